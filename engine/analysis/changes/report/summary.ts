import { type AmountDifference, differenceOf } from '../../../compare/amounts.ts';
import { type ValueDifference, valuesIn } from '../../../compare/difference.ts';
import type { DecidedTwice } from '../../../compare/sides.ts';
import { formatChange, formatDifference } from '../../../compare/write-difference.ts';
import type { DeclaredKind } from '../../../ir/declared-text.ts';
import type { Day, Rulebook } from '../../../ir/ir.ts';
import type { Language, Localized } from '../../../ir/localized.ts';
import { labelOfName, namesOf } from '../../../ir/names.ts';
import { lowerFirst, upperFirst } from '../../../ir/texts.ts';
import { formatNumber } from '../../../wording/format-number.ts';
import { formatDay } from '../../../wording/format-value.ts';
import type { CaseEffects } from '../case-effects.ts';
import type { Changes, EditionChange, LockChange } from '../changes.ts';
import { isUnchanged } from '../find-changes.ts';
import type { ToldDeclaration } from '../tell/tell-declaration.ts';
import { labelOfDecision, outcomeInWords } from './arrange-effects.ts';
import { summariseImpact } from './arrange-impact.ts';
import { decisionInWords } from './arrange-others.ts';
import { describeCase } from './describe-case.ts';
import type { ReportContext, SummaryLine, UnchangedEntry, ValueEntry, ValueGroup } from './report.ts';
import { summariseBehaviour } from './summarise-behaviour.ts';
import { tellDates } from './which-date.ts';
import { andMore, countedCases, countWords, reportWords as words } from './words.ts';

/** What the opening of a report is made from. */
export interface SummaryParts {
  readonly changes: Changes;
  readonly language: Language;
  readonly context: ReportContext;
  readonly values: readonly ValueGroup[];
  readonly declarations: readonly ToldDeclaration[];
  readonly unchanged: readonly UnchangedEntry[];
  readonly effects: CaseEffects;
}

/**
 * The opening of a report, at most ten lines for someone who decides about money and people: what was locked and does not
 * stand, what changes, from when, decided
 * by whom, who gains or loses how much, what is proved and what only searched, what to check and why. Empty where there is
 * no difference at all.
 */
export function summarise(parts: SummaryParts): readonly SummaryLine[] {
  if (isUnchanged(parts.changes)) return [];
  const { context, changes, language } = parts;
  const behaviour = context.behaviour === undefined ? null : summariseBehaviour(context.behaviour, changes, language);
  const texts: readonly (readonly [SummaryLine['kind'], string])[] = [
    ['lock', tellLocks(parts)],
    ['what', tellWhat(parts)],
    ['when', tellWhen(parts)],
    ['decided', tellDecided(parts)],
    ['whom', tellWhom(parts)],
    ['example', context.impact === undefined ? tellExamples(parts) : ''],
    ['caseload', context.impact === undefined ? '' : summariseImpact(context.impact, changes, language)],
    [
      'outcomes',
      [behaviour?.different ?? '', upperFirst(tellOutcomes(parts))].filter((text) => text !== '').join('. '),
    ],
    ['proved', behaviour?.proved ?? ''],
    ['searched', behaviour === null ? words.notCompared[language] : behaviour.searched],
    ['cautions', tellCautions(parts)],
  ];
  return texts.flatMap(([kind, text]) =>
    text === '' ? [] : [{ kind, head: headOf(kind, context)[language], text: upperFirst(text) }],
  );
}

/** Cautions that all have a reason have been checked. */
function headOf(kind: SummaryLine['kind'], { cautions }: ReportContext): Localized {
  return kind === 'cautions' && cautions.every(({ reason }) => reason !== null) ? words.checked : words[kind];
}

/** `Hyväksyttyä versiota on muutettu: 1.1.2020. Lukitus on poistettu: 1.1.2020, 1.6.2020.` */
function tellLocks({ changes, language }: SummaryParts): string {
  return lockKinds
    .flatMap((kind) => {
      const days = changes.locks.filter((change) => change.kind === kind).map(({ date }) => formatDay(date, language));
      return days.length === 0
        ? []
        : [`${words[kind === 'removed' ? 'removedEdition' : kind][language]}: ${days.join(', ')}.`];
    })
    .join(' ');
}

