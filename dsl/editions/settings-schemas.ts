import type { Schema } from '../yaml/structure.ts';

const text = (fi: string, en: string): Schema => ({ type: 'string', minLength: 1, expects: { fi, en } });
const plainText = text('teksti', 'a text');
const date: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  expects: { fi: 'päivä, kuten 2019-10-25', en: 'a date such as 2019-10-25' },
};

/** A text in the authority's language, or one a language: `{fi: …, en: …}`. */
const texts: Schema = {
  type: ['string', 'object'],
  minLength: 1,
  minProperties: 1,
  properties: {},
  patternProperties: { '^[a-z]{2}$': plainText },
  additionalProperties: false,
  expects: { fi: 'teksti tai tekstit kielittäin (fi: …, en: …)', en: 'a text, or one a language (fi: …, en: …)' },
};

const mapping = { fi: "rivejä 'avain: arvo'", en: "lines 'key: value'" };

/** `rulebook.yaml` */
export const rulebookSchema: Schema = {
  type: 'object',
  expects: mapping,
  properties: {
    id: {
      type: 'string',
      pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
      expects: {
        fi: 'tunnus pienin kirjaimin, kuten kuopio-social-rehabilitation',
        en: 'a name in small letters such as kuopio-social-rehabilitation',
      },
    },
    title: texts,
    authority: texts,
    currency: {
      type: 'string',
      pattern: '^[A-Z]{3}$',
      expects: { fi: 'valuutan tunnus, kuten EUR', en: 'a currency code such as EUR' },
    },
    languages: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      expects: {
        fi: 'kielten luettelo, kukin kerran, kuten [fi, en]',
        en: 'a list of languages, each once, such as [fi, en]',
      },
      items: { type: 'string', pattern: '^[a-z]{2}$', expects: { fi: 'kieli, kuten fi', en: 'a language such as fi' } },
    },
    holidays: { type: 'string', enum: ['FI'], expects: { fi: 'FI', en: 'FI' } },
  },
  required: ['id', 'title', 'authority', 'currency', 'languages', 'holidays'],
  additionalProperties: false,
};

/** `edition.yaml` */
export const editionSchema: Schema = {
  type: 'object',
  expects: mapping,
  properties: {
    decided: date,
    decided_by: plainText,
    record: plainText,
    body: plainText,
    section: plainText,
    status: {
      type: 'string',
      enum: ['draft', 'proposed', 'accepted', 'in_force'],
      expects: { fi: 'draft, proposed, accepted tai in_force', en: 'draft, proposed, accepted or in_force' },
    },
    stated_for: {
      type: 'object',
      properties: {},
      additionalProperties: {
        type: 'string',
        pattern: '^(1[89]|2\\d)\\d{2}$',
        expects: { fi: 'vuosi, kuten 2020', en: 'a year such as 2020' },
      },
      expects: { fi: "parametreja ja vuosia, kuten 'price: 2020'", en: "parameters and years such as 'price: 2020'" },
    },
    informative: {
      type: 'array',
      items: plainText,
      expects: { fi: 'säännösten luettelo', en: 'a list of provisions' },
    },
    notes: plainText,
  },
  required: ['status'],
  additionalProperties: false,
};
