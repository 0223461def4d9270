import { renderReportAsHtml } from '../../engine/analysis/changes/report/render-html.ts';
import { renderReportAsMarkdown } from '../../engine/analysis/changes/report/render-markdown.ts';
import { writeReportJson } from '../../engine/analysis/changes/report/write-json.ts';
import type { Language } from '../../engine/ir/localized.ts';
import type { ReasonCode } from '../refusals/reasons.ts';
import { Refusal, type RefusalDetails } from '../refusals/refusal.ts';
import { compareSides } from './compare-sides.ts';
import type { Side } from './sides.ts';

export type ReportFormat = 'json' | 'markdown' | 'html';

/** What is to be compared, and how the report is to be written. Plain data: it goes to another thread. */
export interface ComparisonTask {
  readonly before: Side;
  readonly after: Side;
  readonly format: ReportFormat;
  readonly language: Language;
}

/** The report as text, or why there is none. */
export type ComparisonResult =
  | { readonly kind: 'report'; readonly text: string }
  | { readonly kind: 'refused'; readonly code: ReasonCode; readonly details: RefusalDetails };

export function writeComparison({ before, after, format, language }: ComparisonTask): ComparisonResult {
  try {
    const report = compareSides(before, after, language);
    switch (format) {
      case 'json':
        return { kind: 'report', text: JSON.stringify(writeReportJson(report)) };
      case 'markdown':
        return { kind: 'report', text: renderReportAsMarkdown(report, { details: null }).full };
      case 'html':
        return { kind: 'report', text: renderReportAsHtml(report) };
    }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, details: error.details };
    throw error;
  }
}
