import { note } from '../analysis/memory.ts';
import type { Declared, Place } from '../editions/consolidated.ts';
import { visitParts } from '../prove/parts.ts';
import type { Norm, Reading } from '../prove/scope.ts';
import { provableNorms, rootTarget, statementsOf } from '../prove/statements.ts';
import type { SpanContext } from './check-context.ts';

/** A definition that another reads, and where. */
export interface Dependency {
  readonly name: string;
  readonly place: Place;
}

/** What each definition reads, itself or through its exceptions and dates; definitions that read none are left out. */
export function collectDependencies(context: SpanContext): ReadonlyMap<string, readonly Dependency[]> {
  const dependencies = new Map<string, Dependency[]>();
  const { analysis, reading } = context;
  for (const norm of provableNorms(analysis.consolidation)) {
    const owner = ownerOf(norm.node, context);
    if (owner === null) continue;
    const list = dependencies.get(owner) ?? [];
    dependencies.set(owner, list);
    list.push(...note(analysis.memory, norm.node, 'dependencies', () => dependenciesOf(norm, reading)));
  }
  return dependencies;
}

function dependenciesOf(norm: Declared<Norm>, reading: Reading): readonly Dependency[] {
  const found: Dependency[] = [];
  for (const { expression } of statementsOf(norm, reading)) {
    visitParts(expression, (part) => {
      const meaning = part.kind === 'reference' ? reading.analysis.meanings.get(part) : undefined;
      if (meaning?.kind === 'definition') {
        found.push({ name: meaning.name, place: { file: norm.file, span: part.span } });
      }
      return undefined;
    });
  }
  return found;
}

/** The definition an expression belongs to; an exception belongs to what it is an exception to. */
function ownerOf(norm: Norm, { reading }: SpanContext): string | null {
  const node = norm.kind === 'exception' || norm.kind === 'relief' ? rootTarget(norm, reading) : norm;
  return node === null || node.kind === 'rule' ? null : node.name.text;
}
