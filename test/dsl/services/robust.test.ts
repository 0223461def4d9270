import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actionsFor,
  completionsAt,
  copyDeclaration,
  declarationAt,
  definitionOf,
  foldingRanges,
  formatting,
  hoverAt,
  outlineOf,
  prepareRename,
  referencesTo,
  ruleTree,
  selectionRanges,
} from '../../../dsl/services/index.ts';
import { openWorkspace } from '../../../dsl/workspace/open-workspace.ts';
import { toDay } from '../../../engine/ir/calendar.ts';
import { runs } from '../../support/runs.ts';
import { applyEdit, textEdits } from '../incremental-edits.ts';
import { policyFile, smallRulebook, valuesFile } from './small-rulebook.ts';

const day = toDay({ year: 2021, month: 1, day: 1 });
const files = [
  policyFile,
  valuesFile,
  '2020-01-01/a-vocabulary.policy',
  'locales/en.yaml',
  'tests/grant.yaml',
  'rulebook.yaml',
];

describe('the services', () => {
  it('answer whatever the files look like, with places inside of them', () => {
    const anyFile = fc.constantFrom(...files);
    fc.assert(
      fc.property(anyFile, textEdits, fc.double({ min: 0, max: 1, noNaN: true }), (file, edits, place) => {
        const workspace = openWorkspace(smallRulebook(), { drafts: true });
        for (const edit of edits) workspace.edit(file, applyEdit(workspace.files.get(file) ?? '', edit));
        const text = workspace.files.get(file) ?? '';
        const position = { file, offset: Math.floor(place * text.length) };
        const inside = (at: string, { start, end }: { readonly start: number; readonly end: number }): boolean =>
          start >= 0 && start <= end && end <= (workspace.files.get(at) ?? '').length;
        for (const { replace } of completionsAt(workspace, position)) {
          expect(inside(file, replace) && replace.start <= position.offset).toBe(true);
        }
        const hover = hoverAt(workspace, position);
        if (hover !== null) expect(inside(file, hover.span)).toBe(true);
        for (const each of [...definitionOf(workspace, position), ...referencesTo(workspace, position)]) {
          expect(inside(each.file, each.span)).toBe(true);
        }
        for (const { edits: changes } of actionsFor(workspace, file, { start: 0, end: text.length })) {
          for (const { file: changed, span } of changes) expect(inside(changed, span)).toBe(true);
        }
        for (const span of [...selectionRanges(workspace, position), ...foldingRanges(text)]) {
          expect(inside(file, span)).toBe(true);
        }
        prepareRename(workspace, position);
        outlineOf(workspace, file);
        ruleTree(workspace, day);
        declarationAt(workspace, position);
        copyDeclaration(workspace, position, day);
        formatting(workspace, file);
      }),
      { numRuns: runs(250) },
    );
  });
});
