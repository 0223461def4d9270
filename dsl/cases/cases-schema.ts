import type { Localized } from '../../engine/ir/localized.ts';
import type { Schema } from '../yaml/structure.ts';

const text = (expects: Localized): Schema => ({ type: 'string', minLength: 1, expects });
const names = (expects: Localized): Schema => ({ type: 'array', items: text(expects), expects });
const lines: Localized = { fi: "rivejä 'avain: arvo'", en: "lines 'key: value'" };

const facts: Schema = { type: 'object', expects: { fi: 'tietoja, kuten client: …', en: 'facts such as client: …' } };

const nameOrNames: Schema = {
  type: ['string', 'array'],
  minLength: 1,
  minItems: 1,
  items: { type: 'string', minLength: 1 },
  expects: { fi: 'nimi tai luettelo nimistä', en: 'a name or a list of names' },
};

const ruleStatus: Schema = {
  type: 'string',
  pattern: '^(satisfied|violated|not_applicable|unknown)( (deny|refer|warn))?( by [a-z][a-z0-9_]*)?$',
  expects: {
    fi: 'satisfied, violated, not_applicable tai unknown; perään voi kirjoittaa vaikutuksen ja poikkeuksen: violated refer by POIKKEUS',
    en: 'satisfied, violated, not_applicable or unknown, with the effect and the exception if wanted: violated refer by EXCEPTION',
  },
};

/** A file of policy cases; `docs/policy-cases.md` describes it for its writers. */
export const casesSchema: Schema = {
  type: 'object',
  expects: lines,
  properties: {
    decision: text({ fi: 'ratkaisun nimi', en: 'the name of a decision' }),
    base: facts,
    cases: {
      type: 'array',
      minItems: 1,
      expects: { fi: "tapauksia, kukin alkaen '- case: …'", en: "cases, each starting '- case: …'" },
      items: {
        type: 'object',
        expects: { fi: "tapaus: '- case: …'", en: "a case: '- case: …'" },
        properties: {
          case: text({
            fi: 'lause, joka kertoo, mitä tapaus osoittaa',
            en: 'a sentence that says what the case shows',
          }),
          facts,
          on: {
            type: 'string',
            pattern: '^\\d{4}-\\d{2}-\\d{2}$',
            expects: { fi: 'päivä, kuten 2020-03-02', en: 'a date such as 2020-03-02' },
          },
          outcome: {
            type: 'string',
            enum: ['approved', 'denied', 'referred', 'incomplete'],
            expects: {
              fi: 'approved, denied, referred tai incomplete',
              en: 'approved, denied, referred or incomplete',
            },
          },
          values: { type: 'object', expects: { fi: 'arvoja: nimi ja arvo', en: 'values: a name and a value' } },
          rules: { type: 'object', properties: {}, additionalProperties: ruleStatus, expects: lines },
          violated: names({ fi: 'luettelo sääntöjen nimistä', en: 'a list of names of rules' }),
          missing: names({ fi: 'luettelo puuttuvista tiedoista', en: 'a list of missing facts' }),
          gaps: names({ fi: 'luettelo nimistä, joilla ei ole arvoa', en: 'a list of names without a value' }),
          warnings: {
            type: ['string', 'array'],
            pattern: '^\\d+$',
            items: { type: 'string' },
            expects: { fi: 'huomautusten määrä tai tekstit', en: 'the number of warnings, or their texts' },
          },
          message: {
            type: 'object',
            properties: {},
            additionalProperties: { type: ['string', 'array'], items: { type: 'string' } },
            expects: { fi: 'sääntö ja sen viesti', en: 'a rule and its message' },
          },
          vary: nameOrNames,
          expect: nameOrNames,
          rows: {
            type: 'array',
            minItems: 1,
            expects: { fi: 'rivejä, kuten - [64, approved]', en: 'rows such as - [64, approved]' },
            items: {
              type: 'array',
              minItems: 2,
              expects: { fi: 'rivi, kuten [64, approved]', en: 'a row such as [64, approved]' },
            },
          },
        },
        required: ['case'],
        additionalProperties: false,
      },
    },
  },
  required: ['decision', 'cases'],
  additionalProperties: false,
};
