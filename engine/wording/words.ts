import type { Gap, Status } from '../ir/findings.ts';
import type { Effect } from '../ir/ir.ts';
import type { Localized } from '../ir/localized.ts';

/** The words in which Rulebook presents values and answers. */
export const words = {
  yes: { fi: 'kyllä', en: 'yes' },
  no: { fi: 'ei', en: 'no' },
  and: { fi: 'ja', en: 'and' },
  unknown: { fi: 'ei tiedossa', en: 'not known' },
  absent: { fi: 'ei ole', en: 'none' },
  nothing: { fi: 'ei mitään', en: 'none' },
  noValueInForce: { fi: 'ei voimassa olevaa arvoa', en: 'no value in force' },
  over: { fi: 'yli', en: 'over' },
  hidden: { fi: 'ei näytetä', en: 'not shown' },
  provision: { fi: 'kohta', en: 'provision' },
  provisions: { fi: 'kohdat', en: 'provisions' },
  interpretation: { fi: 'Tulkinta', en: 'Interpretation' },
  exception: { fi: 'Poikkeus', en: 'Exception' },
  values: { fi: 'Lasketut arvot', en: 'Values' },
  missing: { fi: 'Puuttuvat tiedot', en: 'Missing facts' },
  gaps: { fi: 'Sääntökirjassa ei ole arvoa', en: 'The rulebook has no value for' },
  warnings: { fi: 'Huomautukset', en: 'Warnings' },
  edition: { fi: 'Säännöt', en: 'Rules of' },
  day: { fi: 'Arvioitu päivälle', en: 'Assessed as of' },
  notYet: { fi: 'Ratkaisulla on sääntöjä vasta', en: 'There are rules for this decision only from' },
  unknownDay: { fi: 'Arviointipäivä ei ole tiedossa', en: 'The day of assessment is not known' },
  met: { fi: 'täyttyy', en: 'met' },
  notMet: { fi: 'ei täyty', en: 'not met' },
  noValue: { fi: 'sääntökirjassa ei ole arvoa', en: 'the rulebook has no value' },
  items: { fi: 'kpl', en: 'items' },
  element: { fi: 'Arvo', en: 'Value' },
  doesNotApply: { fi: 'ei sovellu', en: 'does not apply' },
  reasonsAbove: { fi: 'perustelut edellä', en: 'reasons above' },
  omitted: { fi: '… (loput jätetty pois)', en: '… (the rest is left out)' },
  remedies: { fi: 'Mitä pitäisi muuttua', en: 'What would have to change' },
  disclaimer: {
    fi: 'Arvio, ei hallintopäätös. Päätöksen tekee viranhaltija.',
    en: 'An assessment, not an administrative decision. An official makes the decision.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** What a rule's status is called. */
export const statusWords: Readonly<Record<Status, Localized>> = {
  violated: { fi: 'Ei täyty', en: 'Not met' },
  unknown: { fi: 'Ei voida vielä arvioida', en: 'Cannot be assessed yet' },
  satisfied: { fi: 'Täyttyy', en: 'Met' },
  not_applicable: { fi: 'Ei koske tätä tapausta', en: 'Does not concern this case' },
};

/** Why a value can be missing, in words. */
export const gapWords: Readonly<Record<Gap['reason'], Localized>> = {
  not_in_force: { fi: 'ei voimassa', en: 'not in force' },
  no_entry: { fi: 'ei arvoa tälle', en: 'no value for this' },
  division_by_zero: { fi: 'jako nollalla', en: 'division by zero' },
  nothing_to_choose: { fi: 'ei mistä valita', en: 'nothing to choose from' },
  no_rules: { fi: 'ei sääntöjä', en: 'no rules' },
};

/** What follows where a rule is not met. */
export const effectWords: Readonly<Record<Effect, Localized>> = {
  deny: { fi: 'hylkäys', en: 'denial' },
  refer: { fi: 'viranhaltijan harkinta', en: 'an official decides' },
  warn: { fi: 'huomautus', en: 'warning' },
};

/** English names of the months, January first. */
export const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
