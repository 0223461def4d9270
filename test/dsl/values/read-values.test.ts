import { describe, expect, test } from 'vitest';
import { readValues } from '../../../dsl/values/read-values.ts';
import { parseDate } from '../../../engine/ir/calendar.ts';
import { filesOf, readSound, renderAll } from '../editions/small-rulebook.ts';

const vocabulary = `enum service "Palvelu"
  coaching "Valmennus"
  work     "Työ"
set hour_based of service "Tuntiperusteiset" = coaching
unit activity_day "toimintapäivä" "toimintapäivää"
`;

function filesWith(declarations: string, values: string, more: Record<string, string> = {}) {
  return filesOf({
    '2020-01-01/vocabulary.policy': `${vocabulary}${declarations}\n`,
    '2020-01-01/values.yaml': values,
    ...more,
  });
}

/** The values of a parameter by the day they are in force from. */
function valuesOf(parameter: string, declarations: string, values: string, more: Record<string, string> = {}) {
  const files = filesWith(declarations, values, more);
  const { timelines, diagnostics } = readValues(readSound(files));
  if (diagnostics.length > 0) throw new Error(renderAll(diagnostics, files));
  return timelines.find((timeline) => timeline.parameter === parameter)?.entries.map(({ value }) => simplify(value));
}

/** Values without their places. */
function simplify(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, held]) => [key, simplify(held)]));
  if (Array.isArray(value)) return value.map(simplify);
  if (typeof value !== 'object' || value === null) return value;
  if ('place' in value && 'value' in value) return value.value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) => (key === 'kind' || key === 'key' ? [] : [[key, simplify(held)]])),
  );
}

function problems(declarations: string, values: string, more: Record<string, string> = {}): string {
  const files = filesWith(declarations, values, more);
  return renderAll(readValues(readSound(files)).diagnostics, files);
}

describe('a value is read exactly from its source text', () => {
  test.each([
    ['EUR/h', '46 EUR/h', 4600],
    ['EUR', '15.50 EUR', 1550],
    ['EUR', '0.10 EUR', 10],
    ['EUR', '99999999.99 EUR', 9999999999],
    ['EUR', '12.500 EUR', 1250],
    ['percent', '10 %', 1000],
    ['percent with 0 decimals', '10 %', 10],
    ['km', '0.125 km', 125],
    ['month', '4 month', 4],
    ['activity_day', '54 activity_day', 54],
    ['EUR/activity_day', '56 EUR/activity_day', 5600],
    ['integer', '3', 3],
    ['number with 3 decimals', '0.125', 125],
    ['boolean', 'yes', true],
    ['boolean', 'no', false],
    ['text', '"Kuopio: keskusta"', 'Kuopio: keskusta'],
    ['text', 'Kuopio', 'Kuopio'],
    ['text', '"~"', '~'],
    ['date', '2020-02-29', parseDate('2020-02-29')],
    ['service', 'work', 'work'],
    ['list of service', '[work, coaching]', ['work', 'coaching']],
    ['list of service', '\n  - work\n', ['work']],
    ['list of service', '[]', []],
    ['list of text', '["a, b", c]', ['a, b', 'c']],
  ])('%s: %s', (type, written, value) => {
    expect(valuesOf('limit', `parameter limit : ${type}`, `limit: ${written}\n`)).toEqual([{ value }]);
  });
});

test('nested keys, or at the root whole names, make dotted names', () => {
  const declared = 'parameter a.b : h\nparameter a.c.d : h\nparameter e.f : h';
  const values = 'a:\n  b: 1 h\n  c:\n    d: 2 h\ne.f: 3 h\n';
  const { timelines } = readValues(readSound(filesWith(declared, values)));
  expect(timelines.map(({ parameter }) => parameter)).toEqual(['a.b', 'a.c.d', 'e.f']);
});

test('a parameter whose name others go on from keeps its own keys', () => {
  const declared = 'parameter price : EUR by service\nparameter price.extra : EUR';
  const values = 'price:\n  coaching: 1 EUR\n  extra: 2 EUR\n  work: 3 EUR\n';
  expect(valuesOf('price', declared, values)).toEqual([{ values: { coaching: 100, work: 300 } }]);
  expect(valuesOf('price.extra', declared, values)).toEqual([{ value: 200 }]);
});

