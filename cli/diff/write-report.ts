import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderComment } from '../../engine/analysis/changes/report/render-comment.ts';
import type { ChangeReport } from '../../engine/analysis/changes/report/report.ts';
import { layOut } from '../../engine/analysis/changes/report/sections.ts';
import { writeReportJson } from '../../engine/analysis/changes/report/write-json.ts';
import { renderHtml } from '../../engine/report/render-html.ts';
import { renderText } from '../../engine/report/render-text.ts';
import type { Invocation, Session } from '../command.ts';
import { type Unusable, unwritable } from '../failure.ts';
import { showsColour } from '../io.ts';

/** The formats of a report. */
export const formats = ['text', 'markdown', 'html', 'json'] as const;

/** A report as the command line asks for it; the memo and the details go to their own files. */
export function writeReport(
  report: ChangeReport,
  format: (typeof formats)[number],
  invocation: Invocation,
  session: Session,
): string | Unusable {
  const memo = invocation.value('--memo');
  const unwritten = memo === undefined ? null : writeBeside(memo, renderHtml(layOut(report)), session);
  if (unwritten !== null) return unwritten;
  switch (format) {
    case 'text': {
      const isShown = invocation.value('--output') === undefined;
      return renderText(layOut(report), { colour: isShown && showsColour(session.io) });
    }
    case 'markdown':
      return writeMarkdown(report, invocation.value('--details') ?? null, session);
    case 'html':
      return renderHtml(layOut(report));
    case 'json':
      return `${JSON.stringify(writeReportJson(report), null, 2)}\n`;
  }
}

/** The whole goes to the file of details where it does not fit. */
function writeMarkdown(report: ChangeReport, details: string | null, session: Session): string | Unusable {
  const { text, full, isComplete } = renderComment(report, { details });
  if (isComplete || details === null) return text;
  return writeBeside(details, full, session) ?? text;
}

function writeBeside(path: string, text: string, { io }: Session): Unusable | null {
  try {
    writeFileSync(resolve(io.cwd, path), text);
    return null;
  } catch (error) {
    return unwritable(path, error);
  }
}
