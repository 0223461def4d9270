import type { ImpactReport, ReportTable } from './report.ts';

/** A report as plain text for a terminal, ending in a line break. */
export function renderImpactAsText({ title, rulebook, compared, notice, notes, tables }: ImpactReport): string {
  const blocks = [
    [title, rulebook, compared, ...(notice === '' ? [] : [`*** ${notice} ***`])],
    notes,
    ...tables.map(renderTable),
  ];
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function renderTable({ title, columns, rows }: ReportTable): readonly string[] {
  const lines = [columns.map((column) => column.title), ...rows];
  const widths = columns.map((_, place) => Math.max(...lines.map((cells) => (cells[place] ?? '').length)));
  const write = (cells: readonly string[]) =>
    cells
      .map((cell, place) => {
        const width = widths[place] ?? 0;
        return columns[place]?.isNumber ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [title, ...lines.map((cells) => `  ${write(cells)}`)];
}
