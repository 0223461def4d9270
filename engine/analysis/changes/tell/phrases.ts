import type { Language } from '../../../ir/localized.ts';

/** What of a norm a condition is: what it asks for, or where it applies. */
export type ConditionRole = 'requires' | 'when' | 'where' | 'value';

/** The turns of phrase in which changes are told. Labels stand as they are declared: nothing is inflected. */
export interface ChangePhrases {
  readonly quote: (text: string) => string;
  readonly role: Readonly<Record<ConditionRole, string>>;
  readonly added: (noun: string, text: string) => string;
  readonly removed: (noun: string, text: string) => string;
  readonly changed: (noun: string, before: string, after: string) => string;
  readonly tightened: (noun: string, before: string, after: string) => string;
  readonly loosened: (noun: string, before: string, after: string) => string;
  readonly reversed: (noun: string, before: string, after: string) => string;
  readonly alternativeAdded: (text: string) => string;
  readonly alternativeRemoved: (text: string) => string;
  readonly nowAll: (texts: readonly string[]) => string;
  readonly nowAny: (texts: readonly string[]) => string;
  readonly nowEvery: (text: string) => string;
  readonly nowSome: (text: string) => string;
  readonly membersAdded: (of: string, texts: readonly string[]) => string;
  readonly membersRemoved: (of: string, texts: readonly string[]) => string;
  readonly list: string;
  readonly calculation: string;
  /** A row of a table, or a branch of another choice. */
  readonly row: Readonly<Record<'if' | 'match' | 'table', string>>;
  readonly where: (condition: string) => string;
  /** In all other cases. */
  readonly otherwise: string;
  readonly rounding: (before: string, after: string) => string;
  readonly roundingOf: (mode: 'nearest' | 'up' | 'down', step: string | null) => string;
  readonly effect: (before: string, after: string) => string;
  readonly satisfied: string;
  readonly dating: (before: string, after: string) => string;
  readonly caseDate: string;
  readonly eachElement: (before: string | null, after: string | null) => string;
  readonly target: (before: string, after: string) => string;
  readonly nowRelief: string;
  readonly nowReplacement: string;
  readonly type: (before: string, after: string) => string;
}

const finnish: ChangePhrases = {
  quote: (text) => `”${text}”`,
  role: { requires: 'ehto', when: 'soveltamisehto', where: 'rajaus', value: 'ehto' },
  added: (noun, text) => `${noun} lisätty: ${text}`,
  removed: (noun, text) => `${noun} poistettu: ${text}`,
  changed: (noun, before, after) => `${noun} muuttuu: ${before} → ${after}`,
  tightened: (noun, before, after) => `${noun} tiukkenee: ${before} → ${after}`,
  loosened: (noun, before, after) => `${noun} lievenee: ${before} → ${after}`,
  reversed: (noun, before, after) => `${noun} kääntyy päinvastaiseksi: ${before} → ${after}`,
  alternativeAdded: (text) => `vaihtoehto lisätty: ${text}`,
  alternativeRemoved: (text) => `vaihtoehto poistettu: ${text}`,
  nowAll: (texts) => `aiemmin riitti yksi näistä, nyt vaaditaan kaikki: ${texts.join('; ')}`,
  nowAny: (texts) => `aiemmin vaadittiin kaikki nämä, nyt riittää yksi: ${texts.join('; ')}`,
  nowEvery: (text) => `aiemmin riitti yksi, nyt vaaditaan jokaiselta: ${text}`,
  nowSome: (text) => `aiemmin vaadittiin jokaiselta, nyt riittää yksi: ${text}`,
  membersAdded: (of, texts) => `${of}: lisätty ${texts.join(', ')}`,
  membersRemoved: (of, texts) => `${of}: poistettu ${texts.join(', ')}`,
  list: 'luettelo',
  calculation: 'laskenta',
  row: { if: 'haara', match: 'haara', table: 'rivi' },
  where: (condition) => `kun ${condition}`,
  otherwise: 'muissa tapauksissa',
  rounding: (before, after) => `pyöristys muuttuu: ${before} → ${after}`,
  roundingOf: (mode, step) => {
    const direction = { nearest: 'lähimpään', up: 'ylöspäin', down: 'alaspäin' }[mode];
    return step === null ? direction : `${direction} (tarkkuus ${step})`;
  },
  effect: (before, after) => `seuraus muuttuu: ${before} → ${after}`,
  satisfied: 'ehto täyttyy',
  dating: (before, after) => `arvot otetaan toiselta päivältä: ${before} → ${after}`,
  caseDate: 'ratkaisun päivä',
  eachElement: (before, after) => {
    if (before === null) return `koskee nyt jokaista erikseen: ${after}`;
    return after === null
      ? `ei enää koske jokaista erikseen: ${before}`
      : `koskee nyt muuta joukkoa: ${before} → ${after}`;
  },
  target: (before, after) => `koskee nyt muuta: ${before} → ${after}`,
  nowRelief: 'voi nyt vain auttaa: se tutkitaan vasta, kun sääntö ei muuten täyty',
  nowReplacement: 'tulee nyt aina säännön tilalle, ei enää vain silloin, kun sääntö ei muuten täyty',
  type: (before, after) => `laji muuttuu: ${before} → ${after}`,
};

