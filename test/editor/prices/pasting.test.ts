import { describe, expect, test } from 'vitest';
import { type ComparableRow, compareWithDecision } from '../../../editor/prices/compare-with-decision.ts';
import { formOf } from '../../../editor/prices/forms.ts';
import { isBlock, layOverCells, readPastedColumn } from '../../../editor/prices/pasted-block.ts';
import { compileDraft, emptyDraft } from './kuopio-draft.ts';

const rulebook = compileDraft(emptyDraft);
const hour = formOf({ kind: 'number', unit: 'EUR/h', decimals: 2 }, rulebook);
const day = formOf({ kind: 'number', unit: 'EUR/activity_day', decimals: 2 }, rulebook);
const hours = formOf({ kind: 'number', unit: 'h', decimals: 2 }, rulebook);

describe('a pasted column', () => {
  test.each([
    ['47\n83\n', ['47', '83'], null],
    ['Hinta\r\n47\r\n\r\n83', ['47', '83'], 'Hinta'],
    ['Yksilö\t47\nRyhmä\t83', ['47', '83'], null],
    ['0–20 km;47,00\n21–50 km;83,00', ['47,00', '83,00'], null],
    ['47\nsata\n83', ['47', 'sata', '83'], null],
  ])('%j', (text, values, heading) => {
    const column = readPastedColumn(text);
    expect(column.kind === 'column' && column.values.map((value) => value.text)).toEqual(values);
    expect(column.kind === 'column' && column.heading).toBe(heading);
  });
  test.each([
    ['46\t47\n81\t83', 'Liitetyssä taulukossa on useita lukusarakkeita.'],
    ['a\tb\nc\td', 'Liitetyssä taulukossa ei ole lukuja.'],
  ])('%j is refused', (text, told) => {
    const column = readPastedColumn(text);
    expect(column.kind === 'refused' && column.message.fi).toContain(told);
  });
  test('one value alone is no block', () => {
    expect([isBlock('47'), isBlock('47\n'), isBlock('47\n83'), isBlock('a\t47')]).toEqual([false, false, true, true]);
  });
  test('nothing is dropped: what cannot be read and what finds no cell is told', () => {
    const column = readPastedColumn('47\nx\n83\n9');
    if (column.kind !== 'column') throw new Error('a column');
    const report = layOverCells(column, [hour, hour, hour]);
    expect([report.read, report.unread.map(({ line, text }) => [line, text]), report.left]).toEqual([
      2,
      [[2, 'x']],
      [{ text: '9', line: 4 }],
    ]);
  });
});

const rows: readonly ComparableRow[] = [
  {
    id: 'near',
    names: ['Yksilövalmennuksen tuntihinta: 0–20 km'],
    value: 4700,
    changed: true,
    price: true,
    form: hour,
  },
  {
    id: 'far',
    names: ['Yksilövalmennuksen tuntihinta: 21–50 km'],
    value: 8300,
    changed: true,
    price: true,
    form: hour,
  },
  { id: 'group', names: ['Ryhmävalmennuksen tuntihinta'], value: 1550, changed: true, price: true, form: hour },
  { id: 'hours', names: ['Enimmäistunnit: Ryhmävalmennus'], value: 8000, changed: false, price: false, form: hours },
  { id: 'work', names: ['Tuetun työtoiminnan päivähinta'], value: 5700, changed: true, price: true, form: day },
];

describe('a decision held against the draft', () => {
  test.each([
    ['Yksilövalmennus 0-20 km\t47,00 €', { kind: 'same', row: 'near', by: 'name' }],
    ['Yksilövalmennus, 21 – 50 km;84', { kind: 'different', row: 'far', decided: 8400 }],
    ['Ryhmävalmennus\t15,50 €/h', { kind: 'same', row: 'group', by: 'name' }],
    ['Työtoiminta tuettuna  57 euroa/ päivä', { kind: 'same', row: 'work', by: 'number' }],
    ['Ryhmävalmennus\t1.550', { kind: 'unreadable', row: 'group' }],
    ['Kuljetus\t12', { kind: 'unmatched' }],
  ])('%s', (line, expected) => {
    expect(compareWithDecision(line, rows).lines[0]).toMatchObject(expected);
  });
  test('what the draft changes and the decision does not name is told', () => {
    expect(compareWithDecision('Ryhmävalmennus\t15,50', rows).onlyInDraft).toEqual(['near', 'far', 'work']);
  });
  test('a heading without a number is no line', () => {
    expect(compareWithDecision('Palvelu\tHinta\n', rows).lines).toEqual([]);
  });
});
