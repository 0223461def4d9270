import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAnswer } from '../../../engine/answer/answer.ts';
import { layOutAnswer } from '../../../engine/answer/lay-out-answer.ts';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { explainFindings } from '../../../engine/explain/explain.ts';
import type { Because } from '../../../engine/explain/explanation.ts';
import { renderHtml } from '../../../engine/report/render-html.ts';
import { renderMarkdown } from '../../../engine/report/render-markdown.ts';
import { renderText } from '../../../engine/report/render-text.ts';
import { narrateDefinition, narrateRule } from '../../../engine/wording/narrate-norms.ts';
import { completeFacts, leaveOut, leftOut, rulebooks } from '../../support/ir-arbitraries.ts';
import { runs } from '../../support/runs.ts';

const options = { numRuns: runs(300) };
const languages = fc.constantFrom('fi' as const, 'en' as const);

describe('of every rulebook and case', () => {
  it('answer and because-trees are plain JSON, and render in either language', () => {
    fc.assert(
      fc.property(rulebooks, completeFacts, leftOut, languages, (rulebook, complete, some, language) => {
        const facts = leaveOut(complete, (path) => some.has(path));
        const findings = interpreter.prepare(rulebook).decide('d', facts, null);
        const answer = buildAnswer(rulebook, findings, { language });
        const explanation = explainFindings(rulebook, findings, facts, { language });
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
        expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
        for (const tree of [...Object.values(explanation.rules), ...Object.values(explanation.values)]) {
          expect(depthOf(tree)).toBeLessThanOrEqual(41);
        }
        for (const render of [renderText, renderMarkdown, renderHtml]) {
          const text = render(layOutAnswer(findings, rulebook, { language, explanation }));
          expect(text).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
      options,
    );
  });

  it('every rule and definition can be told', () => {
    fc.assert(
      fc.property(rulebooks, languages, (rulebook, language) => {
        const narration = { rulebook, language, day: null };
        const statements = [
          ...rulebook.decisions.flatMap(({ rules }) => rules).map((rule) => narrateRule(rule, narration)),
          ...rulebook.definitions.map((definition) => narrateDefinition(definition, narration)),
        ];
        for (const statement of statements) expect(statement?.text ?? '.').toMatch(/\.$/);
      }),
      options,
    );
  });
});

function depthOf({ children = [] }: Because): number {
  return 1 + Math.max(0, ...children.map(depthOf));
}
