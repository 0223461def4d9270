/** Intervals of exact numbers. */
import { add, compare, divide, type Fraction, multiply, negative, zero } from '../prove/fraction.ts';

/** All values lie between the two, both included. */
export interface Range {
  readonly minimum: Fraction;
  readonly maximum: Fraction;
}

/** The range of one value. */
export function exactly(value: Fraction): Range {
  return { minimum: value, maximum: value };
}

/** The least range that holds all of these; null for none. */
export function union(ranges: readonly Range[]): Range | null {
  const [first, ...others] = ranges;
  if (first === undefined) return null;
  return others.reduce(
    (all, { minimum, maximum }) => ({
      minimum: least([all.minimum, minimum]),
      maximum: greatest([all.maximum, maximum]),
    }),
    first,
  );
}

/** Sums of a value of each. */
export function addRanges(left: Range, right: Range): Range {
  return { minimum: add(left.minimum, right.minimum), maximum: add(left.maximum, right.maximum) };
}

/** The values with the other sign. */
export function negativeRange({ minimum, maximum }: Range): Range {
  return { minimum: negative(maximum), maximum: negative(minimum) };
}

/** Products of a value of each. */
export function multiplyRanges(left: Range, right: Range): Range {
  return spanned([
    multiply(left.minimum, right.minimum),
    multiply(left.minimum, right.maximum),
    multiply(left.maximum, right.minimum),
    multiply(left.maximum, right.maximum),
  ]);
}

/**
 * Quotients by any divisor but zero. Divisors are whole multiples of `step`, so none but zero lies nearer to zero.
 * Zero alone where nothing is left to divide by, and so no value comes about.
 */
export function divideRanges(left: Range, right: Range, step: Fraction): Range {
  const above: Range = { minimum: greatest([right.minimum, step]), maximum: right.maximum };
  const below: Range = { minimum: right.minimum, maximum: least([right.maximum, negative(step)]) };
  const quotients = [above, below].flatMap((divisor) =>
    compare(divisor.minimum, divisor.maximum) > 0
      ? []
      : [left.minimum, left.maximum].flatMap((value) => [
          divide(value, divisor.minimum),
          divide(value, divisor.maximum),
        ]),
  );
  return quotients.length === 0 ? exactly(zero) : spanned(quotients);
}

/** The range with `margin` more on both sides. */
export function widen({ minimum, maximum }: Range, margin: Fraction): Range {
  return { minimum: add(minimum, negative(margin)), maximum: add(maximum, margin) };
}

function spanned(values: readonly Fraction[]): Range {
  return { minimum: least(values), maximum: greatest(values) };
}

function least(values: readonly Fraction[]): Fraction {
  return values.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
}

function greatest(values: readonly Fraction[]): Fraction {
  return values.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
}
