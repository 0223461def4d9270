import type { Unit } from '../../engine/ir/ir.ts';
import { dimensionOf } from '../types/units.ts';

/**
 * What one step of a scaled integer is worth in base units: an exact positive fraction in lowest terms. Decimals,
 * percent and the units of one family are all only grains: 12.50 h is 1250 grains of 1/100, 10 % at 2 decimals 1000
 * of 1/10000, 2 year 2 of 12 (months). Numbers of equal grain are compared and added as they stand.
 */
export interface Grain {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The grain of plain whole numbers. */
export const wholeGrain: Grain = { numerator: 1n, denominator: 1n };

/** The grain of numbers in a unit at a number of decimals. */
export function grainOf(unit: Unit, decimals: number): Grain {
  const { numerator, denominator } = dimensionOf(unit);
  return reduce(BigInt(numerator), BigInt(denominator) * 10n ** BigInt(decimals));
}

export function multiplyGrains(left: Grain, right: Grain): Grain {
  return reduce(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** How many of one grain the other is: a fraction too. */
export function divideGrains(left: Grain, right: Grain): Grain {
  return reduce(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** The coarsest grain of which both are whole multiples. */
export function commonGrain(left: Grain, right: Grain): Grain {
  const over = left.denominator * right.denominator;
  return reduce(greatestCommonDivisor(left.numerator * right.denominator, right.numerator * left.denominator), over);
}

export function sameGrain(left: Grain, right: Grain): boolean {
  return left.numerator === right.numerator && left.denominator === right.denominator;
}

function reduce(numerator: bigint, denominator: bigint): Grain {
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
