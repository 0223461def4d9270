import type { DeclaredKind, Wording } from '../../../ir/declared-text.ts';
import type { Localized } from '../../../ir/localized.ts';
import type { FileChange } from '../changes.ts';

/** What each kind of declaration is called, and the words for one that has come or gone. */
export const kindWords: Readonly<
  Record<DeclaredKind, { readonly name: Localized; readonly added: Localized; readonly repealed: Localized }>
> = {
  enum: {
    name: { fi: 'Luokitus', en: 'Classification' },
    added: { fi: 'Uusi luokitus', en: 'New classification' },
    repealed: { fi: 'Luokitus kumotaan', en: 'Classification repealed' },
  },
  member: {
    name: { fi: 'Vaihtoehto', en: 'Choice' },
    added: { fi: 'Uusi vaihtoehto', en: 'New choice' },
    repealed: { fi: 'Vaihtoehto poistetaan', en: 'Choice removed' },
  },
  set: {
    name: { fi: 'Ryhmittely', en: 'Group' },
    added: { fi: 'Uusi ryhmittely', en: 'New group' },
    repealed: { fi: 'Ryhmittely kumotaan', en: 'Group repealed' },
  },
  unit: {
    name: { fi: 'Yksikkö', en: 'Unit' },
    added: { fi: 'Uusi yksikkö', en: 'New unit' },
    repealed: { fi: 'Yksikkö kumotaan', en: 'Unit repealed' },
  },
  record: {
    name: { fi: 'Tietue', en: 'Record' },
    added: { fi: 'Uusi tietue', en: 'New record' },
    repealed: { fi: 'Tietue kumotaan', en: 'Record repealed' },
  },
  input: {
    name: { fi: 'Lähtötiedot', en: 'Input' },
    added: { fi: 'Uudet lähtötiedot', en: 'New input' },
    repealed: { fi: 'Lähtötiedot kumotaan', en: 'Input repealed' },
  },
  field: {
    name: { fi: 'Tieto', en: 'Fact' },
    added: { fi: 'Uusi tieto', en: 'New fact' },
    repealed: { fi: 'Tieto poistetaan', en: 'Fact removed' },
  },
  parameter: {
    name: { fi: 'Hinta tai raja', en: 'Price or limit' },
    added: { fi: 'Uusi hinta tai raja', en: 'New price or limit' },
    repealed: { fi: 'Hinta tai raja kumotaan', en: 'Price or limit repealed' },
  },
  decision: {
    name: { fi: 'Ratkaisu', en: 'Decision' },
    added: { fi: 'Uusi ratkaisu', en: 'New decision' },
    repealed: { fi: 'Ratkaisu kumotaan', en: 'Decision repealed' },
  },
  define: {
    name: { fi: 'Laskettava arvo', en: 'Computed value' },
    added: { fi: 'Uusi laskettava arvo', en: 'New computed value' },
    repealed: { fi: 'Laskettava arvo kumotaan', en: 'Computed value repealed' },
  },
  table: {
    name: { fi: 'Taulukko', en: 'Table' },
    added: { fi: 'Uusi taulukko', en: 'New table' },
    repealed: { fi: 'Taulukko kumotaan', en: 'Table repealed' },
  },
  rule: {
    name: { fi: 'Sääntö', en: 'Rule' },
    added: { fi: 'Uusi sääntö', en: 'New rule' },
    repealed: { fi: 'Sääntö kumotaan', en: 'Rule repealed' },
  },
  exception: {
    name: { fi: 'Poikkeus', en: 'Exception' },
    added: { fi: 'Poikkeus lisätty', en: 'Exception added' },
    repealed: { fi: 'Poikkeus kumotaan', en: 'Exception repealed' },
  },
  relief: {
    name: { fi: 'Helpotus', en: 'Relief' },
    added: { fi: 'Helpotus lisätty', en: 'Relief added' },
    repealed: { fi: 'Helpotus kumotaan', en: 'Relief repealed' },
  },
};

export const wordingWords: Readonly<Record<Wording, Localized>> = {
  label: { fi: 'nimi', en: 'label' },
  message: { fi: 'perusteluteksti', en: 'the text of the reason' },
  interpretation: { fi: 'tulkinta', en: 'interpretation' },
  citation: { fi: 'säännösviittaus', en: 'citation' },
  outcome_words: { fi: 'ratkaisun sanat', en: 'words of the outcomes' },
  changeable: { fi: 'tiedot, joita voi muuttaa', en: 'facts that can be changed' },
};

export const fileWords: Readonly<Record<FileChange['kind'], Localized>> = {
  comments: { fi: 'kommentteja muutettu', en: 'comments changed' },
  surroundings: { fi: 'säännösten ulkopuolista tekstiä muutettu', en: 'text around the provisions changed' },
  layout: { fi: 'asettelua muutettu', en: 'layout changed' },
  order: { fi: 'järjestystä muutettu', en: 'order changed' },
  restated: { fi: 'vahvistaa voimassa olevan ennallaan', en: 'states again what is in force' },
  moved: { fi: 'sisältöä siirretty tiedostosta toiseen', en: 'content moved between files' },
};

/** What an exception has been added to, or taken from. */
export const targetWords = {
  added: {
    rule: { fi: 'sääntöön', en: 'to the rule' },
    definition: { fi: 'laskettavaan arvoon', en: 'to the computed value' },
  },
  repealed: {
    rule: { fi: 'säännöstä', en: 'from the rule' },
    definition: { fi: 'laskettavasta arvosta', en: 'from the computed value' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'rule' | 'definition', Localized>>>>;

export const declarationWords = {
  before: { fi: 'Aiemmin', en: 'Before' },
  meaningChanged: { fi: 'Sisältö muuttuu.', en: 'Its content changes.' },
  rewritten: {
    fi: 'Ei muuta merkitystä: sama asia toisin kirjoitettuna.',
    en: 'No change of meaning: the same in other words.',
  },
  onlyWording: { fi: 'Ei muuta merkitystä; muuttuu', en: 'No change of meaning; changed' },
  alsoWording: { fi: 'Lisäksi muuttuu', en: 'Also changed' },
} as const satisfies Readonly<Record<string, Localized>>;
