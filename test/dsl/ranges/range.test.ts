import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, compare, divide, type Fraction, fraction, multiply, negative } from '../../../dsl/prove/fraction.ts';
import {
  addRanges,
  divideRanges,
  multiplyRanges,
  negativeRange,
  type Range,
  union,
  widen,
} from '../../../dsl/ranges/range.ts';

const step = fraction(1, 10);

/** A range on a grid of tenths, and a value within it. */
const placed = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(40), fc.nat(40)).map(([start, before, after]) => ({
  range: { minimum: fraction(start, 10), maximum: fraction(start + before + after, 10) },
  value: fraction(start + before, 10),
}));

function holds({ minimum, maximum }: Range, value: Fraction): boolean {
  return compare(minimum, value) <= 0 && compare(value, maximum) <= 0;
}

test('what is computed from values lies in the range computed from their ranges', () => {
  fc.assert(
    fc.property(placed, placed, (a, b) => {
      expect(holds(addRanges(a.range, b.range), add(a.value, b.value))).toBe(true);
      expect(holds(multiplyRanges(a.range, b.range), multiply(a.value, b.value))).toBe(true);
      expect(holds(negativeRange(a.range), negative(a.value))).toBe(true);
      expect(holds(widen(a.range, step), add(a.value, step))).toBe(true);
      const either = union([a.range, b.range]);
      expect(either !== null && holds(either, a.value) && holds(either, b.value)).toBe(true);
    }),
  );
});

test('a quotient lies in its range whatever the divisor but zero', () => {
  fc.assert(
    fc.property(placed, placed, (a, b) => {
      const quotients = divideRanges(a.range, b.range, step);
      if (b.value.numerator === 0n) return;
      expect(holds(quotients, divide(a.value, b.value))).toBe(true);
    }),
  );
});

test('dividing by nothing but zero gives no value, which is taken for zero', () => {
  const nothing = { minimum: fraction(0), maximum: fraction(0) };
  expect(divideRanges({ minimum: fraction(1), maximum: fraction(2) }, nothing, step)).toEqual(nothing);
});
