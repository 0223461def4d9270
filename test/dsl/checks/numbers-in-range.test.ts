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

test('numbers in messages that fit', () => {
  expect(
    diagnose(`
rule cheap "Halpa" §1:1
  requires voucher.hours * price <= 5 EUR
  otherwise deny "Maksaa {voucher.hours * price}, yhteensä {voucher.count * voucher.count * voucher.count}."
`),
  ).toBe('');
});

test('a number in a message that can leave the range, also in an exception', () => {
  expect(
    diagnose(`
rule cheap "Halpa" §1:1
  requires voucher.hours * price <= 5 EUR
  otherwise deny "Yhteensä {voucher.count * voucher.count * voucher.count * voucher.count as number}."

exception more to cheap
  when voucher.urgent
  deny "Tunteja {voucher.hours * voucher.count * voucher.count * voucher.count}."
`),
  ).toMatchInlineSnapshot(`
    "error[number-out-of-range]: a number in this message can grow too large to be computed exactly
      --> 2020-01-01/grant.policy:7:29
     7 | …otherwise deny "Yhteensä {voucher.count * voucher.count * voucher.count * voucher.count as number}."
       |                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ may be as large as 10^17
    help: bound the facts it is computed from ('at most …'), or round it ('rounded to …')

    error[number-out-of-range]: a number in this message can grow too large to be computed exactly
       --> 2020-01-01/grant.policy:11:18
     11 |   deny "Tunteja {voucher.hours * voucher.count * voucher.count * voucher.count}."
        |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ may be as large as 10^17
    help: bound the facts it is computed from ('at most …'), or round it ('rounded to …')"
  `);
});

test('part by part, with the decimals of what is divided and of the rates', () => {
  const more = {
    '2020-01-01/more.policy': `input plan "Suunnitelma"
  fee : EUR "Maksu" at least -10000000000 EUR at most 10000000000 EUR
parameter share : percent by each EUR "Osuus"
`,
    '2020-01-01/more.yaml': 'share:\n  from 0 EUR: 100 %\n',
  };
  expect(
    diagnose(
      `
rule cheap "Halpa" §1:1
  requires voucher.urgent
  otherwise deny "{each part of (1 EUR - plan.fee) by share}"
`,
      more,
    ),
  ).toMatchInlineSnapshot(`
    "error[number-out-of-range]: a number in this message can grow too large to be computed exactly
      --> 2020-01-01/grant.policy:7:20
     7 |   otherwise deny "{each part of (1 EUR - plan.fee) by share}"
       |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ may be as large as 10^11
    help: bound the facts it is computed from ('at most …'), or round it ('rounded to …')"
  `);
});

test('a body that only divides by zero hides nothing of the others', () => {
  expect(
    diagnose(`
define none : h rounded to 1 h "Ei mitään"
  = if voucher.urgent then voucher.hours / (limit - limit) * 1 h else voucher.hours
define huge : h "Valtava"
  = none * voucher.count * voucher.count * voucher.count
`),
  ).toMatchInlineSnapshot(`
    "error[number-out-of-range]: 'huge' can grow too large to be computed exactly
      --> 2020-01-01/grant.policy:7:8
     7 | define huge : h "Valtava"
       |        ^^^^ may be as large as 10^17
    help: bound the facts it is computed from ('at most …'), or keep fewer decimals"
  `);
});

test('a field of a record with bounds that are too wide, and a list of numbers with too many decimals', () => {
  const more = {
    '2020-01-01/more.policy':
      'record cost "Kulu"\n  price : EUR "Hinta" at most 99999999999999 EUR\ninput plan "Suunnitelma"\n  costs : list of cost "Kulut"\n  ratios : list of number with 12 decimals "Suhteet"\n',
  };
  expect(diagnose('', more)).toMatchInlineSnapshot(`
    "error[number-out-of-range]: the bounds of fact 'cost.price' are too wide
      --> 2020-01-01/more.policy:2:31
     2 |   price : EUR "Hinta" at most 99999999999999 EUR
       |                               ^^^^^^^^^^^^^^^^^^ allows as much as 10^14
    help: give a smaller bound 'at most'

    error[number-out-of-range]: the bounds of fact 'plan.ratios' are too wide
      --> 2020-01-01/more.policy:5:12
     5 |   ratios : list of number with 12 decimals "Suhteet"
       |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ allows as much as 10^5
    help: give the numbers fewer decimals"
  `);
});

