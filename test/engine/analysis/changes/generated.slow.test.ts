/** Comparing is total, and finds nothing between a rulebook and itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceFiles } from '../../../../dsl/editions/consolidated.ts';
import type { Changes } from '../../../../engine/analysis/changes/changes.ts';
import { isUnchanged } from '../../../../engine/analysis/changes/find-changes.ts';
import { arrangeReport } from '../../../../engine/analysis/changes/report/arrange.ts';
import { renderComment } from '../../../../engine/analysis/changes/report/render-comment.ts';
import { layOut } from '../../../../engine/analysis/changes/report/sections.ts';
import { writeReportJson } from '../../../../engine/analysis/changes/report/write-json.ts';
import { renderHtml } from '../../../../engine/report/render-html.ts';
import { renderText } from '../../../../engine/report/render-text.ts';
import { compareRulebooks } from '../../../../library/compare.ts';
import { rulebookFiles } from '../../../support/arbitrary-rulebook/index.ts';
import { kuopioFiles } from '../../../support/kuopio-files.ts';
import { runs } from '../../../support/runs.ts';

function compare(before: SourceFiles, after: SourceFiles): Changes {
  const comparison = compareRulebooks({ files: before, day: null }, { files: after, day: null });
  if (comparison.kind !== 'compared') throw new Error(comparison.kind);
  return comparison.changes;
}

const context = { before: 'a', after: 'b', cautions: [] };
describe('a comparison', () => {
  it('of a rulebook with itself finds nothing', () => {
    expect(isUnchanged(compare(kuopioFiles(), kuopioFiles()))).toBe(true);
    fc.assert(
      fc.property(rulebookFiles, (files) => {
        expect(isUnchanged(compare(files, new Map(files)))).toBe(true);
      }),
      { numRuns: runs(20) },
    );
  });

  it('of any two rulebooks is told in every format and both languages', () => {
    fc.assert(
      fc.property(rulebookFiles, rulebookFiles, (before, after) => {
        const changes = compare(before, after);
        for (const language of ['fi', 'en'] as const) {
          const report = arrangeReport(changes, context, language);
          expect(report.summary.length).toBeLessThanOrEqual(9);
          expect(renderComment(report, { details: null }).text.length).toBeLessThanOrEqual(65_000);
          expect(renderText(layOut(report))).not.toMatch(/undefined|NaN|\[object/);
          expect(renderHtml(layOut(report))).toContain('</html>');
          expect(JSON.parse(JSON.stringify(writeReportJson(report)))).toMatchObject({ format: 'rulebook-diff/1' });
          for (const { sentence } of report.declarations) expect(sentence).toMatch(/\S.*\.$/s);
        }
      }),
      { numRuns: runs(15) },
    );
  });

  it('turned around takes back what it gave', () => {
    fc.assert(
      fc.property(rulebookFiles, rulebookFiles, (one, other) => {
        const [forth, back] = [compare(one, other), compare(other, one)];
        const turn = (changes: Changes) =>
          changes.values.map(({ parameter, rows }) => [parameter.name, rows.length]).sort();
        expect(turn(back)).toEqual(turn(forth));
        const keys = (changes: Changes) =>
          changes.declarations.map(({ key, consequence }) => `${key} ${consequence}`).sort();
        expect(keys(back)).toEqual(keys(forth));
      }),
      { numRuns: runs(15) },
    );
  });
});
