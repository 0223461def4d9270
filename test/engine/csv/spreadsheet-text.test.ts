import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCells } from '../../../engine/csv/records.ts';
import { writeRecord } from '../../../engine/csv/write-record.ts';

const separators = { fi: ';', en: ',' } as const;

describe('cells that are written', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['@SUM(1+1)', "'@SUM(1+1)"],
    ['+1', "'+1"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['-2+3', "'-2+3"],
    ['-EUR', "'-EUR"],
    ["'=1", "''=1"],
    ['＝1+1', "'＝1+1"],
    ['-12,50', '-12,50'],
    ['-12.50', '-12.50'],
    ['12.3.2020', '12.3.2020'],
    ["Ei 'ikä'", "Ei 'ikä'"],
    ["'ikä'", "'ikä'"],
  ])('run as no formula: %j', (cell, written) => {
    expect(writeRecord([cell], 'fi')).toBe(`${written}\r\n`);
  });

  it('are read as they were, and none begins as a formula does', () => {
    const piece = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ';', ',', '1', 'a', ' ', '＝');
    const cell = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), fc.constantFrom('fi', 'en'), (cells, language) => {
        const record = writeRecord(cells, language);
        expect(splitCells(record, separators[language])).toEqual(cells);
        const isFormula = cells.length === 1 && /^"?[=+@\t\r\n]/.test(record) && cells[0] !== '';
        expect(isFormula).toBe(false);
      }),
    );
  });
});
