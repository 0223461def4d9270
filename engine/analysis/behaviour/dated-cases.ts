import { addMonths, endOfMonth, startOfMonth } from '../../calendar/dates.ts';
import { toCivil } from '../../ir/calendar.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import type { Day, Field } from '../../ir/ir.ts';
import type { CaseSpace } from '../solver/case-space.ts';
import type { WitnessKind } from './behaviour.ts';

/** Dates further from the case's own than this belong to a person, not to the case: they are not moved with it. */
const farthest = 3 * 366;

/** Where the dates of a case lie in relation to a change. */
export interface Dating {
  readonly space: CaseSpace;
  readonly asOf: string;
  /** The first day of the change. */
  readonly day: Day;
}

/** The case moved to a dated change: decided on its day, and where it has dated elements in its month. */
export function moveToChange(facts: Facts, dating: Dating): readonly Facts[] {
  const { asOf, day } = dating;
  const own = facts.get(asOf);
  if (typeof own !== 'number') return [];
  const months = monthsBetween(own, day);
  const inMonth = moveDates(facts, own, dating, (date) => moveMonths(date, months));
  const onDay = new Map(inMonth).set(asOf, day);
  if (!hasDatedElements(inMonth, dating)) return [onDay];
  return [inMonth, moveElements(inMonth, dating, () => day), onDay];
}

/** The same case on the last day before the change. */
export function moveToEve(facts: Facts, dating: Dating): Facts {
  const { asOf, day } = dating;
  if (facts.get(asOf) === day || !hasDatedElements(facts, dating)) return new Map(facts).set(asOf, day - 1);
  const own = facts.get(asOf);
  const before = typeof own === 'number' ? moveDates(facts, own, dating, (date) => moveMonths(date, -1)) : facts;
  return moveElements(before, dating, () => day - 1);
}

function monthsBetween(from: Day, to: Day): number {
  const [start, end] = [toCivil(from), toCivil(to)];
  return (end.year - start.year) * 12 + end.month - start.month;
}

/** By whole months; the last day of a month stays the last. */
function moveMonths(date: Day, months: number): Day {
  const moved = addMonths(date, months);
  return date === endOfMonth(date) ? endOfMonth(moved) : moved;
}

function moveDates(facts: Facts, own: Day, { space }: Dating, move: (date: Day) => Day): Facts {
  const moveOne = (value: Value) =>
    typeof value === 'number' && Math.abs(value - own) <= farthest ? move(value) : value;
  return mapDates(facts, space.facts, space, moveOne);
}

function moveElements(facts: Facts, { space }: Dating, move: () => Day): Facts {
  return new Map(
    [...facts].map(([path, value]) => {
      const field = space.facts.get(path);
      return [path, field?.type.kind === 'list' ? mapValue(value, field, space, move) : value];
    }),
  );
}

function mapDates(
  values: ReadonlyMap<string, Value>,
  fields: ReadonlyMap<string, Field> | undefined,
  space: CaseSpace,
  map: (value: Value) => Value,
): Map<string, Value> {
  return new Map([...values].map(([name, value]) => [name, mapValue(value, fields?.get(name), space, map)]));
}

function mapValue(value: Value, field: Field | undefined, space: CaseSpace, map: (value: Value) => Value): Value {
  const type = field?.type;
  if (type?.kind === 'date') return map(value);
  if (type?.kind !== 'list' || !Array.isArray(value)) return value;
  return (value as readonly Value[]).map((element) => {
    if (type.element.kind === 'date') return map(element);
    if (type.element.kind !== 'record' || typeof element !== 'object' || !('fields' in element)) return element;
    return { fields: mapDates(element.fields, space.records.get(type.element.record), space, map) };
  });
}

function hasDatedElements(facts: Facts, dating: Dating): boolean {
  return elementDays(facts, dating).length > 0;
}

/** The dates within the lists of a case. */
function elementDays(facts: Facts, { space }: Dating): readonly Day[] {
  const days: Day[] = [];
  for (const [path, field] of space.facts) {
    const value = facts.get(path);
    if (field.type.kind !== 'list' || value === undefined) continue;
    mapValue(value, field, space, (date) => {
      if (typeof date === 'number') days.push(date);
      return date;
    });
  }
  return days;
}

/** When a case lies in relation to a change: on its day, on the eve, or begun before it and used after. */
export function timeOf(facts: Facts, dating: Dating): WitnessKind['time'] {
  const { asOf, day, space } = dating;
  const own = facts.get(asOf);
  const used = elementDays(facts, dating);
  const others = [...space.facts].flatMap(([path, { type }]) => {
    const value = facts.get(path);
    const isNear = typeof value === 'number' && typeof own === 'number' && Math.abs(value - own) <= farthest;
    return type.kind === 'date' && path !== asOf && isNear ? [value] : [];
  });
  if (used.some((date) => date >= day) && others.some((date) => startOfMonth(date) < startOfMonth(day)))
    return 'across';
  const days = used.length > 0 ? used : [own];
  if (days.includes(day)) return 'day';
  return days.every((date) => date === day - 1) ? 'eve' : 'any';
}
