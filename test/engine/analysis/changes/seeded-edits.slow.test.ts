/**
 * Seeded edits in one place, those that the comparison of behaviour is tried with too: what says the same is
 * reported as no change of meaning; of what is so reported, no case comes out differently.
 */
import { describe, expect, it } from 'vitest';
import type { Changes } from '../../../../engine/analysis/changes/changes.ts';
import { isUnchanged } from '../../../../engine/analysis/changes/find-changes.ts';
import { tellDeclaration } from '../../../../engine/analysis/changes/tell/tell-declaration.ts';
import { javascript } from '../../../../engine/backends/javascript/javascript.ts';
import { parseFactsJson } from '../../../../engine/facts/parse.ts';
import { readFacts } from '../../../../engine/facts/read-facts.ts';
import type { Facts } from '../../../../engine/ir/findings.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { kuopioCases } from '../../../support/kuopio-cases.ts';
import { kuopioFiles } from '../../../support/kuopio-files.ts';
import { applyEdit, chooseEdits, type OnePlaceEdit } from '../../../support/one-place-edits.ts';
import { runs, seed } from '../../../support/runs.ts';
import { changesBy } from './edited-kuopio.ts';

const files = kuopioFiles();
const edits = chooseEdits(files, runs(80, 40), seed);

function describeEdit({ kind, file, before, after }: OnePlaceEdit): string {
  return `${kind} in ${file}: ${JSON.stringify(before.slice(0, 60))} → ${JSON.stringify(after.slice(0, 60))}`;
}

/** What the edit changes; null where the rulebook does not take it. */
function changesOf(edit: OnePlaceEdit): Changes | null {
  const text = applyEdit(files, edit).get(edit.file);
  if (text === undefined) throw new Error(`no file ${edit.file}`);
  try {
    return changesBy({ [edit.file]: text });
  } catch {
    return null;
  }
}

function changesMeaning({ values, declarations }: Changes): boolean {
  const isValue = values.some(({ rows }) =>
    rows.some(({ elements }) => elements === null || elements.added.length + elements.removed.length > 0),
  );
  return isValue || declarations.some(({ consequence }) => consequence === 'meaning');
}

/** What comes out of each of the rulebook's own cases. */
function decideAll(rulebook: Rulebook): string {
  const evaluator = javascript.prepare(rulebook);
  const decided = kuopioCases(rulebook).map(({ decision, facts, on }) => {
    const parsed = parseFactsJson(facts);
    const read: Facts = 'problem' in parsed ? new Map() : readFacts(rulebook, parsed.json).facts;
    const { outcome, values, rules, missing } = evaluator.decide(decision, read, on);
    return [
      outcome,
      values.map(({ name, result }) => [name, result]),
      rules.map(({ rule, status }) => [rule, status]).sort(),
      missing,
    ];
  });
  return JSON.stringify(decided, (_key, value: unknown) => (value instanceof Set ? [...value].sort() : value));
}

const counts = { refused: 0, meaning: 0, none: 0 };

describe('a seeded edit', () => {
  it.each(edits.map((edit) => [describeEdit(edit), edit] as const))('%s', (_name, edit) => {
    const changes = changesOf(edit);
    if (changes === null) {
      counts.refused += 1;
      return;
    }
    const isMeant = changesMeaning(changes);
    counts[isMeant ? 'meaning' : 'none'] += 1;
    expect(isUnchanged(changes)).toBe(false);
    if (edit.keepsMeaning) expect(isMeant).toBe(false);
    if (!isMeant) expect(decideAll(changes.after.rulebook)).toBe(decideAll(changes.before.rulebook));
    for (const change of changes.declarations) {
      for (const language of ['fi', 'en'] as const) {
        expect(tellDeclaration(change, changes, language).sentence).toMatch(/^\p{Lu}.*\.$/su);
      }
    }
  });

  it('is of every kind', () => {
    expect(counts.meaning).toBeGreaterThan(edits.length / 4);
    expect(counts.none).toBeGreaterThan(edits.length / 8);
    expect(counts.refused).toBeLessThan(edits.length / 3);
  });
});
