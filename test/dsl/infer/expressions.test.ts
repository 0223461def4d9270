import { describe, expect, it } from 'vitest';
import { diagnosticsOf, expectAccepted } from '../../support/check-policy.ts';
import { claimVocabulary } from '../../support/claim-vocabulary.ts';

/** A policy with one definition of this type and value. */
function define(type: string, value: string): string {
  return `${claimVocabulary}\ndefine test.value : ${type} "Arvo"\n  = ${value}\n`;
}

describe('conditions', () => {
  it.each([
    'claim.ok',
    'not claim.ok and (claim.ok or yes)',
    'claim.ok is no',
    'claim.service is coaching',
    'coaching is claim.service',
    'claim.service is not work',
    'claim.hours > 3 h',
    'claim.hours > 0',
    '0 < claim.hours',
    'claim.age >= 18 month',
    'claim.share > 0.1',
    'claim.share <= claim.ratio',
    'claim.count > claim.ratio',
    'claim.price < 10 EUR/h',
    'claim.opened < 2020-01-01',
    'claim.opened + 1 day is claim.opened',
    'claim.town is "Kuopio"',
    '"Kuopio" is not claim.town',
    'claim.town is home_town',
    'claim.hours / claim.days > 2 h / 1 activity_day',
    'claim.fee / claim.hours <= claim.price',
    '(if claim.ok then claim.hours / 2 else 0) > 3 h',
    'claim.hours between 1 h and 3 h',
    'claim.opened not between 2020-01-01 and claim.opened',
    'claim.service in hourly',
    'claim.service not in (coaching, work)',
    'claim.service in (hourly, work)',
    'claim.service in (work)',
    'claim.degree in accepted',
    'claim.degree in claim.degrees',
    'bachelor in claim.degrees',
    'claim.town in ("Kuopio", "Siilinjärvi")',
    'claim.count in (1, 2, 3)',
    'claim.closed is given',
    'claim.closed is not given or claim.closed > claim.opened',
    'claim.payer.name is given',
    'claim.lines is empty',
    'not given in (claim.payer, claim.closed) is empty',
    'claim.payer.name matches email',
    'any line in claim.lines satisfies line.kind is work',
    'every line in claim.lines where line.hours > 0 h satisfies line.cancelled is not given',
    'any degree in claim.degrees satisfies degree in educated',
    'any line in claim.lines satisfies bachelor in line.degrees',
    'any line in claim.lines satisfies line.payer.name is given',
    'count of claim.lines > (count of line in claim.lines where line.kind is work)',
    '(match claim.service hourly: yes otherwise: claim.ok)',
    'claim.service is (if claim.ok then work else coaching)',
    'year of claim.opened is 2020',
    'days from claim.opened to claim.opened >= 3 week',
    'full years from claim.opened to claim.opened between min_age and 64 year',
    'max of (claim.opened, 2020-01-01) is claim.opened',
  ])('%s', (condition) => {
    expectAccepted(define('boolean', condition));
  });

  it.each([
    ['claim.hours', "type-mismatch at 'claim.hours': a yes or no is needed here, not an amount in h"],
    ['not claim.opened', "type-mismatch at 'claim.opened': a yes or no is needed here, not a date"],
    [
      'claim.ok and claim.count',
      "type-mismatch at 'claim.count': a yes or no is needed here, not a number without a unit",
    ],
    ['if claim.ok then claim.town else no', "type-mismatch at 'claim.town': a yes or no is needed here, not a text"],
    ['if claim.fee then yes else no', "type-mismatch at 'claim.fee': a yes or no is needed here, not an amount in EUR"],
    ['claim.hours > 3', "unit-mismatch at '3': an amount in h and a number without a unit cannot be compared"],
    ['claim.hours > 3 km', "unit-mismatch at '3 km': an amount in h and an amount in km cannot be compared"],
    ['claim.length > 10 day', "unit-mismatch at '10 day': an amount in month and an amount in day cannot be compared"],
    ['claim.share > 10 h', "unit-mismatch at '10 h': a percentage and an amount in h cannot be compared"],
    ['claim.opened > 3 day', "type-mismatch at '3 day': a date and an amount in day cannot be compared"],
    ['claim.opened is 0', "type-mismatch at '0': a date and a number without a unit cannot be compared"],
    ['claim.service is bachelor', "unknown-member at 'bachelor': 'bachelor' is not a value of 'service'"],
    ['claim.service is hourly', "unknown-member at 'hourly': 'hourly' is not a value of 'service'"],
    [
      'claim.service is claim.degree',
      "type-mismatch at 'claim.degree': a value of 'service' and a value of 'degree' cannot be compared",
    ],
    ['claim.service is "work"', "type-mismatch at '\"work\"': a value of 'service' and a text cannot be compared"],
    [
      'claim.service > work',
      "type-mismatch at 'claim.service': a number, an amount or a date is needed here, not a value of 'service'",
    ],
    [
      'claim.town < "Kuopio"',
      "type-mismatch at 'claim.town': a number, an amount or a date is needed here, not a text",
    ],
    [
      'claim.town is claim.street',
      "text-comparison at 'claim.street': two texts given in a case cannot be compared with each other",
    ],
    [
      'claim.town in (claim.street, "Kuopio")',
      "text-comparison at 'claim.street': two texts given in a case cannot be compared with each other",
    ],
    [
      'claim.lines is claim.lines',
      "type-mismatch at 'claim.lines': a list of records 'claim_line' and a list of records 'claim_line' cannot be compared",
    ],
    [
      'claim.hours between 1 h and 3',
      "unit-mismatch at '3': an amount in h and a number without a unit cannot be compared",
    ],
    [
      'claim.ok between yes and no',
      "type-mismatch at 'claim.ok': a number, an amount or a date is needed here, not a yes or no",
    ],
    ['claim.service in work', "type-mismatch at 'work': a list or a set is needed here, not a value of 'service'"],
    ['claim.service in (coaching, wrk)', "unknown-member at 'wrk': 'wrk' is not a value of 'service'"],
    [
      'claim.service in accepted',
      "type-mismatch at 'accepted': a value of 'service' cannot be among a list of values of 'degree'",
    ],
    ['claim.service in educated', "unknown-member at 'educated': 'educated' is not a value of 'service'"],
    ['claim.hours in (1 h, 2 km)', "unit-mismatch at '2 km': an amount in h and an amount in km cannot be compared"],
    ['claim.opened is given', "not-optional at 'claim.opened': 'claim.opened' is not an optional fact"],
    ['claim.lines is not given', "not-optional at 'claim.lines': 'claim.lines' is not an optional fact"],
    [
      'min_age is given',
      "not-optional at 'min_age': 'min_age' is not a fact that is given; the rulebook itself determines it",
    ],
    [
      '(claim.hours + 1 h) is given',
      "not-optional at '(claim.hours + 1 h)': only an optional fact can be given or not",
    ],
    ['not given in (claim.home) is empty', "not-optional at 'claim.home': 'claim.home' is not an optional fact"],
    ['claim.town is empty', "type-mismatch at 'claim.town': a list is needed here, not a text"],
    ['claim.town matches e_mail', "unknown-format at 'e_mail': there is no format 'e_mail'"],
    ['claim.count matches email', "type-mismatch at 'claim.count': a text is needed here, not a number without a unit"],
    [
      'any line in claim.hours satisfies line.kind is work',
      "type-mismatch at 'claim.hours': a list is needed here, not an amount in h",
    ],
    [
      'any line in claim.lines satisfies line.hours',
      "type-mismatch at 'line.hours': a yes or no is needed here, not an amount in h",
    ],
    [
      'any item in claim.lines where item.amount satisfies yes',
      "type-mismatch at 'item.amount': a yes or no is needed here, not an amount in EUR",
    ],
    [
      '(match claim.town hourly: yes otherwise: no)',
      "type-mismatch at 'claim.town': a value of an enum is needed here, not a text",
    ],
    [
      '(match claim.service hourli: yes otherwise: no)',
      "unknown-member at 'hourli': 'hourli' is not a value of 'service'",
    ],
    ['claim.payer is given', "not-optional at 'claim.payer': 'claim.payer' is not an optional fact"],
    [
      'claim.payer is claim.payer',
      "type-mismatch at 'claim.payer': 'claim.payer' is a whole record, not a single value\ntype-mismatch at 'claim.payer': 'claim.payer' is a whole record, not a single value",
    ],
    ['max_speed > 3', "unknown-name at 'max_speed': there is no 'max_speed'"],
    ['claim.hours > 3 kmh', "unknown-unit at 'kmh': there is no unit 'kmh'"],
  ])('%s', (condition, expected) => {
    expect(diagnosticsOf(define('boolean', condition))).toBe(expected);
  });
});

