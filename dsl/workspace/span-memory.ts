/** The memory of one span of a rulebook that is being edited. */

import { emptySpanMemory, type Proofs, type SpanMemory } from '../analysis/memory.ts';
import type { Consolidation } from '../editions/consolidated.ts';
import type { Norm } from '../prove/scope.ts';
import type * as ast from '../syntax/ast.ts';
import type { ParameterTimeline } from '../values/parameter-value.ts';
import { type AllInForce, type InForce, listInForce } from './in-force.ts';

export interface GrowingMemory {
  readonly memory: SpanMemory;
  /** Takes out what an edit may have changed: call it with what is in force now, before the memory is used. */
  renew(span: Consolidation): void;
}

/** A memory that is empty at first. */
export function growMemory(): GrowingMemory {
  const proofs: DatedProofs[] = [];
  const memory: SpanMemory = { ...emptySpanMemory(), proofsUnder: (timelines) => findProofs(timelines, proofs) };
  const mentions: Mentions = new Map();
  let inForce: AllInForce = new Map();
  return {
    memory,
    renew(span) {
      const now = listInForce(span, inForce);
      const { changed, gone } = compare(inForce, now);
      const doubtful = [...changed, ...[...now.values()].filter(({ declared }) => isDoubtful(declared.node, memory))];
      for (const each of gone) removeMentions(mentions, each);
      for (const each of changed) addMentions(mentions, each);
      for (const { declared } of followMentions([...gone, ...doubtful], mentions))
        forget(declared.node, memory, proofs);
      memory.told.clear();
      inForce = now;
    },
  };
}

interface DatedProofs extends Proofs {
  readonly timelines: readonly ParameterTimeline[];
}

/** As many kinds of values as are kept: those of the files, and none, while a file cannot be read. */
const mostProofs = 2;

/** The latest first. */
function findProofs(timelines: readonly ParameterTimeline[], proofs: DatedProofs[]): Proofs {
  const place = proofs.findIndex((each) => each.timelines === timelines);
  const [known = { timelines, proved: new Set<Norm>(), steps: 0 }] = place === -1 ? [] : proofs.splice(place, 1);
  proofs.unshift(known);
  proofs.length = Math.min(proofs.length, mostProofs);
  return known;
}

function compare(before: AllInForce, now: AllInForce) {
  return { changed: missingFrom(before, now), gone: missingFrom(now, before) };
}

function missingFrom(others: AllInForce, all: AllInForce): readonly InForce[] {
  const missing: InForce[] = [];
  for (const [key, each] of all) if (others.get(key) !== each) missing.push(each);
  return missing;
}

/** What something was told of is told anew, and so is what goes with it. */
function isDoubtful(node: ast.Declaration, { told, inferred }: SpanMemory): boolean {
  return told.has(node) || (isInferred(node) && !inferred.has(node));
}

function isInferred({ kind }: ast.Declaration): boolean {
  return (
    kind === 'define' ||
    kind === 'table' ||
    kind === 'rule' ||
    kind === 'exception' ||
    kind === 'relief' ||
    kind === 'decision'
  );
}

/** Who mentions each word. */
type Mentions = Map<string, Set<InForce>>;

function addMentions(mentions: Mentions, each: InForce): void {
  for (const words of each.words) {
    for (const word of words) {
      const mentioning = mentions.get(word);
      if (mentioning === undefined) mentions.set(word, new Set([each]));
      else mentioning.add(each);
    }
  }
}

function removeMentions(mentions: Mentions, each: InForce): void {
  for (const words of each.words) for (const word of words) mentions.get(word)?.delete(each);
}

/** What mentions one of these, and what mentions that, and so on; these among them. */
function followMentions(first: readonly InForce[], mentions: Mentions): ReadonlySet<InForce> {
  const affected = new Set(first);
  const followed = new Set<string>();
  for (const { names } of affected) {
    for (const name of names) {
      if (followed.has(name)) continue;
      followed.add(name);
      for (const each of mentions.get(name) ?? []) affected.add(each);
    }
  }
  return affected;
}

function forget(node: ast.Declaration, memory: SpanMemory, proofs: readonly Proofs[]): void {
  const { inferred, notes, scopes, definitions } = memory;
  inferred.delete(node);
  notes.delete(node);
  for (const { proved } of proofs) proved.delete(node as Norm);
  if (node.kind === 'rule') scopes.delete(node);
  if (node.kind === 'define' || node.kind === 'table') definitions.delete(node);
  forgetParts(node, memory);
}

function forgetParts(value: unknown, memory: SpanMemory): void {
  if (typeof value !== 'object' || value === null) return;
  const part = value as ast.Expression & ast.MatchArm & ast.ForEach;
  memory.types.delete(part);
  memory.meanings.delete(part);
  memory.arms.delete(part);
  memory.variables.delete(part);
  for (const key in value) forgetParts(value[key as keyof typeof value], memory);
}
