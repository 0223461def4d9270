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
    "error[table-overlap]: two rows of table 'fits' can apply in the same case
      --> 2020-01-01/grant.policy:8:3
     8 |   | group, work || no |
       |   ^^^^^^^^^^^^^^^^^^^^^ applies too when voucher.service is group
       ::: 2020-01-01/grant.policy:7  and so does this row
    help: make the rows stricter, so that every case meets only one of them"
  `);
});

test('rows that share an end', () => {
  expect(diagnose(table('voucher.hours', '<= 5 h || yes', '>= 5 h || no'))).toMatchInlineSnapshot(`
    "error[table-overlap]: two rows of table 'fits' can apply in the same case
      --> 2020-01-01/grant.policy:8:3
     8 |   | >= 5 h || no |
       |   ^^^^^^^^^^^^^^^^ applies too when voucher.hours is 5 h
       ::: 2020-01-01/grant.policy:7  and so does this row
    help: make the rows stricter, so that every case meets only one of them"
  `);
});

test('columns that do not exclude each other', () => {
  expect(
    diagnose(table('voucher.urgent | voucher.service', 'yes | - || yes', '- | work || no', 'otherwise || no')),
  ).toMatchInlineSnapshot(`
    "error[table-overlap]: two rows of table 'fits' can apply in the same case
      --> 2020-01-01/grant.policy:8:3
     8 |   | - | work || no |
       |   ^^^^^^^^^^^^^^^^^^ applies too when voucher.service is work and voucher.urgent
       ::: 2020-01-01/grant.policy:7  and so does this row
    help: make the rows stricter, so that every case meets only one of them"
  `);
});
