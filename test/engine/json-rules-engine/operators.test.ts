import { describe, expect, it } from 'vitest';
import { addOperators } from '../../../engine/backends/json-rules-engine/operators.ts';

type Holds = (fact: unknown, value: unknown) => boolean;

const operators = new Map<string, Holds>();
addOperators({ addOperator: (name, holds) => operators.set(name, holds) });

function holds(fact: unknown, operator: string, value: unknown): boolean | undefined {
  return operators.get(operator)?.(fact, value);
}

/** Each operator with its opposite. */
const opposites: readonly (readonly [string, string, fact: unknown, value: unknown])[] = [
  ['is', 'isNot', 'Kuopio', 'KUOPIO'],
  ['is', 'isNot', true, true],
  ['is', 'isNot', '2020-03-02', '2020-03-02'],
  ['equals', 'differsFrom', 5, '5.00'],
  ['equals', 'differsFrom', '12345678901234567890.50', '12345678901234567890.5'],
  ['isLessThan', 'isAtLeast', '9.99', '10.00'],
  ['isLessThan', 'isAtLeast', '-0.50', '-0.25'],
  ['isLessThan', 'isAtLeast', '12345678901234567890.50', '12345678901234567890.51'],
  ['isMoreThan', 'isAtMost', 10, 9],
  ['isMoreThan', 'isAtMost', '10.00', 9],
  ['isBefore', 'isOnOrAfter', '2020-02-29', '2020-03-01'],
  ['isBefore', 'isOnOrAfter', '9999-12-31', '10000-01-01'],
  ['isAfter', 'isOnOrBefore', '2020-03-02', '2020-03-01'],
  ['isOneOf', 'isNoneOf', 'visit', ['visit', 'remote']],
  ['isInList', 'isNotInList', 'Kuopio', ['Siilinjärvi', 'kuopio']],
  ['hasFormat', 'lacksFormat', '1234567-1', 'business_id'],
];

describe('operators', () => {
  it.each(opposites)('%s, and not %s: %j and %j', (operator, opposite, fact, value) => {
    expect(holds(fact, operator, value)).toBe(true);
    expect(holds(fact, opposite, value)).toBe(false);
  });

  it.each([
    ['isNot', 'Kuopio', 'Siilinjärvi'],
    ['differsFrom', '5.00', '5.01'],
    ['isAtLeast', '10.00', 10],
    ['isAtMost', '10.00', 10],
    ['isOnOrAfter', '2020-03-01', '2020-03-01'],
    ['isOnOrBefore', '2020-03-01', '2020-03-01'],
    ['isNoneOf', 'absence', ['visit', 'remote']],
    ['isNotInList', 'Kuopio', []],
    ['isEmpty', [], true],
    ['isEmpty', ['visit'], false],
    ['lacksFormat', '1234567-2', 'business_id'],
    ['isGiven', 'anything', true],
    ['isGiven', null, false],
  ])('%s: %j and %j', (operator, fact, value) => {
    expect(holds(fact, operator, value)).toBe(true);
  });

  it('do not hold where a side is unknown or absent', () => {
    for (const operator of [...operators.keys()].filter((name) => name !== 'isGiven')) {
      for (const nothing of [undefined, null]) {
        expect([operator, holds(nothing, operator, nothing)]).toEqual([operator, false]);
        expect([operator, holds(nothing, operator, '1')]).toEqual([operator, false]);
        expect([operator, holds('1', operator, nothing)]).toEqual([operator, false]);
      }
    }
  });

  it('know of a fact whether it was given only where it is not unknown', () => {
    expect([holds(undefined, 'isGiven', true), holds(undefined, 'isGiven', false)]).toEqual([false, false]);
    expect([holds(null, 'isGiven', true), holds('x', 'isGiven', false)]).toEqual([false, false]);
  });

  it('say nothing of numbers that are no numbers', () => {
    for (const operator of ['equals', 'differsFrom', 'isLessThan', 'isAtMost', 'isMoreThan', 'isAtLeast']) {
      expect([operator, holds('many', operator, 1)]).toEqual([operator, false]);
    }
  });
});
