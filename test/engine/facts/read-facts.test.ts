import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFactsJson } from '../../../engine/facts/parse.ts';
import { readFacts } from '../../../engine/facts/read-facts.ts';
import {
  boolean,
  constant,
  date,
  day,
  definition,
  element,
  enumeration,
  enumOf,
  fact,
  field,
  integer,
  listOf,
  number,
  record,
  recordOf,
  rulebook,
  single,
  text,
} from '../../support/ir-builders.ts';

const book = rulebook({
  enums: [enumeration('service', ['individual_coaching', 'group_coaching'])],
  records: [
    record('worker', [
      field('name', text),
      field('degree', enumOf('service')),
      field('contact.phone', text, { optional: true }),
      field('experience', number('year', 1)),
    ]),
  ],
  facts: [
    fact('client.birth_date', date),
    fact('client.home', text),
    fact('client.code', text, { sensitive: true }),
    fact('client.secret', date, { sensitive: true }),
    fact('client.needs', listOf(enumOf('service'))),
    fact('voucher.service', enumOf('service')),
    fact('voucher.hours', number('h', 2)),
    fact('voucher.price', number('EUR/h', 2)),
    fact('voucher.count', integer),
    fact('voucher.granted', boolean),
    fact('contract.provider.name', text, { optional: true }),
    fact('provider.staff', listOf(recordOf('worker')), { minimum: 0, maximum: 3 }),
  ],
  parameters: [single('limit', integer, 3)],
  definitions: [definition('voucher.value', integer, constant(3))],
});

function read(json: unknown) {
  const { facts, problems, case: reference } = readFacts(book, json);
  return { facts: Object.fromEntries(facts), problems, reference };
}

function told(json: unknown): readonly string[] {
  return read(json).problems.map(({ code, path, message, help }) =>
    [`${code} ${path}: ${message.en}`, ...(help === undefined ? [] : [help.en])].join(' | '),
  );
}

describe('sound facts', () => {
  it('may be nested, dotted, or both', () => {
    const expected = {
      'client.birth_date': day('1980-05-17'),
      'client.home': 'Kuopio',
      'contract.provider.name': 'Oy',
    };
    const nested = { client: { birth_date: '1980-05-17', home: 'Kuopio' }, contract: { provider: { name: 'Oy' } } };
    const dotted = { 'client.birth_date': '1980-05-17', 'client.home': 'Kuopio', 'contract.provider.name': 'Oy' };
    const mixed = {
      client: { birth_date: '1980-05-17' },
      'client.home': 'Kuopio',
      'contract.provider': { name: 'Oy' },
    };
    for (const json of [nested, dotted, mixed]) expect(read(json)).toMatchObject({ facts: expected, problems: [] });
  });

  it.each<[string, unknown, unknown]>([
    ['voucher.hours', 40, 4000],
    ['voucher.hours', 12.5, 1250],
    ['voucher.hours', 1e3, 100_000],
    ['voucher.hours', '12.5 h', 1250],
    ['voucher.hours', '12.5', 1250],
    ['voucher.hours', '0.1h', 10],
    ['voucher.price', '46 EUR/h', 4600],
    ['voucher.count', 3, 3],
    ['voucher.granted', false, false],
    ['voucher.service', 'group_coaching', 'group_coaching'],
    ['client.birth_date', '2020-02-29', day('2020-02-29')],
    ['client.needs', [], []],
    ['client.needs', ['group_coaching'], ['group_coaching']],
    ['client.home', ' Kuopio ', ' Kuopio '],
    ['client.home', '', undefined],
    ['client.home', ' \n ', undefined],
    ['client.home', null, undefined],
    ['client', null, undefined],
    ['client.birth_date', '', undefined],
  ])('%s: %j', (path, value, expected) => {
    const { facts, problems } = read({ [path]: value });
    expect(problems).toEqual([]);
    expect(facts).toEqual(expected === undefined ? {} : { [path]: expected });
  });

  it('have records in lists', () => {
    const staff = [{ name: 'Aada', contact: { phone: '040' }, experience: '2.5 year' }, { 'contact.phone': null }];
    expect(read({ provider: { staff } }).facts).toEqual({
      'provider.staff': [element({ name: 'Aada', 'contact.phone': '040', experience: 25 }), element({})],
    });
  });

  it('are exact, read from their text', () => {
    const parsed = parseFactsJson('{"voucher": {"hours": 100.070000000000000000000000000000000000001, "price": 0.29}}');
    expect('json' in parsed && told(parsed.json)).toEqual([
      "too-many-decimals voucher.hours: the fact 'voucher.hours' has too many decimals: '100.07000000000000000000000000000000000…' | give at most 2 decimals; round the number yourself",
    ]);
    expect('json' in parsed && read(parsed.json).facts).toEqual({ 'voucher.price': 29 });
  });

  it.each([
    ['abc-1', 'abc-1'],
    [17, 17],
    [null, null],
    [undefined, null],
  ])('carry a reference to the case: %j', (given, expected) => {
    expect(read({ case: given })).toEqual({ facts: {}, problems: [], reference: expected });
  });
});

