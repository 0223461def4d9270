/**
 * Lines whose cells start in the same columns, a space apart. A cell that nothing follows on its line does not widen
 * its column; an empty cell keeps its place.
 */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    const last = lastCell(row);
    for (const [column, cell] of row.entries()) {
      if (column < last) widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  return rows.map((row) => {
    const cells = row.slice(0, lastCell(row) + 1);
    return cells
      .map((cell, column) => (column === cells.length - 1 ? cell : padded(cell, widths[column] ?? 0)))
      .join('');
  });
}

function lastCell(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell !== '');
}

/** A column that is empty in every line takes no room. */
function padded(cell: string, width: number): string {
  return width === 0 ? '' : `${cell.padEnd(width)} `;
}
