import { escapeMarkdown } from '../../../answer/render-markdown.ts';
import type { ImpactReport, ReportTable } from './report.ts';

/** A report as a Markdown document, ending in a line break. */
export function renderImpactAsMarkdown({ title, rulebook, compared, notice, notes, tables }: ImpactReport): string {
  const blocks = [
    [`# ${escapeMarkdown(title)}`],
    ...(notice === '' ? [] : [[`**${escapeMarkdown(notice)}**`]]),
    [escapeMarkdown(rulebook)],
    [escapeMarkdown(compared)],
    ...notes.map((note) => [escapeMarkdown(note)]),
    ...tables.flatMap(renderTable),
  ];
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function renderTable({ title, columns, rows }: ReportTable): readonly (readonly string[])[] {
  const write = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const rule = `|${columns.map(({ isNumber }) => (isNumber ? '--:' : '---')).join('|')}|`;
  return [[`## ${escapeMarkdown(title)}`], [write(columns.map((column) => column.title)), rule, ...rows.map(write)]];
}
