import {
  type Block,
  type Entry,
  type GroupedTable,
  type Item,
  type List,
  type Mark,
  type MarkedText,
  type Pairs,
  type Report,
  type Section,
  type Sign,
  spansOf,
  type Table,
  type Text,
} from './report.ts';

/** How text for a terminal looks; ANSI colours never carry meaning alone. */
export interface TextOptions {
  readonly colour?: boolean;
}

/** A report for a terminal, ending in a line break. */
export function renderText({ title, head, notice, sections }: Report, { colour = false }: TextOptions = {}): string {
  const paint = colour ? paintAnsi : paintNothing;
  const opening = [
    paint('strong', title),
    ...head.map((line) => writeText(line, paint)),
    ...(notice === '' ? [] : [`*** ${notice} ***`]),
  ];
  return joinParagraphs([opening, ...sections.flatMap((one) => writeSection(one, paint))]);
}

/** Sections that stand below something else, ending in a line break. */
export function renderSections(sections: readonly Section[]): string {
  return joinParagraphs(sections.flatMap((one) => writeSection(one, paintNothing)));
}

function joinParagraphs(paragraphs: readonly (readonly string[])[]): string {
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The items of a list, a line each and two spaces a level; `indent` stands before the first. */
export function renderItems(items: readonly Item[], indent: string): readonly string[] {
  return writeItems(items, indent, paintNothing);
}

type Paint = (mark: Mark, text: string) => string;

const ansiCodes: Readonly<Partial<Record<Mark, string>>> = {
  strong: '1',
  good: '1;32',
  bad: '1;31',
  doubtful: '1;33',
  faint: '2',
  removed: '31',
  added: '32',
};

function paintAnsi(mark: Mark, text: string): string {
  return ansiCodes[mark] === undefined ? text : `\u001b[${ansiCodes[mark]}m${text}\u001b[0m`;
}

function paintNothing(_mark: Mark, text: string): string {
  return text;
}

/** Only what is grave or changed is painted: a line of text needs no emphasis. */
function writeText(text: Text, paint: Paint): string {
  const write = ({ mark, text: words }: MarkedText): string => {
    switch (mark) {
      case 'removed':
        return paint(mark, `[-${words}-]`);
      case 'added':
        return paint(mark, `{+${words}+}`);
      case 'break':
        return '\n';
      case 'good':
      case 'bad':
      case 'doubtful':
      case 'faint':
        return paint(mark, words);
      case 'strong':
      case 'emphasis':
      case 'code':
      case 'subtitle':
        return words;
    }
  };
  return spansOf(text)
    .map((span) => (typeof span === 'string' ? span : write(span)))
    .join('');
}

/** Lines that stand together, then those of the sections within. */
function writeSection({ title, blocks }: Section, paint: Paint): readonly (readonly string[])[] {
  const indent = title === '' ? '' : '  ';
  const own = blocks.flatMap((block) => (block.kind === 'section' ? [] : writeBlock(block, indent, paint)));
  const within = blocks.flatMap((block) => (block.kind === 'section' ? writeSection(block, paint) : []));
  const lines = title === '' ? own : [paint('strong', title), ...own];
  return lines.length === 0 ? within : [lines, ...within];
}

function writeBlock(block: Exclude<Block, Section>, indent: string, paint: Paint): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [`${indent}${writeText(block.text, paint)}`];
    case 'list':
      return writeList(block, paint);
    case 'pairs':
      return writePairs(block, paint);
    case 'table':
      return writeTable(block);
    case 'chart':
      return writeTable(block.table);
    case 'grouped':
      return block.groups.flatMap((group) => writeGroup(group, block));
    case 'quote':
      return block.texts.map((text) => `    ${writeText(text, paint)}`);
    case 'entry':
      return writeEntry(block, paint);
  }
}

