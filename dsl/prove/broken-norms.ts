/** Declarations that contain a mistake already reported: nothing is proved from them or about them. */
import type { Analysis } from '../analysis/analysis.ts';
import { note } from '../analysis/memory.ts';
import type { Diagnostic, Span } from '../diagnostics/diagnostic.ts';
import type { Declared } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import { visitParts } from './parts.ts';
import type { Norm, Reading } from './scope.ts';
import { provableNorms, statementsOf } from './statements.ts';

/**
 * The declarations in which an error was reported, or which have an unknown name or an expression without a type, and
 * those that read one of them.
 */
export function findBrokenNorms(reading: Reading, reported: readonly Diagnostic[]): ReadonlySet<Norm> {
  const { consolidation, memory } = reading.analysis;
  const broken = new Set<Norm>();
  const errors = reported.filter(({ severity }) => severity === 'error');
  const inspected = provableNorms(consolidation).map((declared) => {
    const { node, file } = declared;
    const { isBroken, reads } = note(memory, node, 'soundness', () => inspect(declared, reading));
    if (isBroken || errors.some((error) => error.file === file && isWithin(error.span, node.span))) broken.add(node);
    return { node, reads };
  });
  if (broken.size === 0) return broken;
  const readers = new Map<Norm, Norm[]>();
  for (const { node, reads } of inspected) {
    for (const name of reads) {
      const read = consolidation.definitions.get(name)?.node;
      if (read === undefined) continue;
      const others = readers.get(read);
      if (others === undefined) readers.set(read, [node]);
      else others.push(node);
    }
  }
  for (const norm of broken) for (const reader of readers.get(norm) ?? []) broken.add(reader);
  return broken;
}

interface Soundness {
  /** It has an unknown name or an expression without a type. */
  readonly isBroken: boolean;
  /** Names of the definitions that it reads. */
  readonly reads: ReadonlySet<string>;
}

function inspect(norm: Declared<Norm>, reading: Reading): Soundness {
  const { analysis } = reading;
  const reads = new Set<string>();
  let isBroken = false;
  for (const { expression } of statementsOf(norm, reading)) {
    visitParts(expression, (part) => {
      isBroken ||= isWithoutMeaning(part, analysis);
      const meaning = part.kind === 'reference' ? analysis.meanings.get(part) : undefined;
      if (meaning?.kind === 'definition') reads.add(meaning.name);
      return undefined;
    });
  }
  return { isBroken, reads };
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isWithoutMeaning(expression: ast.Expression, { types, meanings }: Analysis): boolean {
  const isUnknown = (expression.kind === 'reference' || expression.kind === 'lookup') && !meanings.has(expression);
  return isUnknown || types.get(expression)?.kind === 'error';
}
