/** The layout of decision tables: cells in columns; the value's column is as wide as the values, not as its head. */
import type * as ast from '../syntax/ast.ts';
import { noComments } from './comments.ts';
import { align, type Doc, mustBreak } from './doc.ts';
import { layOut, spellExpression } from './expression.ts';

/** The lines of a table, the header first. */
export function layOutTable({ columns, result, rows }: ast.TableDeclaration): readonly Doc[] {
  const header = columns.map(spellExpression);
  const spelt = rows.map(({ cells }) => cells?.map(spellCell) ?? null);
  const widths = header.map((cell, column) =>
    Math.max(cell.length, ...spelt.map((cells) => cells?.[column]?.length ?? 0)),
  );
  const values = rows.map(({ value }) => layOut(value, noComments));
  const oneLine = values.map((value) => (mustBreak(value) ? null : value));
  const spelled = rows.map(({ value }, index) => (oneLine[index] === null ? '' : spellExpression(value)));
  const valueWidth = Math.max(0, ...spelled.map((value) => value.length));
  const spell = (cells: readonly string[]): string =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ');
  const room = spell(header).length;
  return [
    `| ${spell(header)} || ${result.text} |`,
    ...spelt.map((cells, index): Doc => {
      const left = cells === null ? 'otherwise' : spell(cells);
      const value = values[index] ?? '';
      const right: Doc = oneLine[index] === null ? align(value) : (spelled[index] ?? '').padEnd(valueWidth);
      return [`| ${left.padEnd(room)} || `, right, ' |'];
    }),
  ];
}

function spellCell(cell: ast.Cell): string {
  switch (cell.kind) {
    case 'any_cell':
      return '-';
    case 'values_cell':
      return `${cell.negated ? 'not ' : ''}${cell.values.map(spellExpression).join(', ')}`;
    case 'comparison_cell':
      return cell.comparisons.map(({ operator, value }) => `${operator} ${spellExpression(value)}`).join(' and ');
    case 'between_cell':
      return `between ${spellExpression(cell.low)} and ${spellExpression(cell.high)}`;
  }
}
