import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  ceiling,
  commonStep,
  compare,
  divide,
  floor,
  fraction,
  fractionOfDigits,
  fractionText,
  multiply,
  subtract,
} from '../../../dsl/prove/fraction.ts';

const fractions = fc
  .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 99 }))
  .map(([over, under]) => fraction(over, under));

test('adding undoes subtracting, and multiplying dividing', () => {
  fc.assert(
    fc.property(fractions, fractions, (a, b) => {
      expect(add(subtract(a, b), b)).toEqual(a);
      if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
    }),
  );
});

test('the whole numbers around a fraction', () => {
  fc.assert(
    fc.property(fractions, (value) => {
      const [low, high] = [fraction(floor(value)), fraction(ceiling(value))];
      expect(compare(low, value)).toBeLessThanOrEqual(0);
      expect(compare(high, value)).toBeGreaterThanOrEqual(0);
      expect(high.numerator - low.numerator).toBe(value.denominator === 1n ? 0n : 1n);
    }),
  );
});

test('a common step divides both', () => {
  fc.assert(
    fc.property(fractions, fractions, (a, b) => {
      fc.pre(a.numerator !== 0n && b.numerator !== 0n);
      const step = commonStep(a, b);
      expect(divide(a, step).denominator).toBe(1n);
      expect(divide(b, step).denominator).toBe(1n);
    }),
  );
});

test.each([
  ['12.50', '12.5'],
  ['0.05', '0.05'],
  ['-3', '-3'],
  ['0', '0'],
])('%s is written %s', (digits, written) => {
  expect(fractionText(fractionOfDigits(digits))).toBe(written);
});

test('a fraction without decimal text', () => {
  expect(fractionText(fraction(2, 6))).toBe('1/3');
});
