import { describe, expect, test } from 'vitest';
import { diagnose } from './check-rulebook.ts';

describe('accepted', () => {
  test.each([
    ['under when', 'when voucher.ends is given\n  requires voucher.ends > voucher.granted_on'],
    ['after and', 'requires voucher.ends is given and voucher.ends > voucher.granted_on'],
    ['after or', 'requires voucher.ends is not given or voucher.ends > voucher.granted_on'],
    ['in a branch', 'requires if voucher.ends is given then voucher.ends > voucher.granted_on else yes'],
    ['in the other branch', 'requires if voucher.ends is not given then yes else voucher.ends > voucher.granted_on'],
    ['through a definition', 'when open_ended\n  requires yes'],
    ['through the opposite of a definition', 'when not open_ended\n  requires voucher.ends > voucher.granted_on'],
    [
      'in a filter',
      'requires every one in voucher.visits where one.cancelled_on is given satisfies one.cancelled_on < one.date',
    ],
    [
      'in a sum',
      'requires (sum of days from one.date to one.cancelled_on for one in voucher.visits where one.cancelled_on is given) < 5 day',
    ],
    [
      'for each element',
      'for each line in voucher.visits\n  when line.cancelled_on is given\n  requires line.cancelled_on < line.date',
    ],
    ['asked for in a list', 'requires (not given in (voucher.ends)) is empty'],
    [
      'an index within its set',
      'when voucher.service in hour_based\n  requires voucher.hours <= max_hours[voucher.service]',
    ],
    [
      'an index excluded step by step',
      'requires voucher.service is work or voucher.hours <= max_hours[voucher.service]',
    ],
    ['a definition where it has a value', 'when voucher.service is not work\n  requires cap >= 0 h'],
    [
      'a definition under a match',
      'requires match voucher.service\n    coaching, group: voucher.hours <= cap\n    work: yes',
    ],
    ['a definition over numbers', 'when voucher.hours >= 10 h\n  requires long_hours >= 0 h'],
    ['a number in another unit of its family', 'when voucher.count >= 3\n  requires many >= 3'],
  ])('%s', (_, clauses) => {
    const policy = `
define open_ended : boolean "Toistaiseksi"
  = voucher.ends is not given
define cap : h "Katto"
  when voucher.service in hour_based
  = max_hours[voucher.service]
define long_hours : h "Pitkä"
  when voucher.hours > 8 h
  = voucher.hours
define many : integer "Monta"
  when voucher.count > 2
  = voucher.count
rule subject "Sääntö"
  ${clauses}
  otherwise deny
`;
    expect(diagnose(policy)).toBe('');
  });

  test('an exception is read where its definition has a value', () => {
    expect(
      diagnose(`
define cap : h "Katto"
  when voucher.service in hour_based
  = max_hours[voucher.service]
exception urgent_cap to cap
  when voucher.urgent and voucher.hours < max_hours[voucher.service]
  = max_hours[voucher.service] + 1 h
`),
    ).toBe('');
  });

  test('a cell is read where the earlier cells of its row hold', () => {
    expect(
      diagnose(`
define cap : h "Katto"
  when voucher.service in hour_based
  = max_hours[voucher.service]
table fits : boolean "Mahtuu"
  | voucher.service | cap    || fits |
  | hour_based      | >= 5 h || yes |
  | hour_based      | < 5 h  || no |
  | work            | -      || yes |
`),
    ).toBe('');
  });

  test('messages and outputs may show what is not there', () => {
    const more = {
      '2020-01-01/grant.policy': `decision grant "Myöntäminen"
  as of voucher.granted_on
  gives cap
define cap : h "Katto"
  when voucher.service in hour_based
  = max_hours[voucher.service]
rule subject "Sääntö"
  requires voucher.urgent
  otherwise deny "Päättyy {voucher.ends}."
`,
    };
    expect(diagnose('', more)).toBe('');
  });
});

test('an optional fact without a guard', () => {
  expect(
    diagnose(`
rule ends_later "Päättyy"
  requires voucher.ends > voucher.granted_on
  otherwise deny
`),
  ).toMatchInlineSnapshot(`
    "error[unguarded-value]: 'voucher.ends' may be left out here
      --> 2020-01-01/grant.policy:6:12
     6 |   requires voucher.ends > voucher.granted_on
       |            ^^^^^^^^^^^^ used without knowing that it is given
       ::: 2020-01-01/vocabulary.policy:15  declared optional
    help: add the condition 'voucher.ends is given', for instance under 'when'"
  `);
});

test('a guard that comes too late', () => {
  expect(
    diagnose(`
rule ends_later "Päättyy"
  requires voucher.ends > voucher.granted_on and voucher.ends is given
  otherwise deny
`),
  ).toMatchInlineSnapshot(`
    "error[unguarded-value]: 'voucher.ends' may be left out here
      --> 2020-01-01/grant.policy:6:12
     6 |   requires voucher.ends > voucher.granted_on and voucher.ends is given
       |            ^^^^^^^^^^^^ used without knowing that it is given
       ::: 2020-01-01/vocabulary.policy:15  declared optional
    help: add the condition 'voucher.ends is given', for instance under 'when'"
  `);
});

test('an optional field of an element', () => {
  expect(
    diagnose(`
rule cancelled "Peruttu"
  for each line in voucher.visits
  requires line.cancelled_on <= line.date
  otherwise deny
`),
  ).toMatchInlineSnapshot(`
    "error[unguarded-value]: 'line.cancelled_on' may be left out here
      --> 2020-01-01/grant.policy:7:12
     7 |   requires line.cancelled_on <= line.date
       |            ^^^^^^^^^^^^^^^^^ used without knowing that it is given
       ::: 2020-01-01/vocabulary.policy:10  declared optional
    help: add the condition 'line.cancelled_on is given', for instance under 'when'"
  `);
});

test('a definition where it has no value', () => {
  expect(
    diagnose(`
define cap : h "Katto"
  when voucher.service in hour_based
  = max_hours[voucher.service]
rule within "Raja"
  when voucher.service is not coaching
  requires voucher.hours <= cap
  otherwise deny
`),
  ).toMatchInlineSnapshot(`
    "error[unguarded-value]: 'cap' does not always have a value here
       --> 2020-01-01/grant.policy:10:29
     10 |   requires voucher.hours <= cap
        |                             ^^^ used in other cases too (for instance when voucher.service is work)
        ::: 2020-01-01/grant.policy:6  it has a value only then
    help: add the condition 'voucher.service in hour_based', for instance under 'when'"
  `);
});

test('a parameter with values for a set only', () => {
  expect(
    diagnose(`
rule within "Raja"
  requires voucher.hours <= max_hours[voucher.service]
  otherwise deny
`),
  ).toMatchInlineSnapshot(`
    "error[unguarded-value]: parameter 'max_hours' has values only for 'hour_based'
      --> 2020-01-01/grant.policy:6:39
     6 |   requires voucher.hours <= max_hours[voucher.service]
       |                                       ^^^^^^^^^^^^^^^ may be something else (for instance when voucher.service is work)
    help: add the condition 'voucher.service in hour_based', for instance under 'when'"
  `);
});

test('an unknown name silences what follows from it', () => {
  expect(
    diagnose(`
rule within "Raja"
  when voucher.servise in hour_based
  requires voucher.hours <= max_hours[voucher.service]
  otherwise deny
`),
  ).not.toContain('unguarded-value');
});
