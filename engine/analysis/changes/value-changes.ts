import { formatDecimal } from '../../ir/decimal.ts';
import type { Constant, Day, Parameter, ParameterValue, Rulebook } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { compareBands, type ReadBands } from './band-changes.ts';
import type { Difference, ParameterChange, Side, ValueKey, ValueRow } from './changes.ts';
import { differencesOver, type Moment } from './moments.ts';

/** Every value that differs, parameter by parameter in the order of the rulebook, those that ended last. */
export function findValueChanges(before: Side, after: Side, moments: readonly Moment[]): readonly ParameterChange[] {
  const names = new Set([...after.rulebook.parameters, ...before.rulebook.parameters].map(({ name }) => name));
  return [...names].flatMap((name) => compareParameter(name, before, after, moments) ?? []);
}

function compareParameter(name: string, before: Side, after: Side, moments: readonly Moment[]): ParameterChange | null {
  const earlier = namesOf(before.rulebook).parameters.get(name);
  const later = namesOf(after.rulebook).parameters.get(name);
  const parameter = later ?? earlier;
  if (parameter === undefined) return null;
  const sides: Sides = { earlier, later, rulebook: after.rulebook, moments, alike: areAlike(earlier, later) };
  const { rows, bands } =
    parameter.index?.kind === 'bands'
      ? compareBands(reading(earlier), reading(later), moments, (row) => completeRow(row, parameter, sides))
      : { rows: keysOf(sides).flatMap((key) => compareKey(key, parameter, sides)), bands: [] };
  if (rows.length === 0 && bands.length === 0) return null;
  return { parameter, kind: kindOf(rows, sides), rows, bands };
}

interface Sides {
  readonly earlier: Parameter | undefined;
  readonly later: Parameter | undefined;
  readonly rulebook: Rulebook;
  readonly moments: readonly Moment[];
  /** Whether a number means the same on both sides: it has the same unit and scale. */
  readonly alike: boolean;
}

function areAlike(earlier: Parameter | undefined, later: Parameter | undefined): boolean {
  if (earlier === undefined || later === undefined) return true;
  // Which members there are is told by their values.
  const kindOf = ({ type, index }: Parameter): string =>
    JSON.stringify([type, index?.kind === 'enum' ? index.enum : index]);
  return kindOf(earlier) === kindOf(later);
}

/** The value in force on a day; null where there is none. */
function valueOn(parameter: Parameter | undefined, day: Day): ParameterValue | null {
  return parameter?.values.findLast(({ from }) => from <= day)?.value ?? null;
}

function reading(parameter: Parameter | undefined): ReadBands {
  return (day) => {
    const value = valueOn(parameter, day);
    return value?.kind === 'bands' ? value.bands : null;
  };
}

/** A parameter that had no value at all before has come, one that has none any more has gone. */
function kindOf(rows: readonly ValueRow[], { earlier, later, moments }: Sides): ParameterChange['kind'] {
  const has = (parameter: Parameter | undefined, of: (moment: Moment) => Day): boolean =>
    moments.some((moment) => valueOn(parameter, of(moment)) !== null);
  if (rows.every(({ before }) => before === null) && !has(earlier, (moment) => moment.before)) return 'added';
  if (rows.every(({ after }) => after === null) && !has(later, (moment) => moment.after)) return 'ended';
  return 'changed';
}

/** Every key that either side has on any of the days. */
function keysOf({ earlier, later, moments }: Sides): readonly ValueKey[] {
  const values = moments.flatMap((moment) => [valueOn(later, moment.after), valueOn(earlier, moment.before)]);
  const keys = values.flatMap((value) => (value === null ? [] : keysIn(value)));
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}

function keysIn(value: ParameterValue): readonly ValueKey[] {
  switch (value.kind) {
    case 'single':
      return [{ kind: 'single' }];
    case 'by_member':
      return Object.keys(value.values).map((member) => ({ kind: 'member', member }));
    case 'bands':
      return value.bands.map(({ from, to }) => ({ kind: 'band', from, to }));
    case 'brackets':
      return value.brackets.map(({ from }) => ({ kind: 'bracket', from }));
  }
}

function compareKey(key: ValueKey, parameter: Parameter, sides: Sides): readonly ValueRow[] {
  const { earlier, later, moments, alike } = sides;
  const same = (one: Constant, other: Constant): boolean => JSON.stringify(one) === JSON.stringify(other);
  const differing = differencesOver(
    moments,
    (day) => (alike ? tag(constantAt(earlier, key, day), 'later') : tag(constantAt(earlier, key, day), 'earlier')),
    (day) => tag(constantAt(later, key, day), 'later'),
    (one, other) => one.scale === other.scale && same(one.value, other.value),
  );
  return differing.map(({ before, after, from, until }) =>
    completeRow({ key, before: before?.value ?? null, after: after?.value ?? null, from, until }, parameter, sides),
  );
}

/** Values of different types are never the same. */
function tag(value: Constant | null, scale: 'earlier' | 'later') {
  return value === null ? null : { value, scale };
}

function constantAt(parameter: Parameter | undefined, key: ValueKey, day: Day): Constant | null {
  const value = valueOn(parameter, day);
  if (value === null) return null;
  switch (value.kind) {
    case 'single':
      return key.kind === 'single' ? value.value : null;
    case 'by_member':
      return key.kind === 'member' && Object.hasOwn(value.values, key.member)
        ? (value.values[key.member] ?? null)
        : null;
    case 'bands':
      return (
        value.bands.find(({ from, to }) => key.kind === 'band' && from === key.from && to === key.to)?.value ?? null
      );
    case 'brackets':
      return value.brackets.find(({ from }) => key.kind === 'bracket' && from === key.from)?.value ?? null;
  }
}

/** What a row says besides its two values. */
function completeRow(
  row: Pick<ValueRow, 'key' | 'before' | 'after' | 'from' | 'until'>,
  parameter: Parameter,
  { rulebook, alike }: Sides,
): ValueRow {
  const { before, after, from } = row;
  const isNumber = parameter.type.kind === 'number' && typeof before === 'number' && typeof after === 'number';
  const elements =
    Array.isArray(before) && Array.isArray(after)
      ? { added: without(after, before), removed: without(before, after) }
      : null;
  return {
    ...row,
    difference: isNumber && alike ? differenceOf(before, after) : null,
    elements,
    statedFor: after === null ? null : statedYear(parameter.name, from, rulebook),
  };
}

function without(elements: readonly string[], others: readonly string[]): readonly string[] {
  return elements.filter((element) => !others.includes(element));
}

/** The difference of two integers of one scale. */
export function differenceOf(before: number, after: number): Difference {
  const amount = after - before;
  if (before === 0) return { amount, percent: null };
  const size = BigInt(Math.abs(before));
  const tenths = (2n * BigInt(Math.abs(amount)) * 1000n + size) / (2n * size);
  return { amount, percent: formatDecimal(amount < 0 ? -tenths : tenths, 1) };
}

function statedYear(name: string, day: Day | null, { editions }: Rulebook): number | null {
  const stated = editions
    .filter(({ date }) => day !== null && date <= day)
    .flatMap(({ statedFor }) => statedFor)
    .findLast(({ parameter }) => name === parameter || name.startsWith(`${parameter}.`));
  return stated?.year ?? null;
}
