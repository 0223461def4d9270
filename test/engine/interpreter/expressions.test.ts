import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../engine/ir/ir.ts';
import {
  and,
  arithmetic,
  choose,
  compare,
  constant,
  date,
  day,
  divide,
  enumOf,
  isGiven,
  listOf,
  no,
  not,
  or,
  read,
  round,
  text,
  yes,
} from '../../support/ir-builders.ts';
import { result } from './one-expression.ts';

const a = read('a');
const b = read('b');
const n = read('n');
const m = read('m');

describe('truth tables', () => {
  const operands = { T: yes, F: no, A: a, B: b } as const;
  it.each([
    ['T T', true, true],
    ['T F', false, true],
    ['F T', false, true],
    ['F F', false, false],
    ['T A', '? a', true],
    ['A T', '? a', true],
    ['F A', false, '? a'],
    ['A F', false, '? a'],
    ['A B', '? a b', '? a b'],
    ['A A', '? a', '? a'],
    ['A B F', false, '? a b'],
    ['A B T', '? a b', true],
  ])('%s: and %s, or %s', (names, conjunction, disjunction) => {
    const all = names.split(' ').map((name) => operands[name as keyof typeof operands]);
    expect(result(and(...all))).toBe(conjunction);
    expect(result(or(...all))).toBe(disjunction);
  });

  it.each([
    [yes, false],
    [no, true],
    [a, '? a'],
  ])('not', (operand, expected) => {
    expect(result(not(operand))).toBe(expected);
  });
});

describe('choices', () => {
  const one = constant(1);
  const two = constant(2);
  it.each<[string, Expression, unknown]>([
    ['a true condition', choose([[yes, one]], two), 1],
    ['no true condition', choose([[no, one]], two), 2],
    ['an unknown condition, other values', choose([[a, one]], two), '? a'],
    ['an unknown condition, equal values', choose([[a, one]], constant(1)), 1],
    ['an unknown condition, unknown branches', choose([[a, n]], m), '? a n m'],
    ['an unknown condition, one unknown branch', choose([[a, n]], one), '? a n'],
    [
      'a true condition after an unknown one',
      choose(
        [
          [a, n],
          [yes, one],
        ],
        m,
      ),
      1,
    ],
    [
      'one branch left, no otherwise',
      choose([
        [no, one],
        [a, two],
      ]),
      2,
    ],
    [
      'one unknown branch left',
      choose([
        [no, one],
        [a, n],
      ]),
      '? n',
    ],
    [
      'excluded branches do not count',
      choose(
        [
          [no, n],
          [a, one],
        ],
        one,
      ),
      1,
    ],
  ])('%s', (_, expression, expected) => {
    expect(result(expression)).toBe(expected);
  });

  it('compares lists as wholes', () => {
    const list = (...members: string[]) => constant(members, listOf(enumOf('colour')));
    expect(result(choose([[a, list('red', 'blue')]], list('red', 'blue')))).toEqual(['red', 'blue']);
    expect(result(choose([[a, list('red')]], list('red', 'blue')))).toBe('? a');
  });
});

describe('numbers', () => {
  const big = constant(10 ** 15);
  it.each<[string, Expression, unknown]>([
    ['adds', arithmetic(constant(2), 'add', constant(3)), 5],
    ['subtracts', arithmetic(constant(2), 'subtract', constant(3)), -1],
    ['multiplies', arithmetic(constant(-2), 'multiply', constant(3)), -6],
    ['is strict', arithmetic(n, 'add', m), '? n m'],
    ['has no negative zero', arithmetic(constant(-2), 'multiply', constant(0)), 0],
    ['rounds a half up', round(constant(5), 'nearest', { denominator: 10 }), 1],
    ['rounds a negative half down', round(constant(-5), 'nearest', { denominator: 10 }), -1],
    ['rounds less than a half down', round(constant(4), 'nearest', { denominator: 10 }), 0],
    ['rounds -0.4 to 0', round(constant(-4), 'nearest', { denominator: 10 }), 0],
    ['ceiling', round(constant(11), 'up', { denominator: 10 }), 2],
    ['ceiling of a negative', round(constant(-11), 'up', { denominator: 10 }), -1],
    ['floor', round(constant(19), 'down', { denominator: 10 }), 1],
    ['floor of a negative', round(constant(-11), 'down', { denominator: 10 }), -2],
    ['steps', round(constant(1237), 'nearest', { denominator: 5, step: 5 }), 1235],
    ['a quotient', round(divide(constant(200), constant(3))), 67],
    ['a quotient by a negative', round(divide(constant(200), constant(-3)), 'down'), -67],
    ['a quotient by zero', round(divide(constant(1), constant(0))), '? !d:division_by_zero'],
    ['an unknown by zero', round(divide(n, constant(0))), '? !d:division_by_zero'],
    [
      'wide products',
      round(arithmetic(big, 'multiply', constant(3), true), 'nearest', { denominator: 10 ** 9 }),
      3_000_000,
    ],
    [
      'a wide product in a sum',
      compare(
        arithmetic(arithmetic(big, 'multiply', big, true), 'add', constant(1), true),
        'greater',
        arithmetic(big, 'multiply', big, true),
      ),
      true,
    ],
    ['a quotient compared', compare(divide(constant(1), constant(3)), 'less', divide(constant(2), constant(5))), true],
    ['by negative denominators', compare(divide(constant(1), constant(-3)), 'less', constant(0)), true],
    [
      'of equal quotients',
      compare(divide(constant(1), constant(3)), 'equal', divide(constant(-2), constant(-6))),
      true,
    ],
    ['least', { kind: 'least_of', operands: [constant(3), constant(1), constant(2)] }, 1],
    ['greatest', { kind: 'greatest_of', operands: [constant(3), constant(1), constant(2)] }, 3],
  ])('%s', (_, expression, expected) => {
    expect(result(expression)).toBe(expected);
    expect(Object.is(result(expression), -0)).toBe(false);
  });
});

