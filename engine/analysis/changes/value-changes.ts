import { differenceOf, sameAs, type TypedValue } from '../../compare/amounts.ts';
import type { Day, Parameter, ParameterValue, Rulebook } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { constantAt, keysIn, type ValueKey } from '../../ir/parameter-values.ts';
import { compareBands, type ReadBands, type SameValues } from './band-changes.ts';
import type { ParameterChange, Side, ValueRow } from './changes.ts';
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
  const sides: Sides = { earlier, later, rulebook: after.rulebook, moments, isSame: sameValues(earlier, later) };
  const { rows, bands } =
    parameter.index?.kind === 'bands'
      ? compareBands(reading(earlier), reading(later), moments, sides.isSame, (row) =>
          completeRow(row, parameter, sides),
        )
      : { rows: keysOf(sides).flatMap((key) => compareKey(key, parameter, sides)), bands: [] };
  if (rows.length === 0 && bands.length === 0) return null;
  return { parameter, kind: kindOf(rows, sides), rows, bands };
}

interface Sides {
  readonly earlier: Parameter | undefined;
  readonly later: Parameter | undefined;
  readonly rulebook: Rulebook;
  readonly moments: readonly Moment[];
  /** Whether two values, of one side or of both, mean the same. */
  readonly isSame: SameValues;
}

/** Values mean nothing in common where what they go by is another: kilometres for hours. */
function sameValues(earlier: Parameter | undefined, later: Parameter | undefined): SameValues {
  // Which members there are is told by their values.
  const kindOf = (parameter: Parameter | undefined): string =>
    JSON.stringify(parameter?.index?.kind === 'enum' ? parameter.index.enum : (parameter?.index ?? null));
  const isAlike = earlier === undefined || later === undefined || kindOf(earlier) === kindOf(later);
  return (one, other) => (isAlike || one.type === other.type) && sameAs(one.type, other.type)(one.value, other.value);
}

/** The value in force on a day; null where there is none. */
function valueOn(parameter: Parameter | undefined, day: Day): ParameterValue | null {
  return parameter?.values.findLast(({ from }) => from <= day)?.value ?? null;
}

function reading(parameter: Parameter | undefined): ReadBands {
  return (day) => {
    const value = valueOn(parameter, day);
    if (parameter === undefined || value?.kind !== 'bands') return null;
    return value.bands.map((band) => ({ ...band, value: { value: band.value, type: parameter.type } }));
  };
}

/** A parameter of which nothing was said before has come, also not that it has no value yet; one without any has gone. */
function kindOf(rows: readonly ValueRow[], { earlier, later, moments }: Sides): ParameterChange['kind'] {
  const wasThere = moments.some(({ before }) => earlier?.values.some(({ from }) => from <= before));
  if (rows.every(({ before }) => before === null) && !wasThere) return 'added';
  const hasValue = moments.some(({ after }) => valueOn(later, after) !== null);
  if (rows.every(({ after }) => after === null) && !hasValue) return 'ended';
  return 'changed';
}

/** Every key that either side has on any of the days. */
function keysOf({ earlier, later, moments }: Sides): readonly ValueKey[] {
  const values = moments.flatMap((moment) => [valueOn(later, moment.after), valueOn(earlier, moment.before)]);
  const keys = values.flatMap((value) => (value === null ? [] : keysIn(value)));
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}

function compareKey(key: ValueKey, parameter: Parameter, sides: Sides): readonly ValueRow[] {
  const { earlier, later, moments, isSame } = sides;
  const differing = differencesOver(
    moments,
    (day) => valueAt(earlier, key, day),
    (day) => valueAt(later, key, day),
    isSame,
  );
  return differing.map((row) => completeRow({ key, ...row }, parameter, sides));
}

function valueAt(parameter: Parameter | undefined, key: ValueKey, day: Day): TypedValue | null {
  const value = valueOn(parameter, day);
  const constant = value === null ? null : constantAt(value, key);
  return constant === null || parameter === undefined ? null : { value: constant, type: parameter.type };
}

/** What a row says besides its two values. */
function completeRow(
  row: Pick<ValueRow, 'key' | 'before' | 'after' | 'from' | 'until'>,
  parameter: Parameter,
  { rulebook }: Sides,
): ValueRow {
  const { before, after, from } = row;
  const [earlier, later] = [elementsOf(before), elementsOf(after)];
  const elements =
    earlier === null || later === null ? null : { added: without(later, earlier), removed: without(earlier, later) };
  return {
    ...row,
    difference: before === null || after === null ? null : differenceOf(before, after),
    elements,
    statedFor: after === null ? null : statedYear(parameter.name, from, rulebook),
  };
}

/** A parameter's list has texts and members alone. */
function elementsOf(value: TypedValue | null): readonly string[] | null {
  return Array.isArray(value?.value) ? value.value.map(String) : null;
}

function without(elements: readonly string[], others: readonly string[]): readonly string[] {
  return elements.filter((element) => !others.includes(element));
}

function statedYear(name: string, day: Day | null, { editions }: Rulebook): number | null {
  const stated = editions
    .filter(({ date }) => day !== null && date <= day)
    .flatMap(({ statedFor }) => statedFor)
    .findLast(({ parameter }) => name === parameter || name.startsWith(`${parameter}.`));
  return stated?.year ?? null;
}