/** Gravest first. */
const lockKinds: readonly LockChange['kind'][] = ['rewritten', 'removed', 'reopened', 'unpinned', 'repinned'];

interface Noun {
  readonly one: Localized;
  readonly many: Localized;
}

const nouns = {
  values: { one: { fi: 'arvo', en: 'value' }, many: { fi: 'arvoa', en: 'values' } },
  rules: { one: { fi: 'sääntö', en: 'rule' }, many: { fi: 'sääntöä', en: 'rules' } },
  exceptions: { one: { fi: 'poikkeus', en: 'exception' }, many: { fi: 'poikkeusta', en: 'exceptions' } },
  calculations: { one: { fi: 'laskenta', en: 'calculation' }, many: { fi: 'laskentaa', en: 'calculations' } },
  others: { one: { fi: 'käsite', en: 'definition' }, many: { fi: 'käsitettä', en: 'definitions' } },
  provisions: {
    one: { fi: 'säännöksen teksti', en: 'text of a provision' },
    many: { fi: 'säännöksen tekstiä', en: 'texts of provisions' },
  },
  unchanged: {
    one: { fi: 'muutos, joka ei muuta merkitystä', en: 'change that changes no meaning' },
    many: { fi: 'muutosta, jotka eivät muuta merkitystä', en: 'changes that change no meaning' },
  },
} as const satisfies Readonly<Record<string, Noun>>;

function nounOf(kind: DeclaredKind): Noun {
  switch (kind) {
    case 'rule':
      return nouns.rules;
    case 'exception':
    case 'relief':
      return nouns.exceptions;
    case 'define':
    case 'table':
      return nouns.calculations;
    case 'enum':
    case 'member':
    case 'set':
    case 'unit':
    case 'record':
    case 'input':
    case 'field':
    case 'parameter':
    case 'decision':
      return nouns.others;
  }
}

const mostSentences = 3;

/** `5 arvoa, 1 sääntö. Ikä: ehto tiukkenee: …` */
function tellWhat({ changes, language, values, declarations, unchanged }: SummaryParts): string {
  const counts = new Map<Noun, number>();
  const count = (noun: Noun, number: number): void => {
    if (number > 0) counts.set(noun, (counts.get(noun) ?? 0) + number);
  };
  count(
    nouns.values,
    values.reduce((sum, { rows }) => sum + rows.length, 0),
  );
  for (const { change } of declarations) count(nounOf((change.after ?? change.before)?.kind ?? 'rule'), 1);
  count(nouns.provisions, changes.provisions.length);
  count(nouns.unchanged, unchanged.length);
  if (counts.size === 0) return words.nothingFelt[language];
  const counted = [...counts].map(([{ one, many }, number]) => countWords(number, one, many, language));
  const sentences = declarations
    .slice(0, mostSentences)
    .map(({ label, sentence }) => `${label}: ${lowerFirst(sentence)}`);
  const more = declarations.length - sentences.length;
  return [
    `${counted.join(', ')}.`,
    ...sentences,
    ...(more > 0 ? [`${upperFirst(andMore[language](more))}.`] : []),
  ].join(' ');
}

/** `1.1.2021 alkaen (ratkaiseva päivä: …)`; the date is told for the decisions that come out differently. */
function tellWhen({ changes, language, context, effects }: SummaryParts): string {
  const days = changedDays(changes);
  if (days.length === 0) return '';
  const from = `${days.map((day) => formatDay(day, language)).join(', ')} ${words.onwards[language]}`;
  const differing =
    context.behaviour === undefined
      ? effects.effects.map(({ case: one }) => one.decision)
      : context.behaviour.decisions.flatMap(({ decision, result }) => (result.kind === 'different' ? [decision] : []));
  const dates = tellDates([...new Set(differing)], changes.after.rulebook, language);
  return dates === '' ? from : `${from} (${words.whichDate[language]}: ${dates})`;
}

