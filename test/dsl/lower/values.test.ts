import { describe, expect, test } from 'vitest';
import { evaluate, evaluateOutput, type JsonFacts } from './evaluate-policy.ts';

type Row = readonly [type: string, expression: string, facts: JsonFacts, expected: string];

function testRows(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    test.each(rows)('%s = %s with %j', (type, expression, facts, expected) => {
      expect(evaluate(type, expression, facts)).toBe(expected);
    });
  });
}

testRows('numbers and scales', [
  ['integer', '1 + 2 * 3', {}, '7'],
  ['integer', '(1 + 2) * 3', {}, '9'],
  ['integer', '10 - 3 - 2', {}, '5'],
  ['integer', '-case.n', { 'case.n': 4 }, '-4'],
  ['integer', '0', {}, '0'],
  ['EUR', '0', {}, '0.00 EUR'],
  ['EUR', 'if case.a then 0 else case.money', { 'case.a': true }, '0.00 EUR'],
  ['year', 'if case.a then 0 else 0', { 'case.a': true }, '0 year'],
  ['EUR', 'case.money - 0', { 'case.money': '1.50' }, '1.50 EUR'],
  ['EUR', 'case.money + 0.5 EUR', { 'case.money': '1.25' }, '1.75 EUR'],
  ['EUR', '2 * case.money', { 'case.money': '1.25' }, '2.50 EUR'],
  ['EUR with 4 decimals', 'case.hours * case.price', { 'case.hours': '1.25', 'case.price': '10.01' }, '12.5125 EUR'],
  ['number with 5 decimals', 'case.ratio + 0.5', { 'case.ratio': '0.125' }, '0.62500'],
  ['h with 6 decimals', 'case.share * case.hours', { 'case.share': '12.5', 'case.hours': '80' }, '10.000000 h'],
  ['percent', 'case.share + 5 %', { 'case.share': '12.5' }, '17.50 %'],
  ['boolean', 'case.share is 0.125', { 'case.share': '12.5' }, 'true'],
  ['boolean', 'case.share > 0.125', { 'case.share': '12.5' }, 'false'],
  ['boolean', 'case.money >= 0', { 'case.money': '0' }, 'true'],
  ['boolean', 'case.hours < 2.5 h', { 'case.hours': '2.49' }, 'true'],
  ['boolean', 'case.km <= 20.001 km', { 'case.km': '20.001' }, 'true'],
  ['integer', 'min of (case.n, case.m, 3)', { 'case.n': 5, 'case.m': 4 }, '3'],
  ['EUR', 'max of (case.money, 3 EUR)', { 'case.money': '2.99' }, '3.00 EUR'],
  ['date', 'min of (case.from, case.to)', { 'case.from': '2020-05-01', 'case.to': '2020-04-30' }, '2020-04-30'],
  ['integer', 'case.n + case.m', { 'case.n': 1 }, '? case.m'],
]);

testRows('units of a family', [
  ['month', 'case.years + case.months', { 'case.years': 2, 'case.months': 3 }, '27 month'],
  ['day', 'case.weeks + 1 day', { 'case.weeks': 2 }, '15 day'],
  ['month', '1 year', {}, '12 month'],
  ['boolean', 'case.years is case.months', { 'case.years': 2, 'case.months': 24 }, 'true'],
  ['boolean', 'case.months >= case.career', { 'case.months': 30, 'case.career': '2.5' }, 'true'],
  ['boolean', 'case.months >= case.career', { 'case.months': 29, 'case.career': '2.5' }, 'false'],
  ['boolean', 'case.weeks / case.days > 1', { 'case.weeks': 1, 'case.days': 6 }, 'true'],
  ['boolean', 'case.weeks / case.days > 1', { 'case.weeks': 1, 'case.days': 7 }, 'false'],
  ['EUR', '1 h * (2 EUR/h)', {}, '2.00 EUR'],
  ['boolean', 'case.tickets > 2 ticket', { 'case.tickets': 3 }, 'true'],
]);

