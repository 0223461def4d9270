import { escapeHtml } from './escape.ts';
import { pageStyle } from './page-style.ts';
import {
  type Block,
  type Chart,
  type Entry,
  type GroupedTable,
  type Item,
  type List,
  type MarkedText,
  type Pairs,
  type Report,
  type RowGroup,
  type Section,
  type Sign,
  spansOf,
  type Table,
  type Text,
} from './report.ts';

/** Draws a chart as SVG. */
export type Draw = (chart: Chart) => string;

/**
 * A report as a page that stands alone: it loads nothing, links to nothing, and prints on A4 in black and white. Without
 * `draw` charts are tables only.
 */
export function renderHtml({ language, title, head, notice, sections }: Report, draw?: Draw): string {
  const noticed = notice === '' ? [] : [`<p class="notice">${escapeHtml(notice)}</p>`];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<header>
${[`<h1>${escapeHtml(title)}</h1>`, ...head.map(writeLine), ...noticed].join('\n')}
</header>
${sections.map((one) => writeSection(one, 2, draw)).join('\n')}
</main>
</body>
</html>
`;
}

function writeText(text: Text): string {
  const write = ({ mark, text: words }: MarkedText): string => {
    const html = escapeHtml(words);
    switch (mark) {
      case 'strong':
      case 'good':
      case 'bad':
      case 'doubtful':
        return `<strong>${html}</strong>`;
      case 'emphasis':
        return `<em>${html}</em>`;
      case 'code':
        return `<code>${html}</code>`;
      case 'removed':
        return `<del>${html}</del>`;
      case 'added':
        return `<ins>${html}</ins>`;
      case 'faint':
      case 'subtitle':
        return `<span class="${mark}">${html}</span>`;
      case 'break':
        return html;
    }
  };
  return spansOf(text)
    .map((span) => (typeof span === 'string' ? escapeHtml(span) : write(span)))
    .join('');
}

function writeLine(text: Text): string {
  return `<p>${writeText(text)}</p>`;
}

function writeSection({ title, blocks }: Section, level: number, draw: Draw | undefined): string {
  const written = blocks.map((block) =>
    block.kind === 'section' ? writeSection(block, level + 1, draw) : writeBlock(block, draw),
  );
  const heading = title === '' ? [] : [`<h${level}>${escapeHtml(title)}</h${level}>`];
  return ['<section>', ...heading, ...written, '</section>'].join('\n');
}

function writeBlock(block: Exclude<Block, Section>, draw: Draw | undefined): string {
  switch (block.kind) {
    case 'paragraph':
      return writeLine(block.text);
    case 'list':
      return writeList(block);
    case 'pairs':
      return writePairs(block);
    case 'table':
      return writeTable(block);
    case 'chart':
      return `${draw === undefined ? '' : writeFigure(block, draw)}${writeTable(block.table)}`;
    case 'grouped':
      return writeGrouped(block);
    case 'quote':
      return `<blockquote>\n${block.texts.map(writeLine).join('\n')}\n</blockquote>`;
    case 'entry':
      return writeEntry(block);
  }
}

const signs: Readonly<Record<Sign, string>> = {
  violated: '✗',
  warned: '!',
  unknown: '?',
  satisfied: '✓',
  not_applicable: '–',
  ticked: '☑',
  partly: '☐',
  unticked: '☐',
};

function writeList({ items, isOrdered = false }: List): string {
  const tag = isOrdered ? 'ol' : 'ul';
  return `<${tag}>\n${items.map(writeItem).join('\n')}\n</${tag}>`;
}

function writeItem({ text, sign, notes = [], items = [] }: Item): string {
  const shown = sign === undefined ? '' : `${signs[sign]} `;
  return `<li>${shown}${writeText(text)}${notes.map(writeLine).join('')}${writeItems(items)}</li>`;
}

function writeItems(items: readonly Item[]): string {
  return items.length === 0 ? '' : `\n${writeList({ kind: 'list', items })}`;
}

function writePairs({ stress, pairs }: Pairs): string {
  const rows = pairs.map(({ name, value, items = [] }) => {
    const told = stress === 'value' ? writeText([{ mark: 'strong', text: value }]) : escapeHtml(value);
    return `<dt>${escapeHtml(name)}</dt><dd>${told}${writeItems(items)}</dd>`;
  });
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}

function writeFigure(chart: Chart, draw: Draw): string {
  return `<figure>\n<figcaption>${escapeHtml(chart.title)}</figcaption>\n${draw(chart)}\n</figure>\n`;
}

function writeTable({ columns, rows }: Table): string {
  const body = rows.map((cells) => `<tr>${cells.map((cell, place) => writeCell(cell, place, columns)).join('')}</tr>`);
  return `<table>\n<thead><tr>${writeHeads(columns)}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}

function writeHeads(columns: Table['columns']): string {
  return columns
    .map(({ title, isNumber }) => `<th scope="col"${isNumber ? ' class="number"' : ''}>${escapeHtml(title)}</th>`)
    .join('');
}

function writeCell(cell: string, place: number, columns: Table['columns']): string {
  if (place === 0) return `<th scope="row">${escapeHtml(cell)}</th>`;
  if (columns[place]?.isNumber !== true) return `<td>${escapeHtml(cell)}</td>`;
  // A long unit may go on the next line.
  return `<td class="number">${escapeHtml(cell).replace(/(?<!<)\/(?=\p{L})/gu, '/<wbr>')}</td>`;
}

function writeGrouped({ columns, groups, words }: GroupedTable): string {
  const tick = escapeHtml(words.tick);
  return `<table>
<thead><tr>${writeHeads(columns)}<th scope="col" class="tick">${tick}</th></tr></thead>
${groups.map((group) => writeGroup(group, columns, tick)).join('\n')}
</table>
<p class="signed">${escapeHtml(words.checkedBy)}: <span></span> ${escapeHtml(words.checkedOn)}: <span class="date"></span></p>`;
}

/** A group has a line of its own above its rows, unless it is its only row. */
function writeGroup({ label, citation, notes, rows }: RowGroup, columns: Table['columns'], tick: string): string {
  const more = [citation, ...notes].filter((part) => part !== '').map(escapeHtml);
  const named = `${escapeHtml(label)}${more.length === 0 ? '' : ` <small>${more.join('; ')}</small>`}`;
  const isPlain = rows.length === 1 && rows[0]?.[0] === '';
  const head = `<tr class="group"><th scope="rowgroup" colspan="${columns.length + 1}">${named}</th></tr>`;
  const box = `<td class="tick"><span role="img" aria-label="${tick}"></span></td>`;
  const body = rows.map((cells) => {
    const written = cells.map((cell, place) =>
      place === 0 && isPlain ? `<th scope="row">${named}</th>` : writeCell(cell, place, columns),
    );
    return `<tr>${written.join('')}${box}</tr>`;
  });
  return `<tbody>\n${[...(isPlain ? [] : [head]), ...body].join('\n')}\n</tbody>`;
}

function writeEntry({ title, note, sentences, changed }: Entry): string {
  return [
    '<article>',
    `<h3>${escapeHtml(title)}${note === '' ? '' : ` <small>${escapeHtml(note)}</small>`}</h3>`,
    ...sentences.map(writeLine),
    ...(changed.length === 0 ? [] : [`<pre>${writeText(changed)}</pre>`]),
    '</article>',
  ].join('\n');
}
