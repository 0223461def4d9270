import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../engine/ir/ir.ts';
import { brief, day, evaluateOne, integer, lookup, parameter, read, single, start } from '../../support/ir-builders.ts';
import { declared, result } from './one-expression.ts';

const n = read('n');

describe('look-ups', () => {
  const byColour = parameter(
    'price',
    integer,
    [
      { from: day('2020-01-01'), value: { kind: 'by_member', values: { red: 1, green: 2, blue: 2 } } },
      { from: day('2021-01-01'), value: { kind: 'by_member', values: { red: 3, green: 3, blue: 3 } } },
      { from: day('2022-01-01'), value: { kind: 'by_member', values: { red: 4, green: 4 } } },
      { from: day('2023-01-01'), value: null },
    ],
    { kind: 'enum', enum: 'colour', members: ['red', 'green', 'blue'] },
  );
  const price = lookup('price', read('c'));
  const parts = { parameters: [byColour] };
  const asOf = (iso: string) => ({ on: day(iso) });

  it.each<[string, Record<string, number | string>, unknown]>([
    ['a known member', { c: 'red' }, 1],
    ['an unknown member', {}, '? c'],
    ['another year', { ...asOf('2021-05-05'), c: 'red' }, 3],
    ['an unknown member, all values equal', asOf('2021-05-05'), 3],
    ['a member without a value', { ...asOf('2022-05-05'), c: 'blue' }, '? !price:no_entry'],
    ['an unknown member, one without a value', asOf('2022-05-05'), '? c !price:no_entry'],
    ['before the first value', { ...asOf('2019-12-31'), c: 'red' }, '? !price:not_in_force'],
    ['after the last value', { ...asOf('2023-01-01'), c: 'red' }, '? !price:not_in_force'],
    ['nothing in force, an unknown member', asOf('2023-01-01'), '? c !price:not_in_force'],
  ])('%s', (_, values, expected) => {
    expect(result(price, values, parts)).toBe(expected);
  });

  it('waits for the date, even where the value never changed', () => {
    const withoutDate = { ...declared, parameters: [byColour, single('flat', integer, 5)] };
    expect(brief(evaluateOne(lookup('flat'), withoutDate, {}))).toBe('? on');
    expect(brief(evaluateOne(price, withoutDate, { c: 'red' }))).toBe('? on');
    expect(brief(evaluateOne(price, withoutDate, {}))).toBe('? on c');
  });

  const bands = (...entries: readonly (readonly [number, number | null, number])[]) =>
    parameter(
      'band',
      integer,
      [{ from: start, value: { kind: 'bands', bands: entries.map(([from, to, value]) => ({ from, to, value })) } }],
      { kind: 'bands', unit: '', decimals: 0 },
    );
  it.each<[string, ReturnType<typeof bands>, number | null, unknown]>([
    ['the lower end', bands([0, 20, 46], [21, 50, 81], [51, null, 116]), 0, 46],
    ['the upper end', bands([0, 20, 46], [21, 50, 81], [51, null, 116]), 20, 46],
    ['the next band', bands([0, 20, 46], [21, 50, 81], [51, null, 116]), 21, 81],
    ['the open end', bands([0, 20, 46], [21, 50, 81], [51, null, 116]), 9999, 116],
    ['outside all', bands([5, 20, 46]), 4, '? !band:no_entry'],
    ['an unknown number', bands([0, 20, 46], [21, null, 81]), null, '? n'],
    ['an unknown number, equal values', bands([0, 20, 46], [21, null, 46]), null, 46],
    ['an unknown number that may be outside', bands([0, 20, 46], [21, 50, 46]), null, '? n !band:no_entry'],
    ['an unknown number that may be below', bands([1, null, 46]), null, '? n !band:no_entry'],
  ])('bands: %s', (_, declaredBands, value, expected) => {
    const values = value === null ? {} : { n: value };
    expect(result(lookup('band', n), values as Record<string, number>, { parameters: [declaredBands] })).toBe(expected);
  });

  it.each([
    [0, 0],
    [6000, 0],
    [6001, 10],
    [10000, 40_000],
    [10001, 40_020],
  ])('brackets: the part of %i within each', (amount, expected) => {
    const brackets = [
      { from: 0, value: 0 },
      { from: 6000, value: 10 },
      { from: 10_000, value: 20 },
    ];
    const tax = parameter('tax', integer, [{ from: start, value: { kind: 'brackets', brackets } }], {
      kind: 'brackets',
      unit: '',
      decimals: 0,
    });
    const byParts: Expression = { kind: 'by_brackets', parameter: 'tax', operand: n, wide: false };
    expect(result(byParts, { n: amount }, { parameters: [tax] })).toBe(expected);
    expect(result(byParts, {}, { parameters: [tax] })).toBe('? n');
  });
});
