/**
 * Numbers and dates as sums of terms in base units, so that comparisons of the same quantities become cuts through
 * one number line: `a <= b + 2 day` and `a - b > 2 day` are each other's negation.
 */

import { parseDate } from '../../engine/ir/calendar.ts';
import type { Meaning } from '../analysis/analysis.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import { defaultBounds, dimensionOf, isUnit } from '../types/units.ts';
import { canonicalText } from './canonical-text.ts';
import { always, below, type Formula, type NumberSubject, never, not, type Term } from './formula.ts';
import {
  add,
  commonStep,
  compare,
  divide,
  type Fraction,
  fraction,
  fractionOfDigits,
  magnitude,
  multiply,
  negative,
  one,
  zero,
} from './fraction.ts';
import { meaningOf, type Scope } from './scope.ts';

interface Quantity {
  readonly text: string;
  /** In base units, sign included. */
  readonly factor: Fraction;
  /** Step and bounds of the quantity itself, in its own unit. */
  readonly step: Fraction | null;
  readonly minimum: Fraction | null;
  readonly maximum: Fraction | null;
}

/** A sum of quantities and a constant, in base units; dates are in days. */
export interface LinearForm {
  readonly quantities: readonly Quantity[];
  readonly constant: Fraction;
  readonly values: 'number' | 'date';
}

/** Reads a number or a date; whatever is no sum is one quantity known by its text. */
export function readLinear(expression: ast.Expression, scope: Scope): LinearForm {
  const { kind } = expression;
  if (kind === 'parenthesised') return readLinear(expression.operand, scope);
  if (kind === 'number_literal') {
    const value = multiply(fractionOfDigits(expression.digits), unitFactor(expression.unit?.text ?? '', scope));
    return constantForm(value, 'number');
  }
  if (kind === 'date_literal') {
    const day = parseDate(expression.text);
    return day === null ? readQuantity(expression, scope) : constantForm(fraction(day), 'date');
  }
  if (kind === 'negation') return scale(readLinear(expression.operand, scope), negative(one));
  if (kind === 'arithmetic') return readArithmetic(expression, scope);
  if (kind === 'date_distance' && expression.measure === 'days') {
    const from = scale(readLinear(expression.from, scope), negative(one));
    return { ...sum(readLinear(expression.to, scope), from), values: 'number' };
  }
  return readQuantity(expression, scope);
}

function readArithmetic(expression: ast.Arithmetic, scope: Scope): LinearForm {
  const left = typeOf(expression.left, scope);
  const right = typeOf(expression.right, scope);
  if (left?.kind === 'date' && right?.kind === 'number' && dimensionBase(right.unit) !== 'day') {
    return readQuantity(expression, scope);
  }
  const a = readLinear(expression.left, scope);
  const b = readLinear(expression.right, scope);
  switch (expression.operator) {
    case '+':
      return sum(a, b);
    case '-':
      return sum(a, scale(b, negative(one)));
    case '*':
      if (b.quantities.length === 0) return scale(a, b.constant);
      return a.quantities.length === 0 ? scale(b, a.constant) : readQuantity(expression, scope);
    case '/':
      if (b.quantities.length > 0 || b.constant.numerator === 0n) return readQuantity(expression, scope);
      return scale(a, divide(one, b.constant));
  }
}

/** One quantity known by its canonical text, with the step and the bounds of what it is. */
function readQuantity(expression: ast.Expression, scope: Scope): LinearForm {
  const type = typeOf(expression, scope);
  const meaning = expression.kind === 'reference' ? meaningOf(expression, scope) : undefined;
  if (meaning?.kind === 'parameter') {
    const value = scope.dating === '' ? scope.reading.parameterValues.get(meaning.name) : undefined;
    if (value !== undefined && type?.kind === 'number') {
      return constantForm(multiply(value, unitFactor(type.unit, scope)), 'number');
    }
  }
  const text = canonicalText(expression, scope);
  if (type?.kind !== 'number')
    return quantityForm({ text, factor: one, step: one, minimum: null, maximum: null }, 'date');
  const step = type.decimals === null ? null : fraction(1, 10n ** BigInt(type.decimals));
  const bounds = boundsOf(expression, meaning, scope);
  return quantityForm({ text, factor: unitFactor(type.unit, scope), step, ...bounds }, 'number');
}

interface Bounds {
  readonly minimum: Fraction | null;
  readonly maximum: Fraction | null;
}

const unbounded: Bounds = { minimum: null, maximum: null };

function boundsOf(expression: ast.Expression, meaning: Meaning | undefined, scope: Scope): Bounds {
  if (expression.kind === 'count') return { minimum: zero, maximum: null };
  if (meaning?.kind === 'element') return boundsOfNumber(meaning.variable.type, null, scope);
  if (meaning?.kind !== 'fact' && meaning?.kind !== 'field') return unbounded;
  return boundsOfNumber(meaning.declared.type, meaning.fields.at(-1)?.node ?? null, scope);
}