describe('over the editions', () => {
  const declared = 'parameter limit : h by service';
  const first = 'limit:\n  coaching: 1 h\n  work: 2 h\n';

  test('a key patches one member', () => {
    const more = { '2021-01-01/values.yaml': 'limit:\n  work: 3 h\n' };
    expect(valuesOf('limit', declared, first, more)).toEqual([
      { values: { coaching: 100, work: 200 } },
      { values: { coaching: 100, work: 300 } },
    ]);
  });

  test('~ ends one member, or the whole', () => {
    const more = { '2021-01-01/values.yaml': 'limit:\n  work: ~\n', '2022-01-01/values.yaml': 'limit: ~\n' };
    expect(valuesOf('limit', declared, first, more)).toEqual([
      { values: { coaching: 100, work: 200 } },
      { values: { coaching: 100 } },
      null,
    ]);
  });

  test('bands are given anew as a whole', () => {
    const more = { '2021-01-01/values.yaml': 'price:\n  0- km: 3 EUR\n' };
    expect(
      valuesOf('price', 'parameter price : EUR by km', 'price:\n  0-2.5 km: 1 EUR\n  2.501- km: 2 EUR\n', more),
    ).toEqual([
      {
        bands: [
          { from: 0, to: 2500, value: 100 },
          { from: 2501, to: null, value: 200 },
        ],
      },
      { bands: [{ from: 0, to: null, value: 300 }] },
    ]);
  });

  test('brackets are sorted by their start', () => {
    const values = 'fee:\n  from 6000.50 EUR: 12 %\n  from 0 EUR: 0 %\n';
    expect(valuesOf('fee', 'parameter fee : percent by each EUR', values)).toEqual([
      {
        brackets: [
          { from: 0, value: 0 },
          { from: 600050, value: 1200 },
        ],
      },
    ]);
  });

  test('a repealed parameter ends, and needs a value when it comes back', () => {
    const more = {
      '2021-01-01/changes.policy': 'repeal parameter limit\n',
      '2022-01-01/changes.policy': `${declared}\n`,
    };
    expect(problems(declared, first, more)).toMatchInlineSnapshot(`
      "error[missing-value]: parameter 'limit' has no value
        --> 2022-01-01/changes.policy:1:11
       1 | parameter limit : h by service
         |           ^^^^^ no value
      help: add its value to a YAML file of the folder 2022-01-01"
    `);
    const given = { ...more, '2022-01-01/values.yaml': 'limit:\n  coaching: 5 h\n  work: 5 h\n' };
    expect(valuesOf('limit', declared, first, given)).toEqual([
      { values: { coaching: 100, work: 200 } },
      null,
      { values: { coaching: 500, work: 500 } },
    ]);
  });

  test('a member added later needs a value', () => {
    const more = { '2021-01-01/changes.policy': 'enum service\n  remote "Etä"\n' };
    expect(problems(declared, first, more)).toMatchInlineSnapshot(`
      "error[missing-value]: 'limit' has no value for 'remote'
        --> 2021-01-01/changes.policy:2:3
       2 |   remote "Etä"
         |   ^^^^^^ here
         ::: 2020-01-01/vocabulary.policy:6  declared here
      help: add a line 'remote: …' to a YAML file of the folder 2021-01-01; '~' says that there is none"
    `);
  });
});

