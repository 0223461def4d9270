import { expect, test } from 'vitest';
import { diagnose } from './check-rulebook.ts';

test('sums of prices within their bounds', () => {
  expect(
    diagnose(`
define total : EUR rounded to 0.01 EUR "Yhteensä"
  = sum of one.hours * price for one in voucher.visits
define share : number rounded to 1 "Osuus"
  = voucher.used / voucher.hours
`),
  ).toBe('');
});

test('a product that can leave the range', () => {
  expect(
    diagnose(`
define huge : integer "Valtava"
  = voucher.count * voucher.count * voucher.count * voucher.count
`),
  ).toMatchInlineSnapshot(`
    "error[number-out-of-range]: 'huge' can grow too large to be computed exactly
      --> 2020-01-01/grant.policy:5:8
     5 | define huge : integer "Valtava"
       |        ^^^^ may be as large as 10^17
    help: bound the facts it is computed from ('at most …'), or keep fewer decimals"
  `);
});

test('a fact with bounds that are too wide', () => {
  const more = {
    '2020-01-01/more.policy': 'input plan "Suunnitelma"\n  cost : EUR "Hinta" at most 99999999999999 EUR\n',
  };
  expect(diagnose('', more)).toMatchInlineSnapshot(`
    "error[number-out-of-range]: the bounds of fact 'plan.cost' are too wide
      --> 2020-01-01/more.policy:2:30
     2 |   cost : EUR "Hinta" at most 99999999999999 EUR
       |                              ^^^^^^^^^^^^^^^^^^ allows as much as 10^14
    help: give a smaller bound 'at most'"
  `);
});
