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
  isGiven,
  lookup,
  not,
  number,
  or,
  read,
  rule,
  text,
  use,
} from '../../support/ir-builders.ts';
import { brief, exported, written } from './brief-rules.ts';

/** Where a rule that requires this is violated, and where satisfied. */
function sidesOf(requires: Expression): readonly (string | undefined)[] {
  const rules = written(exported([rule('r', requires)]));
  return [rules['r: violated'], rules['r: satisfied']];
}

const ends = read('ends');

describe('conditions', () => {
  it.each<[string, Expression, violated: string, satisfied: string]>([
    ['a fact', read('a'), '(a is false)', '(a is true)'],
    ['and', and(read('a'), read('b')), '(a is false | b is false)', '(a is true & b is true)'],
    ['not or', not(or(read('a'), read('b'))), '(a is true | b is true)', '(a is false & b is false)'],
    [
      'numbers with decimals',
      compare(read('hours'), 'less_or_equal', lookup('limit')),
      '(hours isMoreThan limit)',
      '(hours isAtMost limit)',
    ],
    [
      'a literal on the left',
      compare(constant(150, number('h', 2)), 'less', read('hours')),
      '(hours isAtMost "1.50")',
      '(hours isMoreThan "1.50")',
    ],
    [
      'a date',
      compare(read('on'), 'less', constant(day('2020-03-02'), date), 'date'),
      '(on isOnOrAfter "2020-03-02")',
      '(on isBefore "2020-03-02")',
    ],
    [
      'a text',
      compare(read('town'), 'equal', constant('Kuopio', text), 'text'),
      '(town isNot "Kuopio")',
      '(town is "Kuopio")',
    ],
    [
      'booleans that differ',
      compare(read('a'), 'not_equal', read('b'), 'boolean'),
      '((a is true & b is true) | (a is false & b is false))',
      '((a is true & b is false) | (a is false & b is true))',
    ],
    [
      'members',
      { kind: 'member_of', operand: read('kind'), members: ['visit'] },
      '(kind isNoneOf ["visit"])',
      '(kind isOneOf ["visit"])',
    ],
    [
      'a guard',
      and(isGiven(ends), compare(ends, 'less', read('on'), 'date')),
      '(ends isGiven false | ends isOnOrAfter on)',
      '(ends isGiven true & ends isBefore on)',
    ],
    [
      'a choice',
      choose([[read('a'), read('b')]], compare(read('n'), 'greater', constant(2))),
      '((a is true & b is false) | ((a is false | b is false) & n isAtMost 2))',
      '((a is true & b is true) | ((a is false | b is true) & n isMoreThan 2))',
    ],
    ['a definition', use('sure'), '<not sure>', '<sure>'],
    [
      'arithmetic, a fact',
      compare(arithmetic(read('n'), 'add', constant(1)), 'equal', read('n')),
      '(n + 1 differsFrom n)',
      '(n + 1 equals n)',
    ],
    [
      'a quotient, a fact with the comparison',
      compare(divide(read('n'), constant(3)), 'less', constant(1)),
      '((n / 3) < 1 is false)',
      '((n / 3) < 1 is true)',
    ],
    [
      'elements of a list, a fact',
      { kind: 'any', variable: 1, list: read('lines'), where: null, satisfies: use('line.long', 1) },
      '(any of lines has lines[].long is false)',
      '(any of lines has lines[].long is true)',
    ],
  ])('%s', (_, requires, violated, satisfied) => {
    expect(sidesOf(requires)).toEqual([violated, satisfied]);
  });

  it('share the conditions of definitions, and leave out those that nothing uses', () => {
    const { conditions } = exported([rule('r', use('sure'))]);
    expect(Object.entries(conditions).map(([name, condition]) => [name, brief(condition)])).toEqual([
      ['not sure', '(a is false | b is false)'],
      ['sure', '(a is true & b is true)'],
    ]);
    expect(exported([rule('r', read('a'))]).conditions).toEqual({});
  });
});