function changedDays({ values, declarations }: Changes): readonly Day[] {
  const stretches = [
    ...values.flatMap(({ rows }) => rows),
    ...declarations.filter(({ consequence }) => consequence === 'meaning'),
  ];
  return [...new Set(stretches.flatMap(({ from }) => (from === null ? [] : [from])))].sort((a, b) => a - b);
}

function tellDecided({ changes, language }: SummaryParts): string {
  const told = changes.editions.flatMap(({ after }: EditionChange) => {
    if (after === null) return [];
    const record = after.record === null ? '' : `, ${after.record}`;
    return [`${decisionInWords(after, language)}${record}`];
  });
  return told.length === 0 ? words.decisionUnchanged[language] : [...new Set(told)].join('; ');
}

const mostValues = 8;

/** `Ryhmävalmennuksen tuntihinta nousee 15,00 → 15,50 €/h (+3,3 %)`, parameter by parameter. */
function tellWhom({ language, values, declarations, changes, unchanged }: SummaryParts): string {
  const told: string[] = [];
  let left = mostValues;
  for (const { label, rows } of values) {
    const shown = rows.slice(0, left);
    left -= shown.length;
    if (shown.length > 0) told.push(tellRows(label, shown, language));
  }
  const more = values.reduce((sum, { rows }) => sum + rows.length, 0) - (mostValues - left);
  if (told.length > 0) return [...told, ...(more > 0 ? [andMore[language](more)] : [])].join('; ');
  const saysMore = declarations.length === 0 && unchanged.length + changes.provisions.length > 0;
  return saysMore ? words.nothingFelt[language] : '';
}

const directions = {
  up: { fi: 'nousee', en: 'rises' },
  down: { fi: 'laskee', en: 'falls' },
} as const satisfies Readonly<Record<string, Localized>>;

function tellRows(label: string, rows: readonly ValueEntry[], language: Language): string {
  const [first] = rows;
  const direction = rows.every((row) => row.direction === first?.direction) ? (first?.direction ?? null) : null;
  const verb = direction === null ? ':' : ` ${directions[direction][language]}`;
  const colon = direction !== null && rows.length > 1 ? ':' : '';
  const texts = rows.map(({ key, pair, percent, difference }) => {
    const more = percent === '' ? difference : percent;
    const change = `${pair}${more === '' ? '' : ` (${more})`}`;
    // A band without a unit would run into the amount: `3: 6 200,00 → 6 400,00 €`.
    return key === '' ? change : `${key}${/[\d–]$/.test(key) ? ':' : ''} ${change}`;
  });
  return `${label}${verb}${colon} ${texts.join(', ')}`;
}

const mostExamples = 4;

/** The amount that a decision is about: the first sum of money that it gives, else the first number. */
function mainAmount(decision: string, rulebook: Rulebook): string | null {
  const outputs = namesOf(rulebook).decisions.get(decision)?.outputs ?? [];
  const numbers = outputs.filter(({ type }) => type.kind === 'number');
  const money = numbers.find(({ type }) => type.kind === 'number' && type.unit === rulebook.currency);
  return (money ?? numbers[0])?.name ?? null;
}

/** The change of that amount in a case; null where it does not change. */
function changeOfAmount({ case: { decision }, differences }: DecidedTwice, rulebook: Rulebook): ValueDifference | null {
  const name = mainAmount(decision, rulebook);
  return valuesIn(differences).find((one) => one.name === name) ?? null;
}

/**
 * Ordinary cases from the rulebook's own: of the decision that changes most often, those approved on both sides, one
 * for each kind of case, with the sum that the decision is about.
 */
