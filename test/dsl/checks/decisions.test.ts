import { expect, test } from 'vitest';
import { diagnose } from './check-rulebook.ts';

const rule = `
rule urgent "Kiire"
  requires voucher.urgent
  otherwise deny
`;

test('a decision with a rule', () => {
  expect(diagnose(rule)).toBe('');
});

test('a rule in a file without a decision', () => {
  expect(diagnose(rule, { '2020-01-01/stray.policy': rule.replace('urgent', 'stray') })).toMatchInlineSnapshot(`
    "error[rule-without-decision]: rule 'stray' belongs to no decision
      --> 2020-01-01/stray.policy:2:6
     2 | rule stray "Kiire"
       |      ^^^^^ there is no decision in this file
    help: move the rule to the file of its decision, or start this file with a 'decision'"
  `);
});

test('a decision that decides nothing', () => {
  const empty = 'decision nothing "Ei mitään"\n  as of voucher.granted_on\n';
  expect(diagnose(rule, { '2020-01-01/nothing.policy': empty })).toMatchInlineSnapshot(`
    "error[empty-decision]: decision 'nothing' decides nothing
      --> 2020-01-01/nothing.policy:1:10
     1 | decision nothing "Ei mitään"
       |          ^^^^^^^ no rules, and no values that it gives or reports
    help: add a 'rule' to the same file, or name under 'gives' or 'reports' a value that is computed"
  `);
});

test('decisions that include each other', () => {
  const more = {
    '2020-01-01/grant.policy': 'decision grant "A"\n  as of voucher.granted_on\n  includes other\n',
    '2020-01-01/other.policy': 'decision other "B"\n  as of voucher.granted_on\n  includes grant\n',
  };
  expect(diagnose('', more)).toMatchInlineSnapshot(`
    "error[cyclic-includes]: a decision includes itself: grant → other → grant
      --> 2020-01-01/grant.policy:3:12
     3 |   includes other
       |            ^^^^^ the circle starts here
    help: take one of the 'includes' away"
  `);
});

test('a message without words', () => {
  expect(diagnose(rule.replace('deny', 'deny " "'))).toMatchInlineSnapshot(`
    "error[empty-message]: the message is empty
      --> 2020-01-01/grant.policy:7:18
     7 |   otherwise deny " "
       |                  ^^^ there is no text here
    help: write what the applicant is told, or leave the message out altogether"
  `);
});

test('a day that does not exist', () => {
  expect(
    diagnose(`
rule early "Ajoissa"
  requires voucher.granted_on <= 2020-02-30
  otherwise deny
`),
  ).toMatchInlineSnapshot(`
    "error[invalid-date]: there is no day '2020-02-30'
      --> 2020-01-01/grant.policy:6:34
     6 |   requires voucher.granted_on <= 2020-02-30
       |                                  ^^^^^^^^^^ no day of the calendar
    help: a date is written year-month-day, in the years 1800–2999"
  `);
});

test('bounds the wrong way round', () => {
  const more = {
    '2020-01-01/more.policy': 'input plan "Suunnitelma"\n  hours : h "Tunnit" at least 10 h at most 5 h\n',
  };
  expect(diagnose(rule, more)).toMatchInlineSnapshot(`
    "error[reversed-bounds]: the lower bound is above the upper bound
      --> 2020-01-01/more.policy:2:31
     2 |   hours : h "Tunnit" at least 10 h at most 5 h
       |                               ^^^^ lower bound
       ::: 2020-01-01/more.policy:2  upper bound
    help: 'at least' is the smallest and 'at most' the largest allowed value"
  `);
});
