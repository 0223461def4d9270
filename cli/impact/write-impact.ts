import type { Impact } from '../../engine/analysis/impact/impact.ts';
import { arrangeImpact, arrangeSharedImpact } from '../../engine/analysis/impact/report/arrange.ts';
import { renderImpactAsHtml } from '../../engine/analysis/impact/report/render-html.ts';
import { renderImpactAsMarkdown } from '../../engine/analysis/impact/report/render-markdown.ts';
import { renderImpactAsText } from '../../engine/analysis/impact/report/render-text.ts';
import { writeImpactJson, writeSharedImpactJson } from '../../engine/analysis/impact/report/write-json.ts';
import { choose, type Invocation } from '../command.ts';
import { readAnswerLanguage } from '../options.ts';
import { drawChart } from './draw-chart.ts';
import type { ImpactRequest } from './impact-request.ts';

/** Formats of the report, the default first. */
export const impactFormats = ['text', 'markdown', 'html', 'json'] as const;

/** The report in the format asked for. What is made to be handed on shows no case and no small group. */
export async function writeImpact(
  impact: Impact,
  { states, after: { rulebook } }: ImpactRequest,
  invocation: Invocation,
): Promise<string> {
  const language = readAnswerLanguage(invocation, rulebook);
  const names = { before: states.before.name[language], after: states.after.name[language] };
  const context = { ...names, rulebook, language };
  const options = { showCases: invocation.has('--show-cases') };
  const isShared = invocation.has('--shared');
  switch (choose(invocation, '--format', impactFormats)) {
    case 'text':
      return renderImpactAsText(
        isShared ? arrangeSharedImpact(impact, context) : arrangeImpact(impact, context, options),
      );
    case 'json': {
      const json = isShared ? writeSharedImpactJson(impact, names) : writeImpactJson(impact, names, options);
      return `${JSON.stringify(json, null, 2)}\n`;
    }
    case 'markdown':
      return renderImpactAsMarkdown(arrangeSharedImpact(impact, context));
    case 'html': {
      const report = arrangeSharedImpact(impact, context);
      return renderImpactAsHtml(report, report.chart === null ? '' : await drawChart(report.chart, language));
    }
  }
}