describe('problems', () => {
  it.each<[unknown, readonly string[]]>([
    [
      { client: { birthdate: '1980-05-17' } },
      [
        "unknown-fact client.birthdate: the rulebook declares no fact 'client.birthdate' | did you mean 'client.birth_date'?",
      ],
    ],
    [
      { birth_date: '1980-05-17' },
      ["unknown-fact birth_date: the rulebook declares no fact 'birth_date' | did you mean 'client.birth_date'?"],
    ],
    [
      { voucher: { value: 5 } },
      ["unknown-fact voucher.value: the rulebook itself computes 'voucher.value' | remove it from the facts"],
    ],
    [{ limit: 5 }, ["unknown-fact limit: the rulebook itself sets 'limit' | remove it from the facts"]],
    [{ Client: {} }, ["unknown-fact Client: the rulebook declares no fact 'Client' | did you mean 'client'?"]],
    [
      { nonsense: null },
      ["unknown-fact nonsense: the rulebook declares no fact 'nonsense' | remove it or check its name"],
    ],
    [
      { client: { home: 'Kuopio' }, 'client.home': 'Kuopio' },
      [
        "given-twice client.home: the fact 'client.home' is given twice | give it either nested or by its dotted name, not both ways",
      ],
    ],
    [{ client: 'Aada' }, ["wrong-type client: the fact 'client' must be an object in braces, but a text is given"]],
    [
      { voucher: { granted: 'yes' } },
      ["wrong-type voucher.granted: the fact 'voucher.granted' must be true or false, but a text is given"],
    ],
    [
      { client: { home: 70100 } },
      ["wrong-type client.home: the fact 'client.home' must be a text in quotation marks, but a number is given"],
    ],
    [
      { client: { birth_date: 19800517 } },
      [
        "wrong-type client.birth_date: the fact 'client.birth_date' must be a date as YYYY-MM-DD, but a number is given",
      ],
    ],
    [
      { client: { birth_date: '2020-02-30' } },
      [
        "bad-date client.birth_date: the fact 'client.birth_date' is not a date: '2020-02-30' | check the day: the calendar has no such day, or the year is not between 1800 and 2999",
      ],
    ],
    [
      { client: { birth_date: '17.5.1980' } },
      [
        "bad-date client.birth_date: the fact 'client.birth_date' is not a date: '17.5.1980' | write the date as YYYY-MM-DD: 1980-05-17",
      ],
    ],
    [
      { voucher: { service: 'group_coching' } },
      [
        "unknown-member voucher.service: the fact 'voucher.service' has no such choice: 'group_coching' | did you mean 'group_coaching'?",
      ],
    ],
    [
      { voucher: { service: 'x' } },
      [
        "unknown-member voucher.service: the fact 'voucher.service' has no such choice | give one of individual_coaching, group_coaching",
      ],
    ],
    [
      { voucher: { hours: '12.5 EUR' } },
      ["wrong-unit voucher.hours: the unit of the fact 'voucher.hours' is 'h', not 'EUR' | give the number in h"],
    ],
    [
      { voucher: { count: '3 h' } },
      ["wrong-unit voucher.count: the fact 'voucher.count' has no unit, but 'h' is given | give a bare number"],
    ],
    [
      { voucher: { hours: 12.345 } },
      [
        "too-many-decimals voucher.hours: the fact 'voucher.hours' has too many decimals: '12.345' | give at most 2 decimals; round the number yourself",
      ],
    ],
    [
      { voucher: { count: 1.5 } },
      ["too-many-decimals voucher.count: the fact 'voucher.count' has too many decimals: '1.5' | give a whole number"],
    ],
    [
      { voucher: { hours: -1 } },
      ["out-of-bounds voucher.hours: the fact 'voucher.hours' is out of bounds: '-1' | allowed: 0–10000 h"],
    ],
    [
      { voucher: { hours: 1e300 } },
      ["out-of-bounds voucher.hours: the fact 'voucher.hours' is out of bounds: '1e+300' | allowed: 0–10000 h"],
    ],
    [
      { voucher: { hours: '12,5 h' } },
      [
        "wrong-type voucher.hours: the fact 'voucher.hours' must be a number of h with at most 2 decimals: '12,5 h' | write decimals after a point: 12.5",
      ],
    ],
    [
      { voucher: { hours: Number.NaN } },
      [
        "wrong-type voucher.hours: the fact 'voucher.hours' must be a number of h with at most 2 decimals: 'NaN' | write the number without spaces, such as 1250 or 12.5",
      ],
    ],
    [
      { client: { needs: 'group_coaching' } },
      ["wrong-type client.needs: the fact 'client.needs' must be a list in square brackets, but a text is given"],
    ],
    [
      { client: { needs: ['group_coaching', null] } },
      [
        "wrong-type client.needs[1]: the list element 'client.needs[1]' is empty | give one of individual_coaching, group_coaching or remove the element",
      ],
    ],
    [
      { provider: { staff: [{}, {}, {}, {}] } },
      ["out-of-bounds provider.staff: the list 'provider.staff' has a wrong number of elements: 4 | allowed: 0–3"],
    ],
    [
      { provider: { staff: [{ degre: 'group_coaching' }, 7] } },
      [
        "unknown-fact provider.staff[0].degre: the rulebook declares no fact 'provider.staff[0].degre' | did you mean 'degree'?",
        "wrong-type provider.staff[1]: the fact 'provider.staff[1]' must be an object in braces, but a number is given",
      ],
    ],
    [
      { client: { home: 'x'.repeat(10_001) } },
      ["too-long client.home: the fact 'client.home' is longer than 10000 characters | shorten the text"],
    ],
    [{ case: {} }, ["bad-case case: the reference 'case' must be a text or a number of at most 200 characters"]],
    [
      'facts',
      [
        'not-facts : the facts are not an object but a text | give the facts as a JSON object, such as {"client": {"birth_date": "1980-05-17"}}',
      ],
    ],
  ])('%.60j', (json, expected) => {
    expect(told(json)).toEqual(expected);
  });

  it('are all told, up to fifty', () => {
    expect(told({ voucher: { hours: -1, count: 'x', granted: 1 } }).length).toBe(3);
    expect(told(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`x${index}`, 1]))).length).toBe(50);
  });

  it('take keys of the platform for unknown names', () => {
    const parsed = parseFactsJson('{"__proto__": {"x": 1}, "constructor": 1, "client": {"toString": 1}}');
    const codes = 'json' in parsed ? read(parsed.json).problems.map((one) => one.code) : [];
    expect(codes).toEqual(['unknown-fact', 'unknown-fact', 'unknown-fact']);
    expect(told(JSON.parse('{"__proto__": {"x": 1}}')).length).toBe(1);
    expect(read({ 'client.needs.length': 1 }).problems.length).toBe(1);
  });

  it('survive any JSON, in both forms, and say the same', () => {
    const names = fc.constantFrom(
      'client',
      'voucher',
      'birth_date',
      'hours',
      'staff',
      'provider',
      'case',
      'a.b',
      '.',
      '',
    );
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.constantFrom<unknown>(null, true, '', 'x', '12.5 h', 1, -1.5, '2020-01-01'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(names, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        const parsed = parseFactsJson(JSON.stringify(value));
        expect('json' in parsed && readFacts(book, parsed.json)).toEqual(readFacts(book, value));
      }),
    );
  });
});

