import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compareFractions,
  type Exact,
  multiply,
  roundFraction,
  subtract,
} from '../../../engine/backends/interpreter/exact.ts';

const wide = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
const safe = fc.maxSafeInteger();
const exact: fc.Arbitrary<Exact> = fc.oneof(safe, wide.map(narrow), fc.integer({ min: -9, max: 9 }));
const divisor = exact.filter((value) => value !== 0);

function narrow(value: bigint): Exact {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function expectExact(actual: Exact, expected: bigint) {
  expect(BigInt(actual)).toBe(expected);
  expect(typeof actual).toBe(typeof narrow(expected));
  expect(Object.is(actual, -0)).toBe(false);
}

describe('exact arithmetic', () => {
  it('is that of big integers, held as numbers where they are safe', () => {
    fc.assert(
      fc.property(exact, exact, (left, right) => {
        expectExact(add(left, right), BigInt(left) + BigInt(right));
        expectExact(subtract(left, right), BigInt(left) - BigInt(right));
        expectExact(multiply(left, right), BigInt(left) * BigInt(right));
      }),
    );
  });

  it('orders fractions as their difference has its sign', () => {
    fc.assert(
      fc.property(exact, divisor, exact, divisor, (a, b, c, d) => {
        const numerator = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
        const denominator = BigInt(b) * BigInt(d);
        const positive = numerator > 0n === denominator > 0n;
        const expected = numerator === 0n ? 0 : positive ? 1 : -1;
        expect(compareFractions({ numerator: a, denominator: b }, { numerator: c, denominator: d })).toBe(expected);
      }),
    );
  });

  it('rounds to the nearest, with halves away from zero, up and down', () => {
    fc.assert(
      fc.property(exact, divisor, (a, b) => {
        const fraction = { numerator: a, denominator: b };
        const [n, d] = BigInt(b) > 0n ? [BigInt(a), BigInt(b)] : [-BigInt(a), -BigInt(b)];
        const down = BigInt(roundFraction(fraction, 'down'));
        expect(down * d <= n && n < (down + 1n) * d).toBe(true);
        const up = BigInt(roundFraction(fraction, 'up'));
        expect((up - 1n) * d < n && n <= up * d).toBe(true);
        const nearest = BigInt(roundFraction(fraction, 'nearest'));
        const twiceError = 2n * (n - nearest * d);
        expect(-d <= twiceError && twiceError <= d).toBe(true);
        if (twiceError === d || twiceError === -d)
          expect(nearest > 0n === n > 0n && twiceError < 0n === n > 0n).toBe(true);
      }),
    );
  });

  it.each([
    [5, 10, 1],
    [15, 10, 2],
    [25, 10, 3],
    [-5, 10, -1],
    [-15, 10, -2],
    [4, 10, 0],
    [-4, 10, 0],
    [1, 3, 0],
    [2, -3, -1],
  ])('rounds %i / %i to %i', (numerator, denominator, expected) => {
    expect(roundFraction({ numerator, denominator }, 'nearest')).toBe(expected);
  });
});
