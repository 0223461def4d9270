import type { Edition } from '../../../ir/ir.ts';
import type { Language, Localized } from '../../../ir/localized.ts';
import { formatDay } from '../../../wording/format-value.ts';
import type { Stretch } from '../changes.ts';

/** The words of a report. */
export const reportWords = {
  title: { fi: 'Sääntökirjan muutos', en: 'Change of the rulebook' },
  nothing: { fi: 'Mikään ei muutu.', en: 'Nothing changes.' },
  lock: { fi: 'Lukitus', en: 'Lock' },
  rewritten: { fi: 'Hyväksyttyä versiota on muutettu', en: 'An accepted edition has been changed' },
  removedEdition: { fi: 'Hyväksytty versio on poistettu', en: 'An accepted edition has been removed' },
  reopened: { fi: 'Hyväksytty versio ei ole enää hyväksytty', en: 'An accepted edition is not accepted any more' },
  unpinned: { fi: 'Version lukitus on poistettu', en: 'The lock of an edition has been removed' },
  repinned: { fi: 'Version lukitus on vaihdettu', en: 'The lock of an edition has been replaced' },
  what: { fi: 'Mitä', en: 'What' },
  when: { fi: 'Milloin', en: 'When' },
  onwards: { fi: 'alkaen', en: 'onwards' },
  whichDate: { fi: 'ratkaiseva päivä', en: 'the date that counts' },
  decided: { fi: 'Kuka päätti', en: 'Decided by' },
  whom: { fi: 'Kenelle ja kuinka paljon', en: 'For whom and how much' },
  example: { fi: 'Esimerkiksi', en: 'For example' },
  outcomes: { fi: 'Mikä ratkeaa toisin', en: 'Decided otherwise' },
  proved: { fi: 'Todistettu', en: 'Proved' },
  searched: { fi: 'Vain haettu', en: 'Only searched' },
  cautions: { fi: 'Tarkista', en: 'Check' },
  checked: { fi: 'Tarkistettu', en: 'Checked' },
  editions: { fi: 'Versiot ja päätökset', en: 'Editions and decisions' },
  values: { fi: 'Hinnat ja rajat', en: 'Prices and limits' },
  rules: { fi: 'Säännöt ja laskenta', en: 'Rules and calculations' },
  effects: {
    fi: 'Sääntökirjan omat testitapaukset, joiden tulos muuttuu',
    en: "The rulebook's own test cases that come out differently",
  },
  behaviour: { fi: 'Esimerkkitapaukset, joiden tulos muuttuu', en: 'Example cases that come out differently' },
  outcome: { fi: 'Tulos', en: 'Outcome' },
  responsible: { fi: 'Eron tekee', en: 'What makes the difference' },
  facts: { fi: 'Tiedot', en: 'Facts' },
  caseload: { fi: 'Tapausaineistossa', en: 'In the caseload' },
  impact: { fi: 'Vaikutus tapausaineistoon', en: 'Impact on the caseload' },
  generated: { fi: 'esimerkkiaineisto – ei todellisia asiakkaita', en: 'generated example data – no real clients' },
  tooFew: { fi: 'tapauksia on liian vähän kerrottavaksi', en: 'too few cases for anything to be told' },
  noneChanges: { fi: 'mikään ei muutu', en: 'nothing changes' },
  inAll: { fi: 'hyväksytyissä yhteensä', en: 'of approved cases in all' },
  unchanged: { fi: 'Muutokset, jotka eivät muuta merkitystä', en: 'Changes that change no meaning' },
  provisions: { fi: 'Säännösten teksti', en: 'Text of the provisions' },
  cases: { fi: 'Testitapaukset', en: 'Test cases' },
  item: { fi: 'Arvo', en: 'Value' },
  before: { fi: 'Ennen', en: 'Before' },
  after: { fi: 'Jälkeen', en: 'After' },
  change: { fi: 'Muutos', en: 'Change' },
  percent: { fi: '%', en: '%' },
  provision: { fi: 'Kohta', en: 'Provision' },
  validity: { fi: 'Voimassa', en: 'In force' },
  checkedBy: { fi: 'Verrannut päätökseen', en: 'Checked against the decision by' },
  checkedOn: { fi: 'Päivä', en: 'Date' },
  tick: { fi: 'Verrattu päätökseen', en: 'Checked against the decision' },
  reason: { fi: 'peruste', en: 'reason' },
  noReason: { fi: 'perustetta ei ole annettu', en: 'no reason given' },
  notKnownAnyMore: { fi: 'ei enää tiedossa', en: 'no longer known' },
  notDecided: { fi: 'ei vielä päätetty', en: 'not decided yet' },
  decisionUnchanged: { fi: 'päätöstiedot eivät muutu', en: 'the record of the decision does not change' },
  record: { fi: 'asiakirja', en: 'record' },
  notes: { fi: 'Huomautus', en: 'Note' },
  statedFor: { fi: 'vahvistettu vuodelle', en: 'stated for' },
  informative: { fi: 'kohdat, joista ei ratkaista mitään', en: 'provisions that decide nothing' },
  newEdition: { fi: 'uusi versio', en: 'new edition' },
  editionGone: { fi: 'versio poistuu', en: 'the edition is withdrawn' },
  editionChanged: { fi: 'version tiedot muuttuvat', en: 'the facts of the edition change' },
  status: { fi: 'tila', en: 'status' },
  newValue: { fi: 'uusi', en: 'new' },
  ended: { fi: 'päättyy', en: 'ends' },
  reordered: { fi: 'vain järjestys muuttuu', en: 'only the order changes' },
  added: { fi: 'lisätty', en: 'added' },
  removed: { fi: 'poistettu', en: 'removed' },
  changed: { fi: 'muutettu', en: 'changed' },
  translation: { fi: 'Käännös', en: 'Translation' },
  translationSentence: {
    fi: 'Ei muuta merkitystä: käännös muuttuu.',
    en: 'No change of meaning: the translation changes.',
  },
  file: { fi: 'Tiedosto', en: 'File' },
  noMeaning: { fi: 'Ei muuta merkitystä', en: 'No change of meaning' },
  identity: { fi: 'Sääntökirjan tiedot', en: 'Facts of the rulebook' },
  informativeNow: { fi: 'kohdasta ei enää ratkaista mitään', en: 'nothing is decided from the provision any more' },
  decidingNow: { fi: 'kohdasta ratkaistaan nyt jotakin', en: 'something is decided from the provision now' },
  nothingFelt: {
    fi: 'mikään arvo, sääntö tai laskenta ei muutu',
    en: 'no value, rule or calculation changes',
  },
  moved: { fi: 'luettelo on liitteessä', en: 'listed in the attachment' },
  tooLong: {
    fi: 'luettelo ei mahdu tähän; katso koko raportti',
    en: 'the list does not fit here; see the full report',
  },
  notCompared: {
    fi: 'tuloksia ei ole verrattu todistamalla; tässä on luettu arvot, säännöt ja testitapaukset',
    en: 'outcomes have not been compared by proof; values, rules and test cases have been read',
  },
} as const satisfies Readonly<Record<string, Localized>>;

