import { describe, expect, test } from 'vitest';
import { diagnose } from './check-rulebook.ts';

function policyWith(when: string, arms: string): string {
  return `
define fee : EUR/h "Maksu"
  ${when}
  = match voucher.service
      ${arms}
`;
}

describe('accepted', () => {
  test.each([
    ['every member', '', 'coaching: price\n      group: price\n      work: price'],
    ['a set and a member', '', 'hour_based: price\n      work: price'],
    ['the rest', '', 'coaching: price\n      otherwise: price'],
    ['what is possible there', 'when voucher.service in hour_based', 'coaching: price\n      group: price'],
    ['what is possible there, in other words', 'when voucher.service is not work', 'hour_based: price'],
  ])('%s', (_, when, arms) => {
    expect(diagnose(policyWith(when, arms))).toBe('');
  });
});

test('a member left out', () => {
  expect(diagnose(policyWith('', 'coaching: price\n      group: price'))).toMatchInlineSnapshot(`
    "error[empty-decision]: decision 'grant' decides nothing
      --> 2020-01-01/grant.policy:1:10
     1 | decision grant "Myöntäminen"
       |          ^ no rules, and no values that it gives
    help: add a 'rule' to the same file, or name under 'gives' a value that is computed

    error[incomplete-match]: this match leaves out 'work'
      --> 2020-01-01/grant.policy:6:11
     6 |   = match voucher.service
       |           ^ '' may also be that
    help: add an arm 'work: …', or say under 'when' in which cases this applies"
  `);
});

test('a member twice', () => {
  expect(diagnose(policyWith('', 'hour_based: price\n      group: price\n      work: price'))).toMatchInlineSnapshot(`
    "error[empty-decision]: decision 'grant' decides nothing
      --> 2020-01-01/grant.policy:1:10
     1 | decision grant "Myöntäminen"
       |          ^ no rules, and no values that it gives
    help: add a 'rule' to the same file, or name under 'gives' a value that is computed

    error[repeated-member]: 'group' is in this match twice
      --> 2020-01-01/grant.policy:8:7
     8 |       group: price
       |       ^ again here
       ::: 2020-01-01/grant.policy:7  first here
    help: keep each value in one arm only"
  `);
});

test('an arm for a member that cannot occur', () => {
  expect(
    diagnose(policyWith('when voucher.service in hour_based', 'hour_based: price\n      work: price')),
  ).toMatchInlineSnapshot(`
    "error[empty-decision]: decision 'grant' decides nothing
      --> 2020-01-01/grant.policy:1:10
     1 | decision grant "Myöntäminen"
       |          ^ no rules, and no values that it gives
    help: add a 'rule' to the same file, or name under 'gives' a value that is computed

    error[unreachable-arm]: this arm of the match can never be used
      --> 2020-01-01/grant.policy:8:7
     8 |       work: price
       |       ^ these values cannot occur here
    help: leave the arm out"
  `);
});

test('a needless otherwise', () => {
  expect(
    diagnose(policyWith('', 'hour_based: price\n      work: price\n      otherwise: price')),
  ).toMatchInlineSnapshot(`
    "error[empty-decision]: decision 'grant' decides nothing
      --> 2020-01-01/grant.policy:1:10
     1 | decision grant "Myöntäminen"
       |          ^ no rules, and no values that it gives
    help: add a 'rule' to the same file, or name under 'gives' a value that is computed

    warning[unreachable-arm]: this arm of the match can never be used
      --> 2020-01-01/grant.policy:9:7
     9 |       otherwise: price
       |       ^^^^^^^^^ the other arms already name every value
    help: leave the arm out"
  `);
});