const english: ChangePhrases = {
  quote: (text) => `“${text}”`,
  role: { requires: 'condition', when: 'condition of application', where: 'restriction', value: 'condition' },
  added: (noun, text) => `${noun} added: ${text}`,
  removed: (noun, text) => `${noun} removed: ${text}`,
  changed: (noun, before, after) => `${noun} changed: ${before} → ${after}`,
  tightened: (noun, before, after) => `${noun} tightened: ${before} → ${after}`,
  loosened: (noun, before, after) => `${noun} relaxed: ${before} → ${after}`,
  reversed: (noun, before, after) => `${noun} reversed: ${before} → ${after}`,
  alternativeAdded: (text) => `alternative added: ${text}`,
  alternativeRemoved: (text) => `alternative removed: ${text}`,
  nowAll: (texts) => `one of these was enough, now all are required: ${texts.join('; ')}`,
  nowAny: (texts) => `all of these were required, now one is enough: ${texts.join('; ')}`,
  nowEvery: (text) => `one was enough, now it is required of every one: ${text}`,
  nowSome: (text) => `it was required of every one, now one is enough: ${text}`,
  membersAdded: (of, texts) => `${of}: added ${texts.join(', ')}`,
  membersRemoved: (of, texts) => `${of}: removed ${texts.join(', ')}`,
  list: 'list',
  calculation: 'calculation',
  row: { if: 'branch', match: 'branch', table: 'row' },
  where: (condition) => `where ${condition}`,
  otherwise: 'in all other cases',
  rounding: (before, after) => `rounding changed: ${before} → ${after}`,
  roundingOf: (mode, step) => {
    const direction = { nearest: 'to the nearest', up: 'up', down: 'down' }[mode];
    return step === null ? direction : `${direction} (to ${step})`;
  },
  effect: (before, after) => `consequence changed: ${before} → ${after}`,
  satisfied: 'the condition is met',
  dating: (before, after) => `values are taken from another day: ${before} → ${after}`,
  caseDate: "the decision's date",
  eachElement: (before, after) => {
    if (before === null) return `now concerns each one by itself: ${after}`;
    return after === null
      ? `no longer concerns each one by itself: ${before}`
      : `now concerns others: ${before} → ${after}`;
  },
  target: (before, after) => `now concerns something else: ${before} → ${after}`,
  nowRelief: 'can only help now: it is consulted only where the rule is not met otherwise',
  nowReplacement: "always takes the rule's place now, no longer only where the rule is not met otherwise",
  type: (before, after) => `kind changed: ${before} → ${after}`,
};

/** The phrases of each language. */
export const changePhrases: Readonly<Record<Language, ChangePhrases>> = { fi: finnish, en: english };
