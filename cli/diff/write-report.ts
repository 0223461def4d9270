import { resolve } from 'node:path';
import { renderComment } from '../../engine/analysis/changes/report/render-comment.ts';
import type { ChangeReport } from '../../engine/analysis/changes/report/report.ts';
import { layOut } from '../../engine/analysis/changes/report/sections.ts';
import { writeReportJson } from '../../engine/analysis/changes/report/write-json.ts';
import { renderHtml } from '../../engine/report/render-html.ts';
import { renderText } from '../../engine/report/render-text.ts';
import { writeWholeFile } from '../../library/node/whole-file.ts';
import type { Invocation, Session } from '../command.ts';
import type { Unusable } from '../failure.ts';
import { showsColourInResults } from '../write-output.ts';

/** The formats of a report. */
export const formats = ['text', 'markdown', 'html', 'json'] as const;

/** A report as the command line asks for it; the memo and the details go to their own files. */
export async function writeReport(
  report: ChangeReport,
  format: (typeof formats)[number],
  invocation: Invocation,
  session: Session,
): Promise<string | Unusable> {
  const memo = invocation.value('--memo');
  const unwritten = memo === undefined ? null : await writeBeside(memo, renderHtml(layOut(report)), session);
  if (unwritten !== null) return unwritten;
  switch (format) {
    case 'text':
      return renderText(layOut(report), { colour: showsColourInResults(invocation, session) });
    case 'markdown':
      return writeMarkdown(report, invocation.value('--details') ?? null, session);
    case 'html':
      return renderHtml(layOut(report));
    case 'json':
      return `${JSON.stringify(writeReportJson(report), null, 2)}\n`;
  }
}

/** The whole goes to the file of details where it does not fit. */
async function writeMarkdown(
  report: ChangeReport,
  details: string | null,
  session: Session,
): Promise<string | Unusable> {
  const { text, full, isComplete } = renderComment(report, { details });
  if (isComplete || details === null) return text;
  return (await writeBeside(details, full, session)) ?? text;
}

function writeBeside(path: string, text: string, { io }: Session): Promise<Unusable | null> {
  return writeWholeFile(resolve(io.cwd, path), path, text);
}
