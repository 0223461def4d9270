import { expect, test } from 'vitest';
import { diagnose } from './check-rulebook.ts';

function table(columns: string, ...rows: readonly string[]): string {
  return [
    '',
    'table fits : boolean "Mahtuu"',
    `  | ${columns} || fits |`,
    ...rows.map((row) => `  | ${row} |`),
    '',
  ].join('\n');
}

test('rows told apart by one column', () => {
  expect(
    diagnose(
      table('voucher.service | voucher.hours', 'work | - || no', 'hour_based | < 5 h || no', 'otherwise || yes'),
    ),
  ).toBe('');
});

test('two rows for one member', () => {
  expect(diagnose(table('voucher.service', 'hour_based || yes', 'group, work || no'))).toMatchInlineSnapshot(`
    "error[empty-decision]: decision 'grant' decides nothing
      --> 2020-01-01/grant.policy:1:10
     1 | decision grant "Myöntäminen"
       |          ^ no rules, and no values that it gives
    help: add a 'rule' to the same file, or name under 'gives' a value that is computed

    error[table-overlap]: two rows of table 'fits' can apply in the same case
      --> 2020-01-01/grant.policy:7:3
     7 |   | group, work || no |
       |   ^ applies too when voucher.service is group
       ::: 2020-01-01/grant.policy:6  and so does this row
    help: make the rows stricter, so that every case meets only one of them"
  `);
});

test('rows that share an end', () => {
  expect(diagnose(table('voucher.hours', '<= 5 h || yes', '>= 5 h || no'))).toMatchInlineSnapshot(`
    "error[empty-decision]: decision 'grant' decides nothing
      --> 2020-01-01/grant.policy:1:10
     1 | decision grant "Myöntäminen"
       |          ^ no rules, and no values that it gives
    help: add a 'rule' to the same file, or name under 'gives' a value that is computed

    error[table-overlap]: two rows of table 'fits' can apply in the same case
      --> 2020-01-01/grant.policy:7:3
     7 |   | >= 5 h || no |
       |   ^ applies too when voucher.hours is 5 h
       ::: 2020-01-01/grant.policy:6  and so does this row
    help: make the rows stricter, so that every case meets only one of them"
  `);
});

test('columns that do not exclude each other', () => {
  expect(
    diagnose(table('voucher.urgent | voucher.service', 'yes | - || yes', '- | work || no', 'otherwise || no')),
  ).toMatchInlineSnapshot(`
    "error[empty-decision]: decision 'grant' decides nothing
      --> 2020-01-01/grant.policy:1:10
     1 | decision grant "Myöntäminen"
       |          ^ no rules, and no values that it gives
    help: add a 'rule' to the same file, or name under 'gives' a value that is computed

    error[table-overlap]: two rows of table 'fits' can apply in the same case
      --> 2020-01-01/grant.policy:7:3
     7 |   | - | work || no |
       |   ^ applies too when voucher.service is work, voucher.urgent
       ::: 2020-01-01/grant.policy:6  and so does this row
    help: make the rows stricter, so that every case meets only one of them"
  `);
});
