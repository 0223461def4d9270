import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listRecords, type Separator, scanRecords, splitBroken, splitCells } from '../../../engine/csv/records.ts';

function read(text: string, separator: Separator = ';') {
  return [...listRecords(text, separator)].map(({ start, end }) => splitCells(text.slice(start, end), separator));
}

/** Writes a cell in quotation marks where it needs them, and where it may. */
function quote(cell: string, always: boolean): string {
  return always || /[;,\t"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const cells = fc.array(
  fc.tuple(
    fc.string({ unit: fc.constantFrom('a', 'ä', '"', ';', ',', '\t', '\n', '\r', ' '), maxLength: 6 }),
    fc.boolean(),
  ),
  { minLength: 1, maxLength: 5 },
);

const csv = fc
  .tuple(
    fc.array(cells, { minLength: 1, maxLength: 8 }),
    fc.constantFrom<Separator>(';', ',', '\t'),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([rows, separator, lineBreak, closed]) => ({
    rows: rows.map((row) => row.map(([cell]) => cell)),
    separator,
    text: rows
      .map((row) => row.map(([cell, always]) => quote(cell, always)).join(separator))
      .join(lineBreak)
      .concat(closed ? lineBreak : ''),
  }))
  // An empty line and the end of the text cannot be told apart.
  .filter(({ rows }) => rows.every((row) => row.length > 1 || row[0] !== ''));

describe('records', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(csv, ({ rows, separator, text }) => {
        expect(read(text, separator)).toEqual(rows);
      }),
    );
  });

  it('end where they end in any longer text', () => {
    fc.assert(
      fc.property(csv, fc.string(), ({ separator, text }, more) => {
        const closed = text.endsWith('\n') ? text : `${text}\n`;
        const ends = [...listRecords(closed, separator)].map(({ end }) => end);
        const longer = [...listRecords(closed + more, separator)].map(({ end }) => end);
        expect(longer.slice(0, ends.length)).toEqual(ends);
      }),
    );
  });

  it('fill the text, whatever it is, on lines counted from 0', () => {
    const characters = fc.constantFrom('a', '"', ';', '\n', '\r');
    fc.assert(
      fc.property(fc.string({ unit: characters }), (text) => {
        let at = 0;
        for (const { start, end, line } of listRecords(text, ';')) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          expect(line).toBe(text.slice(0, start).split('\n').length - 1);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
    );
  });

  it.each([
    ['a;b\n', [['a', 'b']]],
    ['a;b', [['a', 'b']]],
    ['a;\n', [['a', '']]],
    [';', [['', '']]],
    ['"a;b";c\r\n', [['a;b', 'c']]],
    ['"a\nb";c\n', [['a\nb', 'c']]],
    ['"say ""hi""";""\n', [['say "hi"', '']]],
    ['5" pipe;2\n', [['5" pipe', '2']]],
    ['[{"a":1}];2\n', [['[{"a":1}]', '2']]],
    ['"a"\r', [['a']]],
    // A stray quotation mark spoils its own line and no other.
    ['1;"a\n2;b\n"3";c\n', [null, ['2', 'b'], ['3', 'c']]],
    ['"a"b;c\n2;d\n', [null, ['2', 'd']]],
    ['1;"a\n2;b', [null, ['2', 'b']]],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['a;b', 'open'],
    ['a;"b', 'quoted'],
    ['a;"b"', 'open'],
    ['a;"b"\r', 'open'],
    ['a;b\n', 'closed'],
    ['a;"b"c', 'open'],
  ])('%j is %s', (text, state) => {
    expect(scanRecords(text, ';').endOf(0).state).toBe(state);
  });

  it('of quotation marks that do not match can still be told apart', () => {
    expect(splitBroken('A-1;"x\r\n', ';')).toEqual(['A-1', 'x']);
  });
});
