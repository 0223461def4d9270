/** Declarations that contain a mistake already reported: nothing is proved from them or about them. */
import type { Analysis } from '../analysis.ts';
import type * as ast from '../ast.ts';
import type { Diagnostic, Span } from '../diagnostic.ts';
import { visitParts } from './parts.ts';
import type { Norm, Reading } from './scope.ts';
import { statementsOf } from './statements.ts';

/**
 * The declarations in which an error was reported, or which have an unknown name or an expression without a type, and
 * those that read one of them.
 */
export function findBrokenNorms(reading: Reading, reported: readonly Diagnostic[]): ReadonlySet<Norm> {
  const { analysis } = reading;
  const broken = new Set<Norm>();
  const readers = new Map<Norm, Norm[]>();
  const errors = reported.filter(({ severity }) => severity === 'error');
  for (const { expression, norm, file } of statementsOf(reading)) {
    if (errors.some((error) => error.file === file && isWithin(error.span, norm.span))) broken.add(norm);
    visitParts(expression, (part) => {
      if (isBroken(part, analysis)) broken.add(norm);
      const meaning = part.kind === 'reference' ? analysis.meanings.get(part) : undefined;
      const read = meaning?.kind === 'definition' ? analysis.consolidation.definitions.get(meaning.name)?.node : null;
      if (read) readers.set(read, [...(readers.get(read) ?? []), norm]);
      return undefined;
    });
  }
  for (const norm of broken) for (const reader of readers.get(norm) ?? []) broken.add(reader);
  return broken;
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isBroken(expression: ast.Expression, { types, meanings }: Analysis): boolean {
  const isUnknown = (expression.kind === 'reference' || expression.kind === 'lookup') && !meanings.has(expression);
  return isUnknown || types.get(expression)?.kind === 'error';
}
