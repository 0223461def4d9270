import { describe, expect, test } from 'vitest';
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

describe('accepted', () => {
  test.each([
    ['members and sets', table('voucher.service', 'hour_based || yes', 'work || no')],
    ['negated members', table('voucher.service', 'work || no', 'not work || yes')],
    ['yes and no', table('voucher.urgent', 'yes || yes', 'no || no')],
    ['numbers on their grid', table('voucher.count', 'between 0 and 2 || yes', 'between 3 and 5 || no', '> 5 || yes')],
    ['numbers against a parameter', table('voucher.hours', '>= limit || yes', '< limit || no')],
    ['two parameters', table('voucher.hours', '< limit || yes', '>= limit and < 20 h || no', '>= 20 h || yes')],
    ['dates', table('voucher.granted_on', '< 2021-01-01 || yes', '>= 2021-01-01 || no')],
    ['texts', table('voucher.town', '"Kuopio" || yes', 'not "kuopio" || no')],
    ['the rest', table('voucher.town', '"Kuopio", "Siilinjärvi" || yes', 'otherwise || no')],
    [
      'two columns',
      table('voucher.service | voucher.urgent', 'work | - || no', 'hour_based | yes || yes', 'hour_based | no || no'),
    ],
  ])('%s', (_, policy) => {
    expect(diagnose(policy)).toBe('');
  });
});

test('a member without a row', () => {
  expect(
    diagnose(table('voucher.service | voucher.urgent', 'hour_based | - || yes', 'work | no || yes')),
  ).toMatchInlineSnapshot(`
    "error[table-gap]: table 'fits' has a gap: in some cases no row applies
      --> 2020-01-01/grant.policy:5:7
     5 | table fits : boolean "Mahtuu"
       |       ^^^^ no row applies when voucher.service is work and voucher.urgent
    help: add the missing row, or a last row 'otherwise'"
  `);
});

test('numbers between two rows', () => {
  expect(diagnose(table('voucher.hours', '< 5 h || yes', '> 5 h || no'))).toMatchInlineSnapshot(`
    "error[table-gap]: table 'fits' has a gap: in some cases no row applies
      --> 2020-01-01/grant.policy:5:7
     5 | table fits : boolean "Mahtuu"
       |       ^^^^ no row applies when voucher.hours is 5 h
    help: add the missing row, or a last row 'otherwise'"
  `);
});

test('whole numbers between two rows', () => {
  expect(diagnose(table('voucher.count', '<= 2 || yes', '>= 4 || no'))).toMatchInlineSnapshot(`
    "error[table-gap]: table 'fits' has a gap: in some cases no row applies
      --> 2020-01-01/grant.policy:5:7
     5 | table fits : boolean "Mahtuu"
       |       ^^^^ no row applies when voucher.count is 3
    help: add the missing row, or a last row 'otherwise'"
  `);
});

test('a row that can never apply', () => {
  expect(diagnose(table('voucher.count', '<= 2 || yes', '> 5 and < 3 || no', '> 2 || yes'))).toMatchInlineSnapshot(`
    "error[unreachable-row]: this row of the table can never apply
      --> 2020-01-01/grant.policy:8:3
     8 |   | > 5 and < 3 || no |
       |   ^^^^^^^^^^^^^^^^^^^^^ no case meets its conditions
    help: correct the conditions of the row, or leave it out"
  `);
});

test('a row beyond the bounds of its column', () => {
  expect(diagnose(table('voucher.hours', '>= 0 h || yes', '< 0 h || no'))).toMatchInlineSnapshot(`
    "error[unreachable-row]: this row of the table can never apply
      --> 2020-01-01/grant.policy:8:3
     8 |   | < 0 h || no |
       |   ^^^^^^^^^^^^^^^ no case meets its conditions
    help: correct the conditions of the row, or leave it out"
  `);
});

test('a needless row for the rest', () => {
  expect(diagnose(table('voucher.urgent', 'yes || yes', 'no || no', 'otherwise || no'))).toMatchInlineSnapshot(`
    "warning[unreachable-row]: the row 'otherwise' is never needed
      --> 2020-01-01/grant.policy:9:3
     9 |   | otherwise || no |
       |   ^^^^^^^^^^^^^^^^^^^ the other rows already cover every case
    help: leave the row out"
  `);
});
