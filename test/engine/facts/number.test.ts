import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonNumber, splitQuantity } from '../../../engine/facts/read-value.ts';

describe('JSON numbers', () => {
  it.each([
    ['12.5', 2, 1250],
    ['12.50', 1, 125],
    ['1e3', 0, 1000],
    ['1.5E+3', 0, 1500],
    ['15e-1', 1, 15],
    ['15e-2', 2, 15],
    ['1e-2', 2, 1],
    ['-1.25e1', 1, -125],
    ['0e999999', 0, 0],
    ['-0', 0, 0],
    ['1e15', 0, 1_000_000_000_000_000],
    ['0.1e1', 0, 1],
    ['1e-3', 2, 'too_many_decimals'],
    ['12.505', 2, 'too_many_decimals'],
    ['1e16', 0, 'too_large'],
    ['1e400', 0, 'too_large'],
    ['1e-400', 0, 'too_many_decimals'],
    ['9'.repeat(1_000_000), 0, 'too_large'],
    [`0.${'0'.repeat(1_000_000)}1`, 2, 'too_many_decimals'],
    ['NaN', 0, 'not_a_number'],
    ['Infinity', 0, 'not_a_number'],
  ] as const)('%.20s at %i decimals', (source, decimals, expected) => {
    expect(parseJsonNumber(source, decimals)).toBe(expected);
  });

  it('are read the same from the text of a platform number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 15), max: 10 ** 15 }),
        fc.integer({ min: 0, max: 6 }),
        (scaled, decimals) => {
          const shift = parseJsonNumber(`${scaled}e-${decimals}`, decimals);
          expect(shift).toBe(scaled + 0);
        },
      ),
    );
  });
});

describe('quantities', () => {
  it.each([
    ['12.5 h', '12.5', 'h'],
    ['12.5', '12.5', null],
    ['12.5h', '12.5', 'h'],
    [' 46 EUR/h ', '46', 'EUR/h'],
    ['10 %', '10', '%'],
    ['-1 km', '-1', 'km'],
  ])('%j', (text, number, unit) => {
    expect(splitQuantity(text)).toEqual({ number, unit });
  });

  it.each(['', 'h', 'h 12', '1 000', '1 2 h', '.5', '12 5 h'])('%j is none', (text) => {
    expect(splitQuantity(text)).toBeNull();
  });
});
