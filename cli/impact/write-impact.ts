import type { Impact } from '../../engine/analysis/impact/impact.ts';
import { arrangeImpact, arrangeSharedImpact } from '../../engine/analysis/impact/report/arrange.ts';
import { writeImpactJson, writeSharedImpactJson } from '../../engine/analysis/impact/report/write-json.ts';
import { renderHtml } from '../../engine/report/render-html.ts';
import { renderMarkdown } from '../../engine/report/render-markdown.ts';
import { renderText } from '../../engine/report/render-text.ts';
import { choose, type Invocation } from '../command.ts';
import { readAnswerLanguage } from '../options.ts';
import { openDrawing } from './draw-chart.ts';
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
      return renderText(isShared ? arrangeSharedImpact(impact, context) : arrangeImpact(impact, context, options));
    case 'json': {
      const json = isShared ? writeSharedImpactJson(impact, names) : writeImpactJson(impact, names, options);
      return `${JSON.stringify(json, null, 2)}\n`;
    }
    case 'markdown':
      return renderMarkdown(arrangeSharedImpact(impact, context));
    case 'html':
      return renderHtml(arrangeSharedImpact(impact, context), await openDrawing(language));
  }
}
