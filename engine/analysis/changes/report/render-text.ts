import type { TextPart } from '../token-diff.ts';
import type { Report, ValueGroup } from './report.ts';
import { type Section, type SectionItem, sectionsOf } from './sections.ts';
import { reportWords as words } from './words.ts';

/** A report for a terminal. What changed in a text stands in `[-…-]` and `{+…+}`, also where colours mark it. */
export function renderReportAsText(report: Report, { colour }: { readonly colour: boolean }): string {
  const paint: Paint = colour ? ansi : { bold: same, removed: same, added: same };
  const { title, rulebook, context, summary, language } = report;
  const width = Math.max(...summary.map(({ head }) => head.length), 0);
  const lines = summary.map(({ head, text }) => `  ${paint.bold(head.padEnd(width))}  ${text}`);
  const opening = [
    paint.bold(`${title}: ${rulebook}`),
    `${context.before} → ${context.after}`,
    '',
    ...(lines.length === 0 ? [words.nothing[language]] : lines),
  ];
  return `${[opening.join('\n'), ...sectionsOf(report).map((section) => writeSection(section, paint))].join('\n\n')}\n`;
}

interface Paint {
  readonly bold: (text: string) => string;
  readonly removed: (text: string) => string;
  readonly added: (text: string) => string;
}

const same = (text: string): string => text;

const ansi: Paint = {
  bold: (text) => `\u001b[1m${text}\u001b[0m`,
  removed: (text) => `\u001b[31m${text}\u001b[0m`,
  added: (text) => `\u001b[32m${text}\u001b[0m`,
};

function writeSection({ title, count, note, table, items }: Section, paint: Paint): string {
  return [
    paint.bold(`${title} (${count})`),
    ...(note === '' ? [] : [`  ${note}`]),
    ...table.flatMap((group) => writeGroup(group, note === '')),
    ...items.flatMap((item) => writeItem(item, paint)),
  ].join('\n');
}

/** `dated`: each value says when it holds. */
function writeGroup({ label, citation, notes, rows }: ValueGroup, dated: boolean): readonly string[] {
  const more = [citation, ...notes].filter((part) => part !== '').join('; ');
  const cells = rows.map(({ key, before, after, difference, percent, when }) => {
    const change = [difference, percent].filter((part) => part !== '').join(', ');
    return [key, `${before} → ${after}`, change, ...(dated ? [when] : [])];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return [
    `  ${label}${more === '' ? '' : ` (${more})`}`,
    ...cells.map((row) => {
      const padded = row.map((cell, column) => (widths[column] === 0 ? '' : cell.padEnd(widths[column] ?? 0)));
      return `    ${padded.filter((cell) => cell !== '').join('  ')}`.trimEnd();
    }),
  ];
}

function writeItem({ title, note, sentences, text }: SectionItem, paint: Paint): readonly string[] {
  const marked = text.length === 0 ? [] : writeMarked(text, paint).split('\n');
  return [
    `  ${title}${note === '' ? '' : ` (${note})`}`,
    ...sentences.flatMap((sentence) => sentence.split('\n')).map((line) => `    ${line}`),
    ...marked.map((line) => `      ${line}`),
  ];
}

function writeMarked(parts: readonly TextPart[], { removed, added }: Paint): string {
  return parts
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'removed' ? removed(`[-${text}-]`) : added(`{+${text}+}`),
    )
    .join('');
}