testRows('rounding', [
  ['km with 0 decimals', 'case.km rounded to 1 km', { 'case.km': '20.5' }, '21 km'],
  ['km with 0 decimals', 'case.km rounded to 1 km', { 'case.km': '20.499' }, '20 km'],
  ['km', 'case.km rounded up to 1 km', { 'case.km': '20.001' }, '21.000 km'],
  ['km', 'case.km rounded down to 10 km', { 'case.km': '29.9' }, '20.000 km'],
  ['EUR', 'case.money rounded to 0.05 EUR', { 'case.money': '1.02' }, '1.00 EUR'],
  ['EUR', 'case.money rounded to 0.05 EUR', { 'case.money': '1.03' }, '1.05 EUR'],
  ['EUR', '(0 EUR - case.money) rounded to 1 EUR', { 'case.money': '2.50' }, '-3.00 EUR'],
  ['EUR', '(0 EUR - case.money) rounded up to 1 EUR', { 'case.money': '2.50' }, '-2.00 EUR'],
  ['EUR', '(0 EUR - case.money) rounded down to 1 EUR', { 'case.money': '2.50' }, '-3.00 EUR'],
  ['EUR rounded to 0.01 EUR', 'case.hours * case.price', { 'case.hours': '1.25', 'case.price': '10.02' }, '12.53 EUR'],
  ['EUR rounded to 0.01 EUR', 'case.money / 3', { 'case.money': '10' }, '3.33 EUR'],
  ['EUR rounded up to 0.01 EUR', 'case.money / 3', { 'case.money': '10' }, '3.34 EUR'],
  ['percent rounded to 0.01 %', 'case.n / case.m', { 'case.n': 1, 'case.m': 3 }, '33.33 %'],
  ['percent rounded to 0.01 %', 'case.hours / case.hours', { 'case.hours': '0' }, '? !case.out:division_by_zero'],
  ['number rounded to 0.01', 'if case.m is 0 then 0 else case.n / case.m', { 'case.n': 1, 'case.m': 0 }, '0.00'],
  ['number rounded to 0.01', 'if case.m is 0 then 0 else case.n / case.m', { 'case.n': 2, 'case.m': 3 }, '0.67'],
  ['number rounded to 0.01', 'case.n / case.m / 2', { 'case.n': 1, 'case.m': 3 }, '0.17'],
  ['number rounded to 0.01', '2 * (case.n / case.m)', { 'case.n': 1, 'case.m': 3 }, '0.67'],
  ['EUR/h rounded to 0.01 EUR/h', 'case.money / case.hours', { 'case.money': '10', 'case.hours': '3' }, '3.33 EUR/h'],
  ['week rounded down to 1 week', 'case.days', { 'case.days': 20 }, '2 week'],
  ['year rounded to 1 year', 'case.months', { 'case.months': 18 }, '2 year'],
  ['month', '12 * (case.career rounded to 1 month)', { 'case.career': '1.1' }, '156 month'],
]);

