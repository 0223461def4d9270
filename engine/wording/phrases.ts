import type { Comparison, Effect, TextFormat } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';

/**
 * The turns of phrase of narration. Labels are put in as they are declared, so every phrase leaves them in the
 * nominative: nothing is inflected.
 */
export interface Phrases {
  readonly and: string;
  readonly or: string;
  readonly yes: string;
  readonly no: string;
  readonly quote: (text: string) => string;
  /** `x on vähintään y`; `isDate` compares days, where one is not less but earlier. */
  readonly compare: (operator: Comparison, left: string, right: string, isDate: boolean) => string;
  /** Two truth values compared. */
  readonly same: (left: string, right: string, isNegated: boolean) => string;
  readonly between: (operand: string, low: string, high: string) => string;
  readonly oneOf: (operand: string, members: readonly string[], isNegated: boolean) => string;
  readonly inList: (operand: string, list: string, isNegated: boolean) => string;
  readonly isEmpty: (list: string, isNegated: boolean) => string;
  /** Whether none of several optional values was left out. */
  readonly allGiven: (labels: readonly string[], isNegated: boolean) => string;
  readonly isGiven: (operand: string, isNegated: boolean) => string;
  readonly matches: (operand: string, format: TextFormat, isNegated: boolean) => string;
  readonly negated: (condition: string) => string;
  readonly some: (element: string, where: string | null, satisfies: string) => string;
  readonly every: (element: string, where: string | null, satisfies: string) => string;
  /** An element that no record names. */
  readonly elementOf: (list: string) => string;
  readonly theElement: string;
  readonly ifThen: (branches: readonly (readonly [string, string])[], otherwise: string | null) => string;
  readonly count: string;
  readonly sum: string;
  readonly least: string;
  readonly greatest: string;
  readonly inTheList: (list: string) => string;
  readonly onlyWhere: (condition: string) => string;
  readonly atMost: (limit: string, per: string | null) => string;
  readonly rounded: (mode: 'nearest' | 'up' | 'down', operand: string, step: string | null) => string;
  readonly byBrackets: (parameter: string, operand: string) => string;
  readonly fullYears: (from: string, to: string) => string;
  readonly days: (from: string, to: string) => string;
  readonly startOfMonth: (date: string) => string;
  readonly endOfMonth: (date: string) => string;
  readonly year: (date: string) => string;
  readonly notGiven: (labels: readonly string[]) => string;
  readonly nothing: string;
  /** Sentences about rules and definitions, without a capital letter and a full stop. */
  readonly rule: (when: string | null, requires: string, otherwise: string) => string;
  readonly satisfied: (when: string | null) => string;
  readonly follows: (when: string | null, effect: string) => string;
  readonly relief: (requires: string | null, when: string | null, otherwise: string) => string;
  readonly forEach: (element: string, sentence: string) => string;
  readonly value: (when: string | null, value: string) => string;
  readonly exception: (label: string) => string;
  readonly asOf: (date: string) => string;
  readonly effect: Readonly<Record<Effect, string>>;
}

const finnishFormats: Readonly<Record<TextFormat, string>> = {
  business_id: 'Y-tunnus',
  personal_identity_code: 'henkilötunnus',
  email: 'sähköpostiosoite',
};

const englishFormats: Readonly<Record<TextFormat, string>> = {
  business_id: 'a business ID',
  personal_identity_code: 'a personal identity code',
  email: 'an e-mail address',
};

/** What stands after the verb: of a number given as such, of another value, of several of them, of a day. */
const finnishComparisons: Readonly<
  Record<Comparison, readonly [constant: string, one: string, many: string, date: string]>
> = {
  equal: ['', '', '', ''],
  not_equal: ['', '', '', ''],
  less: ['alle ', 'pienempi kuin ', 'pienempiä kuin ', 'aikaisempi kuin '],
  less_or_equal: ['enintään ', 'enintään ', 'enintään ', 'viimeistään '],
  greater: ['yli ', 'suurempi kuin ', 'suurempia kuin ', 'myöhempi kuin '],
  greater_or_equal: ['vähintään ', 'vähintään ', 'vähintään ', 'aikaisintaan '],
};

function compareInFinnish(operator: Comparison, left: string, right: string, isDate: boolean): string {
  const [constant, one, many, date] = finnishComparisons[operator];
  const ofOther = isFinnishPlural(left) ? many : one;
  const comparison = isDate ? date : /^\d/.test(right) ? constant : ofOther;
  return `${left} ${finnishIs(left, operator === 'not_equal')} ${comparison}${right}`;
}

/** `on`, `ei ole`; of a label in the plural `ovat`, `eivät ole`. */
function finnishIs(subject: string, isNegated: boolean): string {
  if (isFinnishPlural(subject)) return isNegated ? 'eivät ole' : 'ovat';
  return isNegated ? 'ei ole' : 'on';
}

