/** Declarations that contain a mistake already reported: nothing is proved from them or about them. */
import type { Analysis } from '../analysis.ts';
import type * as ast from '../ast.ts';
import { visitParts } from './parts.ts';
import type { Norm, Reading } from './scope.ts';
import { statementsOf } from './statements.ts';

/** The declarations with an expression without a type, an unknown name, or a use of another such declaration. */
export function findBrokenNorms(reading: Reading): ReadonlySet<Norm> {
  const { analysis } = reading;
  const broken = new Set<Norm>();
  const readers = new Map<Norm, Norm[]>();
  for (const { expression, norm } of statementsOf(reading)) {
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

function isBroken(expression: ast.Expression, { types, meanings }: Analysis): boolean {
  const isUnknown = (expression.kind === 'reference' || expression.kind === 'lookup') && !meanings.has(expression);
  return isUnknown || types.get(expression)?.kind === 'error';
}