testRows('conditions', [
  ['boolean', 'case.a and not case.b', { 'case.a': true, 'case.b': false }, 'true'],
  ['boolean', 'case.a or case.b', { 'case.a': true }, 'true'],
  ['boolean', 'case.a and case.b', { 'case.a': true }, '? case.b'],
  ['boolean', 'case.n between 1 and 3', { 'case.n': 3 }, 'true'],
  ['boolean', 'case.n not between 1 and 3', { 'case.n': 4 }, 'true'],
  ['boolean', 'case.n is not 3', { 'case.n': 4 }, 'true'],
  ['boolean', 'case.a is yes', { 'case.a': false }, 'false'],
  ['boolean', 'case.a is not yes', { 'case.a': false }, 'true'],
  ['boolean', 'case.a is no', { 'case.a': false }, 'true'],
  ['boolean', 'case.a is case.b', { 'case.a': false, 'case.b': false }, 'true'],
  ['boolean', 'case.town is "kuopio"', { 'case.town': 'KUOPIO' }, 'true'],
  ['boolean', 'case.town in ("Kuopio", "Iisalmi")', { 'case.town': 'iisalmi' }, 'true'],
  ['boolean', 'case.colour is red', { 'case.colour': 'red' }, 'true'],
  ['boolean', 'case.colour is not red', { 'case.colour': 'red' }, 'false'],
  ['boolean', 'case.colour in warm', { 'case.colour': 'orange' }, 'true'],
  ['boolean', 'case.colour not in warm', { 'case.colour': 'orange' }, 'false'],
  ['boolean', 'case.colour in (red, cold)', { 'case.colour': 'green' }, 'true'],
  ['boolean', 'case.colour in (red, cold)', { 'case.colour': 'orange' }, 'false'],
  ['boolean', 'case.colour in (red)', { 'case.colour': 'red' }, 'true'],
  ['boolean', 'case.colour in case.colours', { 'case.colour': 'red', 'case.colours': ['blue', 'red'] }, 'true'],
  ['boolean', 'red in case.colours', { 'case.colours': ['blue'] }, 'false'],
  ['boolean', 'case.n in (1, 2)', { 'case.n': 2 }, 'true'],
  ['boolean', 'case.from in (2020-01-01, 2020-01-02)', { 'case.from': '2020-01-02' }, 'true'],
  ['boolean', 'case.limit is given', {}, 'false'],
  ['boolean', 'case.limit is given and case.limit > 2', { 'case.limit': 3 }, 'true'],
  ['boolean', 'case.limit is not given or case.limit > 2', {}, 'true'],
  ['boolean', 'case.colours is empty', { 'case.colours': [] }, 'true'],
  ['boolean', 'case.colours is not empty', { 'case.colours': ['red'] }, 'true'],
  ['boolean', 'case.town matches email', { 'case.town': 'a@b.fi' }, 'true'],
  ['boolean', 'not case.town matches email', { 'case.town': 'a' }, 'true'],
]);

testRows('choices', [
  ['integer', 'if case.a then 1 else 2', { 'case.a': false }, '2'],
  ['integer', 'if case.a then 2 else 2', {}, '2'],
  ['integer', 'if case.a then 1 else if case.b then 2 else 3', { 'case.a': false, 'case.b': true }, '2'],
  ['EUR', 'if case.a then 1 EUR else 0.5 EUR', { 'case.a': true }, '1.00 EUR'],
  ['integer', 'match case.colour\n      warm: 1\n      cold: 2', { 'case.colour': 'blue' }, '2'],
  [
    'integer',
    'match case.colour\n      red: 1\n      blue, green: 2\n      otherwise: 3',
    { 'case.colour': 'orange' },
    '3',
  ],
  ['colour', 'if case.a then red else blue', { 'case.a': true }, 'red'],
  ['text', 'if case.a then "x" else "y"', { 'case.a': false }, 'y'],
]);