test('elements of a list of numbers keep within what their unit has by default', () => {
  const more = {
    '2020-01-01/more.policy': 'input plan "Suunnitelma"\n  ns : list of integer "Luvut"\n',
  };
  expect(diagnose('define plan.total : integer "Yhteensä"\n  = sum of x * x for x in plan.ns\n', more)).toBe('');
  expect(
    diagnose('define plan.total : integer "Yhteensä"\n  = sum of x * x * x * 10 for x in plan.ns\n', more),
  ).toMatchInlineSnapshot(`
    "error[number-out-of-range]: 'plan.total' can grow too large to be computed exactly
      --> 2020-01-01/grant.policy:4:8
     4 | define plan.total : integer "Yhteensä"
       |        ^^^^^^^^^^ may be as large as 10^17
    help: bound the facts it is computed from ('at most …'), or keep fewer decimals"
  `);
});

test('a list that a definition hands on is as long as what it is taken from', () => {
  const more = {
    '2020-01-01/more.policy':
      'input plan "Suunnitelma"\n  ns : list of integer "Luvut" at most 1000000000\n  ms : list of integer "Muut"\n',
  };
  const policy = (list: string) => `
define plan.chosen : list of integer "Valitut"
  = if voucher.urgent then plan.ms else ${list}
define plan.total : integer "Yhteensä"
  = sum of x * x for x in plan.chosen
`;
  expect(diagnose(policy('plan.ms'), more)).toBe('');
  expect(diagnose(policy('plan.ns'), more)).toMatchInlineSnapshot(`
    "error[number-out-of-range]: 'plan.total' can grow too large to be computed exactly
      --> 2020-01-01/grant.policy:7:8
     7 | define plan.total : integer "Yhteensä"
       |        ^^^^^^^^^^ may be as large as 10^18
    help: bound the facts it is computed from ('at most …'), or keep fewer decimals"
  `);
});

test('a definition with a date of its own is as large as it is in any span', () => {
  const dated = (body: string) => `define plan.paid : EUR "Maksettu" §1:1
  as of plan.used_on
  = ${body}
`;
  const files = (next: string) => ({
    '2020-01-01/more.policy': `input plan "Suunnitelma"
  fee     : EUR  "Maksu"
  used_on : date "Käyttöpäivä"
${dated('plan.fee')}define plan.total : EUR "Yhteensä" §1:2
  = plan.paid * 10000
`,
    '2021-01-01/edition.yaml': 'decided: 2020-12-01\ndecided_by: Kunta\nrecord: "2 §"\nstatus: in_force\n',
    '2021-01-01/more.policy': `${dated(next)}define plan.total : EUR "Yhteensä" §1:2
  = plan.paid
`,
  });
  expect(diagnose('', files('plan.fee * 9'))).toBe('');
  expect(diagnose('', files('plan.fee * 10000'))).toMatchInlineSnapshot(`
    "error[number-out-of-range]: 'plan.total' can grow too large to be computed exactly
      --> 2020-01-01/more.policy:7:8
     7 | define plan.total : EUR "Yhteensä" §1:2
       |        ^^^^^^^^^^ may be as large as 10^17
    help: bound the facts it is computed from ('at most …'), or keep fewer decimals"
  `);
});

test('facts are held to their latest bounds on any day', () => {
  const input = (bound: string) => `input plan "Suunnitelma"
  fee  : EUR  "Maksu"${bound}
  fees : list of EUR "Maksut"${bound === '' ? '' : ' at most 100000'}
`;
  const files = (bound: string) => ({
    '2020-01-01/more.policy': `${input('')}define plan.total : EUR "Yhteensä" §1:1
  = plan.fee * 10000
define plan.sum : EUR "Summa" §1:2
  = sum of x * 100 for x in plan.fees
`,
    '2021-01-01/edition.yaml': 'decided: 2020-12-01\ndecided_by: Kunta\nrecord: "2 §"\nstatus: in_force\n',
    '2021-01-01/more.policy': `${input(bound)}define plan.total : EUR "Yhteensä" §1:1
  = plan.fee
define plan.sum : EUR "Summa" §1:2
  = 0
`,
  });
  expect(diagnose('', files(''))).toBe('');
  expect(diagnose('', files(' at most 10000000000 EUR')).match(/: '.*' can grow/g)).toEqual([
    ": 'plan.total' can grow",
    ": 'plan.sum' can grow",
  ]);
});
