import type { Localized } from '../../engine/ir/localized.ts';
import type { Schema } from '../yaml/structure.ts';

const share: Schema = {
  type: 'string',
  pattern: '^\\d{1,3}(\\.\\d{1,2})? ?%$',
  expects: { fi: 'osuus prosentteina, kuten 0.5 %', en: 'a share in percent, such as 0.5 %' },
};

const name: Schema = { type: 'string', minLength: 1, expects: { fi: 'tiedon nimi', en: 'the name of a fact' } };

const weights: Schema = {
  type: 'object',
  properties: {},
  additionalProperties: {
    type: 'string',
    pattern: '^\\d{1,6}$',
    expects: { fi: 'paino kokonaislukuna', en: 'a weight, a whole number' },
  },
  expects: { fi: 'arvoja painoineen: { 40: 3, 20: 1 }', en: 'values with their weights: { 40: 3, 20: 1 }' },
};

const amounts: Schema = {
  type: ['object', 'array', 'string'],
  pattern: '^-?\\d{1,5}$',
  minItems: 2,
  maxItems: 2,
  items: { type: 'string', pattern: '^-?\\d{1,5}$', expects: { fi: 'kokonaisluku', en: 'a whole number' } },
  properties: {},
  additionalProperties: { type: 'string', pattern: '^\\d{1,6}$' },
  expects: {
    fi: 'luku, väli [0, 30] tai luvut painoineen { 4: 3, 2: 1 }',
    en: 'a number, a range [0, 30] or numbers with their weights { 4: 3, 2: 1 }',
  },
};

const chance: Schema = {
  type: 'object',
  properties: {
    when: {
      type: 'object',
      expects: { fi: 'ehtoja: tieto ja arvo tai arvot', en: 'conditions: a fact and a value or values' },
    },
    one_of: weights,
    between: {
      type: 'array',
      minItems: 2,
      maxItems: 2,
      items: { type: 'string' },
      expects: { fi: 'väli, kuten [0, 20]', en: 'a range such as [0, 20]' },
    },
    step: { type: 'string', expects: { fi: 'luku', en: 'a number' } },
    some_of: {
      type: 'object',
      properties: {},
      additionalProperties: share,
      expects: { fi: 'arvoja osuuksineen: { arvo: 60 % }', en: 'values with their shares: { value: 60 % }' },
    },
    elements: amounts,
    after: name,
    before: name,
    days: amounts,
    months: amounts,
    years: amounts,
    and_days: { type: 'string', pattern: '^-?\\d{1,5}$', expects: { fi: 'päiviä', en: 'days' } },
    at: {
      type: 'string',
      enum: ['start of month', 'end of month'],
      expects: { fi: 'start of month tai end of month', en: 'start of month or end of month' },
    },
    output: { type: 'string', minLength: 1, expects: { fi: 'laskettavan arvon nimi', en: 'the name of an output' } },
    plus: weights,
    missing: share,
  },
  additionalProperties: false,
  expects: { fi: 'tapa, jolla tieto arvotaan', en: 'a way to draw the fact' },
};

const chances: Schema = {
  type: ['object', 'array'],
  properties: chance.properties,
  additionalProperties: false,
  minItems: 1,
  items: chance,
  expects: { fi: 'tapa arpoa tieto tai luettelo tavoista', en: 'a way to draw the fact, or a list of ways' },
};

const lines: Localized = { fi: "rivejä 'tieto: …'", en: "lines 'fact: …'" };

/** A profile of plausible cases; `docs/impact.md` describes it for its writers. */
export const profileSchema: Schema = {
  type: 'object',
  properties: {},
  additionalProperties: {
    type: 'object',
    properties: {
      missing: share,
      facts: { type: 'object', properties: {}, additionalProperties: chances, expects: lines },
    },
    required: ['facts'],
    additionalProperties: false,
    expects: { fi: "ratkaisun tiedot: 'facts: …'", en: "the facts of a decision: 'facts: …'" },
  },
  expects: { fi: "ratkaisuja: 'voucher_grant: …'", en: "decisions: 'voucher_grant: …'" },
};
