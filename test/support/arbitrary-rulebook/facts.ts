/** Facts for a compiled rulebook: missing ones, ones on and beside its thresholds, and extreme ones. */
import { addMonths, endOfMonth } from '../../../engine/calendar/dates.ts';
import { toCivil, toDay } from '../../../engine/ir/calendar.ts';
import type { Facts, RecordValue, Value } from '../../../engine/ir/findings.ts';
import type { Day, Field, Rulebook, Type } from '../../../engine/ir/ir.ts';
import type { Choices } from './choices.ts';
import { collectThresholds, type Thresholds } from './thresholds.ts';

/** Of each format one that has it, and one with a slip of the pen. */
const codes = ['0112038-9', '0112038-8', '131052-308T', '131052-308U', 'a@example.org', 'a@'];

/** A case to decide. */
export interface GeneratedCase {
  readonly decision: string;
  readonly facts: Facts;
  /** Stands in for the as-of fact, where that is left out. */
  readonly date: Day | null;
}

/** Cases of a rulebook, at least one. */
export function buildCases(choices: Choices, rulebook: Rulebook, most: number): readonly GeneratedCase[] {
  const thresholds = collectThresholds(rulebook);
  const build = (own: Choices) => buildCase(own, rulebook, thresholds);
  return [choices.part(build), ...choices.several(most - 1, build)];
}

function buildCase(choices: Choices, rulebook: Rulebook, thresholds: Thresholds): GeneratedCase {
  const decision = choices.among(rulebook.decisions);
  const anchored = { ...thresholds, anchor: choices.among(thresholds.days) };
  const absent = choices.among([10, 0, 40]);
  const facts = new Map<string, Value>();
  for (const fact of rulebook.facts) {
    const value = choices.part((own) => (own.chance(absent) ? null : chooseValue(own, fact, rulebook, anchored)));
    if (value !== null) facts.set(fact.path, value);
  }
  if (!facts.has(decision.asOf)) {
    const date = choices.chance(50) ? chooseDay(choices, anchored) : null;
    return { decision: decision.name, facts, date };
  }
  const given = facts.get(decision.asOf);
  return { decision: decision.name, facts, date: typeof given === 'number' && choices.chance(20) ? given : null };
}

/** A value as it is after reading: within the bounds and decimals that are declared. */
function chooseValue(choices: Choices, field: Field, rulebook: Rulebook, thresholds: Thresholds): Value {
  const { type } = field;
  if (type.kind !== 'list') return chooseSingle(choices, field, rulebook, thresholds);
  const element: Field = {
    name: field.name,
    label: field.label,
    type: type.element,
    optional: false,
    sensitive: false,
  };
  const longest = Math.min(4, field.maximum ?? 4);
  return choices.several(longest, (own) => chooseSingle(own, element, rulebook, thresholds));
}

function chooseSingle(choices: Choices, field: Field, rulebook: Rulebook, thresholds: Thresholds): Value {
  const { type } = field;
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
      return chooseRecord(choices, type.record, rulebook, thresholds);
    case 'list':
    case 'label':
      throw new Error(`no fact is a ${type.kind} within a list`);
  }
}

function chooseRecord(choices: Choices, name: string, rulebook: Rulebook, thresholds: Thresholds): RecordValue {
  const fields = new Map<string, Value>();
  for (const field of rulebook.records.find((one) => one.name === name)?.fields ?? []) {
    const isLeftOut = choices.chance(field.optional ? 40 : 12);
    const value = choices.part((own) => (isLeftOut ? null : chooseValue(own, field, rulebook, thresholds)));
    if (value !== null) fields.set(field.name, value);
  }
  return { fields };
}

function chooseNumber(
  choices: Choices,
  { minimum = 0, maximum = 10_000 }: Field,
  { unit, decimals }: Extract<Type, { kind: 'number' }>,
  thresholds: Thresholds,
): number {
  const scale = 10 ** decimals;
  const near = thresholds.numbers
    .filter((one) => one.unit === unit || one.unit === '')
    .flatMap(({ value }) => [Math.round(value * scale), Math.round(value * scale) + 1, Math.round(value * scale) - 1]);
  const halves = [2.5, -2.5, 0.5, -0.5, 7.5, -12.5].map((half) => Math.round(half * scale));
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
