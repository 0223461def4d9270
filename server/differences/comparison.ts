import { renderComment } from '../../engine/analysis/changes/report/render-comment.ts';
import { layOut, sectionsOf } from '../../engine/analysis/changes/report/sections.ts';
import { writeReportJson } from '../../engine/analysis/changes/report/write-json.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { renderHtml } from '../../engine/report/render-html.ts';
import type { ReasonCode } from '../refusals/reasons.ts';
import { Refusal, type RefusalDetails } from '../refusals/refusal.ts';
import { compareSides } from './compare-sides.ts';
import type { Side } from './sides.ts';

/** `sections` is the report as it is read: its opening, and its parts with their sentences. */
export type ReportFormat = 'json' | 'markdown' | 'html' | 'sections';

/** What is to be compared, and how the report is to be written. Plain data: it goes to another thread. */
export interface ComparisonTask {
  readonly before: Side;
  readonly after: Side;
  readonly format: ReportFormat;
  readonly language: Language;
  /** Whether the solver is asked which cases come out differently; that takes some seconds more. */
  readonly proofs: boolean;
}

/** The report as text, or why there is none. */
export type ComparisonResult =
  | { readonly kind: 'report'; readonly text: string }
  | { readonly kind: 'refused'; readonly code: ReasonCode; readonly details: RefusalDetails };

export async function writeComparison(task: ComparisonTask): Promise<ComparisonResult> {
  const { before, after, format } = task;
  try {
    const report = await compareSides(before, after, task);
    switch (format) {
      case 'json':
        return { kind: 'report', text: JSON.stringify(writeReportJson(report)) };
      case 'markdown':
        return { kind: 'report', text: renderComment(report, { details: null }).full };
      case 'sections': {
        const shown = { summary: report.summary, sections: sectionsOf(report) };
        return { kind: 'report', text: JSON.stringify(shown) };
      }
      case 'html':
        return { kind: 'report', text: renderHtml(layOut(report)) };
    }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, details: error.details };
    throw error;
  }
}
