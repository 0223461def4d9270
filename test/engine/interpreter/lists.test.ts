import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../engine/ir/ir.ts';
import {
  boolean,
  compare,
  constant,
  definition,
  element,
  enumOf,
  fact,
  field,
  integer,
  isGiven,
  listOf,
  no,
  read,
  readField,
  record,
  recordOf,
  text,
  use,
  yes,
} from '../../support/ir-builders.ts';
import { declared, result } from './one-expression.ts';

const n = read('n');

describe('lists', () => {
  const worker = record('worker', [
    field('ok', boolean),
    field('hours', integer),
    field('key', enumOf('colour')),
    field('note', text, { optional: true }),
  ]);
  const book = {
    records: [worker],
    facts: [...(declared.facts ?? []), fact('w', listOf(recordOf('worker')))],
    definitions: [
      definition('worker.busy', boolean, compare(readField(0, 'hours'), 'greater', n), { record: 'worker' }),
    ],
  };
  const of = (expression: Expression, list: readonly Record<string, boolean | number | string>[] | null, n_?: number) =>
    result(
      expression,
      { ...(list === null ? {} : { w: list.map(element) }), ...(n_ === undefined ? {} : { n: n_ }) },
      book,
    );
  const w = read('w');
  const ok = readField(1, 'ok');
  const hours = readField(1, 'hours');
  const any = (where: Expression | null, satisfies: Expression): Expression => ({
    kind: 'any',
    variable: 1,
    list: w,
    where,
    satisfies,
  });
  const every = (where: Expression | null, satisfies: Expression): Expression => ({
    kind: 'every',
    variable: 1,
    list: w,
    where,
    satisfies,
  });
  const count = (where: Expression | null): Expression => ({ kind: 'count', variable: 1, list: w, where });
  const busy = use('worker.busy', 1);
  const one = { ok: true, hours: 3, key: 'red' };
  const two = { ok: false, hours: 5, key: 'red' };

  it.each<
    [string, Expression, readonly Record<string, boolean | number | string>[] | null, number | undefined, unknown]
  >([
    ['any of none', any(null, ok), [], 0, false],
    ['every of none', every(null, ok), [], 0, true],
    ['any', any(null, ok), [two, one], 0, true],
    ['any with a condition', any(ok, busy), [two, one], 4, false],
    ['every', every(null, ok), [one, two], 0, false],
    ['every with a condition', every(ok, busy), [one, two], 2, true],
    ['any, one unknown', any(null, ok), [two, {}], 0, '? w[1].ok'],
    ['any, one unknown, one true', any(null, ok), [{}, one], 0, true],
    ['every, condition unknown', every(ok, busy), [{ hours: 1 }], 2, '? w[0].ok'],
    ['every, condition unknown, satisfied', every(ok, busy), [{ hours: 3 }], 2, true],
    ['a derived field waits for its fields', any(null, busy), [{}], undefined, '? w[0].hours n'],
    ['an unknown list', any(null, ok), null, 0, '? w'],
    ['an unknown list and a scalar', any(null, busy), null, undefined, '? w n'],
    ['an unknown list where none can', any(no, ok), null, 0, false],
    ['an unknown list where every one must', every(null, yes), null, 0, true],
    ['count', count(ok), [one, two, one], 0, 2],
    ['count all', count(null), [one, two], 0, 2],
    ['count, undecided', count(ok), [one, {}], 0, '? w[1].ok'],
    ['count of an unknown list', count(ok), null, 0, '? w'],
    ['is empty', { kind: 'is_empty', list: w }, [], 0, true],
    ['is not empty', { kind: 'is_empty', list: w }, [one], 0, false],
    ['an unknown list is empty or not', { kind: 'is_empty', list: w }, null, 0, '? w'],
    ['an absent field', any(null, isGiven(readField(1, 'note'))), [one, { note: 'x' }], 0, true],
    ['an absent field of an unknown list', any(null, isGiven(readField(1, 'note'))), null, 0, '? w'],
    ['labels of fields', { kind: 'not_given', operands: [read('maybe')] }, [], 0, ['maybe']],
  ])('%s', (_, expression, list, scalar, expected) => {
    expect(of(expression, list, scalar)).toEqual(expected);
  });

  const sum = (limit: Expression | null, per: Expression | null = null): Expression => ({
    kind: 'sum',
    variable: 1,
    list: w,
    where: ok,
    value: hours,
    atMost: limit === null ? null : { limit, per },
    wide: false,
  });
  const line = (hoursOf: number, key: string) => ({ ok: true, hours: hoursOf, key });
  it.each<[string, Expression, readonly Record<string, boolean | number | string>[] | null, unknown]>([
    ['of none', sum(null), [], 0],
    ['with a condition', sum(null), [one, two, one], 6],
    ['the first of all', sum(constant(1)), [line(1, 'red'), line(2, 'red')], 1],
    [
      'the first of each key',
      sum(constant(1), readField(1, 'key')),
      [line(1, 'red'), line(2, 'red'), line(4, 'blue')],
      5,
    ],
    [
      'the first two of each key',
      sum(constant(2), readField(1, 'key')),
      [line(1, 'red'), line(2, 'red'), line(4, 'red')],
      3,
    ],
    ['none', sum(constant(0)), [line(1, 'red')], 0],
    ['with an unknown value', sum(null), [{ ok: true }], '? w[0].hours'],
    ['with an undecided condition', sum(null), [{}], '? w[0].ok w[0].hours'],
    ['with an unknown value not kept', sum(constant(1)), [line(1, 'red'), { ok: true }], 1],
    ['with an unknown key', sum(constant(1), readField(1, 'key')), [{ ok: true, hours: 1 }], '? w[0].key'],
    ['with an unknown limit', sum(n), [line(1, 'red')], '? n'],
    ['of an unknown list', sum(n), null, '? w n'],
  ])('sums %s', (_, expression, list, expected) => {
    expect(of(expression, list)).toBe(expected);
  });

  it.each<['least' | 'greatest', readonly Record<string, boolean | number | string>[] | null, unknown]>([
    ['least', [one, { ...two, ok: true }], 3],
    ['greatest', [one, { ...two, ok: true }], 5],
    ['greatest', [two], '? !d:nothing_to_choose'],
    ['least', [], '? !d:nothing_to_choose'],
    ['least', [{ hours: 1 }], '? w[0].ok'],
    ['least', null, '? w'],
  ])('%s', (kind, list, expected) => {
    expect(of({ kind, variable: 1, list: w, where: ok, value: hours }, list)).toBe(expected);
  });
});
