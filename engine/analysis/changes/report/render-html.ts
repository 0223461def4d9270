import type { Language } from '../../../ir/localized.ts';
import type { TextPart } from '../token-diff.ts';
import { escapeHtml } from './escape-html.ts';
import { writeMemoPage } from './memo-page.ts';
import type { Report, ValueGroup } from './report.ts';
import { type Section, type SectionItem, sectionsOf } from './sections.ts';
import { headsOfValues, reportWords as words } from './words.ts';

/**
 * A report as a standalone page: a memo that prints on A4 in black and white, with a box beside each changed value to
 * tick when it has been held against the decision. Loads nothing.
 */
export function renderReportAsHtml(report: Report): string {
  const { language, title, rulebook, context, summary } = report;
  const rows = summary.map(({ head, text }) => `<dt>${escapeHtml(head)}</dt><dd>${escapeHtml(text)}</dd>`);
  const opening = rows.length === 0 ? `<p>${words.nothing[language]}</p>` : `<dl>\n${rows.join('\n')}\n</dl>`;
  const sections = sectionsOf(report).map((section) => writeSection(section, report));
  return writeMemoPage({
    language,
    title,
    rulebook,
    compared: `${context.before} → ${context.after}`,
    style: '',
    head: '',
    body: `${opening}\n${sections.join('\n')}`,
  });
}

function writeSection({ kind, title, count, note, table, items }: Section, { language }: Report): string {
  return [
    `<section class="${kind}">`,
    `<h2>${escapeHtml(title)} (${count})</h2>`,
    ...(note === '' ? [] : [`<p>${escapeHtml(note)}</p>`]),
    ...(table.length === 0 ? [] : [writeTable(table, note === '', language)]),
    ...items.map(writeItem),
    '</section>',
  ].join('\n');
}

/** `dated`: each value says when it holds. */
function writeTable(groups: readonly ValueGroup[], dated: boolean, language: Language): string {
  const heads = headsOfValues(dated);
  const cells = heads.map((head) => `<th scope="col">${head[language]}</th>`).join('');
  return `<table>
<thead><tr>${cells}<th scope="col" class="tick">${words.tick[language]}</th></tr></thead>
${groups.map((group) => writeGroup(group, dated, language)).join('\n')}
</table>
<p class="signed">${words.checkedBy[language]}: <span></span> ${words.checkedOn[language]}: <span class="date"></span></p>`;
}

/** A parameter with several changed values has a line of its own above them. */
function writeGroup({ label, citation, notes, rows }: ValueGroup, dated: boolean, language: Language): string {
  const more = [citation, ...notes].filter((part) => part !== '').map(escapeHtml);
  const about = more.length === 0 ? '' : ` <small>${more.join('; ')}</small>`;
  const [only, ...others] = rows;
  const isPlain = only !== undefined && only.key === '' && others.length === 0;
  const columns = dated ? 7 : 6;
  const head = isPlain
    ? []
    : [`<tr class="group"><th scope="rowgroup" colspan="${columns}">${escapeHtml(label)}${about}</th></tr>`];
  const body = rows.map((row) => {
    const name = isPlain ? `${escapeHtml(label)}${about}` : escapeHtml(row.key);
    const cells = [row.before, row.after, row.difference, row.percent].map(
      (cell) => `<td class="number">${breakable(escapeHtml(cell))}</td>`,
    );
    const when = dated ? `<td>${escapeHtml(row.when)}</td>` : '';
    const box = `<td class="tick"><span role="img" aria-label="${words.tick[language]}"></span></td>`;
    return `<tr><th scope="row">${name}</th>${cells.join('')}${when}${box}</tr>`;
  });
  return `<tbody>\n${[...head, ...body].join('\n')}\n</tbody>`;
}

/** A long unit may go on the next line. */
function breakable(html: string): string {
  return html.replace(/(?<!<)\/(?=\p{L})/gu, '/<wbr>');
}

function writeItem({ title, note, sentences, text }: SectionItem): string {
  return [
    '<article>',
    `<h3>${escapeHtml(title)}${note === '' ? '' : ` <small>${escapeHtml(note)}</small>`}</h3>`,
    ...sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`),
    ...(text.length === 0 ? [] : [`<pre>${text.map(writePart).join('')}</pre>`]),
    '</article>',
  ].join('\n');
}

function writePart({ kind, text }: TextPart): string {
  if (kind === 'same') return escapeHtml(text);
  return kind === 'removed' ? `<del>${escapeHtml(text)}</del>` : `<ins>${escapeHtml(text)}</ins>`;
}
