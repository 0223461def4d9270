import { toCivil } from '../../ir/calendar.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Constant, Dated, Day, Parameter, ParameterValue } from '../../ir/ir.ts';
import { add, compareExact, type Exact, multiply, subtract } from './exact.ts';
import { agree, type Computed, gap, known, toExact, unite, withOne } from './results.ts';
import { type Case, inForce, type Observe, type Program, type Scope } from './scope.ts';

/** The parameter's value at `index` (null where it has none) on the scope's date. */
export function lookUp(name: string, index: Computed | null, scope: Scope): Computed {
  const value = valueInForce(name, scope);
  if (value.kind !== 'known') return unite(index === null ? [value] : [value, index]);
  if (index === null) return entryAt(name, value.value, null);
  if (index.kind === 'known') return entryAt(name, value.value, index.value as Exact | string, scope.case.observe);
  return agree(allEntries(parameterNamed(name, scope), value.value), [index]);
}

/** The sum over brackets of the part of the operand within the bracket times the bracket's value. */
export function sumBrackets(name: string, operand: Computed, scope: Scope): Computed {
  const value = valueInForce(name, scope);
  if (value.kind !== 'known') return unite([value, operand]);
  const inForceNow = value.value;
  invariant(inForceNow.kind === 'brackets', 'a parameter read by parts has brackets');
  return withOne(operand, (whole) => known(sumOverBrackets(inForceNow.brackets, toExact(whole))));
}

/** The sum over brackets of the part of a number within the bracket times the bracket's value. */
export function sumOverBrackets(brackets: Brackets, whole: Exact): Exact {
  let sum: Exact = 0;
  for (const [position, bracket] of brackets.entries()) {
    const next = brackets[position + 1];
    const end = next === undefined ? whole : lesser(whole, next.from);
    const part = subtract(end, bracket.from);
    if (part > 0) sum = add(sum, multiply(part, scalar(bracket.value)));
  }
  return sum;
}

type Brackets = Extract<ParameterValue, { kind: 'brackets' }>['brackets'];

function lesser(left: Exact, right: Exact): Exact {
  return compareExact(left, right) <= 0 ? left : right;
}

function scalar(value: Constant): number {
  invariant(typeof value === 'number', 'a bracket has a number');
  return value;
}

function parameterNamed(name: string, scope: Scope): Parameter {
  const parameter = scope.case.program.parameters.get(name);
  invariant(parameter !== undefined, 'every parameter is declared');
  return parameter;
}

/** What the parameter says on the scope's date; noted as outdated where it is stated for an earlier year. */
function valueInForce(name: string, scope: Scope): Computed<ParameterValue> {
  const { date } = scope.context;
  if (date.kind !== 'known') return unite([date]);
  const entry = inForce(parameterNamed(name, scope).values, Number(date.value));
  if (entry === null || entry.value === null) return gap(name, 'not_in_force');
  scope.case.observe?.(entry.from);
  noteOutdated(name, entry, Number(date.value), scope.case);
  return known(entry.value);
}

function noteOutdated(parameter: string, entry: Dated<ParameterValue>, date: Day, current: Case): void {
  const statedFor = statedYear(parameter, entry.from, current.program);
  if (statedFor === null) return;
  const { year } = toCivil(date);
  if (statedFor >= year) return;
  // Lines of several years may read one parameter: the latest use is told, whatever the order of evaluation.
  if ((current.outdated.get(parameter)?.usedFor ?? 0) < year) {
    current.outdated.set(parameter, { statedFor, usedFor: year });
  }
}

/** The year a parameter's value from this edition is stated for; null where it holds until further notice. */
export function statedYear(parameter: string, from: Day, program: Program): number | null {
  const stated = program.editions.get(from)?.statedFor;
  if (stated === undefined || stated.length === 0) return null;
  let nearest: (typeof stated)[number] | null = null;
  for (const one of stated) {
    const covers = parameter === one.parameter || parameter.startsWith(`${one.parameter}.`);
    if (covers && (nearest === null || one.parameter.length > nearest.parameter.length)) nearest = one;
  }
  return nearest === null ? null : nearest.year;
}

function entryAt(name: string, value: ParameterValue, index: Exact | string | null, observe?: Observe): Computed {
  switch (value.kind) {
    case 'single':
      return known(value.value);
    case 'by_member': {
      const entry = Object.hasOwn(value.values, String(index)) ? value.values[String(index)] : undefined;
      return entry === undefined ? gap(name, 'no_entry') : known(entry);
    }
    case 'bands': {
      const at = index as Exact;
      const place = value.bands.findIndex(({ from, to }) => from <= at && (to === null || at <= to));
      observe?.(place);
      const band = value.bands[place];
      return band === undefined ? gap(name, 'no_entry') : known(band.value);
    }
    case 'brackets':
      invariant(false, 'brackets are read by parts');
  }
}

/** What the look-up may come to while its index is unknown; numbers outside all bands are a branch of their own. */
function allEntries(parameter: Parameter, value: ParameterValue): readonly Computed[] {
  const { name, index } = parameter;
  switch (value.kind) {
    case 'single':
      return [known(value.value)];
    case 'by_member': {
      const members = index?.kind === 'enum' ? index.members : Object.keys(value.values);
      return members.map((member) => entryAt(name, value, member));
    }
    case 'bands': {
      const entries = value.bands.map((band) => known(band.value));
      return coverEverything(value.bands) ? entries : [...entries, gap(name, 'no_entry')];
    }
    case 'brackets':
      invariant(false, 'brackets are read by parts');
  }
}

/** Whether bands leave out no number from 0 up. */
export function coverEverything(bands: readonly { readonly from: number; readonly to: number | null }[]): boolean {
  let next: number | null = 0;
  for (const { from, to } of bands) {
    if (next !== null && from > next) return false;
    next = to === null ? null : to + 1;
  }
  return next === null;
}