testRows('dates', [
  ['date', 'case.from + 1 month', { 'case.from': '2020-01-31' }, '2020-02-29'],
  ['date', 'case.from + 1 month - 1 day', { 'case.from': '2020-01-31' }, '2020-02-28'],
  ['date', 'case.from + 1 year', { 'case.from': '2020-02-29' }, '2021-02-28'],
  ['date', 'case.from - 2 week', { 'case.from': '2020-01-15' }, '2020-01-01'],
  ['date', 'case.from + case.weeks', { 'case.from': '2020-01-01', 'case.weeks': 1 }, '2020-01-08'],
  ['date', 'case.from + (case.years + 1 month)', { 'case.from': '2020-01-01', 'case.years': 1 }, '2021-02-01'],
  ['date', 'case.from + 10 business_day', { 'case.from': '2020-04-03' }, '2020-04-21'],
  ['date', 'case.from + 0', { 'case.from': '2020-04-03' }, '2020-04-03'],
  ['date', 'start of month of case.from', { 'case.from': '2020-02-17' }, '2020-02-01'],
  ['date', 'end of month of case.from', { 'case.from': '2020-02-17' }, '2020-02-29'],
  ['integer', 'year of case.from', { 'case.from': '2020-02-17' }, '2020'],
  ['year', 'full years from case.from to case.to', { 'case.from': '2000-02-29', 'case.to': '2018-02-28' }, '18 year'],
  [
    'boolean',
    '(full years from case.from to case.to) >= 24 month',
    { 'case.from': '2000-01-01', 'case.to': '2002-01-01' },
    'true',
  ],
  ['day', 'days from case.from to case.to', { 'case.from': '2020-02-28', 'case.to': '2020-03-01' }, '2 day'],
  ['boolean', 'case.from between 2020-01-01 and 2020-12-31', { 'case.from': '2020-12-31' }, 'true'],
]);

const items = [
  { colour: 'red', on: '2020-01-05', amount: '10.00', hours: '1', count: 1, fine: true, name: 'x' },
  { colour: 'blue', on: '2020-01-20', amount: '20.50', hours: '2', count: 2, fine: false, note: 'y' },
  { colour: 'red', on: '2020-02-01', amount: '5.25', hours: '0.5', count: 3, fine: true, name: 'z', note: 'w' },
];

testRows('lists', [
  ['boolean', 'any i in case.items satisfies i.colour is blue', { 'case.items': items }, 'true'],
  ['boolean', 'every i in case.items satisfies i.fine', { 'case.items': items }, 'false'],
  ['boolean', 'every i in case.items where i.colour is red satisfies i.fine', { 'case.items': items }, 'true'],
  ['boolean', 'every c in case.colours satisfies c in warm', { 'case.colours': ['red', 'orange'] }, 'true'],
  ['integer', 'count of case.items', { 'case.items': items }, '3'],
  ['integer', 'count of case.colours', { 'case.colours': ['red'] }, '1'],
  ['integer', 'count of i in case.items where i.colour is red', { 'case.items': items }, '2'],
  ['EUR', 'sum of i.amount for i in case.items', { 'case.items': items }, '35.75 EUR'],
  ['EUR', 'sum of i.amount for i in case.items where i.fine', { 'case.items': items }, '15.25 EUR'],
  [
    'EUR',
    'sum of i.amount for i in case.items at most 1 per start of month of i.on',
    { 'case.items': items },
    '15.25 EUR',
  ],
  ['EUR', 'sum of i.amount for i in case.items at most 2', { 'case.items': items }, '30.50 EUR'],
  [
    'EUR with 4 decimals',
    'sum of i.hours * case.price for i in case.items',
    { 'case.items': items, 'case.price': '10.01' },
    '35.0350 EUR',
  ],
  ['EUR', 'min of i.amount for i in case.items', { 'case.items': items }, '5.25 EUR'],
  ['date', 'max of i.on for i in case.items', { 'case.items': items }, '2020-02-01'],
  ['EUR', 'min of i.amount for i in case.items', { 'case.items': [] }, '? !case.out:nothing_to_choose'],
  ['EUR', '(sum of i.amount for i in case.items) + 1 EUR', { 'case.items': [] }, '1.00 EUR'],
  ['list of text', 'not given in (case.note, case.limit)', { 'case.limit': 1 }, '[case.note]'],
  [
    'list of text',
    'not given in (case.home, case.note)',
    { 'case.home.town': 'Kuopio' },
    '[case.home.street, case.note]',
  ],
  ['list of text', 'if case.a then () else not given in (case.note)', { 'case.a': true }, '[]'],
  ['integer', 'count of (not given in (case.home))', {}, '2'],
  ['boolean', 'any i in case.items satisfies (not given in (i)) is not empty', { 'case.items': items }, 'true'],
]);

