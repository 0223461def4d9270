import type { Place } from '../consolidated.ts';
import { visitParts } from '../prove/parts.ts';
import type { Norm } from '../prove/scope.ts';
import { rootTarget, statementsOf } from '../prove/statements.ts';
import type { SpanContext } from './check-context.ts';

/** A definition that another reads, and where. */
export interface Dependency {
  readonly name: string;
  readonly place: Place;
}

/** What each definition reads, itself or through its exceptions and dates; definitions that read none are left out. */
export function collectDependencies(context: SpanContext): ReadonlyMap<string, readonly Dependency[]> {
  const dependencies = new Map<string, Dependency[]>();
  for (const { expression, norm, file } of statementsOf(context.reading)) {
    const owner = ownerOf(norm, context);
    if (owner === null) continue;
    const list = dependencies.get(owner) ?? [];
    dependencies.set(owner, list);
    visitParts(expression, (part) => {
      const meaning = part.kind === 'reference' ? context.analysis.meanings.get(part) : undefined;
      if (meaning?.kind === 'definition') list.push({ name: meaning.name, place: { file, span: part.span } });
      return undefined;
    });
  }
  return dependencies;
}

/** The definition an expression belongs to; an exception belongs to what it is an exception to. */
function ownerOf(norm: Norm, { reading }: SpanContext): string | null {
  const node = norm.kind === 'exception' || norm.kind === 'relief' ? rootTarget(norm, reading) : norm;
  return node === null || node.kind === 'rule' ? null : node.name.text;
}