function tellExamples({ effects, changes, language }: SummaryParts): string {
  const { rulebook } = changes.after;
  const ordinary = effects.effects.flatMap((effect) => {
    const isOrdinary = effect.before.outcome === 'approved' && effect.after.outcome === 'approved';
    const sum = changeOfAmount(effect, rulebook);
    return isOrdinary && sum !== null ? [{ effect, sum }] : [];
  });
  const decisions = ordinary.map(({ effect }) => effect.case.decision);
  const frequency = (decision: string): number => decisions.filter((one) => one === decision).length;
  const [chosen] = [...new Set(decisions)].sort((a, b) => frequency(b) - frequency(a));
  const told = new Map<string, string>();
  for (const { effect, sum } of ordinary) {
    if (effect.case.decision !== chosen) continue;
    const kind = describeCase(sum.name, effect.facts, rulebook, language);
    const group = kind.split(',')[0] ?? '';
    if (told.has(group)) continue;
    const change = formatChange(sum.before, sum.after, language, rulebook);
    told.set(
      group,
      `${kind === '' ? '' : `${kind}: `}${lowerFirst(labelOfName(sum.name, language, rulebook))} ${change}`,
    );
  }
  return [...told.values()].slice(0, mostExamples).join('; ');
}

/** `57 (kuukausimaksu −58,00 … +31,00 €)`: in how many cases a value changes, and how the amounts do; null where none does. */
function tellAmounts(effects: readonly DecidedTwice[], rulebook: Rulebook, language: Language): string | null {
  const changing = effects.filter(({ differences }) => valuesIn(differences).length > 0);
  if (changing.length === 0) return null;
  const byOutput = new Map<string, AmountDifference[]>();
  for (const effect of changing) {
    const change = changeOfAmount(effect, rulebook);
    if (change === null || change.before === null || change.after === null) continue;
    const difference = differenceOf(change.before, change.after);
    if (difference !== null) byOutput.set(change.name, [...(byOutput.get(change.name) ?? []), difference]);
  }
  const ranges = [...byOutput].map(([name, differences]) => {
    const sorted = differences.toSorted((one, other) => (one.amount < other.amount ? -1 : 1));
    const ends = [
      ...new Set([sorted[0], sorted.at(-1)].flatMap((end) => (end ? [formatDifference(end, language, rulebook)] : []))),
    ];
    return `${lowerFirst(labelOfName(name, language, rulebook))} ${ends.join(' … ')}`;
  });
  const lost = changing.filter((effect) => {
    const change = changeOfAmount(effect, rulebook);
    return change !== null && change.before !== null && change.after === null;
  });
  const told = [...ranges, ...(lost.length === 0 ? [] : [`${lost.length} ${words.notKnownAnyMore[language]}`])];
  return told.length === 0 ? String(changing.length) : `${changing.length} (${told.join('; ')})`;
}

/** How many of the rulebook's own cases end otherwise; which outcomes become which, unless that is told already. */
function tellOutcomes({ effects, changes, language, context }: SummaryParts): string {
  if (effects.decided === 0) return '';
  const { rulebook } = changes.after;
  const whole = { kind: 'number', unit: '', decimals: 0 } as const;
  const write = (number: number): string => formatNumber(number, whole, language, rulebook, false);
  const others = effects.effects.filter(({ before, after }) => before.outcome !== after.outcome);
  const counted = countedCases[language]({
    all: write(effects.decided),
    outcomes: others.length === 0 ? null : write(others.length),
    amounts: tellAmounts(effects.effects, rulebook, language),
  });
  if (context.behaviour !== undefined) return counted;
  const decisions = new Map<string, Map<string, number>>();
  for (const { case: one, before, after } of others) {
    const from = outcomeInWords(one.decision, before.outcome, changes.before.rulebook, language);
    const to = outcomeInWords(one.decision, after.outcome, rulebook, language);
    const label = labelOfDecision(one.decision, rulebook, language);
    const pairs = decisions.get(label) ?? new Map<string, number>();
    decisions.set(label, pairs);
    pairs.set(`${from} → ${to}`, (pairs.get(`${from} → ${to}`) ?? 0) + 1);
  }
  const told = [...decisions].map(
    ([label, pairs]) => `${label}: ${[...pairs].map(([pair, number]) => `${pair} (${write(number)})`).join('; ')}`,
  );
  return [counted, ...told].join('. ');
}

function tellCautions({ context, language }: SummaryParts): string {
  return context.cautions
    .map(
      ({ text, reason }) =>
        `${text} – ${reason === null ? words.noReason[language] : `${words.reason[language]}: ${reason}`}`,
    )
    .join('; ');
}
