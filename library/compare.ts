import { readCases } from '../dsl/cases/read-cases.ts';
import { type Compiled, compileRulebook } from '../dsl/compile/compile.ts';
import { declareRulebook } from '../dsl/declarations/declared-rulebook.ts';
import type { Diagnostic } from '../dsl/diagnostics/diagnostic.ts';
import type { SourceFiles } from '../dsl/editions/consolidated.ts';
import { hashesOfAccepted, lockFile, readPins } from '../dsl/lock/lock.ts';
import type { Changes, Side } from '../engine/analysis/changes/changes.ts';
import { findChanges } from '../engine/analysis/changes/find-changes.ts';
import type { Day, Rulebook } from '../engine/ir/ir.ts';

/** A rulebook to be compared, as its files. */
export interface ComparedFiles {
  /** By path from the rulebook's folder; its cases (`tests/…`) among them. */
  readonly files: SourceFiles;
  /** The only day to look at; null for all days. Both sides have one, or neither. */
  readonly day: Day | null;
}

/** What differs, or why nothing can be said. */
export type Comparison =
  | { readonly kind: 'compared'; readonly changes: Changes }
  /** A side has errors; diagnostics name files by their path from the rulebook's folder. */
  | { readonly kind: 'invalid'; readonly side: 'before' | 'after'; readonly diagnostics: readonly Diagnostic[] }
  /** Two rulebooks with different names. */
  | { readonly kind: 'unrelated'; readonly before: string; readonly after: string };

/**
 * Everything that differs between two states of a rulebook, drafts and proposals included. Takes about as long as
 * checking both.
 */
export function compareRulebooks(before: ComparedFiles, after: ComparedFiles): Comparison {
  const earlier = openSide(before);
  if (earlier.kind === 'invalid') return { ...earlier, side: 'before' };
  const later: OpenedSide =
    before.files === after.files ? { kind: 'side', side: { ...earlier.side, day: after.day } } : openSide(after);
  if (later.kind === 'invalid') return { ...later, side: 'after' };
  const ids = { before: earlier.side.rulebook.id, after: later.side.rulebook.id };
  if (ids.before !== ids.after) return { kind: 'unrelated', ...ids };
  return { kind: 'compared', changes: findChanges(earlier.side, later.side) };
}

type OpenedSide =
  | { readonly kind: 'side'; readonly side: Side }
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] };

function openSide({ files, day }: ComparedFiles): OpenedSide {
  const isCase = (path: string): boolean => path.startsWith('tests/');
  // What does not stand as it was pinned is compared as it stands: that it does not is what the comparison says first.
  const sources = new Map([...files].filter(([path]) => !isCase(path) && path !== lockFile));
  const compiled = compileRulebook(sources, { drafts: true });
  const cases = new Map([...files].filter(([path]) => isCase(path)));
  const side = sideOf(compiled, cases, day);
  if (side === null) return { kind: 'invalid', diagnostics: compiled.diagnostics };
  const lock = { pins: readPins(files), accepted: hashAccepted(sources, side.rulebook) };
  return { kind: 'side', side: { ...side, lock } };
}

/** Each hash rests on the one before; that of a draft counts for no accepted edition. */
function hashAccepted(sources: SourceFiles, rulebook: Rulebook): Side['lock']['accepted'] {
  const statuses = rulebook.editions.map(({ status }) => status === 'accepted' || status === 'in_force');
  const isBehindDrafts = statuses.indexOf(false) !== -1 && statuses.indexOf(false) < statuses.lastIndexOf(true);
  const decided = isBehindDrafts ? compileRulebook(sources).rulebook : rulebook;
  return hashesOfAccepted(decided ?? rulebook);
}

/**
 * A compiled rulebook as a side of a comparison, with its cases by path; null where it has errors. Cases with mistakes
 * are left out: they are no part of what the rulebook says.
 */
export function sideOf({ rulebook, sources }: Compiled, cases: SourceFiles, day: Day | null = null): Side | null {
  if (rulebook === null || sources === null) return null;
  const read = [...cases].flatMap(([path, text]) => readCases(path, text, rulebook).cases);
  const lock = { pins: new Map(), accepted: hashesOfAccepted(rulebook) };
  return { rulebook, declared: declareRulebook(sources), cases: read, day, lock };
}