/** The bounds declared, else those of the unit. */
function boundsOfNumber(
  type: Type,
  declared: { readonly minimum: ast.NumberLiteral | null; readonly maximum: ast.NumberLiteral | null } | null,
  scope: Scope,
): Bounds {
  if (type.kind !== 'number') return unbounded;
  const { unit } = type;
  const defaults = defaultBounds(unit, scope.reading.analysis.consolidation.units);
  return {
    minimum: boundIn(declared?.minimum ?? null, unit, scope) ?? fraction(defaults.minimum),
    maximum: boundIn(declared?.maximum ?? null, unit, scope) ?? fraction(defaults.maximum),
  };
}

/** A declared bound in the unit of what it bounds. */
export function boundIn(bound: ast.NumberLiteral | null, unit: string, scope: Scope): Fraction | null {
  if (bound === null) return null;
  const value = fractionOfDigits(bound.digits);
  const own = bound.unit === null ? unit : bound.unit.text;
  return divide(multiply(value, unitFactor(own, scope)), unitFactor(unit, scope));
}

/** `left operator right` as a cut through the number line of their difference. */
export function compareLinear(operator: ast.Inequality, left: LinearForm, right: LinearForm): Formula {
  const difference = sum(left, scale(right, negative(one)));
  const strict = operator === '<' || operator === '>';
  const upward = operator === '>' || operator === '>=';
  const [leading] = difference.quantities;
  if (leading === undefined) {
    const order = compare(difference.constant, zero) * (upward ? -1 : 1);
    return order < 0 || (order === 0 && !strict) ? always : never;
  }
  const values = left.values === right.values ? 'number' : 'date';
  const subject = subjectOf(difference.quantities, difference.quantities.length === 1 ? left.values : values);
  const cut = divide(negative(difference.constant), leading.factor);
  const isAbove = upward === leading.factor.numerator > 0n;
  return isAbove ? not(below(subject, cut, strict)) : below(subject, cut, !strict);
}

function subjectOf(quantities: readonly Quantity[], values: 'number' | 'date'): NumberSubject {
  const leading = quantities[0]?.factor ?? one;
  const scaled = quantities.map((quantity) => ({ ...quantity, factor: divide(quantity.factor, leading) }));
  const terms: Term[] = scaled.map(({ text, factor }) => ({ text, factor }));
  return {
    kind: 'number',
    text: terms.map((term) => `${term.factor.numerator}/${term.factor.denominator}*${term.text}`).join(' + '),
    terms,
    step: scaled.map(stepOf).reduce((a, b) => (a === null || b === null ? null : commonStep(a, b))),
    minimum: addBounds(scaled, (quantity) => (quantity.factor.numerator > 0n ? quantity.minimum : quantity.maximum)),
    maximum: addBounds(scaled, (quantity) => (quantity.factor.numerator > 0n ? quantity.maximum : quantity.minimum)),
    values,
  };
}

function stepOf(quantity: Quantity): Fraction | null {
  return quantity.step === null ? null : magnitude(multiply(quantity.step, quantity.factor));
}

function addBounds(quantities: readonly Quantity[], bound: (quantity: Quantity) => Fraction | null): Fraction | null {
  let total = zero;
  for (const quantity of quantities) {
    const value = bound(quantity);
    if (value === null) return null;
    total = add(total, multiply(value, quantity.factor));
  }
  return total;
}

function constantForm(constant: Fraction, values: LinearForm['values']): LinearForm {
  return { quantities: [], constant, values };
}

function quantityForm(quantity: Quantity, values: LinearForm['values']): LinearForm {
  return { quantities: [quantity], constant: zero, values };
}

function sum(left: LinearForm, right: LinearForm): LinearForm {
  const byText = new Map<string, Quantity>();
  for (const quantity of [...left.quantities, ...right.quantities]) {
    const known = byText.get(quantity.text);
    byText.set(quantity.text, known ? { ...known, factor: add(known.factor, quantity.factor) } : quantity);
  }
  const quantities = [...byText.values()].filter((quantity) => quantity.factor.numerator !== 0n);
  quantities.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const values = left.values === 'date' || right.values === 'date' ? 'date' : 'number';
  return { quantities, constant: add(left.constant, right.constant), values };
}

function scale(form: LinearForm, factor: Fraction): LinearForm {
  if (factor.numerator === 0n) return constantForm(zero, form.values);
  const quantities = form.quantities.map((quantity) => ({ ...quantity, factor: multiply(quantity.factor, factor) }));
  return { ...form, quantities, constant: multiply(form.constant, factor) };
}

/** How many base units of its family one unit is. */
export function unitFactor(unit: string, scope: Scope): Fraction {
  if (!isUnit(unit, scope.reading.analysis.consolidation.units)) return one;
  const { numerator, denominator } = dimensionOf(unit);
  return fraction(numerator, denominator);
}

function dimensionBase(unit: string): string | undefined {
  return [...dimensionOf(unit).dimension.keys()][0];
}

function typeOf(expression: ast.Expression, scope: Scope): Type | undefined {
  return scope.reading.analysis.types.get(expression);
}
