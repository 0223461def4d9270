import { breakReferences, escapeHtml, escapeMarkdown, writeCode } from './escape.ts';
import {
  type Block,
  type Entry,
  type GroupedTable,
  type Item,
  type List,
  type MarkedText,
  type Pairs,
  type Report,
  type Section,
  spansOf,
  type Table,
  type Text,
} from './report.ts';

/** A report as a Markdown document, ending in a line break. Nothing in its texts acts as Markdown or HTML. */
export function renderMarkdown({ title, head, notice, sections }: Report): string {
  const noticed = notice === '' ? [] : [writeText([{ mark: 'strong', text: notice }])];
  const opening = [`# ${escapeMarkdown(title)}`, ...noticed, ...head.map(writeText)];
  return `${[...opening, ...sections.map((one) => renderSection(one))].join('\n\n')}\n`;
}

/** A section; `level` is that of its heading. */
export function renderSection({ title, blocks, fold }: Section, level = 2): string {
  const written = blocks.map((block) =>
    block.kind === 'section' ? renderSection(block, level + 1) : writeBlock(block),
  );
  if (title === '') return written.join('\n\n');
  if (fold === undefined) return [`${'#'.repeat(level)} ${escapeMarkdown(title)}`, ...written].join('\n\n');
  const summary = `<summary><b>${writeHtml(title)}</b></summary>`;
  return [`<details${fold === 'open' ? ' open' : ''}>\n${summary}`, ...written, '</details>'].join('\n\n');
}

/** A text in a line of its own. */
function writeText(text: Text): string {
  const write = ({ mark, text: words }: MarkedText): string => {
    switch (mark) {
      case 'strong':
      case 'good':
      case 'bad':
      case 'doubtful':
        return `**${escapeMarkdown(words)}**`;
      case 'emphasis':
        return `*${escapeMarkdown(words)}*`;
      case 'code':
        return writeCode(words);
      case 'removed':
        return `<del>${escapeMarkdown(words)}</del>`;
      case 'added':
        return `<ins>${escapeMarkdown(words)}</ins>`;
      case 'faint':
      case 'subtitle':
      case 'break':
        return escapeMarkdown(words);
    }
  };
  return spansOf(text)
    .map((span) => (typeof span === 'string' ? escapeMarkdown(span) : write(span)))
    .join('');
}

/** A piece of a text that has changed, as HTML. */
function writeChange(span: string | MarkedText): string {
  if (typeof span === 'string') return writeHtml(span);
  const html = writeHtml(span.text);
  return span.mark === 'removed' ? `<del>${html}</del>` : span.mark === 'added' ? `<ins>${html}</ins>` : html;
}

/** HTML within Markdown: hosts look for names and addresses in it too. */
function writeHtml(text: string): string {
  return breakReferences(escapeHtml(text));
}

function writeBlock(block: Exclude<Block, Section>): string {
  switch (block.kind) {
    case 'paragraph':
      return writeText(block.text);
    case 'list':
      return writeList(block);
    case 'pairs':
      return renderPairs(block);
    case 'table':
      return writeTable(block);
    case 'chart':
      return writeTable(block.table);
    case 'grouped':
      return writeGrouped(block);
    case 'quote':
      return block.texts.map((text) => `> ${writeText(text)}`).join('\n>\n');
    case 'entry':
      return writeEntry(block);
  }
}

function writeList({ items, isOrdered = false }: List): string {
  return items.flatMap((item, index) => writeItem(item, '', isOrdered ? `${index + 1}.` : '-')).join('\n');
}

/** What a sign says stands in the heading above; a box is one to tick. */
function writeItem({ text, sign, notes = [], items = [] }: Item, indent: string, bullet: string): readonly string[] {
  const box = sign === 'ticked' ? '[x] ' : sign === 'partly' || sign === 'unticked' ? '[ ] ' : '';
  const inner = `${indent}${' '.repeat(bullet.length + 1)}`;
  return [
    `${indent}${bullet} ${box}${writeText(text)}`,
    ...notes.map((note) => `${inner}- ${writeText(note)}`),
    ...items.flatMap((item) => writeItem(item, inner, '-')),
  ];
}

/** Pairs as a list. */
export function renderPairs({ stress, pairs }: Pairs): string {
  const lines = pairs.flatMap(({ name, value, items = [] }) => {
    const [named, told] = [escapeMarkdown(name), escapeMarkdown(value)];
    return [
      stress === 'name' ? `- **${named}:** ${told}` : `- ${named}: **${told}**`,
      ...items.flatMap((item) => writeItem(item, '  ', '-')),
    ];
  });
  return lines.join('\n');
}

function writeTable({ columns, rows }: Table): string {
  const sides = columns.map(({ isNumber }) => (isNumber ? '---:' : '---'));
  return [writeRow(columns.map(({ title }) => title)), `| ${sides.join(' | ')} |`, ...rows.map(writeRow)].join('\n');
}

function writeRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
}

/** Each row with the label of its group, and in the last column where that rests. */
function writeGrouped({ columns, groups, words }: GroupedTable): string {
  return writeTable({
    kind: 'table',
    columns: [...columns, { title: words.citation, isNumber: false }],
    rows: groups.flatMap(({ label, citation, notes, rows }) =>
      rows.map(([key = '', ...cells]) => {
        const name = [label, key].filter((text) => text !== '').join(', ');
        return [notes.length === 0 ? name : `${name} (${notes.join('; ')})`, ...cells, citation];
      }),
    ),
  });
}

/** Hosts show what changed in a text without colours: struck out, or underlined. */
function writeEntry({ title, note, sentences, changed }: Entry): string {
  const head = `**${escapeMarkdown(title)}**${note === '' ? '' : ` (${escapeMarkdown(note)})`}`;
  const lines = [head, ...sentences.map(escapeMarkdown)].join('  \n');
  if (changed.length === 0) return lines;
  return `${lines}\n\n<pre>${spansOf(changed).map(writeChange).join('')}</pre>`;
}