describe('one mistake, one message', () => {
  test.each([
    ['a comma', 'EUR', '15,50 EUR'],
    ['thousands apart', 'EUR', '1 500 EUR'],
    ['no space before the unit', 'h', '5h'],
    ['another unit', 'EUR/h', '46 EUR/activity_day'],
    ['a sign for the unit', 'EUR', '46 €'],
    ['no unit', 'month', '4'],
    ['a unit too many', 'integer', '4 month'],
    ['surplus decimals', 'EUR', '15.505 EUR'],
    ['too large a number', 'integer', '99999999999999999999'],
    ['a word for a number', 'h', 'five'],
    ['nothing', 'h', ''],
    ['below the lower bound', 'h', '0.5 h', 'at least 1 h'],
    ['above the upper bound', 'month', '13 month', 'at most 1 year'],
    ['above the usual bound', 'h', '10001 h'],
    ['below zero', 'h', '-1 h'],
    ['true for yes', 'boolean', 'true'],
    ['no such day', 'date', '2021-02-29'],
    ['a misspelt member', 'service', 'wrok'],
    ['a misspelt member in a list', 'list of service', '[work, choaching]'],
    ['a member twice', 'list of service', '[work, work]'],
    ['a value for a list', 'list of service', 'work'],
    ['a list for a value', 'h', '[1 h]'],
    ['keys for a value', 'h', '\n  coaching: 1 h'],
    ['a value for members', 'h by service', '1 h'],
    ['an unknown member', 'h by hour_based', '\n  coaching: 1 h\n  work: 2 h'],
    ['a missing member', 'h by service', '\n  coaching: 1 h'],
  ])('%s', (_, type, written, bounds = '') => {
    expect(problems(`parameter limit : ${type} "Raja" ${bounds}`, `limit: ${written}\n`)).toMatchSnapshot();
  });

  test.each([
    ['a gap', '0-20 km: 1 EUR\n  25- km: 2 EUR'],
    ['a gap of one', '0-20 km: 1 EUR\n  22- km: 2 EUR'],
    ['an overlap', '0-20 km: 1 EUR\n  20-50 km: 2 EUR\n  51- km: 3 EUR'],
    ['a start above zero', '1-20 km: 1 EUR\n  21- km: 2 EUR'],
    ['a closed end', '0-20 km: 1 EUR'],
    ['an open band that is not the last', '0- km: 1 EUR\n  21- km: 2 EUR'],
    ['a reversed band', '20-0 km: 1 EUR\n  21- km: 2 EUR'],
    ['decimals off the grid', '0-20.5 km: 1 EUR\n  21- km: 2 EUR'],
    ['another unit', '0-20 h: 1 EUR\n  21- km: 2 EUR'],
    ['no band at all', 'far: 1 EUR\n  21- km: 2 EUR'],
    ['a wrong value in a band', '0-20 km: 1 h\n  21- km: 2 EUR'],
  ])('in bands, %s', (_, bands) => {
    const declared = 'parameter price : EUR by km with 0 decimals "Hinta"';
    expect(problems(declared, `price:\n  ${bands}\n`)).toMatchSnapshot();
  });

  test.each([
    ['the same start twice', 'from 0 EUR: 1 %\n  from 0.00 EUR: 2 %'],
    ['no bracket at all', '0-1 EUR: 1 %'],
    ['a start above zero', 'from 1 EUR: 1 %'],
  ])('in brackets, %s', (_, brackets) => {
    expect(problems('parameter fee : percent by each EUR', `fee:\n  ${brackets}\n`)).toMatchSnapshot();
  });

  test.each([
    ['a misspelt name', 'min_agee: 18 year\nmax_age: 64 year\n'],
    ['a name nobody declares', 'min_age: 18 year\nmax_age: 64 year\nwhatever: 1\n'],
    ['no value', 'min_age: 18 year\n'],
    ['a wrong value beside a misspelt name', 'min_agee: 18 year\nmax_age: 64 h\n'],
    ['a file that is a list', '- min_age\n'],
    ['a file that is not YAML', 'min_age: "18 year\nmax_age: 64 year\n'],
  ])('in the whole file, %s', (_, values) => {
    expect(problems('parameter min_age : year\nparameter max_age : year', values)).toMatchSnapshot();
  });

  test('a parameter in two files of an edition', () => {
    const more = { '2020-01-01/more.yaml': 'limit: 1 h\n' };
    expect(problems('parameter limit : h', 'limit: 2 h\n', more)).toMatchInlineSnapshot(`
      "error[parameter-given-twice]: the value of 'limit' is given twice in one edition
        --> 2020-01-01/values.yaml:1:1
       1 | limit: 2 h
         | ^^^^^ given again here
         ::: 2020-01-01/more.yaml:1  first given here
      help: remove one of them"
    `);
  });

  test('a year stated for a parameter nobody declares', () => {
    const more = { '2020-01-01/edition.yaml': 'status: proposed\nstated_for: { pirce: 2020 }\n' };
    const files = filesWith('parameter price.day : EUR', 'price: { day: 1 EUR }\n', more);
    expect(renderAll(readValues(readSound(files, { drafts: true })).diagnostics, files)).toMatchInlineSnapshot(`
      "error[unknown-parameter]: unknown parameter 'pirce'
        --> 2020-01-01/edition.yaml:2:15
       2 | stated_for: { pirce: 2020 }
         |               ^^^^^
      help: did you mean 'price'?"
    `);
  });

  test('a parameter of an unknown type says nothing of its values', () => {
    expect(problems('parameter limit : hours', 'limit: 5 kg\n')).toBe('');
  });
});
