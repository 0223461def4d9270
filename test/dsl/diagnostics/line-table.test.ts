import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createLineTable } from '../../../dsl/diagnostics/line-table.ts';

describe('positions', () => {
  const text = 'ab\r\nc\rd\n\ne';
  it.each([
    [0, 1, 1],
    [2, 1, 3],
    [4, 2, 1],
    [6, 3, 1],
    [8, 4, 1],
    [9, 5, 1],
    [10, 5, 2],
    [99, 5, 2],
    [-1, 1, 1],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect(createLineTable(text).positionAt(offset)).toEqual({ line, column });
  });

  test('lines without their breaks', () => {
    const table = createLineTable(text);
    expect([0, 1, 2, 3, 4, 5, 6].map((line) => table.lineText(line))).toEqual(['', 'ab', 'c', 'd', '', 'e', '']);
    expect(table.count).toBe(5);
  });

  test('a column beyond its line is the end of the line', () => {
    const table = createLineTable(text);
    expect(table.offsetAt({ line: 1, column: 99 })).toBe(2);
    expect(table.offsetAt({ line: 9, column: 1 })).toBe(text.length);
  });
});

test('an offset that is not inside a line break comes back', () => {
  const line = fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'ä') });
  fc.assert(
    fc.property(line, fc.nat(20), (text, offset) => {
      const table = createLineTable(text);
      const within = Math.min(offset, text.length);
      if (text[within - 1] === '\r' && text[within] === '\n') return;
      expect(table.offsetAt(table.positionAt(within))).toBe(within);
    }),
  );
});
