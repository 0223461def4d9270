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
    "error[incomplete-match]: this match leaves out 'work'
      --> 2020-01-01/grant.policy:7:11
     7 |   = match voucher.service
       |           ^^^^^^^^^^^^^^^ 'voucher.service' may have other values too
    help: add an arm 'work: …', or say under 'when' in which cases this applies"
  `);
});

test('a member twice', () => {
  expect(diagnose(policyWith('', 'hour_based: price\n      group: price\n      work: price'))).toMatchInlineSnapshot(`
    "error[repeated-member]: 'group' is in this match twice
      --> 2020-01-01/grant.policy:9:7
     9 |       group: price
       |       ^^^^^ again here
       ::: 2020-01-01/grant.policy:8  first here
    help: keep each value in one arm only"
  `);
});

test('an arm for a member that cannot occur', () => {
  expect(
    diagnose(policyWith('when voucher.service in hour_based', 'hour_based: price\n      work: price')),
  ).toMatchInlineSnapshot(`
    "error[unreachable-arm]: this arm of the match can never be used
      --> 2020-01-01/grant.policy:9:7
     9 |       work: price
       |       ^^^^ these values cannot occur here
    help: leave the arm out"
  `);
});

test('a needless otherwise', () => {
  expect(
    diagnose(policyWith('', 'hour_based: price\n      work: price\n      otherwise: price')),
  ).toMatchInlineSnapshot(`
    "warning[unreachable-arm]: this arm of the match can never be used
       --> 2020-01-01/grant.policy:10:7
     10 |       otherwise: price
        |       ^^^^^^^^^ the other arms already name every value
    help: leave the arm out"
  `);
});
