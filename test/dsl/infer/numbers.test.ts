import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alignNumbers,
  conversion,
  decimalsIn,
  decimalsOfProduct,
  divideUnits,
  isSameFamily,
  multiplyUnits,
} from '../../../dsl/infer/numbers.ts';
import type { NumberType } from '../../../dsl/types/types.ts';

function number(unit: string, decimals: number | null): NumberType {
  return { kind: 'number', unit, decimals };
}

const units = ['', '%', 'year', 'month', 'week', 'day', 'business_day', 'h', 'km', 'EUR', 'EUR/h', 'EUR/month', 'km/h'];
const anyUnit = fc.constantFrom(...units);

describe('conversion between units', () => {
  it.each([
    ['year', 'month', 12, 1],
    ['month', 'year', 1, 12],
    ['week', 'day', 7, 1],
    ['%', '', 1, 100],
    ['', '%', 100, 1],
    ['EUR/year', 'EUR/month', 1, 12],
    ['km', 'km', 1, 1],
  ])('%s to %s', (from, to, numerator, denominator) => {
    expect(conversion(from, to)).toEqual({ numerator, denominator });
  });

  it.each([
    ['month', 'day'],
    ['day', 'business_day'],
    ['h', 'day'],
    ['EUR', 'EUR/h'],
    ['EUR', ''],
    ['km/h', 'h/km'],
  ])('%s and %s never mix', (left, right) => {
    expect(isSameFamily(left, right)).toBe(false);
    expect(isSameFamily(right, left)).toBe(false);
  });

  it('is undone by the way back', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, (left, right) => {
        const there = conversion(left, right);
        const back = conversion(right, left);
        expect(back).toEqual(there && { numerator: there.denominator, denominator: there.numerator });
      }),
    );
  });
});

describe('decimals in another unit', () => {
  it.each([
    ['%', 2, '', 4],
    ['', 4, '%', 2],
    ['', 0, '%', 0],
    ['year', 1, 'month', 1],
    ['month', 0, 'year', null],
    ['EUR', null, 'EUR', null],
  ])('%s with %s decimals in %s', (unit, decimals, other, expected) => {
    expect(decimalsIn(other, number(unit, decimals))).toBe(expected);
  });
});

describe('products', () => {
  it.each([
    ['h', 'EUR/h', 'EUR', 1, 1],
    ['EUR/h', 'h', 'EUR', 1, 1],
    ['EUR', '%', 'EUR', 1, 100],
    ['%', '%', '', 1, 10_000],
    ['%', '', '%', 1, 1],
    ['year', 'EUR/month', 'EUR', 12, 1],
    ['month', 'EUR/year', 'EUR', 1, 12],
    ['', 'km', 'km', 1, 1],
    ['km/h', 'h', 'km', 1, 1],
  ])('%s * %s is in %s', (left, right, unit, numerator, denominator) => {
    expect(multiplyUnits(left, right)).toEqual({ unit, factor: { numerator, denominator } });
  });

  it.each([
    ['h', 'h'],
    ['EUR', 'EUR/h'],
    ['km/h', 'EUR'],
  ])('%s * %s has no unit', (left, right) => {
    expect(multiplyUnits(left, right)).toBeNull();
  });

  it('do not depend on the order', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, (left, right) => {
        const [one, other] = [multiplyUnits(left, right), multiplyUnits(right, left)];
        expect(one?.factor).toEqual(other?.factor);
        if (one !== null && other !== null) expect(isSameFamily(one.unit, other.unit)).toBe(true);
      }),
    );
  });

  it('have the decimals of both, and two more for a percentage', () => {
    const factor = multiplyUnits('EUR', '%')?.factor ?? { numerator: 1, denominator: 1 };
    expect(decimalsOfProduct(number('EUR', 2), number('%', 2), factor)).toBe(6);
  });
});

describe('quotients', () => {
  it.each([
    ['EUR', 'h', 'EUR/h', 1, 1],
    ['km', 'km', '', 1, 1],
    ['year', 'month', '', 12, 1],
    ['EUR', 'EUR/h', 'h', 1, 1],
    ['EUR', '%', 'EUR', 100, 1],
    ['%', '', '%', 1, 1],
    ['EUR', '', 'EUR', 1, 1],
  ])('%s / %s is in %s', (left, right, unit, numerator, denominator) => {
    expect(divideUnits(left, right)).toEqual({ unit, factor: { numerator, denominator } });
  });

  it.each([
    ['', 'h'],
    ['EUR/h', 'h'],
    ['EUR/h', 'km'],
  ])('%s / %s has no unit', (left, right) => {
    expect(divideUnits(left, right)).toBeNull();
  });

  it('undo products', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, (left, right) => {
        const product = multiplyUnits(left, right);
        const quotient = product === null ? null : divideUnits(product.unit, right);
        if (quotient !== null) expect(isSameFamily(quotient.unit, left)).toBe(true);
      }),
    );
  });
});

describe('numbers side by side', () => {
  it('take the finer unit and the more decimals', () => {
    expect(alignNumbers(number('year', 1), number('month', 0))).toEqual(number('month', 1));
    expect(alignNumbers(number('%', 0), number('', 1))).toEqual(number('%', 0));
    expect(alignNumbers(number('EUR', 2), number('EUR', 4))).toEqual(number('EUR', 4));
  });

  it('with a bare zero are what the other is', () => {
    const zero: NumberType = { ...number('', 0), zero: true };
    expect(alignNumbers(zero, number('km', 3))).toEqual(number('km', 3));
    expect(alignNumbers(number('km', 3), zero)).toEqual(number('km', 3));
  });

  it('of two families are nothing', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, (left, right) => {
        expect(alignNumbers(number(left, 0), number(right, 0)) === null).toBe(!isSameFamily(left, right));
      }),
    );
  });
});
