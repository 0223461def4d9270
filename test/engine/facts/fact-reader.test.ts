import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareReader } from '../../../engine/facts/fact-reader.ts';
import { parseFactsJson } from '../../../engine/facts/parse.ts';
import { planObjects } from '../../../engine/facts/plain-objects.ts';
import { planTexts } from '../../../engine/facts/plain-texts.ts';
import { readFacts } from '../../../engine/facts/read-facts.ts';
import {
  boolean,
  date,
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
  text,
} from '../../support/ir-builders.ts';
import { runs } from '../../support/runs.ts';

const book = rulebook({
  enums: [enumeration('service', ['home', 'group'])],
  records: [
    record('worker', [
      field('name', text),
      field('degree', enumOf('service')),
      field('contact.phone', text),
      field('years', number('year', 1)),
      field('under', listOf(recordOf('worker')), { minimum: 0, maximum: 3 }),
    ]),
  ],
  facts: [
    fact('client.birth', date),
    fact('client.home', text),
    fact('client.needs', listOf(enumOf('service'))),
    fact('client.case', integer),
    fact('client.constructor', boolean),
    fact('voucher.hours', number('h', 2), { minimum: 0, maximum: 100_000 }),
    fact('voucher.rate', number('', 4), { minimum: -(10 ** 15), maximum: 10 ** 15 }),
    fact('voucher.count', integer),
    fact('voucher.given', boolean),
    fact('contract.provider.name', text),
    fact('staff', listOf(recordOf('worker')), { minimum: 0, maximum: 3 }),
  ],
});
const reader = prepareReader(book);
const readPlainObject = planObjects(book);
const readPlainText = planTexts(book);

function readCarefully(json: string) {
  const parsed = parseFactsJson(json);
  return 'json' in parsed ? readFacts(book, parsed.json) : { facts: new Map(), case: null, problems: [parsed.problem] };
}

/** Texts of numbers, sound and not, as a person or a program may write them. */
const numbers = fc.oneof(
  fc.constantFrom('12.50000000000000001', '99999999999.00001', '3.0000000000000000'),
  fc.constantFrom('0', '-0', '0.0', '5.0', '1e3', '1E-2', '12.50', '0.29', '100.07', '1.005'),
  fc.constantFrom('99999999999.9999', '999999999999999', '1000000000000000', '9007199254740993', '0.1234', '1e400'),
  fc.integer({ min: -5, max: 20_000_000 }).map((scaled) => (scaled / 100).toFixed(2)),
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => JSON.stringify(one)),
);
const texts = fc.constantFrom(
  ...['', ' ', '\u00a0', ' x', 'Kuopio', 'Äänekoski', 'home', 'group', 'home ', 'hom\\u0065', 'a\\nb', '\u2003x'],
  ...['1980-05-17', ' 1980-05-17', '2020-02-30', '2020-02-29', '1799-12-31', '2999-12-31', '3000-01-01', '1980-5-17'],
  ...['12.5 h', '12.5', '12.5 matti', '0.125', '1980-0a-17', '١٩٨٠-05-17', 'x'.repeat(10_001)],
);
const scalars = fc.oneof(
  numbers,
  texts.map((one) => `"${one}"`),
  fc.constantFrom('null', 'true', 'false', '[]', '{}'),
);
const spaces = fc.constantFrom('', '', '', ' ', '\n', '\t\r ');
const soundValues: ReadonlyMap<string, fc.Arbitrary<string>> = new Map(
  Object.entries({
    birth: fc.constantFrom('"1980-05-17"', '""', 'null'),
    home: fc.constantFrom('"Kuopio"', '"  "', '"Ä"'),
    needs: fc.constantFrom('[]', '["home"]', '["group", "home"]', '["home", null]'),
    hours: numbers,
    rate: numbers,
    count: numbers,
    given: fc.constantFrom('true', 'false'),
    name: fc.constantFrom('"Aada"', '""'),
    years: fc.constantFrom('2.5', '"2.5 year"', '2.55'),
    degree: fc.constantFrom('"home"', '"x"'),
  }),
);

interface Member {
  readonly name: string;
  readonly value: string;
}

function writeObject(members: readonly Member[], space: string): string {
  const written = members.map(({ name, value }) => `${space}"${name}"${space}:${space}${value}${space}`);
  return `{${written.join(',')}${space}}`;
}

/** A member of one of these names, mostly with a value it may have. */
function member(names: readonly string[]): fc.Arbitrary<Member> {
  return fc.constantFrom(...names).chain((name) => {
    const plain = name.split('.').at(-1)?.replace('\\u006e', 'n') ?? name;
    const sound = soundValues.get(plain) ?? scalars;
    return fc
      .oneof({ weight: 30, arbitrary: sound }, { weight: 1, arbitrary: scalars })
      .map((value) => ({ name, value }));
  });
}

const object = (members: fc.Arbitrary<Member>) =>
  fc.tuple(fc.array(members, { maxLength: 4 }), spaces).map(([all, space]) => writeObject(all, space));

const workers = fc
  .array(object(member(['name', 'degree', 'contact.phone', 'years', 'under', '\\u006eame'])), { maxLength: 3 })
  .map((all) => `[${all.join(', ')}]`);

const members: fc.Arbitrary<Member> = fc.oneof(
  object(member(['birth', 'home', 'needs', 'case', 'constructor'])).map((value) => ({ name: 'client', value })),
  object(member(['hours', 'rate', 'count', 'given'])).map((value) => ({ name: 'voucher', value })),
  object(member(['provider.name', 'provider'])).map((value) => ({ name: 'contract', value })),
  workers.map((value) => ({ name: 'staff', value })),
  fc
    .oneof(
      numbers,
      texts.map((one) => `"${one}"`),
      scalars,
    )
    .map((value) => ({ name: 'case', value })),
  member(['client.birth', 'client.home', 'voucher.hours', 'contract.provider.name', 'contract.provider', 'staff']),
  { weight: 1, arbitrary: member(['__proto__', 'constructor', 'hourz', 'client', 'case.x', '']) },
);

