/**
 * What one compilation leaves to the next of nearly the same files. A rulebook compiled once has an empty memory; a
 * workspace keeps one, and takes out of it what an edit may have changed.
 */

import type { Consolidation } from '../editions/consolidated.ts';
import { type ParsedPolicy, parsePolicy } from '../grammar/parse.ts';
import type { Binder } from '../infer/inference.ts';
import type { DefinitionNode, Norm } from '../prove/scope.ts';
import type { DefinitionName } from '../scope/names.ts';
import type { Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import type { ParameterTimeline } from '../values/parameter-value.ts';
import type { BoundVariable, Meaning } from './analysis.ts';

export interface Memory {
  /** As `parsePolicy`. */
  readonly parse: (file: string, text: string) => ParsedPolicy;
  /** What `answer` gives; as before where each of the `inputs` is the same, and so the answer too. */
  readonly recall: <Answer>(question: string, inputs: readonly unknown[], answer: () => Answer) => Answer;
  /** One memory for each of the spans of a rulebook. */
  readonly recallSpans: (spans: readonly Consolidation[]) => readonly SpanMemory[];
}

/** What is known of one span: of a declaration all or nothing. */
export interface SpanMemory {
  readonly types: Map<ast.Expression, Type>;
  readonly meanings: Map<ast.Reference | ast.Lookup, Meaning>;
  readonly arms: Map<ast.MatchArm, readonly string[]>;
  readonly variables: Map<Binder, BoundVariable>;
  /** Where the expressions of a rule stand. */
  readonly scopes: Map<ast.RuleDeclaration, Scope>;
  readonly definitions: Map<DefinitionNode, DefinitionName>;
  /** Declarations whose inference found nothing to tell. */
  readonly inferred: Set<ast.Declaration>;
  /** What the checks have proved under these values. */
  readonly proofsUnder: (timelines: readonly ParameterTimeline[]) => Proofs;
  /** Declarations of which something was told: they are looked at anew each time. */
  readonly told: Set<ast.Declaration>;
  /** What was noted of a declaration, by subject; it rests on the declaration and on what it reads alone. */
  readonly notes: Map<ast.Declaration, Map<string, unknown>>;
}

export interface Proofs {
  /** Declarations of which the checks have nothing to tell. */
  readonly proved: Set<Norm>;
  /** What that has cost, at least: in steps as `Effort` counts them. */
  steps: number;
}

/** A memory without anything in it that keeps nothing either. */
export const noMemory: Memory = {
  parse: parsePolicy,
  recall: (_question, _inputs, answer) => answer(),
  recallSpans: (spans) => spans.map(() => emptySpanMemory()),
};

export function emptySpanMemory(): SpanMemory {
  const proofs: Proofs = { proved: new Set(), steps: 0 };
  return {
    types: new Map(),
    meanings: new Map(),
    arms: new Map(),
    variables: new Map(),
    scopes: new Map(),
    definitions: new Map(),
    inferred: new Set(),
    proofsUnder: () => proofs,
    told: new Set(),
    notes: new Map(),
  };
}

/** What is noted of a declaration under a subject, found out where it is not yet. */
export function note<Note extends object>(
  { notes }: SpanMemory,
  of: ast.Declaration,
  subject: string,
  find: () => Note,
): Note {
  let noted = notes.get(of);
  if (noted === undefined) {
    noted = new Map();
    notes.set(of, noted);
  }
  const known = noted.get(subject);
  if (known !== undefined) return known as Note;
  const found = find();
  noted.set(subject, found);
  return found;
}
