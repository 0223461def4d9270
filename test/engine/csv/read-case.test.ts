import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../engine/csv/header.ts';
import { prepareCaseOfRows } from '../../../engine/csv/read-case.ts';
import { listRecords } from '../../../engine/csv/records.ts';
import { goesOn, type Row, readRow } from '../../../engine/csv/row.ts';
import { prepareReader } from '../../../engine/facts/fact-reader.ts';
import { formatDate } from '../../../engine/ir/calendar.ts';
import { formatDecimal } from '../../../engine/ir/decimal.ts';
import { day } from '../../support/ir-builders.ts';
import { csvRulebook } from './csv-rulebook.ts';

/** Every case of a CSV text, as the facts that were read. */
function readAll(text: string) {
  const [head, ...records] = text.includes('\n') ? splitLines(text) : [text];
  const header = readHeader(csvRulebook, head ?? '');
  if (header.kind === 'refused') throw new Error(header.problems[0]?.message.en);
  const read = prepareCaseOfRows(csvRulebook, header);
  const groups: Row[][] = [];
  const rows = records.flatMap((record, index) => readRow(record, index + 2, header) ?? []);
  for (const row of rows) {
    const before = groups.at(-1)?.at(-1);
    if (before !== undefined && goesOn(before, row, header)) groups.at(-1)?.push(row);
    else groups.push([row]);
  }
  return groups.map((group) => {
    const { case: reference, facts, problems } = read(group);
    const sound = prepareReader(csvRulebook).readObject(facts);
    return { case: reference, facts: sound.facts, problems: [...problems, ...sound.problems] };
  });
}

function splitLines(text: string): readonly string[] {
  return [...listRecords(text, ';')].map(({ start, end }) => text.slice(start, end));
}

function factOf(heading: string, cell: string, separator = ';') {
  const [only] = readAll(`case${separator}${heading}\nA-1${separator}${cell}\n`);
  const [value] = [...(only?.facts.values() ?? [])];
  return only?.problems[0]?.code ?? value;
}

describe('a cell', () => {
  it.each<readonly [heading: string, cell: string, expected: unknown]>([
    ['client.birth_date', '1980-05-17', day('1980-05-17')],
    ['client.birth_date', '17.5.1980', day('1980-05-17')],
    ['client.birth_date', ' 01.03.2020 ', day('2020-03-01')],
    ['client.birth_date', '30.2.2020', 'bad-date'],
    ['client.birth_date', '5/17/1980', 'bad-date'],
    ['client.birth_date', '17.5.80', 'bad-date'],
    ['client.home', 'Äänekoski', 'Äänekoski'],
    ['client.home', '  ', undefined],
    ['client.home', '', undefined],
    ['client.home', '1,5', '1,5'],
    ['client.visits', '12', 12],
    ['client.visits', '12,0', 12],
    ['client.visits', '12,5', 'too-many-decimals'],
    ['client.visits', 'many', 'wrong-type'],
    ['invoice.sum', '1234,50', 123_450],
    ['invoice.sum', '1234.50', 123_450],
    ['invoice.sum', '1 234,50', 123_450],
    ['invoice.sum', '1\u00a0234,50', 123_450],
    ['invoice.sum', '1\u202f234,50 €', 123_450],
    ['invoice.sum', '12,50 EUR', 1250],
    ['invoice.sum', '12 50', 'wrong-type'],
    ['invoice.sum', '1.234,50', 'wrong-type'],
    ['invoice.sum', '12,50 $', 'wrong-unit'],
    ['invoice.sum', '12,345', 'too-many-decimals'],
    ['invoice.sum', '\u22125', 'out-of-bounds'],
    ['invoice.distance', '1,234', 1234],
    ['invoice.distance', '1,234 km', 1234],
    ['client.service', 'group', 'group'],
    ['client.service', 'GROUP ', 'group'],
    ['client.service', 'ryhmävalmennus', 'group'],
    ['client.service', 'Individual coaching', 'single'],
    ['client.service', 'other', 'old_home'],
    ['client.service', 'Muu', 'unknown-member'],
    ['client.service', 'Ryhma', 'unknown-member'],
    ['client.needs', 'group', ['group']],
    ['client.needs', 'group | Yksilövalmennus', ['group', 'single']],
    ['client.needs', 'group||single', 'wrong-type'],
    ['client.needs', '[]', []],
    ['client.needs', '"[""group""]"', ['group']],
    ['client.needs', '[group', 'invalid-cell'],
    ['invoice.lines', '[{"price":1.5}]', [{ fields: new Map([['price', 150]]) }]],
    ['invoice.lines', '[{"price":1.5,"price":2}]', 'invalid-cell'],
    ['invoice.lines', '[{"prise":1.5}]', 'unknown-fact'],
    ...['kyllä', 'Kyllä', 'yes', 'TRUE', 'TOSI', 'x', 'X', '1'].map((cell) => ['invoice.paid', cell, true] as const),
    ...['ei', 'EI', 'no', 'false', 'EPÄTOSI', '0'].map((cell) => ['invoice.paid', cell, false] as const),
    ['invoice.paid', 'ehkä', 'wrong-type'],
  ])('of %s: %j', (heading, cell, expected) => {
    expect(factOf(heading, cell)).toEqual(expected);
  });

  it.each([',', '\t'])('with thousands or decimals is not clear where cells part at %j', (separator) => {
    expect(factOf('invoice.distance', '"1,234"', separator)).toBe('unclear-number');
    expect(factOf('invoice.sum', '"1,234,567.00"', separator)).toBe('unclear-number');
    expect(factOf('invoice.distance', '1.234', separator)).toBe(1234);
    expect(factOf('invoice.sum', '"12,5"', separator)).toBe(1250);
  });

  it('gives back any number and date, however it is written', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: -20_000, max: 20_000 }), (sum, date) => {
        const amount = formatDecimal(sum, 2);
        const [year, month, ofMonth] = formatDate(date).split('-').map(Number);
        const [point, comma, grouped] = [amount, amount.replace('.', ','), group(amount)].map((cell) =>
          factOf('invoice.sum', cell),
        );
        expect([point, comma, grouped]).toEqual([sum, sum, sum]);
        expect(factOf('client.birth_date', `${ofMonth}.${month}.${year}`)).toBe(date);
      }),
    );
  });
});