describe('values', () => {
  it.each([
    ['EUR', 'claim.fee + 0.50 EUR - 0'],
    ['EUR with 4 decimals', 'claim.hours * claim.price'],
    ['EUR', '1 h * claim.price'],
    ['EUR rounded to 0.01 EUR', 'claim.hours * claim.price'],
    ['EUR rounded to 0.01 EUR', 'claim.fee / 3'],
    ['EUR rounded up to 0.05 EUR', '(if claim.ok then claim.fee / 3 else claim.fee) * 2'],
    ['EUR with 6 decimals', 'claim.fee * claim.share'],
    ['EUR/h rounded to 0.01 EUR/h', 'claim.fee / claim.hours'],
    ['h', '(claim.fee / claim.price) rounded down to 0.25 h'],
    ['percent rounded to 0.01 %', 'claim.hours / claim.hours'],
    ['percent', '100 % - claim.share'],
    ['percent', '1 - claim.share'],
    ['percent', 'claim.share * 2'],
    ['number with 4 decimals', 'claim.share'],
    ['integer', 'count of claim.lines + claim.count - 0'],
    ['number', 'claim.count'],
    ['km with 0 decimals', 'claim.distance rounded to 1 km'],
    ['month', 'claim.age + claim.length'],
    ['month', 'claim.age'],
    ['year', 'claim.length rounded down to 1 year'],
    ['day', 'notice + 3 day'],
    ['EUR', '-claim.fee'],
    ['EUR', '0'],
    ['EUR', 'if claim.ok then 0 else claim.fee'],
    ['EUR', 'match claim.service coaching: 0 hourly: claim.fee otherwise: 1.5 EUR'],
    ['EUR', 'min of (claim.fee, 0, 10 EUR)'],
    ['h', 'sum of line.hours for line in claim.lines where line.kind is work'],
    ['h', 'sum of line.hours for line in claim.lines at most claim.count per start of month of line.date'],
    ['h', 'cap[claim.service]'],
    ['h', 'cap[work]'],
    ['EUR', 'day_rate[claim.service]'],
    ['EUR/h', 'rate[claim.distance rounded to 1 km]'],
    ['EUR/h', 'rate[0 km]'],
    ['EUR/h', 'rate[0]'],
    ['EUR with 6 decimals', 'each part of claim.fee by bracket'],
    ['date', 'claim.opened + 4 month - 1 day'],
    ['date', 'claim.opened + notice'],
    ['date', 'claim.opened + 10 business_day'],
    ['date', 'claim.opened + (claim.practice rounded to 1 year)'],
    ['date', 'end of month of claim.opened'],
    ['date', 'max of line.date for line in claim.lines'],
    ['year', 'full years from claim.opened to claim.opened'],
    ['service', 'coaching'],
    ['service', 'if claim.ok then work else claim.service'],
    ['text', '"Kuopio"'],
    ['text', 'claim.town'],
    ['list of text', 'if claim.ok then () else not given in (claim.closed, claim.payer)'],
    ['list of degree', 'if claim.ok then claim.degrees else (bachelor, none)'],
    ['list of degree', 'accepted'],
    ['sensitive EUR', 'claim.income'],
    ['boolean', 'claim.income > 100 EUR'],
  ])('%s = %s', (type, value) => {
    expectAccepted(define(type, value));
  });

  it.each([
    ['EUR', 'claim.hours', "unit-mismatch at 'claim.hours': an amount in EUR is needed here, not an amount in h"],
    ['EUR', '5', "unit-mismatch at '5': an amount in EUR is needed here, not a number without a unit"],
    ['EUR', 'claim.opened', "type-mismatch at 'claim.opened': an amount in EUR is needed here, not a date"],
    [
      'EUR',
      'claim.fee + claim.hours',
      "unit-mismatch at 'claim.hours': an amount in EUR and an amount in h cannot be added",
    ],
    [
      'EUR',
      'claim.fee - 5',
      "unit-mismatch at '5': a number without a unit cannot be subtracted from an amount in EUR",
    ],
    [
      'EUR',
      'claim.fee + claim.town',
      "type-mismatch at 'claim.town': a number or an amount is needed here, not a text",
    ],
    [
      'EUR',
      'claim.hours * claim.hours',
      "unit-mismatch at 'claim.hours * claim.hours': the product 'h * h' has no unit",
    ],
    [
      'EUR',
      'claim.price / claim.distance',
      "unit-mismatch at 'claim.price / claim.distance': the quotient 'EUR/h / km' has no unit",
    ],
    [
      'EUR',
      'claim.hours * claim.price',
      "needs-rounding at 'claim.hours * claim.price': the value can have 4 decimals, but there is room for 2",
    ],
    [
      'EUR',
      'if claim.ok then claim.hours * claim.price else 0',
      "needs-rounding at 'claim.hours * claim.price': the value can have 4 decimals, but there is room for 2",
    ],
    [
      'EUR',
      'claim.fee * claim.share',
      "needs-rounding at 'claim.fee * claim.share': the value can have 6 decimals, but there is room for 2",
    ],
    [
      'EUR',
      'claim.fee / 2',
      "unrounded-quotient at 'claim.fee / 2': the result of the division may not come out even and is not rounded",
    ],
    [
      'EUR rounded to 0.01 EUR',
      'claim.fee / 2 + claim.fee',
      "unrounded-quotient at 'claim.fee / 2': the result of the division may not come out even and is not rounded",
    ],
    [
      'EUR rounded to 0.01 EUR',
      'min of (claim.fee / 2, claim.fee)',
      "unrounded-quotient at 'claim.fee / 2': the result of the division may not come out even and is not rounded",
    ],
    [
      'EUR rounded to 0.001 EUR',
      'claim.fee',
      "needs-rounding at '0.001 EUR': the value can have 3 decimals, but there is room for 2",
    ],
    ['EUR rounded to 1 h', 'claim.fee', "unit-mismatch at '1 h': an amount in EUR is needed here, not an amount in h"],
    ['EUR rounded to 0 EUR', 'claim.fee', "rounding-step at '0 EUR': the step of the rounding is zero"],
    [
      'boolean rounded to 1',
      'claim.ok',
      "type-mismatch at '1': a definition whose value is a number is needed here, not a number without a unit",
    ],
    [
      'h',
      'claim.distance rounded to 1 h',
      "unit-mismatch at '1 h': what is rounded is an amount in km, but the step is an amount in h",
    ],
    [
      'h',
      'claim.town rounded to 1 h',
      "type-mismatch at 'claim.town': a number or an amount is needed here, not a text",
    ],
    [
      'integer',
      'claim.ratio',
      "needs-rounding at 'claim.ratio': the value can have 2 decimals, but there is room for 0",
    ],
    [
      'integer',
      'claim.share',
      "needs-rounding at 'claim.share': the value can have 4 decimals, but there is room for 0",
    ],
    ['year', 'claim.length', "needs-rounding at 'claim.length': the value does not fit 0 decimals without rounding"],
    [
      'EUR',
      'if claim.ok then claim.fee else claim.hours',
      "unit-mismatch at 'claim.hours': an amount in EUR is needed here, not an amount in h",
    ],
    [
      'EUR',
      'match claim.service hourly: claim.fee otherwise: claim.town',
      "type-mismatch at 'claim.town': an amount in EUR is needed here, not a text",
    ],
    [
      'EUR',
      '(if claim.ok then claim.fee else claim.hours) + claim.fee',
      "unit-mismatch at 'claim.hours': an amount in EUR and an amount in h cannot be alternatives of one value",
    ],
    [
      'EUR',
      'min of (claim.fee, claim.hours)',
      "unit-mismatch at 'claim.hours': an amount in EUR and an amount in h cannot be compared",
    ],
    [
      'EUR',
      'max of (claim.town, claim.fee)',
      "type-mismatch at 'claim.town': a number, an amount or a date is needed here, not a text",
    ],
    [
      'h',
      'sum of line.kind for line in claim.lines',
      "type-mismatch at 'line.kind': a number or an amount is needed here, not a value of 'service'",
    ],
    [
      'h',
      'sum of line.hours for line in claim.lines at most 1 h',
      "unit-mismatch at '1 h': a number without a unit is needed here, not an amount in h",
    ],
    [
      'h',
      'sum of line.hours for line in claim.lines at most 1 per line.payer.name',
      "type-mismatch at 'line.payer.name': a date, a number or a value of an enum is needed here, not a text",
    ],
    ['integer', 'count of claim.hours', "type-mismatch at 'claim.hours': a list is needed here, not an amount in h"],
    ['h', 'cap', "missing-index at 'cap': 'cap' has different values by 'service'"],
    [
      'h',
      'cap[claim.degree]',
      "type-mismatch at 'claim.degree': a value of 'service' is needed here, not a value of 'degree'",
    ],
    ['h', 'cap[bachelor]', "unknown-member at 'bachelor': 'bachelor' is not a value of 'service'"],
    ['h', 'caps[work]', "unknown-name at 'caps': there is no 'caps'"],
    ['h', 'claim.hours[work]', "unknown-name at 'claim.hours': 'claim.hours' is not a parameter to look a value up in"],
    ['year', 'min_age[work]', "unexpected-index at 'work': 'min_age' has one value only"],
    [
      'EUR/h',
      'rate[claim.distance]',
      "index-not-rounded at 'claim.distance': the values of 'rate' are given in steps of 1 km, and this can fall between them",
    ],
    [
      'EUR/h',
      'rate[claim.hours]',
      "unit-mismatch at 'claim.hours': an amount in km is needed here, not an amount in h",
    ],
    ['EUR/h', 'rate[claim.town]', "type-mismatch at 'claim.town': an amount in km is needed here, not a text"],
    ['percent', 'bracket', "bracket-parameter at 'bracket': 'bracket' is given in brackets and has no single value"],
    [
      'percent',
      'bracket[claim.fee]',
      "bracket-parameter at 'bracket': 'bracket' is given in brackets and has no single value",
    ],
    ['EUR', 'each part of claim.fee by rate', "bracket-parameter at 'rate': 'rate' is not given in brackets"],
    [
      'EUR',
      'each part of claim.hours by bracket',
      "unit-mismatch at 'claim.hours': an amount in EUR is needed here, not an amount in h",
    ],
    [
      'date',
      'claim.opened + 3',
      "type-mismatch at '3': a number without a unit cannot be added to or taken from a date",
    ],
    ['date', 'claim.opened + 3 h', "type-mismatch at '3 h': an amount in h cannot be added to or taken from a date"],
    [
      'date',
      'claim.opened + 1.5 day',
      "whole-units at '1.5 day': only whole numbers are added to a date; this can have decimals (day)",
    ],
    [
      'date',
      'claim.opened + claim.practice',
      "whole-units at 'claim.practice': only whole numbers are added to a date; this can have decimals (year)",
    ],
    ['date', '4 month + claim.opened', "type-mismatch at 'claim.opened': the date cannot come second"],
    ['day', 'claim.opened - claim.opened', "type-mismatch at 'claim.opened': a date cannot be subtracted from a date"],
    ['date', 'claim.opened * 2', "type-mismatch at 'claim.opened': a number or an amount is needed here, not a date"],
    [
      'date',
      'end of month of claim.hours',
      "type-mismatch at 'claim.hours': a date is needed here, not an amount in h",
    ],
    [
      'year',
      'full years from claim.hours to claim.opened',
      "type-mismatch at 'claim.hours': a date is needed here, not an amount in h",
    ],
    ['service', 'bachelor', "unknown-member at 'bachelor': 'bachelor' is not a value of 'service'"],
    [
      'service',
      'claim.degree',
      "type-mismatch at 'claim.degree': a value of 'service' is needed here, not a value of 'degree'",
    ],
    [
      'list of text',
      'claim.degrees',
      "type-mismatch at 'claim.degrees': a list of texts is needed here, not a list of values of 'degree'",
    ],
    [
      'list of text',
      'if claim.ok then claim.degrees else not given in (claim.closed)',
      "type-mismatch at 'claim.degrees': a list of names of missing facts is needed here, not a list of values of 'degree'",
    ],
    [
      'list of degree',
      '(bachelor, claim.degree)',
      "type-mismatch at 'claim.degree': a list can only name values of an enum or texts",
    ],
    [
      'list of date',
      '(claim.opened, 2020-01-01)',
      "type-mismatch at 'claim.opened': a list can only name values of an enum or texts",
    ],
    ['list of degree', '(bachelor, wrk)', "unknown-member at 'wrk': 'wrk' is not a value of 'degree'"],
    [
      'EUR',
      'claim.income',
      "sensitive-value at 'claim.income': the definition would show the sensitive 'claim.income'",
    ],
    [
      'EUR',
      'if claim.ok then claim.income + 1 EUR else 0',
      "sensitive-value at 'claim.income': the definition would show the sensitive 'claim.income'",
    ],
  ])('%s = %s', (type, value, expected) => {
    expect(diagnosticsOf(define(type, value))).toBe(expected);
  });
});
