import { describe, expect, it } from 'vitest';
import { diagnosticsOf, expectAccepted } from '../../support/check-policy.ts';
import { claimVocabulary } from '../../support/claim-vocabulary.ts';

const definitions = `
define claim_line.cost : EUR "Rivin hinta"
  = claim_line.amount + 1 EUR
define claim.total : EUR rounded to 0.01 EUR "Yhteensä"
  when claim.ok
  = sum of line.cost for line in claim.lines
define claim.secret : sensitive EUR "Salainen"
  = claim.income
rule early "Ajoissa"
  for each item in claim.lines
  when item.kind is work
  requires item.date <= claim.opened
  otherwise deny "Myöhässä"
`;

/** The vocabulary, some declarations, and these. */
function policy(declarations: string): string {
  return `${claimVocabulary}${definitions}${declarations}\n`;
}

describe('declarations', () => {
  it.each([
    'define claim_line.dear : boolean "Kallis"\n  when claim_line.kind is work\n  = claim_line.cost > 100 EUR',
    'define claim_line.rate : EUR "Taksa"\n  as of claim_line.date\n  = 2 EUR',
    'exception more to claim.total\n  when claim.count > 1\n  = claim.fee / 3',
    'exception dear to claim_line.cost\n  when claim_line.kind is work\n  = claim_line.amount',
    'exception less to claim.total\n  when claim.ok\n  = 1 EUR\nexception least to less\n  when claim.count is 2\n  = 2 EUR',
    'exception late to early\n  when item.kind is groups\n  requires item.date <= claim.opened + 1 day\n  otherwise refer "{item.date}"',
    'relief help from early\n  when claim.ok\n  refer "Harkitaan"',
    'relief help from early\n  when item.hours > 2 h',
    'rule a "A"\n  requires claim.total > 0\n  otherwise deny "{claim.total as number} {claim.service} {claim.lines is empty} {claim.degrees} {claim.opened}"',
    'table claim.level : integer "Taso"\n  | claim.service | claim.hours      | claim.town | claim.ok || claim.level |\n  | hourly, work  | >= 1 h and < 3 h | "Kuopio"   | yes      || 1 |\n  | not coaching  | between 0 and cap[work] | - | no       || claim.count |\n  | otherwise || 0 |',
    'table claim_line.level : EUR "Taso"\n  | claim_line.kind || claim_line.level |\n  | work      || claim_line.cost  |\n  | otherwise || 0 |',
    'decision grant "Myöntö"\n  as of claim.opened\n  gives claim.total, claim.fee',
    'decision grant "Myöntö"\n  as of claim.opened\n  changeable claim.ok, claim.hours, claim.closed, claim.service, claim_line.kind',
    'decision grant "Myöntö"\n  as of claim.closed',
    'input other "Muu"\n  hours : h "Tunnit" at least 0 at most 2.5 h\n  lines : list of claim_line "Rivit" at most 20\n  age   : month "Ikä" at most 2 year',
    'parameter limit : EUR "Raja" at least 0 EUR at most 1000.50 EUR',
  ])('%s', (declarations) => {
    expectAccepted(policy(declarations));
  });

  it.each([
    [
      'define a.b : EUR "A"\n  when claim.hours\n  = 1 EUR',
      "type-mismatch at 'claim.hours': a yes or no is needed here, not an amount in h",
    ],
    [
      'define a.b : EUR "A"\n  as of claim.hours\n  = 1 EUR',
      "type-mismatch at 'claim.hours': a date is needed here, not an amount in h",
    ],
    [
      'define a.b : EURO "A"\n  = 1 EUR\ndefine a.c : EUR "C"\n  = a.b + 1 h',
      "unknown-type at 'EURO': there is no type 'EURO'",
    ],
    ['define a.b : optional EUR "A"\n  = 1 EUR', "unsuitable-type at 'optional EUR': a definition cannot be optional"],
    [
      'define a.b : list of claim_line "A"\n  = claim.lines',
      "unsuitable-type at 'list of claim_line': the value of a definition cannot be a record",
    ],
    [
      'exception more to claim.total\n  when claim.count > 1\n  = claim.hours',
      "unit-mismatch at 'claim.hours': an amount in EUR is needed here, not an amount in h",
    ],
    [
      'exception dear to claim_line.cost\n  when yes\n  = claim_line.amount / 2',
      "unrounded-quotient at 'claim_line.amount / 2': the result of the division may not come out even and is not rounded",
    ],
    [
      'exception more to claim.total\n  = 1 EUR',
      "exception-shape at 'more': the exception to the definition 'claim.total' does not say when it applies",
    ],
    [
      'relief more from claim.total\n  when claim.ok',
      "exception-shape at 'relief': a relief is always from a rule, but 'claim.total' is a definition",
    ],
    ['exception x to early\n  when claim.ok\n  = 1 EUR', "exception-shape at '1 EUR': rule 'early' has no value"],
    [
      'exception x to earlier\n  when claim.ok\n  = 1 EUR',
      "unknown-target at 'earlier': there is no rule, definition or exception 'earlier'",
    ],
    [
      'exception x to y\n  when claim.ok\n  = 1 EUR\nexception y to x\n  when claim.ok\n  = 1 EUR',
      "exception-shape at 'y': 'x' is an exception to itself by way of others\nexception-shape at 'x': 'y' is an exception to itself by way of others",
    ],
    [
      'exception more to claim.total\n  when yes\n  = claim.income',
      "sensitive-value at 'claim.income': the definition would show the sensitive 'claim.income'",
    ],
    [
      'rule a "A"\n  for each item in claim.hours\n  requires item.x\n  otherwise deny "x"',
      "type-mismatch at 'claim.hours': a list is needed here, not an amount in h",
    ],
    [
      'rule a "A"\n  when claim.fee\n  requires claim.opened\n  otherwise deny "x"',
      "type-mismatch at 'claim.fee': a yes or no is needed here, not an amount in EUR\ntype-mismatch at 'claim.opened': a yes or no is needed here, not a date",
    ],
    [
      'rule a "A"\n  requires yes\n  otherwise deny "{claim.income}"',
      "sensitive-value at 'claim.income': 'claim.income' is sensitive and must not be shown in a message",
    ],
    [
      'rule a "A"\n  requires yes\n  otherwise deny "{claim.secret + 1 EUR}"',
      "sensitive-value at 'claim.secret': 'claim.secret' is sensitive and must not be shown in a message",
    ],
    [
      'rule a "A"\n  requires yes\n  otherwise deny "{claim.payer.code}"',
      "sensitive-value at 'claim.payer.code': 'claim.payer.code' is sensitive and must not be shown in a message",
    ],
    [
      'rule a "A"\n  requires yes\n  otherwise deny "{claim.lines}"',
      "type-mismatch at 'claim.lines': something that can be written out is needed here, not a list of records 'claim_line'",
    ],
    [
      'rule a "A"\n  requires yes\n  otherwise deny "{claim.payer}"',
      "type-mismatch at 'claim.payer': 'claim.payer' is a whole record, not a single value",
    ],
    [
      'rule a "A"\n  requires yes\n  otherwise deny "{claim.town as number}"',
      "type-mismatch at 'claim.town': a number or an amount is needed here, not a text",
    ],
    [
      'rule a "A"\n  requires yes\n  otherwise deny "{claim.fee / 2}"',
      "unrounded-quotient at 'claim.fee / 2': the result of the division may not come out even and is not rounded",
    ],
    [
      'table t.x : integer "T"\n  | claim.service || t.y |\n  | work          || 1 |\n  | otherwise     || 2 |',
      "table-result-name at 't.y': the table's result column is 't.y', but the table is 't.x'",
    ],
    [
      'table t.x : integer "T"\n  | claim.service || t.x |\n  | bachelor      || 1 |\n  | otherwise     || 2.5 |',
      "unknown-member at 'bachelor': 'bachelor' is not a value of 'service'\nneeds-rounding at '2.5': the value can have 1 decimals, but there is room for 0",
    ],
    [
      'table t.x : integer "T"\n  | claim.service | claim.lines || t.x |\n  | > 3           | -           || 1 |',
      "type-mismatch at 'claim.lines': a single value is needed here, not a list of records 'claim_line'\ntype-mismatch at 'claim.service': a number, an amount or a date is needed here, not a value of 'service'",
    ],
    [
      'table t.x : integer "T"\n  | claim.hours || t.x |\n  | 3 km        || 1 |\n  | between 1 h and 2 || 1 |',
      "unit-mismatch at '3 km': an amount in h and an amount in km cannot be compared\nunit-mismatch at '2': an amount in h and a number without a unit cannot be compared",
    ],
    [
      'decision grant "G"\n  as of claim.hours',
      "type-mismatch at 'claim.hours': the day of a decision has to be a date, not an amount in h",
    ],
    ['decision grant "G"\n  as of claim.openend', "unknown-name at 'openend': 'claim' has no field 'openend'"],
    [
      'define d.day : date "D"\n  = claim.opened\ndecision grant "G"\n  as of d.day',
      "type-mismatch at 'd.day': the day of a decision has to be a date given as a fact",
    ],
    [
      'decision grant "G"\n  as of claim.opened\n  gives claim.secret',
      "sensitive-value at 'claim.secret': 'claim.secret' is sensitive and must not be given as a result",
    ],
    [
      'decision grant "G"\n  as of claim.opened\n  gives min_age, claim.payer',
      "type-mismatch at 'min_age': 'min_age' cannot be a result of a decision\ntype-mismatch at 'claim.payer': 'claim.payer' cannot be a result of a decision",
    ],
    [
      'decision grant "G"\n  as of claim.opened\n  changeable claim.total, min_age, claim_line.cost',
      "type-mismatch at 'claim.total': 'claim.total' cannot be changeable\ntype-mismatch at 'min_age': 'min_age' cannot be changeable\ntype-mismatch at 'claim_line.cost': 'claim_line.cost' cannot be changeable",
    ],
    [
      'decision grant "G"\n  as of claim.opened\n  changeable claim.town, claim.lines, claim.payer, claim.income, claim.opened',
      "type-mismatch at 'claim.town': 'claim.town' cannot be changeable\ntype-mismatch at 'claim.lines': 'claim.lines' cannot be changeable\ntype-mismatch at 'claim.payer': 'claim.payer' cannot be changeable\ntype-mismatch at 'claim.income': 'claim.income' cannot be changeable\ntype-mismatch at 'claim.opened': 'claim.opened' cannot be changeable",
    ],
    [
      'decision grant "G"\n  as of claim.opened\n  changeable claim.hours, claim.hourz, claim_line.hourz, claim.hours',
      "unknown-name at 'hourz': 'claim' has no field 'hourz'\nunknown-name at 'hourz': 'claim_line' has no field 'hourz'\nrepeated-member at 'claim.hours': 'claim.hours' is changeable twice",
    ],
    [
      'decision grant "G"\n  as of claim.opened\n  includes grand',
      "unknown-name at 'grand': there is no decision 'grand'",
    ],
    [
      'input other "Muu"\n  hours : h "Tunnit" at least 1 km',
      "unit-mismatch at '1 km': an amount in h is needed here, not an amount in km",
    ],
    [
      'input other "Muu"\n  count : integer "Tunnit" at most 1.5',
      "needs-rounding at '1.5': the value can have 1 decimals, but there is room for 0",
    ],
    [
      'input other "Muu"\n  ok : boolean "Tunnit" at most 1',
      "type-mismatch at '1': only a number, an amount or a list has bounds; this is a yes or no",
    ],
    [
      'parameter limit : EUR "Raja" at most 5 h',
      "unit-mismatch at '5 h': an amount in EUR is needed here, not an amount in h",
    ],
    [
      'parameter limit : list of date "Raja"',
      "unsuitable-type at 'list of date': a list in a parameter can only hold values of an enum or texts",
    ],
  ])('%s', (declarations, expected) => {
    expect(diagnosticsOf(policy(declarations))).toBe(expected);
  });
});