/** Nominatives in the plural end in `t`, whether the head comes first (`tunnit viikossa`) or last (`setelin päivät`). */
function isFinnishPlural(subject: string): boolean {
  const words = subject.replace(/ \([^()]*\)$/, '').split(' ');
  if (!words.every((word) => /^[\p{L}-]+$/u.test(word))) return false;
  return [words[0], words.at(-1)].some((word = '') => /t$/.test(word) && !finnishSingulars.test(word));
}

/** Words in the singular that end in `t`: some adjectives, and participles such as `päättynyt` and `tullut`. */
const finnishSingulars = /^(lyhyt|kevyt|ohut|ehyt|olut|neitsyt|päivyt)$|(n|ll|rr|ss)[uy]t$/i;

const englishComparisons: Readonly<Record<Comparison, readonly [number: string, date: string]>> = {
  equal: ['is', 'is'],
  not_equal: ['is not', 'is not'],
  less: ['is less than', 'is before'],
  less_or_equal: ['is at most', 'is no later than'],
  greater: ['is more than', 'is after'],
  greater_or_equal: ['is at least', 'is no earlier than'],
};

const finnish: Phrases = {
  and: 'ja',
  or: 'tai',
  yes: 'kyllä',
  no: 'ei',
  quote: (text) => `”${text}”`,
  compare: compareInFinnish,
  same: (left, right, isNegated) => `${left} ${isNegated ? 'ei ole' : 'on'} sama kuin ${right}`,
  between: (operand, low, high) => `${operand} ${finnishIs(operand, false)} välillä ${low} – ${high}`,
  oneOf: (operand, members, isNegated) => {
    const is = finnishIs(operand, isNegated);
    if (members.length === 1) return `${operand} ${is} ${members[0]}`;
    return `${operand} ${is} ${isNegated ? 'mikään' : 'jokin'} näistä: ${members.join(', ')}`;
  },
  inList: (operand, list, isNegated) => `${operand} ${finnishIs(operand, isNegated)} luettelossa: ${list}`,
  isEmpty: (list, isNegated) => `${list}: ${isNegated ? 'vähintään yksi' : 'ei yhtään'}`,
  allGiven: (labels, isNegated) =>
    `${isNegated ? 'jokin näistä puuttuu' : 'kaikki nämä on annettu'}: ${labels.join(', ')}`,
  isGiven: (operand, isNegated) => `${operand} ${isNegated ? 'ei ole annettu' : 'on annettu'}`,
  matches: (operand, format, isNegated) =>
    `${operand} ${isNegated ? 'ei ole' : 'on'} muodoltaan ${finnishFormats[format]}`,
  negated: (condition) => `ei: ${condition}`,
  some: (element, where, satisfies) =>
    `vähintään yksi ${element}${where === null ? '' : `, jota koskee (${where}),`} täyttää ehdon: ${satisfies}`,
  every: (element, where, satisfies) =>
    `jokainen ${element}${where === null ? '' : `, jota koskee (${where}),`} täyttää ehdon: ${satisfies}`,
  elementOf: (list) => `arvo (luettelo: ${list})`,
  theElement: 'arvo',
  ifThen: (branches, otherwise) =>
    [
      ...branches.map(([when, then]) => `jos ${when}, niin ${then}`),
      ...(otherwise === null ? [] : [`muuten ${otherwise}`]),
    ].join('; '),
  count: 'lukumäärä',
  sum: 'summa',
  least: 'pienin',
  greatest: 'suurin',
  inTheList: (list) => `luettelo: ${list}`,
  onlyWhere: (condition) => `vain kun ${condition}`,
  atMost: (limit, per) => `enintään ${limit}${per === null ? '' : ` kutakin kohti: ${per}`}`,
  rounded: (mode, operand, step) => {
    const direction = { nearest: 'pyöristettynä', up: 'pyöristettynä ylöspäin', down: 'pyöristettynä alaspäin' }[mode];
    return `${operand} ${direction}${step === null ? '' : ` (tarkkuus ${step})`}`;
  },
  byBrackets: (parameter, operand) => `${parameter} portaittain (${operand})`,
  fullYears: (from, to) => `täydet vuodet (${from} – ${to})`,
  days: (from, to) => `päivien määrä (${from} – ${to})`,
  startOfMonth: (date) => `kuukauden ensimmäinen päivä (${date})`,
  endOfMonth: (date) => `kuukauden viimeinen päivä (${date})`,
  year: (date) => `vuosi (${date})`,
  notGiven: (labels) => `puuttuvat näistä: ${labels.join(', ')}`,
  nothing: 'ei mitään',
  rule: (when, requires, otherwise) =>
    `${when === null ? '' : `kun ${when}, `}vaaditaan, että ${requires}; muuten ${otherwise}`,
  satisfied: (when) => `${when === null ? '' : `kun ${when}, `}ehto täyttyy`,
  follows: (when, effect) => `${when === null ? '' : `kun ${when}, `}seuraus on ${effect}`,
  relief: (requires, when, otherwise) => {
    const condition = when === null ? 'jos sääntö ei muuten täyty' : `jos sääntö ei muuten täyty ja ${when}`;
    return requires === null
      ? `${condition}, ${otherwise}`
      : `${condition}, vaaditaan, että ${requires}; muuten ${otherwise}`;
  },
  forEach: (element, sentence) => `jokainen ${element}: ${sentence}`,
  value: (when, value) => `${when === null ? '' : `kun ${when}: `}${value}`,
  exception: (label) => `Poikkeus: ${label}`,
  asOf: (date) => `arvot otetaan päivältä: ${date}`,
  effect: { deny: 'hylkäys', refer: 'viranhaltijan harkinta', warn: 'huomautus' },
};

