import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import { familyOf } from '../types/units.ts';
import { commonGrain, divideGrains, type Grain, grainOf, sameGrain, wholeGrain } from './grain.ts';
import { areSafe, isSafe, multiplyRanges, type Range, rangeOf } from './range.ts';

/** A lowered number: its integer, what one of it is worth, and where it can lie. */
export interface Quantity {
  readonly kind: 'quantity';
  readonly expression: ir.Expression;
  readonly grain: Grain;
  readonly range: Range;
}

/** A quotient not yet rounded or compared. */
export interface Quotient {
  readonly kind: 'quotient';
  readonly numerator: Quantity;
  readonly denominator: Quantity;
}

/** A choice with a quotient among its branches: what rounds or compares it does so in each branch. */
export interface Choice {
  readonly kind: 'choice';
  readonly branches: readonly { readonly when: ir.Expression; readonly then: Amount }[];
  readonly otherwise: Amount | null;
  readonly origin: ChooseOrigin;
}

export type Amount = Quantity | Quotient | Choice;

export type ChooseOrigin = Extract<ir.Expression, { kind: 'choose' }>['origin'];

/** Something read at its declared unit and decimals. */
export function declaredQuantity(expression: ir.Expression, type: ir.NumberType, range: Range): Quantity {
  return { kind: 'quantity', expression, grain: grainOf(type.unit, type.decimals), range };
}

export function constantQuantity(value: number, type: ir.NumberType): Quantity {
  return declaredQuantity({ kind: 'constant', type, value }, type, rangeOf(value));
}

export function wholeNumber(value: number): Quantity {
  return constantQuantity(value, { kind: 'number', unit: '', decimals: 0 });
}

/** A count or another plain whole number. */
export function wholeQuantity(expression: ir.Expression, range: Range): Quantity {
  return { kind: 'quantity', expression, grain: wholeGrain, range };
}

/** The quantity, where it is one. A quotient elsewhere than under a rounding or a comparison was rejected by a check. */
export function asQuantity(amount: Amount): Quantity {
  invariant(amount.kind === 'quantity', 'a quotient stands under a rounding or in a comparison');
  return amount;
}

/** The same value as an integer of a finer grain. */
export function refine(quantity: Quantity, grain: Grain): Quantity {
  if (sameGrain(quantity.grain, grain)) return quantity;
  if (isZero(quantity)) return { ...quantity, grain, expression: zeroAt(quantity.expression, grain) };
  const factor = divideGrains(quantity.grain, grain);
  invariant(factor.denominator === 1n, 'a value is stored with at least the decimals it has');
  return scale(quantity, factor.numerator);
}

/** The same value as `factor` times the integer, of a grain that much finer. */
export function scale(quantity: Quantity, factor: bigint): Quantity {
  if (factor === 1n) return quantity;
  const grain = divideGrains(quantity.grain, { numerator: factor, denominator: 1n });
  const range = multiplyRanges(quantity.range, rangeOf(factor));
  return { kind: 'quantity', expression: scaleExpression(quantity, factor, grain), grain, range };
}

function scaleExpression({ expression, range }: Quantity, factor: bigint, grain: Grain): ir.Expression {
  if (expression.kind === 'constant') {
    const value = BigInt(expression.value as number) * factor;
    if (isSafe(rangeOf(value))) return { ...expression, type: typeAt(expression.type, grain), value: Number(value) };
  }
  if (expression.kind === 'round') {
    const step = BigInt(expression.step) * factor;
    const scaled = multiplyRanges(range, rangeOf(factor));
    if (areSafe(rangeOf(step), scaled)) return { ...expression, step: Number(step) };
  }
  let scaled = expression;
  let scaledRange = range;
  for (const part of safeFactors(factor)) {
    const result = multiplyRanges(scaledRange, rangeOf(part));
    const right = wholeNumber(Number(part)).expression;
    scaled = { kind: 'multiply', left: scaled, right, wide: !areSafe(scaledRange, result) };
    scaledRange = result;
  }
  return scaled;
}

/** Whole factors that are exact as numbers and multiply to `factor`, which is made of decimals and calendar units. */
function safeFactors(factor: bigint): readonly bigint[] {
  const parts: bigint[] = [];
  let rest = factor;
  let part = 1n;
  for (const prime of [2n, 3n, 5n, 7n]) {
    while (!isSafe(rangeOf(rest)) && rest % prime === 0n) {
      rest /= prime;
      if (!isSafe(rangeOf(part * prime))) {
        parts.push(part);
        part = 1n;
      }
      part *= prime;
    }
  }
  invariant(isSafe(rangeOf(rest)), 'scales are made of decimals and calendar units');
  return [...parts, part, rest].filter((one) => one !== 1n);
}

function zeroAt(expression: ir.Expression, grain: Grain): ir.Expression {
  return expression.kind === 'constant' ? { ...expression, type: typeAt(expression.type, grain) } : expression;
}

/** A number type of this grain: of the same unit, or else of its family's base unit. */
function typeAt(type: ir.Type, grain: Grain): ir.Type {
  invariant(type.kind === 'number', 'a number has a number type');
  const units = [type.unit, familyOf(type.unit).base];
  for (const unit of units) {
    const decimals = decimalsAt(unit, grain);
    if (decimals !== null) return { kind: 'number', unit, decimals };
  }
  return { kind: 'number', unit: '', decimals: 0 };
}

function decimalsAt(unit: ir.Unit, grain: Grain): number | null {
  const tens = divideGrains(grainOf(unit, 0), grain);
  const digits = tens.numerator.toString();
  return tens.denominator === 1n && /^10*$/.test(digits) ? digits.length - 1 : null;
}

/** The fewest decimals at which a value of this grain can be written in a unit; null where none suffice. */
export function decimalsFor(unit: ir.Unit, grain: Grain): number | null {
  for (let decimals = 0; decimals <= 15; decimals += 1) {
    if (divideGrains(grain, grainOf(unit, decimals)).denominator === 1n) return decimals;
  }
  return null;
}

/** Whether the number is always nothing, which is nothing at every grain: a bare `0`, or a choice of such. */
export function isZero({ range }: Quantity): boolean {
  return range.low === 0n && range.high === 0n;
}

/** The quantities at one grain, the coarsest that all share. */
export function align(quantities: readonly Quantity[]): readonly Quantity[] {
  const [first, ...others] = quantities.filter((quantity) => !isZero(quantity));
  if (first === undefined) return quantities.map((quantity) => refine(quantity, wholeGrain));
  const grain = others.reduce((common, { grain: other }) => commonGrain(common, other), first.grain);
  return quantities.map((quantity) => refine(quantity, grain));
}

/** The two quantities at one grain. */
export function alignTwo(left: Quantity, right: Quantity): readonly [Quantity, Quantity] {
  const [alignedLeft = left, alignedRight = right] = align([left, right]);
  return [alignedLeft, alignedRight];
}
