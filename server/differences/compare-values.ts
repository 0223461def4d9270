import { formatDate, parseDate } from '../../engine/ir/calendar.ts';
import type { Day, Rulebook } from '../../engine/ir/ir.ts';
import { type ListedValue, listValues } from '../values/price-list.ts';

/** A value that differs between two states of the rulebook. */
export interface ValueDifference extends Pick<ListedValue, 'name' | 'label' | 'index' | 'unit' | 'citations'> {
  /** Null where there is none. */
  readonly before: ListedValue['value'] | null;
  readonly after: ListedValue['value'] | null;
  /** The day from which it differs; null where two days are compared. */
  readonly from: string | null;
}

/** A rulebook, and the only day of it to look at (null: all days). */
export interface ValuesOn {
  readonly rulebook: Rulebook;
  readonly day: Day | null;
}

/** Values that differ, in order of declaration; over all days, each change once, from the day it holds. */
export function compareValues(before: ValuesOn, after: ValuesOn): readonly ValueDifference[] {
  const cells = new Map<string, readonly ListedValue[]>();
  const earlier = groupCells(before.rulebook);
  const later = groupCells(after.rulebook);
  for (const [key, values] of [...later, ...earlier]) if (!cells.has(key)) cells.set(key, values);
  return [...cells].flatMap(([key, [cell]]) => {
    if (cell === undefined) return [];
    const old = earlier.get(key) ?? [];
    const now = later.get(key) ?? [];
    if (before.day !== null || after.day !== null) {
      const [one, other] = [valueOn(old, before.day), valueOn(now, after.day)];
      return isSame(one, other) ? [] : [describe(cell, one, other, null)];
    }
    return compareOverTime(cell, old, now);
  });
}

function compareOverTime(
  cell: ListedValue,
  old: readonly ListedValue[],
  now: readonly ListedValue[],
): readonly ValueDifference[] {
  const found: ValueDifference[] = [];
  let last = '';
  for (const day of changeDays([...old, ...now])) {
    const pair = [valueOn(old, day), valueOn(now, day)] as const;
    const differs = !isSame(...pair);
    const told = JSON.stringify(pair);
    if (differs && told !== last) found.push(describe(cell, ...pair, formatDate(day)));
    last = differs ? told : '';
  }
  return found;
}

function groupCells(rulebook: Rulebook): ReadonlyMap<string, readonly ListedValue[]> {
  const cells = new Map<string, ListedValue[]>();
  for (const listed of listValues(rulebook, null)) {
    const { label: _, ...place } = listed.index === null ? { label: {} } : { label: {}, ...listed.index };
    const key = JSON.stringify([listed.name, place]);
    cells.set(key, [...(cells.get(key) ?? []), listed]);
  }
  return cells;
}

/** Days on which one of the values begins or the one after its end comes. */
function changeDays(values: readonly ListedValue[]): readonly Day[] {
  const days = values.flatMap(({ from, until }) => [
    parseDate(from) ?? 0,
    ...(until === null ? [] : [(parseDate(until) ?? 0) + 1]),
  ]);
  return [...new Set(days)].sort((a, b) => a - b);
}

/** Null where there is no value; without a day the latest. */
function valueOn(values: readonly ListedValue[], day: Day | null): ListedValue['value'] | null {
  if (day === null) return values.at(-1)?.value ?? null;
  const date = formatDate(day);
  return values.find(({ from, until }) => from <= date && (until === null || until >= date))?.value ?? null;
}

function isSame(a: ListedValue['value'] | null, b: ListedValue['value'] | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function describe(
  { name, label, index, unit, citations }: ListedValue,
  before: ValueDifference['before'],
  after: ValueDifference['after'],
  from: string | null,
): ValueDifference {
  return { name, label, index, unit, citations, before, after, from };
}