/** Now and then something before or after the object. */
const around = (...odd: readonly string[]) =>
  fc.oneof({ weight: 20, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
const jsonTexts = fc
  .tuple(around('\ufeff', ' ', ','), object(members), around('\n', '}', ',', ' x'))
  .map((parts) => parts.join(''));

describe('the fast reader of facts', () => {
  it('reads every text as the careful one does', () => {
    fc.assert(
      fc.property(jsonTexts, (json) => {
        expect(reader.readText(json)).toEqual(readCarefully(json));
      }),
      { numRuns: runs(5000) },
    );
  });

  it('reads every object as the careful one does', () => {
    const foreign = fc.oneof(jsonTexts.map(parseOrNull), fc.anything({ withMap: true, withBigInt: true }));
    fc.assert(
      fc.property(foreign, (json) => {
        expect(reader.readObject(json)).toEqual(readFacts(book, json));
      }),
      { numRuns: runs(3000) },
    );
  });

  it('reads every scaled integer exactly', () => {
    const decimals = fc.constantFrom(0, 1, 2, 4, 7);
    const scaled = fc.maxSafeInteger().map((one) => one % 10 ** 15);
    fc.assert(
      fc.property(decimals, scaled, (places, value) => {
        const wide = { minimum: -(10 ** 15), maximum: 10 ** 15 };
        const one = rulebook({ facts: [fact('amount.value', number('', places), wide)] });
        const digits = String(Math.abs(value)).padStart(places + 1, '0');
        const end = digits.length - places;
        const written = `${value < 0 ? '-' : ''}${digits.slice(0, end)}${places > 0 ? `.${digits.slice(end)}` : ''}`;
        const read = prepareReader(one).readText(`{"amount": {"value": ${written}}}`);
        expect([...read.facts]).toEqual([['amount.value', value + 0]]);
      }),
    );
  });

  it.each<[string, string]>([
    ['a key given twice', '{"client": {"home": "a", "home": "b"}}'],
    ['a key given twice, once by an escape', '{"client": {"home": "a", "hom\\u0065": "b"}}'],
    ['a fact given twice, nested and dotted', '{"client": {"home": "a"}, "client.home": "b"}'],
    ['a blank fact given twice', '{"client": {"home": ""}, "client.home": "b"}'],
    [
      'a blank fact given twice, by the name of its group',
      '{"contract": {"provider": {"name": ""}}, "contract.provider": {"name": "Oy"}}',
    ],
    ['a fact left out twice', '{"client": {"home": null, "home": null}}'],
    ['a number with a needless zero', '{"voucher": {"hours": 012}}'],
    ['a number without its decimals', '{"voucher": {"hours": 12.}}'],
    ['a number without digits', '{"voucher": {"hours": -}}'],
    ['a number that is too large', '{"voucher": {"rate": 123456789012.3}}'],
    ['a line break in a text', '{"client": {"home": "a\nb"}}'],
    ['a line break in a quantity', '{"voucher": {"hours": "12.5\nh"}}'],
    ['a comma at the end', '{"client": {"home": "a",}}'],
    ['a word that goes on', '{"voucher": {"given": truer}}'],
    ['digits that a binary fraction drops', '{"voucher": {"hours": 12.50000000000000001}}'],
    ['an unknown fact that is null', '{"client": {"house": null}}'],
    ['a hole in a list', '{"client": {"needs": ["home", null]}}'],
    ['a key of the platform', '{"__proto__": {"home": "a"}}'],
    ['a text after the end', '{"client": {}} {}'],
    ['too deep', `${'{"staff": [{"under": ['.repeat(1)}${'{"under": ['.repeat(70)}${']}'.repeat(70)}]}]}`],
  ])('tells of %s', (_, json) => {
    const read = reader.readText(json);
    expect(read.problems.length).toBe(1);
    expect(read).toEqual(readCarefully(json));
  });

  it.each<[string, string | number]>([
    ['{"case": 17}', 17],
    ['{ "case" : 17 , "client": {}}', 17],
    ['{"client": {}, "case": 17}', 17],
    ['{"case": 5.0}', '5.0'],
    ['{"case": -0}', '-0'],
    ['{"client": {"case": 5}, "case": 5.0}', '5.0'],
    ['{"case": 12345678901234567890}', '12345678901234567890'],
    ['{"case": "17"}', '17'],
  ])('keeps the reference of %s as it is written', (json, expected) => {
    expect(reader.readText(json).case).toBe(expected);
  });

  it.each([
    '{"case": "a-1", "client": {"birth": "1980-05-17", "home": "Kuopio", "needs": ["home"], "case": 3}}',
    '{"client.birth": "1980-05-17", "voucher.hours": 12.5, "contract.provider": {"name": "Oy"}}',
    '{"voucher": {"hours": 12.50, "rate": -0.0001, "given": false, "count": null}}',
    '{"voucher": {"hours": "12.5 h"}, "client": {"birth": "", "home": ""}}',
    '{"staff": [{"name": "Aada", "degree": "home", "contact": {"phone": "040"}}, {}]}',
  ])('needs no careful reader for %s', (json) => {
    expect(readPlainObject(JSON.parse(json))).not.toBeNull();
    expect(readPlainText(json)).not.toBeNull();
  });
});

function parseOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
