import type { Localized } from '../../../ir/localized.ts';

/** The words of a report on a caseload. */
export const impactWords = {
  title: { fi: 'Muutoksen vaikutus', en: 'Impact of the change' },
  outcomes: { fi: 'Tulokset', en: 'Outcomes' },
  before: { fi: 'Ennen', en: 'Before' },
  after: { fi: 'Jälkeen', en: 'After' },
  change: { fi: 'Muutos', en: 'Change' },
  percent: { fi: 'Muutos-%', en: 'Change in %' },
  cases: { fi: 'Tapauksia', en: 'Cases' },
  share: { fi: 'Osuus', en: 'Share' },
  sums: { fi: 'Summat', en: 'Sums' },
  value: { fi: 'Arvo', en: 'Value' },
  ofApproved: { fi: 'hyväksytyt tapaukset', en: 'approved cases' },
  ofAll: { fi: 'tapaukset, joissa arvo tiedetään ennen ja jälkeen', en: 'cases in which it is known before and after' },
  notCounted: { fi: 'Tapauksia, jotka eivät ole summissa', en: 'Cases that are not in the sums' },
  onlyBefore: { fi: 'Tiedetään vain ennen', en: 'Known only before' },
  onlyAfter: { fi: 'Tiedetään vain jälkeen', en: 'Known only after' },
  neither: { fi: 'Ei tiedetä kummassakaan', en: 'Known in neither' },
  notBoth: { fi: 'ei tiedossa ennen ja jälkeen', en: 'not known before and after' },
  groups: { fi: 'Ryhmittäin', en: 'By group' },
  changed: { fi: 'Muuttuu', en: 'Changed' },
  differences: { fi: 'Erot', en: 'Differences' },
  difference: { fi: 'Ero', en: 'Difference' },
  noDifference: { fi: 'ei muutosta', en: 'no change' },
  noDifferenceOrValue: { fi: 'ei muutosta tai ei arvoa', en: 'no change, or not known' },
  upTo: { fi: 'enintään', en: 'up to' },
  over: { fi: 'yli', en: 'over' },
  largest: { fi: 'Suurimmat muutokset', en: 'Largest changes' },
  case: { fi: 'Tapaus', en: 'Case' },
  line: { fi: 'rivi', en: 'line' },
  rest: { fi: 'muut yhteensä', en: 'the others together' },
  unknownGroup: { fi: 'ei tiedossa', en: 'not known' },
  hidden: { fi: 'ei näytetä', en: 'not shown' },
  suppressed: {
    fi: 'Alle viiden tapauksen ryhmiä ei näytetä: ne on yhdistetty muihin tai jätetty pois niin, ettei niitä voi päätellä yhteismääristä.',
    en: 'No group of fewer than five cases is shown: they are put together with others or left out, so that the totals do not tell them.',
  },
  tooFew: {
    fi: 'Tapauksia on alle viisi, joten tuloksia ei näytetä.',
    en: 'There are fewer than five cases, so nothing is shown.',
  },
  disclaimer: {
    fi: 'Vaikutukset on laskettu aineistosta, eivätkä ne ole hallintopäätöksiä.',
    en: 'The effects are computed from the caseload; they are no administrative decisions.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** Sentences with numbers in them. */
export const impactSentences = {
  cases: {
    fi: (cases: string) => `${cases} tapausta ratkaistiin kummillakin säännöillä.`,
    en: (cases: string) => `${cases} cases were decided under both.`,
  },
  changed: {
    fi: (cases: string, share: string) => `Niistä ${cases} muuttuu (${share}).`,
    en: (cases: string, share: string) => `${cases} of them change (${share}).`,
  },
  unclear: {
    fi: (cases: string) =>
      `${cases} tapauksessa jokin arvo tiedetään vain ennen tai vain jälkeen; niitä ei ole laskettu muuttuviin eikä osuuteen.`,
    en: (cases: string) =>
      `In ${cases} cases a value is known only before or only after; they are counted neither as changed nor in the share.`,
  },
  onlyBefore: {
    fi: (cases: string) => `${cases} tapauksessa tiedetään vain ennen`,
    en: (cases: string) => `in ${cases} cases known only before`,
  },
  onlyAfter: {
    fi: (cases: string) => `${cases} tapauksessa tiedetään vain jälkeen`,
    en: (cases: string) => `in ${cases} cases known only after`,
  },
  neither: {
    fi: (cases: string) => `${cases} tapauksessa ei tiedetä`,
    en: (cases: string) => `in ${cases} cases known in neither`,
  },
  unusable: {
    fi: (lines: string) => `${lines} riviä jäi pois, koska niitä ei voitu ratkaista.`,
    en: (lines: string) => `${lines} lines were left out because they could not be decided.`,
  },
  someGenerated: {
    fi: (cases: string) => `${cases} tapauksista on esimerkkiaineistoa.`,
    en: (cases: string) => `${cases} of the cases are generated example data.`,
  },
} as const;