describe('definitions', () => {
  const rows: readonly (readonly [string, string, JsonFacts, string])[] = [
    [
      'absent without its condition',
      'define case.out : integer "X"\n  when case.a\n  = 1\n',
      { 'case.a': false },
      'absent',
    ],
    [
      'used under its own condition',
      'define case.x : integer "X"\n  when case.a\n  = 1\ndefine case.out : integer "Y"\n  = if case.a then case.x else 2\n',
      { 'case.a': true },
      '1',
    ],
    [
      'match of what the condition leaves',
      'define case.out : integer "X"\n  when case.colour in warm\n  = match case.colour\n      red: 1\n      orange: 2\n',
      { 'case.colour': 'orange' },
      '2',
    ],
    [
      'unknown selector, equal values',
      'define case.out : integer "X"\n  = match case.colour\n      warm: 1\n      cold: 1\n',
      {},
      '1',
    ],
    [
      'exception',
      'define case.out : EUR "X"\n  = 1 EUR\nexception e to case.out "E"\n  when case.a\n  = 2.5 EUR\n',
      { 'case.a': true },
      '2.50 EUR',
    ],
    [
      'exception to an exception',
      'define case.out : integer "X"\n  = 1\nexception e to case.out "E"\n  when case.a\n  = 2\nexception f to e "F"\n  when case.b\n  = 3\n',
      { 'case.a': true, 'case.b': true },
      '3',
    ],
    [
      'exception takes the rounding',
      'define case.out : EUR rounded to 1 EUR "X"\n  = case.money\nexception e to case.out "E"\n  when case.a\n  = case.money / 2\n',
      { 'case.a': true, 'case.money': '5' },
      '3.00 EUR',
    ],
    [
      'derived field',
      'define item.total : EUR with 4 decimals "X"\n  = item.hours * case.price\ndefine case.out : EUR with 4 decimals "Y"\n  = sum of i.total for i in case.items\n',
      { 'case.items': items, 'case.price': '2' },
      '7.0000 EUR',
    ],
    [
      'exception to a derived field',
      'define item.total : EUR "X"\n  = item.amount\nexception e to item.total "E"\n  when item.colour is red\n  = 0\ndefine case.out : EUR "Y"\n  = sum of i.total for i in case.items\n',
      { 'case.items': items },
      '20.50 EUR',
    ],
  ];
  test.each(rows)('%s', (_title, declarations, facts, expected) => {
    expect(evaluateOutput(declarations, facts)).toBe(expected);
  });
});

describe('tables', () => {
  const table = `table case.out : EUR "Taulukko"
  | case.colour | case.n             | case.a || case.out  |
  | warm        | < 3                | -      || 1 EUR     |
  | warm        | >= 3 and < 10      | yes    || 2.5 EUR   |
  | not warm    | between 5 and 7    | no     || 0         |
  | blue, green | 1, 2               | -      || case.money |
  | otherwise                                || 9 EUR     |
`;
  const rows: readonly (readonly [JsonFacts, string])[] = [
    [{ 'case.colour': 'red', 'case.n': 2 }, '1.00 EUR'],
    [{ 'case.colour': 'red', 'case.n': 3, 'case.a': true }, '2.50 EUR'],
    [{ 'case.colour': 'red', 'case.n': 3, 'case.a': false }, '9.00 EUR'],
    [{ 'case.colour': 'green', 'case.n': 7, 'case.a': false }, '0.00 EUR'],
    [{ 'case.colour': 'green', 'case.n': 2, 'case.money': '3.33' }, '3.33 EUR'],
    [{ 'case.colour': 'green', 'case.n': 4, 'case.a': true }, '9.00 EUR'],
    [{ 'case.colour': 'red', 'case.n': 3 }, '? case.a'],
  ];
  test.each(rows)('%j', (facts, expected) => {
    expect(evaluateOutput(table, facts)).toBe(expected);
  });
});