describe('comparisons', () => {
  it.each([
    ['equal', false, true, false],
    ['not_equal', true, false, true],
    ['less', true, false, false],
    ['less_or_equal', true, true, false],
    ['greater', false, false, true],
    ['greater_or_equal', false, true, true],
  ] as const)('%s', (operator, oneTwo, twoTwo, threeTwo) => {
    const two = constant(2);
    expect(result(compare(constant(1), operator, two))).toBe(oneTwo);
    expect(result(compare(two, operator, two))).toBe(twoTwo);
    expect(result(compare(constant(3), operator, two))).toBe(threeTwo);
  });

  it('ignores the letter case of texts', () => {
    const kuopio = constant('Kuopio', text);
    expect(result(compare(read('t'), 'equal', kuopio, 'text'), { t: 'KUOPIO' })).toBe(true);
    expect(result(compare(read('t'), 'not_equal', kuopio, 'text'), { t: 'kuopio' })).toBe(false);
    expect(result(compare(read('t'), 'equal', kuopio, 'text'), { t: 'Siilinjärvi' })).toBe(false);
    expect(result(compare(read('t'), 'equal', kuopio, 'text'))).toBe('? t');
  });

  it('finds members in sets and lists', () => {
    const inSet: Expression = { kind: 'member_of', operand: read('c'), members: ['red', 'blue'] };
    const inList: Expression = { kind: 'in_list', operand: read('c'), list: constant(['red'], listOf(text)) };
    expect(result(inSet, { c: 'red' })).toBe(true);
    expect(result(inSet, { c: 'green' })).toBe(false);
    expect(result(inSet)).toBe('? c');
    expect(result(inList, { c: 'red' })).toBe(true);
    expect(result(inList, { c: 'blue' })).toBe(false);
  });
});

describe('optional facts', () => {
  const given = isGiven(read('maybe'));
  it('tells whether one was given, and never waits', () => {
    expect(result(given, { maybe: 0 })).toBe(true);
    expect(result(given)).toBe(false);
  });

  it('protects what stands after a guard', () => {
    const guarded = and(given, compare(read('maybe'), 'greater', constant(0)));
    expect(result(guarded)).toBe(false);
    expect(result(guarded, { maybe: 1 })).toBe(true);
    expect(result(or(not(given), compare(read('maybe'), 'greater', constant(0))))).toBe(true);
  });

  it('lists what was left out', () => {
    const missing: Expression = { kind: 'not_given', operands: [read('maybe'), read('maybe_not')] };
    expect(result(missing, { maybe: 1 })).toEqual(['maybe_not']);
    expect(result(missing)).toEqual(['maybe', 'maybe_not']);
  });

  it('reads an absent fact as absent', () => {
    expect(result(read('maybe'))).toBe('absent');
  });
});

describe('dates', () => {
  const add = (iso: string, amount: number, unit: 'day' | 'month' | 'business_day', factor = 1): Expression => ({
    kind: 'date_add',
    date: constant(day(iso), date),
    amount: constant(amount),
    unit,
    factor,
  });
  it.each<[Expression, string]>([
    [add('2020-01-31', 1, 'month'), '2020-02-29'],
    [add('2020-02-29', 1, 'month', 12), '2021-02-28'],
    [add('2020-01-01', 2, 'day', 7), '2020-01-15'],
    [add('2020-04-09', 1, 'business_day'), '2020-04-14'],
  ])('adds', (expression, expected) => {
    expect(result(expression)).toBe(day(expected));
  });

  it('takes parts and lengths', () => {
    const born = read('born');
    const at = { born: day('2000-02-29') };
    expect(result({ kind: 'date_part', part: 'start_of_month', date: born }, at)).toBe(day('2000-02-01'));
    expect(result({ kind: 'date_part', part: 'end_of_month', date: born }, at)).toBe(day('2000-02-29'));
    expect(result({ kind: 'date_part', part: 'year', date: born }, at)).toBe(2000);
    const to = constant(day('2021-02-28'), date);
    expect(result({ kind: 'full_years', from: born, to }, at)).toBe(21);
    expect(result({ kind: 'days_between', from: born, to }, at)).toBe(day('2021-02-28') - day('2000-02-29'));
    expect(result({ kind: 'full_years', from: born, to })).toBe('? born');
  });
});
