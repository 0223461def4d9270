import { describe, expect, it } from 'vitest';
import type { Column } from '../../../engine/csv/column.ts';
import { readHeader } from '../../../engine/csv/header.ts';
import { csvRulebook } from './csv-rulebook.ts';

function columnsOf(record: string): readonly string[] {
  const header = readHeader(csvRulebook, record);
  if (header.kind === 'refused') throw new Error(header.problems.map(({ message }) => message.en).join('; '));
  return header.columns.map(nameOf);
}

function nameOf(column: Column): string {
  switch (column.kind) {
    case 'case':
    case 'nameless':
      return column.kind;
    case 'fact':
      return column.path;
    case 'field':
      return `${column.list}[].${column.field}`;
    case 'element':
      return `${column.list}[]`;
  }
}

function refusal(record: string): readonly string[] {
  const header = readHeader(csvRulebook, record);
  return header.kind === 'header'
    ? []
    : header.problems.map(({ code, message, help }) => `${code}: ${message.en}; ${help.en}`);
}

describe('a heading', () => {
  it.each([
    ['client.birth_date', 'client.birth_date'],
    [' CLIENT.Birth_Date ', 'client.birth_date'],
    ['Syntymäaika', 'client.birth_date'],
    ['SYNTYMÄAIKA', 'client.birth_date'],
    ['date of  birth', 'client.birth_date'],
    ['Asiakas / Syntymäaika', 'client.birth_date'],
    ['client/date of birth', 'client.birth_date'],
    ['case', 'case'],
    ['Tapaus', 'case'],
    ['Asiakas / Palvelu', 'client.service'],
    ['Rivit', 'invoice.lines'],
    ['client.needs', 'client.needs'],
  ])('%j names %s', (heading, name) => {
    expect(columnsOf(heading)).toEqual([name]);
  });

  it.each([
    ['invoice.lines.price', 'invoice.lines[].price'],
    ['invoice.lines[].price', 'invoice.lines[].price'],
    ['lines.price', 'invoice.lines[].price'],
    ['Hinta', 'invoice.lines[].price'],
    ['Rivit / Hinta', 'invoice.lines[].price'],
    ['Lasku / Rivit / Palvelu', 'invoice.lines[].service'],
    ['client.needs[]', 'client.needs[]'],
    ['Asiakas / Perusteet[]', 'client.needs[]'],
  ])('%j is a part of an element', (heading, name) => {
    const header = readHeader(csvRulebook, `case;${heading}`);
    expect(columnsOf(`case;${heading}`)).toEqual(['case', name]);
    expect(header).toMatchObject({ grouped: true, caseColumn: 0 });
  });

  it('may be left out', () => {
    expect(columnsOf('Kotikunta;;')).toEqual(['client.home', 'nameless', 'nameless']);
  });
});

describe('the separator', () => {
  it.each([
    ['case;Kotikunta', ';'],
    ['case,Kotikunta', ','],
    ['case\tKotikunta', '\t'],
    ['case;Home municipality', ';'],
    ['"case";"Kotikunta"', ';'],
  ])('of %j is %j', (record, separator) => {
    expect(readHeader(csvRulebook, record)).toMatchObject({ kind: 'header', separator });
  });
});

it.each([
  [
    'case;client.homes',
    ["unknown-column: the heading 'client.homes' of column 2 is not the name of any fact; did you mean 'client.home'?"],
  ],
  [
    'case;Kotikunto',
    ["unknown-column: the heading 'Kotikunto' of column 2 is not the name of any fact; did you mean 'Kotikunta'?"],
  ],
  [
    'case;whatever else',
    [
      "unknown-column: the heading 'whatever else' of column 2 is not the name of any fact; remove the column or correct its heading",
    ],
  ],
  [
    'case;Palvelu',
    [
      "ambiguous-column: the heading 'Palvelu' of column 2 fits several facts; write one of these: 'Asiakas / Palvelu', 'Rivit / Palvelu'",
    ],
  ],
  [
    'case;Kotikunta;client.home',
    ["repeated-column: columns 2 and 3 hold the same fact 'client.home'; remove one of them"],
  ],
  ['case;case;Summa', ["repeated-column: columns 1 and 2 hold the same fact 'case'; remove one of them"]],
  ['case;Rivit;Hinta', ["repeated-column: columns 2 and 3 hold the same fact 'invoice.lines'; remove one of them"]],
  [
    'case;Hinta;lines.price',
    ["repeated-column: columns 2 and 3 hold the same fact 'invoice.lines.price'; remove one of them"],
  ],
  [
    'Kotikunta;Hinta',
    [
      "no-case-column: the elements of the list 'invoice.lines' are on rows of their own, but the column 'case' is missing; add a column 'case' that gives the rows of one case the same reference",
    ],
  ],
  // No header at all: the first line is about a person.
  [
    'Virtanen;010180-123A',
    [
      'no-header: the first line does not name the columns; write the names of the facts on the first line, such as case;client.birth_date',
    ],
  ],
  [
    '',
    [
      'no-header: the first line does not name the columns; write the names of the facts on the first line, such as case;client.birth_date',
    ],
  ],
])('%j is refused', (record, problems) => {
  expect(refusal(record)).toEqual(problems);
});
