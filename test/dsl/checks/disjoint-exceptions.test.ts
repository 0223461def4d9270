import { expect, test } from 'vitest';
import { diagnose } from './check-rulebook.ts';

const cap = `
define cap : h "Katto"
  when voucher.service in hour_based
  = 10 h
`;

test('exceptions for different members', () => {
  expect(
    diagnose(`${cap}
exception coaching_cap to cap
  when voucher.service is coaching
  = 20 h
exception group_cap to cap
  when voucher.service is group
  = 30 h
`),
  ).toBe('');
});

test('exceptions that only collide where the definition has no value', () => {
  expect(
    diagnose(`${cap}
exception short_cap to cap
  when voucher.service is not group
  = 20 h
exception group_cap to cap
  when voucher.service is not coaching
  = 30 h
`),
  ).toBe('');
});

test('one an exception to the other', () => {
  expect(
    diagnose(`${cap}
exception urgent_cap to cap
  when voucher.urgent
  = 20 h
exception group_cap to urgent_cap
  when voucher.service is group
  = 30 h
`),
  ).toBe('');
});

test('exceptions that can apply together', () => {
  expect(
    diagnose(`${cap}
exception urgent_cap to cap
  when voucher.urgent
  = 20 h
exception group_cap to cap
  when voucher.service is group
  = 30 h
`),
  ).toMatchInlineSnapshot(`
    "error[colliding-exceptions]: exceptions 'urgent_cap' and 'group_cap' to 'cap' can apply in the same case
       --> 2020-01-01/grant.policy:12:11
     12 | exception group_cap to cap
        |           ^^^^^^^^^ applies too when voucher.service is group and voucher.urgent
        ::: 2020-01-01/grant.policy:9  and so does this one
    help: make one an exception to the other ('exception group_cap to urgent_cap'), or make their 'when' stricter"
  `);
});

test('an exception and a relief to one rule', () => {
  expect(
    diagnose(`
rule within "Raja"
  requires voucher.hours <= limit
  otherwise deny
exception urgent_within to within
  when voucher.urgent
  requires voucher.hours <= 20 h
relief agreed from within
  when voucher.count > 3
`),
  ).toMatchInlineSnapshot(`
    "error[colliding-exceptions]: exceptions 'urgent_within' and 'agreed' to 'within' can apply in the same case
       --> 2020-01-01/grant.policy:11:8
     11 | relief agreed from within
        |        ^^^^^^ applies too when voucher.count >= 4 and voucher.urgent
        ::: 2020-01-01/grant.policy:8  and so does this one
    help: make one an exception to the other ('relief agreed from urgent_within'), or make their 'when' stricter"
  `);
});
