import { escapeHtml } from '../../changes/report/escape-html.ts';
import { writeMemoPage } from '../../changes/report/memo-page.ts';
import type { ImpactReport, ReportTable } from './report.ts';

/**
 * A report as a standalone page that prints on A4 in black and white and loads nothing. `chart` is the drawing of the
 * report's chart as SVG, empty where there is none; all that it shows also stands in a table.
 */
export function renderImpactAsHtml(report: ImpactReport, chart: string): string {
  const { language, title, rulebook, compared, notice, notes, tables } = report;
  const drawn = chart === '' || report.chart === null ? '' : writeChart(report.chart.title, chart);
  return writeMemoPage({
    language,
    title,
    rulebook,
    compared,
    style,
    head: notice === '' ? '' : `<p class="notice">${escapeHtml(notice)}</p>\n`,
    body: `${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('\n')}\n${drawn}${tables.map(writeTable).join('\n')}`,
  });
}

function writeChart(title: string, svg: string): string {
  return `<figure>\n<figcaption>${escapeHtml(title)}</figcaption>\n${svg}\n</figure>\n`;
}

function writeTable({ title, columns, rows }: ReportTable): string {
  const heads = columns.map(
    (column) => `<th scope="col"${column.isNumber ? ' class="number"' : ''}>${escapeHtml(column.title)}</th>`,
  );
  const body = rows.map((cells) => {
    const written = cells.map((cell, place) => {
      if (place === 0) return `<th scope="row">${escapeHtml(cell)}</th>`;
      return `<td${columns[place]?.isNumber ? ' class="number"' : ''}>${escapeHtml(cell)}</td>`;
    });
    return `<tr>${written.join('')}</tr>`;
  });
  return `<section>
<h2>${escapeHtml(title)}</h2>
<table>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</section>`;
}

const style = `
.notice { display: inline-block; margin-top: .75rem; padding: .3rem .6rem; border: 2px solid #111; font-weight: 700; }
th.number { text-align: right; }
figure { margin: 1.5rem 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .5rem; }
figure svg { max-width: 100%; height: auto; }
`;