const signs: Readonly<Record<Sign, { readonly sign: string; readonly mark: Mark }>> = {
  violated: { sign: '✗', mark: 'bad' },
  warned: { sign: '!', mark: 'doubtful' },
  unknown: { sign: '?', mark: 'doubtful' },
  satisfied: { sign: '✓', mark: 'good' },
  not_applicable: { sign: '–', mark: 'faint' },
  ticked: { sign: '✓', mark: 'good' },
  partly: { sign: '·', mark: 'faint' },
  unticked: { sign: '✗', mark: 'bad' },
};

function writeList({ items, isOrdered = false }: List, paint: Paint): readonly string[] {
  return isOrdered
    ? items.flatMap((item, index) => writeItem(item, '  ', `${index + 1}. `, paint))
    : writeItems(items, '  ', paint);
}

function writeItems(items: readonly Item[], indent: string, paint: Paint): readonly string[] {
  return items.flatMap((item) => writeItem(item, indent, '', paint));
}

function writeItem({ text, sign, notes = [], items = [] }: Item, indent: string, number: string, paint: Paint) {
  const shown = sign === undefined ? number : `${paint(signs[sign].mark, signs[sign].sign)} `;
  const inner = indent + ' '.repeat(sign === undefined ? number.length : 2);
  const [first = '', ...more] = [text, ...notes].flatMap((line) => writeText(line, paint).split('\n'));
  return [
    `${indent}${shown}${first}`,
    ...more.map((line) => `${inner}${line}`),
    ...writeItems(items, `${inner}  `, paint),
  ];
}

function writePairs({ stress, pairs }: Pairs, paint: Paint): readonly string[] {
  const width = Math.max(...pairs.map(({ name }) => name.length));
  return pairs.flatMap(({ name, value, items = [] }) => {
    const padded = name.padEnd(width);
    return [`  ${stress === 'name' ? paint('strong', padded) : padded}  ${value}`, ...writeItems(items, '    ', paint)];
  });
}

function writeTable({ columns, rows }: Table): readonly string[] {
  return alignCells([columns.map(({ title }) => title), ...rows], columns).map((line) => `  ${line}`);
}

/** Cells under each other, two spaces apart; a column that is empty throughout is left out. */
function alignCells(
  lines: readonly (readonly string[])[],
  columns: readonly { readonly isNumber: boolean }[],
): readonly string[] {
  const widths = columns.map((_, place) => Math.max(...lines.map((cells) => (cells[place] ?? '').length)));
  return lines.map((cells) =>
    columns
      .flatMap(({ isNumber }, place) => {
        const [cell, width] = [cells[place] ?? '', widths[place] ?? 0];
        return width === 0 ? [] : isNumber ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

/** A group with what is to be known of it, then its rows; cells that follow others stand in one column with them. */
function writeGroup(
  { label, citation, notes, rows }: GroupedTable['groups'][number],
  { columns }: GroupedTable,
): readonly string[] {
  const more = [citation, ...notes].filter((part) => part !== '').join('; ');
  const lines = rows.map((cells) => {
    const joined: string[] = [];
    for (const [place, { after }] of columns.entries()) {
      const cell = cells[place] ?? '';
      if (after === undefined) joined.push(cell);
      else joined.push([joined.pop() ?? '', cell].filter((part) => part !== '').join(after));
    }
    return joined;
  });
  const plain = columns.filter(({ after }) => after === undefined).map(() => ({ isNumber: false }));
  return [`  ${label}${more === '' ? '' : ` (${more})`}`, ...alignCells(lines, plain).map((line) => `    ${line}`)];
}

function writeEntry({ title, note, sentences, changed }: Entry, paint: Paint): readonly string[] {
  const marked = writeText(changed, paint);
  return [
    `  ${title}${note === '' ? '' : ` (${note})`}`,
    ...sentences.flatMap((sentence) => sentence.split('\n')).map((line) => `    ${line}`),
    ...(marked === '' ? [] : marked.split('\n').map((line) => `      ${line}`)),
  ];
}
