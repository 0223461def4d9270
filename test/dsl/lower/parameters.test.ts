import { describe, expect, test } from 'vitest';
import {
  compilePolicy,
  decideRulebook,
  decision,
  type JsonFacts,
  type MoreFiles,
  writeResult,
} from './evaluate-policy.ts';

const declarations = `parameter limit : integer "Raja"
parameter rate : percent "Osuus"
parameter fee : EUR by warm "Maksu"
parameter zone : EUR/h by km with 0 decimals "Vyöhyke"
parameter tax : percent with 1 decimals by each EUR "Vero"
parameter step : percent by each month "Porras"
parameter accepted : list of colour "Hyväksytyt"
parameter towns : list of text "Kunnat"
parameter pause : week "Tauko"
parameter start : date "Alku"
parameter open : boolean "Auki"
parameter main : colour "Pääväri"
`;

const values = `limit: 3
rate: 10 %
fee:
  red: 5 EUR
  orange: 6.50 EUR
zone:
  0-20 km: 46 EUR/h
  21-50 km: 81 EUR/h
  51- km: 116 EUR/h
tax:
  from 0 EUR: 0 %
  from 1000 EUR: 10.5 %
  from 2000 EUR: 20 %
step:
  from 0 month: 1 %
  from 12 month: 2 %
accepted: [red, blue]
towns: [Kuopio, Iisalmi]
pause: 2 week
start: 2020-03-01
open: yes
main: blue
`;

const laterValues = `limit: 4
rate: ~
fee:
  orange: 7 EUR
zone:
  0- km: 50 EUR/h
`;

const later: MoreFiles = {
  '2021-01-01/edition.yaml': 'decided: 2020-12-01\ndecided_by: Kunta\nrecord: § 1\nstatus: in_force\n',
  '2021-01-01/values.yaml': laterValues,
};

/** The value of an expression over these parameters, as text. */
function evaluate(type: string, expression: string, facts: JsonFacts, more: MoreFiles = {}): string {
  const policy = `${decision('case.out')}${declarations}define case.out : ${type} "Tulos"\n  = ${expression}\n`;
  const rulebook = compilePolicy(policy, { '2020-01-01/values.yaml': values, ...more });
  const [output] = decideRulebook(rulebook, facts).values;
  return output === undefined ? 'absent' : writeResult(output.result, output.type);
}

const rows: readonly (readonly [string, string, JsonFacts, string])[] = [
  ['integer', 'limit + 1', {}, '4'],
  ['boolean', 'case.n <= rate * case.m', { 'case.n': 1, 'case.m': 10 }, 'true'],
  ['boolean', 'case.n / case.m <= rate', { 'case.n': 101, 'case.m': 1000 }, 'false'],
  ['EUR', 'if case.colour in warm then fee[case.colour] else 0', { 'case.colour': 'orange' }, '6.50 EUR'],
  ['EUR/h', 'zone[case.km rounded to 1 km]', { 'case.km': '20.499' }, '46.00 EUR/h'],
  ['EUR/h', 'zone[case.km rounded to 1 km]', { 'case.km': '20.5' }, '81.00 EUR/h'],
  ['EUR/h', 'zone[0 km]', {}, '46.00 EUR/h'],
  ['EUR/h', 'zone[case.km rounded to 1 km]', { 'case.km': '9999' }, '116.00 EUR/h'],
  ['EUR rounded to 0.01 EUR', 'each part of case.money by tax', { 'case.money': '999.99' }, '0.00 EUR'],
  ['EUR rounded to 0.01 EUR', 'each part of case.money by tax', { 'case.money': '1500' }, '52.50 EUR'],
  ['EUR rounded to 0.01 EUR', 'each part of case.money by tax', { 'case.money': '2000.05' }, '105.01 EUR'],
  ['month rounded to 1 month', 'each part of case.years by step', { 'case.years': 100 }, '24 month'],
  ['boolean', 'case.colour in accepted', { 'case.colour': 'blue' }, 'true'],
  ['boolean', 'case.colour not in accepted', { 'case.colour': 'green' }, 'true'],
  ['boolean', 'case.town in towns', { 'case.town': 'IISALMI' }, 'true'],
  ['date', 'case.from - pause', { 'case.from': '2020-01-15' }, '2020-01-01'],
  ['boolean', 'case.from >= start', { 'case.from': '2020-03-01' }, 'true'],
  ['boolean', 'open and case.colour is main', { 'case.colour': 'blue' }, 'true'],
  ['integer', 'limit', { 'case.on': '2019-12-31' }, '? !limit:not_in_force'],
];

describe('parameters', () => {
  test.each(rows)('%s = %s with %j', (type, expression, facts, expected) => {
    expect(evaluate(type, expression, facts)).toBe(expected);
  });
});

const dated: readonly (readonly [string, string, JsonFacts, string])[] = [
  ['integer', 'limit', { 'case.on': '2020-12-31' }, '3'],
  ['integer', 'limit', { 'case.on': '2021-01-01' }, '4'],
  ['percent', 'rate', { 'case.on': '2020-12-31' }, '10.00 %'],
  ['percent', 'rate', { 'case.on': '2021-01-01' }, '? !rate:not_in_force'],
  ['EUR', 'fee[red]', { 'case.on': '2021-06-01' }, '5.00 EUR'],
  ['EUR', 'fee[orange]', { 'case.on': '2021-06-01' }, '7.00 EUR'],
  ['EUR/h', 'zone[30 km]', { 'case.on': '2021-06-01' }, '50.00 EUR/h'],
];

describe('parameters over two editions', () => {
  test.each(dated)('%s = %s with %j', (type, expression, facts, expected) => {
    expect(evaluate(type, expression, facts, later)).toBe(expected);
  });
});
