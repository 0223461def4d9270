import { escapeMarkdown } from '../../../answer/render-markdown.ts';
import type { Language } from '../../../ir/localized.ts';
import type { TextPart } from '../token-diff.ts';
import { escapeHtml } from './escape-html.ts';
import type { Report, ValueGroup } from './report.ts';
import { type Section, type SectionItem, sectionsOf } from './sections.ts';
import { headsOfValues, reportWords as words } from './words.ts';

/** The longest comment that code hosts take. */
const longestComment = 65_536;

/** Left for what a host's tool adds, such as a mark to find the comment by. */
const margin = 536;

/** Longest line of the opening. */
const longestLine = 2_500;

export interface MarkdownReport {
  /** At most 65,000 characters: details that do not fit are left out, and say so. */
  readonly text: string;
  /** With all details. */
  readonly full: string;
  readonly isComplete: boolean;
}

/**
 * A report as Markdown: an opening of at most ten lines, then details to fold out. `details` is where the full report
 * can be read, for those that do not fit.
 */
export function renderReportAsMarkdown(
  report: Report,
  { details }: { readonly details: string | null },
): MarkdownReport {
  const opening = writeOpening(report);
  const sections = sectionsOf(report).map((section) => ({ section, body: writeSection(section, report) }));
  const full = join(
    opening,
    sections.map(({ body }) => body),
  );
  if (full.length <= longestComment - margin) return { text: full, full, isComplete: true };
  const bodies = sections.map(({ body }) => body);
  let text = full;
  // The last sections matter least.
  for (let last = sections.length - 1; last >= 0 && text.length > longestComment - margin; last -= 1) {
    const section = sections[last]?.section;
    if (section !== undefined) bodies[last] = writeMoved(section, details, report);
    text = join(opening, bodies);
  }
  return { text, full, isComplete: false };
}

function join(opening: string, bodies: readonly string[]): string {
  return `${[opening, ...bodies].join('\n\n')}\n`;
}

function writeOpening({ title, rulebook, summary, language }: Report): string {
  const lines = summary.map(({ head, text }) => `- **${escapeMarkdown(head)}:** ${cut(escapeMarkdown(text))}`);
  const nothing = lines.length === 0 ? [`- ${words.nothing[language]}`] : [];
  return [`# ${escapeMarkdown(`${title}: ${rulebook}`)}`, ...lines, ...nothing].join('\n');
}

function cut(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine)} …`;
}

function writeSection({ title, count, isOpen, note, table, items }: Section, { language }: Report): string {
  const blocks = [
    ...(note === '' ? [] : [escapeMarkdown(note)]),
    ...(table.length === 0 ? [] : [writeTable(table, note === '', language)]),
    ...items.map(writeItem),
  ];
  return fold(`${title} (${count})`, isOpen, blocks.join('\n\n'));
}

function fold(title: string, isOpen: boolean, body: string): string {
  return `<details${isOpen ? ' open' : ''}>\n<summary><b>${escapeHtml(title)}</b></summary>\n\n${body}\n\n</details>`;
}

function writeMoved({ title, count }: Section, details: string | null, { language }: Report): string {
  const where =
    details === null ? words.tooLong[language] : `${words.moved[language]}: \`${details.replaceAll('`', '')}\``;
  return `**${escapeMarkdown(`${title} (${count})`)}:** ${where}`;
}

/** `dated`: each value says when it holds. */
function writeTable(groups: readonly ValueGroup[], dated: boolean, language: Language): string {
  const heads = headsOfValues(dated);
  const rows = groups.flatMap(({ label, citation, notes, rows: values }) =>
    values.map((row) => [
      [label, row.key].filter((text) => text !== '').join(', ') + (notes.length === 0 ? '' : ` (${notes.join('; ')})`),
      row.before,
      row.after,
      row.difference,
      row.percent,
      ...(dated ? [row.when] : []),
      citation,
    ]),
  );
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const head = [...heads, words.provision].map((one) => one[language]);
  const sides = `| --- | ---: | ---: | ---: | ---: |${dated ? ' --- |' : ''} --- |`;
  return [line(head), sides, ...rows.map(line)].join('\n');
}

function writeItem({ title, note, sentences, text }: SectionItem): string {
  const head = `**${escapeMarkdown(title)}**${note === '' ? '' : ` (${escapeMarkdown(note)})`}`;
  const said = sentences.map(escapeMarkdown).join('  \n');
  return [said === '' ? head : `${head}  \n${said}`, ...(text.length === 0 ? [] : [writeMarked(text)])].join('\n\n');
}

/** A text with what changed struck out or underlined; hosts show it without colours. */
function writeMarked(parts: readonly TextPart[]): string {
  const written = parts.map(({ kind, text }) => {
    const escaped = escapeHtml(text);
    return kind === 'same' ? escaped : kind === 'removed' ? `<del>${escaped}</del>` : `<ins>${escaped}</ins>`;
  });
  return `<pre>${written.join('')}</pre>`;
}
