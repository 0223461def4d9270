/**
 * Arithmetic of units and decimals, without values: in which unit a result is, and how many decimals suffice to
 * write it exactly. Decimals null: no number of them is sure to suffice.
 */
import type { Unit } from '../../engine/ir/ir.ts';
import type { NumberType } from '../types/types.ts';
import { dimensionOf, familyOf } from '../types/units.ts';

/** A positive whole-numbered fraction in lowest terms. */
export interface Factor {
  readonly numerator: number;
  readonly denominator: number;
}

/** The unit of a product or quotient, and how many of it one of the operands' units make. */
export interface DerivedUnit {
  readonly unit: Unit;
  readonly factor: Factor;
}

/** How many `to` one `from` is (year to month: 12); null between families. */
export function conversion(from: Unit, to: Unit): Factor | null {
  const source = dimensionOf(from);
  const target = dimensionOf(to);
  if (source.dimension.size !== target.dimension.size) return null;
  for (const [base, power] of source.dimension) if (target.dimension.get(base) !== power) return null;
  return reduce(source.numerator * target.denominator, source.denominator * target.numerator);
}

/** Whether numbers in the two units can be added and compared. */
export function isSameFamily(left: Unit, right: Unit): boolean {
  return conversion(left, right) !== null;
}

/** The number's decimals when it is written in another unit of its family. */
export function decimalsIn(unit: Unit, number: NumberType): number | null {
  const factor = conversion(number.unit, unit);
  return factor === null || number.decimals === null ? null : scaledDecimals(number.decimals, factor);
}

/** The type both numbers have when brought to the finer of their units; null between families. `0` fits any. */
export function alignNumbers(left: NumberType, right: NumberType): NumberType | null {
  if (left.zero) return right;
  if (right.zero) return left;
  const factor = conversion(left.unit, right.unit);
  if (factor === null) return null;
  const unit = factor.denominator === 1 ? right.unit : left.unit;
  return { kind: 'number', unit, decimals: greaterOf(decimalsIn(unit, left), decimalsIn(unit, right)) };
}

/** The unit of a product: `h` and `EUR/h` give `EUR`. Null where it cannot be written (`h * h`). */
export function multiplyUnits(left: Unit, right: Unit): DerivedUnit | null {
  if (left === '') return { unit: right, factor: one };
  if (right === '') return { unit: left, factor: one };
  const [leftParts, rightParts] = [partsOf(left), partsOf(right)];
  return cancel(
    [...leftParts.over, ...rightParts.over],
    [...leftParts.under, ...rightParts.under],
    reduce(1, leftParts.hundredths * rightParts.hundredths),
  );
}

/** The unit of a quotient: `EUR` by `h` gives `EUR/h`, `km` by `km` a plain number. */
export function divideUnits(left: Unit, right: Unit): DerivedUnit | null {
  if (right === '') return { unit: left, factor: one };
  const [leftParts, rightParts] = [partsOf(left), partsOf(right)];
  return cancel(
    [...leftParts.over, ...rightParts.under],
    [...leftParts.under, ...rightParts.over],
    reduce(rightParts.hundredths, leftParts.hundredths),
  );
}

/** Decimals of a product: those of both, and what the factor between units adds. */
export function decimalsOfProduct(left: NumberType, right: NumberType, factor: Factor): number | null {
  if (left.decimals === null || right.decimals === null) return null;
  return scaledDecimals(left.decimals + right.decimals, factor);
}

function greaterOf(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : Math.max(left, right);
}

const one: Factor = { numerator: 1, denominator: 1 };

interface Parts {
  readonly over: readonly Unit[];
  readonly under: readonly Unit[];
  /** 100 for `%`. */
  readonly hundredths: number;
}

function partsOf(unit: Unit): Parts {
  if (unit === '' || unit === '%') return { over: [], under: [], hundredths: unit === '%' ? 100 : 1 };
  const [over = '', under] = unit.split('/');
  return { over: [over], under: under === undefined ? [] : [under], hundredths: 1 };
}

/** What is left when equal units, then units of one family, are struck out above and below the line. */
function cancel(over: readonly Unit[], under: readonly Unit[], by: Factor): DerivedUnit | null {
  const above = [...over];
  const below = [...under];
  let { numerator, denominator } = by;
  for (const isLike of [isEqual, isFamily]) {
    for (let index = above.length - 1; index >= 0; index -= 1) {
      const unit = above[index] ?? '';
      const match = below.findIndex((other) => isLike(unit, other));
      if (match === -1) continue;
      numerator *= familyOf(unit).factor;
      denominator *= familyOf(below[match] ?? '').factor;
      above.splice(index, 1);
      below.splice(match, 1);
    }
  }
  if (above.length > 1 || below.length > above.length) return null;
  const factor = reduce(numerator, denominator);
  return { unit: [...above, ...below].join('/'), factor };
}

function isEqual(left: Unit, right: Unit): boolean {
  return left === right;
}

function isFamily(left: Unit, right: Unit): boolean {
  return familyOf(left).base === familyOf(right).base;
}

/** How many decimals hold any number of `decimals` decimals times the factor. */
function scaledDecimals(decimals: number, { numerator, denominator }: Factor): number | null {
  const [twos, fives, rest] = powersOfTen(denominator);
  if (rest !== 1) return null;
  const [evens, quintuples] = powersOfTen(numerator);
  return Math.max(0, decimals + Math.max(twos, fives) - Math.min(evens, quintuples));
}

/** How often 2 and 5 divide a number, and what then is left. */
function powersOfTen(number: number): readonly [number, number, number] {
  let [twos, fives, rest] = [0, 0, number];
  for (; rest % 2 === 0; rest /= 2) twos += 1;
  for (; rest % 5 === 0; rest /= 5) fives += 1;
  return [twos, fives, rest];
}

function reduce(numerator: number, denominator: number): Factor {
  let [a, b] = [numerator, denominator];
  while (b !== 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}
