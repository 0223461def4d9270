import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../engine/ir/ir.ts';
import {
  arithmetic,
  brief,
  constant,
  day,
  definition,
  definitionException,
  divide,
  evaluateOne,
  integer,
  lookup,
  no,
  parameter,
  read,
  round,
  use,
} from '../../support/ir-builders.ts';
import { declared, result } from './one-expression.ts';

const a = read('a');
const b = read('b');
const n = read('n');

describe('definitions', () => {
  const results = (
    define: Parameters<typeof definition>[3],
    values: Parameters<typeof result>[1],
    body: Expression = n,
  ) => result(use('x'), values, { definitions: [definition('x', integer, body, define)] });

  it('is absent where its condition is false, unknown where that is', () => {
    expect(results({ when: a }, { a: true, n: 1 })).toBe(1);
    expect(results({ when: a }, { a: false })).toBe('absent');
    expect(results({ when: a }, { n: 1 })).toBe('? a');
    expect(results({ when: a }, {})).toBe('? a n');
  });

  it('takes the value of the exception that applies', () => {
    const exceptions = [definitionException('e', a, constant(7), [definitionException('f', b, constant(8))])];
    expect(results({ exceptions }, { a: false, n: 1 })).toBe(1);
    expect(results({ exceptions }, { a: true, b: false })).toBe(7);
    expect(results({ exceptions }, { a: true, b: true })).toBe(8);
    expect(results({ exceptions }, { b: true, n: 8 })).toBe(8);
    expect(results({ exceptions }, { b: true })).toBe('? a n');
    expect(results({ exceptions }, { n: 7 })).toBe('? a b');
  });

  it('names the gap after itself', () => {
    expect(results({}, { n: 0 }, round(divide(constant(1), n)))).toBe('? !x:division_by_zero');
  });

  it('uses the text in force, before the first the first', () => {
    const versions = [
      { from: day('2020-01-01'), value: { asOf: null, when: null, body: constant(1), exceptions: [] } },
      { from: day('2021-01-01'), value: { asOf: null, when: null, body: n, exceptions: [] } },
      { from: day('2022-01-01'), value: null },
    ];
    const dated = { ...definition('x', integer, no), versions };
    const at = (iso: string | null) =>
      brief(evaluateOne(use('x'), { ...declared, definitions: [dated] }, iso === null ? {} : { on: day(iso) }));
    expect(at('2019-01-01')).toBe(1);
    expect(at('2020-12-31')).toBe(1);
    expect(at('2021-01-01')).toBe('? n');
    expect(at('2022-01-01')).toBe('? !x:not_in_force');
    expect(at(null)).toBe('? on n !x:not_in_force');
    const same = { ...dated, versions: versions.slice(0, 1).flatMap((one) => [one, { ...one, from: one.from + 9 }]) };
    expect(brief(evaluateOne(use('x'), { ...declared, definitions: [same] }, {}))).toBe(1);
  });

  it('takes everything as of its own date', () => {
    const yearly = parameter('yearly', integer, [
      { from: day('2020-01-01'), value: { kind: 'single', value: 20 } },
      { from: day('2021-01-01'), value: { kind: 'single', value: 21 } },
    ]);
    const definitions = [
      definition('inner', integer, lookup('yearly')),
      definition('dated', integer, use('inner'), { asOf: read('born') }),
    ];
    const parts = { ...declared, parameters: [yearly], definitions };
    const sum = arithmetic(arithmetic(use('dated'), 'multiply', constant(100)), 'add', use('inner'));
    const of = (values: Parameters<typeof evaluateOne>[2]) => brief(evaluateOne(sum, parts, values));
    expect(of({ on: day('2021-05-05'), born: day('2020-05-05') })).toBe(2021);
    expect(of({ born: day('2020-05-05') })).toBe('? on');
    expect(of({ on: day('2021-05-05') })).toBe('? born');
    expect(brief(evaluateOne(use('dated'), parts, { born: day('2020-05-05') }))).toBe(20);
  });
});
