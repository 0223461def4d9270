import { expect, test } from 'vitest';
import { diagnose } from './check-rulebook.ts';

test('definitions in a chain', () => {
  expect(
    diagnose(`
define total : h "Yhteensä"
  = spent + voucher.hours
define spent : h "Käytetty"
  = voucher.used
`),
  ).toBe('');
});

test('two definitions that read each other', () => {
  expect(
    diagnose(`
define total : h "Yhteensä"
  = spent + voucher.hours
define spent : h "Käytetty"
  = total - voucher.used
`),
  ).toMatchInlineSnapshot(`
    "error[cyclic-definition]: definitions depend on each other: total → spent → total
      --> 2020-01-01/grant.policy:6:5
     6 |   = spent + voucher.hours
       |     ^^^^^ 'total' reads 'spent'
       ::: 2020-01-01/grant.policy:8  'spent' reads 'total'
    help: change one of the definitions so that it no longer reads the next"
  `);
});

test('a definition that reads itself', () => {
  expect(
    diagnose(`
define total : h "Yhteensä"
  = total + voucher.hours
`),
  ).toMatchInlineSnapshot(`
    "error[cyclic-definition]: a definition depends on itself: total → total
      --> 2020-01-01/grant.policy:6:5
     6 |   = total + voucher.hours
       |     ^^^^^ 'total' reads 'total'
    help: compute it from other things than itself"
  `);
});

test('a cycle through an exception and a date', () => {
  expect(
    diagnose(`
define cap : h "Katto"
  as of counted_on
  = limit
define counted_on : date "Laskettu"
  = voucher.granted_on
exception later to counted_on
  when cap > 3 h
  = voucher.granted_on + 1 day
`),
  ).toMatchInlineSnapshot(`
    "error[cyclic-definition]: definitions depend on each other: cap → counted_on → cap
      --> 2020-01-01/grant.policy:6:9
     6 |   as of counted_on
       |         ^^^^^^^^^^ 'cap' reads 'counted_on'
       ::: 2020-01-01/grant.policy:11  'counted_on' reads 'cap'
    help: change one of the definitions so that it no longer reads the next"
  `);
});