/** `1234.50` as `1 234,50`. */
function group(amount: string): string {
  return amount.replace('.', ',').replace(/\B(?=(?:\d{3})+,)/g, ' ');
}

describe('a row', () => {
  it('is a case, whether or not it has a reference', () => {
    const cases = readAll('Kotikunta;case\nKuopio;7\nSiilinjärvi;\n;\n\nSuonenjoki;7\n');
    expect(cases.map((one) => one.case)).toEqual(['7', null, '7']);
    expect(cases.map((one) => one.facts.get('client.home'))).toEqual(['Kuopio', 'Siilinjärvi', 'Suonenjoki']);
  });

  it.each([
    ['case;Kotikunta\nA;B;C', 'wrong-width'],
    ['case;Kotikunta\nA', 'wrong-width'],
    ['case;Kotikunta\nA;"B', 'broken-quotes'],
    ['case;Kotikunta;\nA;B;C', 'nameless-cell'],
    ['case;Hinta\n;1', 'no-case'],
  ])('%j cannot be used', (text, code) => {
    const [only] = readAll(text);
    expect(only?.problems.map((problem) => problem.code)).toEqual([code]);
    expect(only?.facts.size).toBe(0);
  });
});

describe('the rows of a case', () => {
  it('are the elements of a list', () => {
    const text = 'case;Kotikunta;Hinta;Rivit / Palvelu\nA;Kuopio;1,5;group\nA;;2;\nB;Kuopio;;\nA;;3;\n';
    expect(readAll(text)).toEqual([
      {
        case: 'A',
        problems: [],
        facts: new Map<string, unknown>([
          ['client.home', 'Kuopio'],
          [
            'invoice.lines',
            [
              {
                fields: new Map<string, unknown>([
                  ['price', 150],
                  ['service', 'group'],
                ]),
              },
              { fields: new Map([['price', 200]]) },
            ],
          ],
        ]),
      },
      { case: 'B', problems: [], facts: new Map([['client.home', 'Kuopio']]) },
      { case: 'A', problems: [], facts: new Map([['invoice.lines', [{ fields: new Map([['price', 300]]) }]]]) },
    ]);
  });

  it('can each hold a plain value, and lists within elements', () => {
    const [plain] = readAll('case;client.needs[]\nA;group\nA;single\nA;group\n');
    expect(plain?.facts.get('client.needs')).toEqual(['group', 'single', 'group']);
    const [nested] = readAll('case;lines.tags\nA;a|b\n');
    expect(nested?.facts.get('invoice.lines')).toEqual([{ fields: new Map([['tags', ['a', 'b']]]) }]);
  });

  it.each([
    ['A;Kuopio;1\nA;Kuopio;2\n', []],
    ['A;Kuopio;1\nA; Kuopio ;2\n', []],
    ['A;Kuopio;1\nA;;2\n', []],
    [
      'A;Kuopio;1\nA;Kuopio;2\nA;Iisalmi;3\n',
      ["the column 'Kotikunta' on line 4 differs from the first row of the case"],
    ],
    ['A;;1\nA;Iisalmi;3\n', ["the column 'Kotikunta' on line 3 differs from the first row of the case"]],
    ['A;Kuopio;1\nA;"Ku;2\n', ['the quotation marks of the row do not match']],
    ['A;Kuopio;1\nA;2\nA;;3\n', ['the row has 2 cells, but there are 3 columns']],
  ])('agree: %j', (rows, problems) => {
    const cases = readAll(`case;Kotikunta;Hinta\n${rows}`);
    expect(cases).toHaveLength(1);
    expect(cases[0]?.problems.map(({ message }) => message.en)).toEqual(problems);
  });
});