const english: Phrases = {
  and: 'and',
  or: 'or',
  yes: 'yes',
  no: 'no',
  quote: (text) => `“${text}”`,
  compare: (operator, left, right, isDate) => `${left} ${englishComparisons[operator][isDate ? 1 : 0]} ${right}`,
  same: (left, right, isNegated) => `${left} is ${isNegated ? 'not ' : ''}the same as ${right}`,
  between: (operand, low, high) => `${operand} is between ${low} and ${high}`,
  oneOf: (operand, members, isNegated) => {
    if (members.length === 1) return `${operand} ${isNegated ? 'is not' : 'is'} ${members[0]}`;
    return `${operand} is ${isNegated ? 'none' : 'one'} of: ${members.join(', ')}`;
  },
  inList: (operand, list, isNegated) => `${operand} is ${isNegated ? 'not ' : ''}in the list: ${list}`,
  isEmpty: (list, isNegated) => `${list}: ${isNegated ? 'at least one' : 'none'}`,
  allGiven: (labels, isNegated) =>
    `${isNegated ? 'one of these is missing' : 'all of these are given'}: ${labels.join(', ')}`,
  isGiven: (operand, isNegated) => `${operand} is ${isNegated ? 'not ' : ''}given`,
  matches: (operand, format, isNegated) =>
    `${operand} ${isNegated ? 'does not have' : 'has'} the form of ${englishFormats[format]}`,
  negated: (condition) => `not: ${condition}`,
  some: (element, where, satisfies) =>
    `at least one ${element}${where === null ? '' : ` for which (${where})`} meets: ${satisfies}`,
  every: (element, where, satisfies) =>
    `every ${element}${where === null ? '' : ` for which (${where})`} meets: ${satisfies}`,
  elementOf: (list) => `value (list: ${list})`,
  theElement: 'the value',
  ifThen: (branches, otherwise) =>
    [
      ...branches.map(([when, then]) => `if ${when}, then ${then}`),
      ...(otherwise === null ? [] : [`otherwise ${otherwise}`]),
    ].join('; '),
  count: 'number',
  sum: 'sum',
  least: 'least',
  greatest: 'greatest',
  inTheList: (list) => `list: ${list}`,
  onlyWhere: (condition) => `only where ${condition}`,
  atMost: (limit, per) => `at most ${limit}${per === null ? '' : ` for each: ${per}`}`,
  rounded: (mode, operand, step) => {
    const direction = { nearest: 'rounded', up: 'rounded up', down: 'rounded down' }[mode];
    return `${operand} ${direction}${step === null ? '' : ` (to ${step})`}`;
  },
  byBrackets: (parameter, operand) => `${parameter} by brackets (${operand})`,
  fullYears: (from, to) => `full years (${from} – ${to})`,
  days: (from, to) => `number of days (${from} – ${to})`,
  startOfMonth: (date) => `first day of the month (${date})`,
  endOfMonth: (date) => `last day of the month (${date})`,
  year: (date) => `year (${date})`,
  notGiven: (labels) => `those left out of: ${labels.join(', ')}`,
  nothing: 'none',
  rule: (when, requires, otherwise) =>
    `${when === null ? '' : `where ${when}, `}it is required that ${requires}; otherwise ${otherwise}`,
  satisfied: (when) => `${when === null ? '' : `where ${when}, `}the condition is met`,
  follows: (when, effect) => `${when === null ? '' : `where ${when}, `}the consequence is ${effect}`,
  relief: (requires, when, otherwise) => {
    const condition =
      when === null ? 'if the rule is not met otherwise' : `if the rule is not met otherwise and ${when}`;
    return requires === null
      ? `${condition}, ${otherwise}`
      : `${condition}, it is required that ${requires}; otherwise ${otherwise}`;
  },
  forEach: (element, sentence) => `every ${element}: ${sentence}`,
  value: (when, value) => `${when === null ? '' : `where ${when}: `}${value}`,
  exception: (label) => `Exception: ${label}`,
  asOf: (date) => `values are taken as of: ${date}`,
  effect: { deny: 'denial', refer: 'a decision by an official', warn: 'a warning' },
};

/** The phrases of each language. */
export const phrasesOf: Readonly<Record<Language, Phrases>> = { fi: finnish, en: english };
