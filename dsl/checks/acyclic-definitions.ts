/** No definition depends on itself, directly or through others, their exceptions or their dates. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { SpanContext } from './check-context.ts';
import { collectDependencies, type Dependency } from './definition-dependencies.ts';

/** Cycles between definitions, one diagnostic for each group that hangs together. */
export function acyclicDefinitions(context: SpanContext): readonly Diagnostic[] {
  return findCycles(collectDependencies(context)).map(explainCycle);
}

/** The definitions of a cycle in order, each as it is read by the one before it. */
type Cycle = readonly Dependency[];

/** One cycle for each group of definitions that depend on each other, the shortest through its first. */
function findCycles(dependencies: ReadonlyMap<string, readonly Dependency[]>): readonly Cycle[] {
  const suspects = withoutGrounded(dependencies);
  const reported = new Set<string>();
  const cycles: Cycle[] = [];
  for (const name of suspects.keys()) {
    const cycle = reported.has(name) ? null : shortestCycle(name, suspects);
    if (cycle === null || cycle.some((dependency) => reported.has(dependency.name))) continue;
    for (const dependency of cycle) reported.add(dependency.name);
    cycles.push(cycle);
  }
  return cycles;
}

/** Leaves out, again and again, the definitions all of whose dependencies are left out (Kahn 1962). */
function withoutGrounded(
  dependencies: ReadonlyMap<string, readonly Dependency[]>,
): ReadonlyMap<string, readonly Dependency[]> {
  const readers = new Map<string, string[]>();
  const open = new Map<string, number>();
  for (const [name, list] of dependencies) {
    const read = new Set(list.map((dependency) => dependency.name));
    open.set(name, read.size);
    for (const other of read) readers.set(other, [...(readers.get(other) ?? []), name]);
  }
  const names = new Set([...dependencies.keys(), ...readers.keys()]);
  const grounded = [...names].filter((name) => (open.get(name) ?? 0) === 0);
  const left = new Map(dependencies);
  for (const name of grounded) {
    left.delete(name);
    for (const reader of readers.get(name) ?? []) {
      const count = (open.get(reader) ?? 0) - 1;
      open.set(reader, count);
      if (count === 0) grounded.push(reader);
    }
  }
  return left;
}

/** Breadth first from a definition back to itself. */
function shortestCycle(start: string, dependencies: ReadonlyMap<string, readonly Dependency[]>): Cycle | null {
  const reachedBy = new Map<string, { readonly from: string; readonly dependency: Dependency }>();
  const queue = [start];
  for (const name of queue) {
    for (const dependency of dependencies.get(name) ?? []) {
      if (reachedBy.has(dependency.name)) continue;
      reachedBy.set(dependency.name, { from: name, dependency });
      if (dependency.name === start) return pathTo(start, reachedBy);
      queue.push(dependency.name);
    }
  }
  return null;
}

function pathTo(
  start: string,
  reachedBy: ReadonlyMap<string, { readonly from: string; readonly dependency: Dependency }>,
): Cycle {
  const path: Dependency[] = [];
  for (let step = reachedBy.get(start); step !== undefined; step = reachedBy.get(step.from)) {
    path.unshift(step.dependency);
    if (step.from === start) break;
  }
  return path;
}

function explainCycle(cycle: Cycle): Diagnostic {
  const start = cycle.at(-1);
  const [first, ...others] = cycle;
  const names = [start, ...cycle].map((dependency) => dependency?.name ?? '');
  const chain = names.join(' → ');
  const reads = (index: number): { readonly fi: string; readonly en: string } => ({
    fi: `'${names[index]}' käyttää arvoa '${names[index + 1]}'`,
    en: `'${names[index]}' reads '${names[index + 1]}'`,
  });
  return problem(
    'cyclic-definition',
    first?.place ?? { file: '', span: { start: 0, end: 0 } },
    {
      fi: cycle.length === 1 ? `määritelmä riippuu itsestään: ${chain}` : `määritelmät riippuvat toisistaan: ${chain}`,
      en:
        cycle.length === 1 ? `a definition depends on itself: ${chain}` : `definitions depend on each other: ${chain}`,
    },
    {
      label: reads(0),
      others: others.map((dependency, index) => ({ place: dependency.place, message: reads(index + 1) })),
      help:
        cycle.length === 1
          ? { fi: 'laske arvo muista tiedoista kuin siitä itsestään', en: 'compute it from other things than itself' }
          : {
              fi: 'muuta yhtä määritelmää niin, ettei se enää käytä seuraavaa',
              en: 'change one of the definitions so that it no longer reads the next',
            },
    },
  );
}