export const editionStatusWords: Readonly<Record<Edition['status'], Localized>> = {
  draft: { fi: 'luonnos, ei voimassa', en: 'draft, not in force' },
  proposed: { fi: 'odottaa tarkistusta', en: 'proposed' },
  accepted: { fi: 'hyväksytty', en: 'accepted' },
  in_force: { fi: 'voimassa', en: 'in force' },
};

/** How many cases a caseload has. */
export const impactHeads: Readonly<Record<Language, (cases: string) => string>> = {
  fi: (cases) => `${cases} tapausta`,
  en: (cases) => `${cases} cases`,
};

/** Said where not all ways in which cases come out differently are shown. */
export const manyEffects: Readonly<Record<Language, (shown: number) => string>> = {
  fi: (shown) => `Tässä ${shown} erilaista muutosta; kaikki ovat JSON-muodossa.`,
  en: (shown) => `Here are ${shown} different changes; all are in the JSON format.`,
};

/** What follows where not all are named. */
export const andMore: Readonly<Record<Language, (more: number) => string>> = {
  fi: (more) => (more === 1 ? 'ja yksi muu' : `ja ${more} muuta`),
  en: (more) => `and ${more} more`,
};

/** How many cases were decided on both sides, how many end otherwise and in how many values change; null: in none. */
export interface CountedCases {
  readonly all: string;
  readonly outcomes: string | null;
  readonly amounts: string | null;
}

/** The rulebook's own cases in a sentence. */
export const countedCases: Readonly<Record<Language, (counts: CountedCases) => string>> = {
  fi: ({ all, outcomes, amounts }) => {
    const head = `sääntökirjan omista ${all} testitapauksesta`;
    if (outcomes === null) {
      return amounts === null
        ? `${head} yksikään ei muutu`
        : `${head} arvo muuttuu: ${amounts}; yksikään ei pääty toisin`;
    }
    return `${head} ${outcomes} päättyy toisin${amounts === null ? '' : `; arvo muuttuu: ${amounts}`}`;
  },
  en: ({ all, outcomes, amounts }) => {
    const head = `of the rulebook's own ${all} test cases`;
    if (outcomes === null) {
      return amounts === null
        ? `${head} none changes`
        : `${head} a value changes in ${amounts}; none has another outcome`;
    }
    return `${head} ${outcomes} have another outcome${amounts === null ? '' : `; a value changes in ${amounts}`}`;
  },
};

/** `1.1.2021 alkaen`, `1.1.2021–31.12.2021` / `from 1 January 2021`, `1 January 2021 – 31 December 2021`. */
export function formatStretch({ from, until }: Stretch, language: Language): string {
  const start = from === null ? '' : formatDay(from, language);
  if (until === null) return language === 'fi' ? `${start} alkaen` : `from ${start}`;
  const end = formatDay(until - 1, language);
  return language === 'fi' ? `${start}–${end}` : `${start} – ${end}`;
}

/** A number with its noun. */
export function countWords(number: number, one: Localized, many: Localized, language: Language): string {
  return `${number} ${(number === 1 ? one : many)[language]}`;
}
