import { add, compareExact, type Exact, multiply, roundFraction, subtract } from '../backends/interpreter/exact.ts';
import { evaluate } from '../backends/interpreter/expressions.ts';
import { inForce, type Scope } from '../backends/interpreter/scope.ts';
import { addBusinessDays } from '../calendar/business-days.ts';
import { addMonths } from '../calendar/dates.ts';
import type { Expression, ParameterValue } from '../ir/ir.ts';
import { openChoice, openDefinition } from './open-definition.ts';

/** Between these a number or date lies, ends included; in the expression's own scale. */
export interface Bounds {
  readonly least: Exact;
  readonly greatest: Exact;
}

/**
 * Between what an expression lies, whatever the facts are that it still waits for; null where nothing is known of it.
 * What the rulebook says bounds it (the prices of all bands), the bounds declared for facts do not: that an amount is
 * between nothing and a million helps nobody.
 */
export function boundsOf(expression: Expression, scope: Scope): Bounds | null {
  if (expression.kind === 'divide') return null;
  const result = evaluate(expression, scope);
  if (result.kind === 'absent') return null;
  if (result.kind === 'known') {
    return typeof result.value === 'number' || typeof result.value === 'bigint' ? pointOf(result.value) : null;
  }
  switch (expression.kind) {
    case 'definition': {
      const opened = openDefinition(expression, scope);
      return opened === null ? null : unite(opened.bodies.map((body) => boundsOf(body, opened.scope)));
    }
    case 'choose':
      return unite(openChoice(expression, scope).map((branch) => boundsOf(branch, scope)));
    case 'lookup':
      return boundsOfLookup(expression, scope);
    case 'add':
    case 'subtract':
    case 'multiply':
      return combine(expression, boundsOf(expression.left, scope), boundsOf(expression.right, scope));
    case 'round': {
      const { mode, numerator, denominator, step } = expression;
      const operand = boundsOf(expression.operand, scope);
      const round = (end: Exact) =>
        multiply(roundFraction({ numerator: multiply(end, numerator), denominator }, mode), step);
      return operand === null ? null : spanOf([round(operand.least), round(operand.greatest)]);
    }
    case 'date_add':
      return boundsOfDate(expression, boundsOf(expression.date, scope), boundsOf(expression.amount, scope));
    default:
      return null;
  }
}

function pointOf(value: Exact): Bounds {
  return { least: value, greatest: value };
}

function spanOf(values: readonly Exact[]): Bounds | null {
  const [first, ...others] = values;
  if (first === undefined) return null;
  return others.reduce<Bounds>(
    ({ least, greatest }, value) => ({
      least: compareExact(value, least) < 0 ? value : least,
      greatest: compareExact(value, greatest) > 0 ? value : greatest,
    }),
    pointOf(first),
  );
}

function unite(all: readonly (Bounds | null)[]): Bounds | null {
  const ends: Exact[] = [];
  for (const bounds of all) {
    if (bounds === null) return null;
    ends.push(bounds.least, bounds.greatest);
  }
  return spanOf(ends);
}

function combine(
  { kind }: Extract<Expression, { kind: 'add' | 'subtract' | 'multiply' }>,
  left: Bounds | null,
  right: Bounds | null,
): Bounds | null {
  if (left === null || right === null) return null;
  const operation = { add, subtract, multiply }[kind];
  const ends = [left.least, left.greatest].flatMap((one) =>
    [right.least, right.greatest].map((other) => operation(one, other)),
  );
  return spanOf(ends);
}

/** The values in force between the bounds of the index, or all of them. */
function boundsOfLookup({ parameter, index }: Extract<Expression, { kind: 'lookup' }>, scope: Scope): Bounds | null {
  const { date } = scope.context;
  const declared = scope.case.program.parameters.get(parameter);
  if (index === null || declared === undefined || date.kind !== 'known') return null;
  const value = inForce(declared.values, Number(date.value))?.value;
  if (value === null || value === undefined) return null;
  const numbers = entriesOf(value, boundsOf(index, scope));
  return numbers.every((entry) => typeof entry === 'number') ? spanOf(numbers) : null;
}

function entriesOf(value: ParameterValue, index: Bounds | null): readonly unknown[] {
  switch (value.kind) {
    case 'single':
      return [value.value];
    case 'by_member':
      return Object.values(value.values);
    case 'bands':
      return value.bands
        .filter(({ from, to }) => index === null || (from <= index.greatest && (to === null || to >= index.least)))
        .map((band) => band.value);
    case 'brackets':
      return [null];
  }
}

function boundsOfDate(
  { unit, factor }: Extract<Expression, { kind: 'date_add' }>,
  date: Bounds | null,
  amount: Bounds | null,
): Bounds | null {
  if (date === null || amount === null) return null;
  const step = (from: number, count: number): number => {
    switch (unit) {
      case 'day':
        return from + count * factor;
      case 'month':
        return addMonths(from, count * factor);
      case 'business_day':
        return addBusinessDays(from, count * factor);
    }
  };
  return spanOf([
    step(Number(date.least), Number(amount.least)),
    step(Number(date.least), Number(amount.greatest)),
    step(Number(date.greatest), Number(amount.least)),
    step(Number(date.greatest), Number(amount.greatest)),
  ]);
}
