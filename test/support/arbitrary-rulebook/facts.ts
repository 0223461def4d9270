/** Facts for a compiled rulebook: missing ones, ones on and beside its thresholds, and extreme ones. */
import { addMonths, endOfMonth } from '../../../engine/calendar/dates.ts';
import { toCivil, toDay } from '../../../engine/ir/calendar.ts';
import type { Facts, RecordValue, Value } from '../../../engine/ir/findings.ts';
import type { Day, Field, Rulebook, Type } from '../../../engine/ir/ir.ts';
import type { Choices } from './choices.ts';
import { collectThresholds, type Thresholds } from './thresholds.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Of each format one that has it, and one with a slip of the pen. */
const codes = ['0112038-9', '0112038-8', '131052-308T', '131052-308U', 'a@example.org', 'a@'];

/** A case to decide. */
export interface GeneratedCase {
  readonly decision: string;
  readonly facts: Facts;
  /** Stands in for the as-of fact, where that is left out. */
  readonly date: Day | null;
}

/** What values are chosen by. */
interface Surroundings {
  readonly rulebook: Rulebook;
  readonly vocabulary: Vocabulary;
  readonly thresholds: Thresholds;
}

/** Cases of a rulebook with a vocabulary, at least one. */
export function buildCases(
  choices: Choices,
  rulebook: Rulebook,
  vocabulary: Vocabulary,
  most: number,
): readonly GeneratedCase[] {
  const surroundings = { rulebook, vocabulary, thresholds: collectThresholds(rulebook) };
  const build = (own: Choices) => buildCase(own, surroundings);
  return [choices.part(build), ...choices.several(most - 1, build)];
}

function buildCase(choices: Choices, surroundings: Surroundings): GeneratedCase {
  const { rulebook, vocabulary, thresholds } = surroundings;
  const decision = choices.among(rulebook.decisions);
  const anchored = { ...surroundings, thresholds: { ...thresholds, anchor: choices.among(thresholds.days) } };
  const absent = choices.among([10, 0, 40]);
  const declared = vocabulary.facts.map(({ path }) => path);
  const facts = chooseValues(choices, declared, rulebook.facts, anchored, () => absent);
  if (!facts.has(decision.asOf)) {
    const date = choices.chance(50) ? chooseDay(choices, anchored.thresholds) : null;
    return { decision: decision.name, facts, date };
  }
  const given = facts.get(decision.asOf);
  return { decision: decision.name, facts, date: typeof given === 'number' && choices.chance(20) ? given : null };
}

/** Values of facts or fields; for each that could be declared a choice, so that one more or less changes no others. */
function chooseValues(
  choices: Choices,
  declared: readonly string[],
  fields: readonly Field[],
  surroundings: Surroundings,
  absent: (field: Field) => number,
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const name of declared) {
    const field = fields.find((one) => one.name === name);
    choices.part((own) => {
      if (field === undefined || own.chance(absent(field))) return;
      values.set(name, chooseValue(own, field, surroundings));
    });
  }
  return values;
}

/** A value as it is after reading: within the bounds and decimals that are declared. */
function chooseValue(choices: Choices, field: Field, surroundings: Surroundings): Value {
  const { type } = field;
  if (type.kind !== 'list') return chooseSingle(choices, field, surroundings);
  const { name, label } = field;
  const element: Field = { name, label, type: type.element, optional: false, sensitive: false, ...field.elements };
  const longest = Math.min(4, field.maximum ?? 4);
  return choices.several(longest, (own) => chooseSingle(own, element, surroundings));
}

function chooseSingle(choices: Choices, field: Field, surroundings: Surroundings): Value {
  const { type } = field;
  const { rulebook, thresholds } = surroundings;
  switch (type.kind) {
    case 'boolean':
      return choices.chance(50);
    case 'text':
      return choices.among(choices.chance(40) ? codes : thresholds.texts);
    case 'date':
      return chooseDay(choices, thresholds);
    case 'number':
      return chooseNumber(choices, field, type, thresholds);
    case 'enum': {
      const members = rulebook.enums.find(({ name }) => name === type.enum)?.members ?? [];
      return choices.among(members).name;
    }
    case 'record':
      return chooseRecord(choices, type.record, surroundings);
    case 'list':
    case 'label':
      throw new Error(`no fact is a ${type.kind} within a list`);
  }
}

function chooseRecord(choices: Choices, name: string, surroundings: Surroundings): RecordValue {
  const { rulebook, vocabulary } = surroundings;
  const declared = vocabulary.fields.map(({ path }) => path.slice(`${name}.`.length));
  const fields = rulebook.records.find((one) => one.name === name)?.fields ?? [];
  return { fields: chooseValues(choices, declared, fields, surroundings, ({ optional }) => (optional ? 40 : 12)) };
}

function chooseNumber(
  choices: Choices,
  { minimum = 0, maximum = 10_000 }: Field,
  { unit, decimals }: Extract<Type, { kind: 'number' }>,
  thresholds: Thresholds,
): number {
  const scale = 10 ** decimals;
  // `+ 0` turns -0 into 0: no reader gives the former.
  const toScale = (value: number) => Math.round(value * scale) + 0;
  const near = thresholds.numbers
    .filter((one) => one.unit === unit || one.unit === '')
    .map(({ value }) => toScale(value))
    .flatMap((scaled) => [scaled, scaled + 1, scaled - 1]);
  const halves = [2.5, -2.5, 0.5, -0.5, 7.5, -12.5].map(toScale);
  const extremes = [minimum, maximum, minimum + 1, maximum - 1, maximum - 12_345];
  const isPossible = (value: number) => value >= minimum && value <= maximum;
  switch (choices.below(5)) {
    case 2:
      return choices.among([minimum, ...halves.filter(isPossible)]);
    case 3:
      return choices.among([minimum, ...extremes.filter(isPossible)]);
    case 4:
      return minimum + choices.below(Math.min(maximum - minimum, 10_000) + 1);
    default:
      return choices.among([minimum, ...[0, scale, ...near].filter(isPossible)]);
  }
}

function chooseDay(choices: Choices, { days, anchor }: Thresholds): Day {
  const day = choices.chance(60) ? (anchor ?? choices.among(days)) : choices.among(days);
  switch (choices.below(10)) {
    case 5:
      return clampDay(day - 1);
    case 6:
      return clampDay(day + 1);
    case 7:
      return clampDay(day + choices.below(1200) - 600);
    case 9:
      return endOfMonth(day);
    case 8:
      return clampDay(addMonths(day, -12 * choices.below(70)) + choices.below(3) - 1);
    default:
      return day;
  }
}

/** Kept within the years that a fact can name. */
function clampDay(day: Day): Day {
  const { year } = toCivil(day);
  return year < 1800 || year > 2999 ? toDay({ year: 2000, month: 2, day: 29 }) : day;
}