describe('what came in is not repeated', () => {
  const code = '010190-900K';
  it.each([
    { [code]: 1 },
    { client: { [code]: 1 } },
    { client: { birth_date: code } },
    { client: { birth_date: `x ${code.toLowerCase()}` } },
    { client: { code: 7 } },
    { client: { code: [code] } },
    { client: { secret: code } },
    { voucher: { service: code } },
    { voucher: { hours: code } },
    { voucher: { hours: `5 ${code}` } },
    { voucher: { hours: code.replace('-', 'A') } },
    { voucher: { count: `5 ${code}` } },
    { client: { needs: [code] } },
    { case: [code] },
    { provider: { staff: [{ [code]: 1 }, code] } },
  ])('an identity code in %j', (json) => {
    const { problems } = read(json);
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems).toLowerCase()).not.toMatch(/010190|900[a-z]/);
  });

  it.each([
    { voucher: { hours: '5 matti' } },
    { voucher: { hours: '5 h matti' } },
    { voucher: { hours: 'matti' } },
    { voucher: { hours: '5h/matti' } },
    { voucher: { count: '5 matti' } },
    { voucher: { count: '5 matti_m' } },
    { client: { birth_date: '17.5.1980 matti' } },
    { provider: { staff: [{ experience: '2 matti' }] } },
  ])('a name in place of a unit in %j', (json) => {
    const { problems } = read(json);
    expect(problems.length).toBe(1);
    expect(JSON.stringify(problems)).not.toContain('matti');
  });

  it('nor sensitive facts or texts, nor more than 40 characters of others', () => {
    expect(JSON.stringify(read({ client: { secret: '17.5.1980' } }).problems)).not.toMatch(/17\.5|1980/);
    const long = 'y'.repeat(5000);
    const problems = JSON.stringify(read({ voucher: { service: long }, [long]: 1 }).problems);
    expect(problems).toContain(`${'y'.repeat(39)}…`);
    expect(problems).not.toContain('y'.repeat(40));
  });
});
