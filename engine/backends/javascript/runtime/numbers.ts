import type { Value } from '../../../ir/findings.ts';
import type { Constant } from '../../../ir/ir.ts';
import { compareFractions, type Exact, multiply, roundFraction } from '../../interpreter/exact.ts';
import { sameScalar } from '../../interpreter/results.ts';

/**
 * The floor of a quotient of a safe integer by one above zero. The quotient as computed never reaches the next whole
 * number below 2^53; beyond the sum of both it is put right.
 */
function floor(dividend: number, divisor: number): number {
  const quotient = Math.floor(dividend / divisor);
  const rest = dividend - quotient * divisor;
  if (rest < 0) return quotient - 1;
  return rest >= divisor ? quotient + 1 : quotient;
}

const plainLimit = 2 ** 50;

/** The rounding of a quotient of safe integers, exact: halves away from zero. The divisor is not zero. */
export function roundNearest(dividend: number, divisor: number): number {
  // Up to here `Math.floor` of the quotient as computed is exact.
  if (dividend >= 0 && divisor > 0 && dividend < plainLimit && divisor < plainLimit) {
    return Math.floor((2 * dividend + divisor) / (2 * divisor));
  }
  const under = divisor < 0 ? -divisor : divisor;
  const over = divisor < 0 ? -dividend : dividend;
  const magnitude = over < 0 ? -over : over;
  const quotient = floor(magnitude, under);
  const rest = magnitude - quotient * under;
  const rounded = rest >= under - rest ? quotient + 1 : quotient;
  return (over < 0 ? -rounded : rounded) + 0;
}

export function roundUp(dividend: number, divisor: number): number {
  return -roundDown(-dividend, divisor) + 0;
}

export function roundDown(dividend: number, divisor: number): number {
  return (divisor < 0 ? floor(-dividend, -divisor) : floor(dividend, divisor)) + 0;
}

/** `over / under × numerator / denominator` rounded, times `step`, of any size. */
export function roundExact(
  mode: 'nearest' | 'up' | 'down',
  over: Exact,
  under: Exact,
  numerator: number,
  denominator: number,
  step: number,
): Exact {
  const scaled = { numerator: multiply(over, numerator), denominator: multiply(under, denominator) };
  return multiply(roundFraction(scaled, mode), step);
}

/** Negative where the first quotient is less, positive where it is greater, else 0. */
export function compareQuotients(over: Exact, under: Exact, otherOver: Exact, otherUnder: Exact): number {
  return compareFractions({ numerator: over, denominator: under }, { numerator: otherOver, denominator: otherUnder });
}

type Bands = readonly { readonly from: number; readonly to: number | null; readonly value: Constant }[];

/** The value of the band that holds the number; undefined where none does. Bands ascend. */
export function findBand(bands: Bands, at: number): Constant | undefined {
  let low = 0;
  let high = bands.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const band = bands[middle];
    if (band === undefined) return undefined;
    if (at < band.from) high = middle - 1;
    else if (band.to !== null && at > band.to) low = middle + 1;
    else return band.value;
  }
  return undefined;
}

/** Whether a text or enum member is among those of a list; letter case is ignored. */
export function isIn(value: Value, list: readonly Value[]): boolean {
  return list.some((element) => sameScalar(element, value));
}
