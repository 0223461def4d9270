import type { Localized } from '../ir/localized.ts';

/** The words of a rulebook shown as a document. */
export const documentWords = {
  inForce: { fi: 'Voimassa', en: 'In force on' },
  edition: { fi: 'säännöt', en: 'rules of' },
  fingerprint: { fi: 'tunniste', en: 'fingerprint' },
  decidedFor: { fi: 'Ratkaistaan päivälle:', en: 'Decided as of:' },
  gives: { fi: 'Antaa tulokseksi:', en: 'Gives:' },
  reports: { fi: 'Lisäksi ilmoitetaan:', en: 'Also reports:' },
  rules: { fi: 'Säännöt', en: 'Rules' },
  definitions: { fi: 'Laskettavat arvot', en: 'What is computed' },
  common: { fi: 'Yhteiset laskettavat arvot', en: 'Computed values in common' },
  values: { fi: 'Voimassa olevat arvot', en: 'Values in force' },
  what: { fi: 'Mikä', en: 'What' },
  value: { fi: 'Arvo', en: 'Value' },
  from: { fi: 'Alkaen', en: 'From' },
  provision: { fi: 'Kohta', en: 'Provision' },
  statedFor: { fi: 'vahvistettu vuodelle', en: 'stated for' },
  informative: { fi: 'Kohdat, joista ei ratkaista mitään', en: 'Provisions that decide nothing' },
} as const satisfies Readonly<Record<string, Localized>>;
