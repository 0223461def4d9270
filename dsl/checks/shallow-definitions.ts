/** Definitions do not build on one another deeper than later stages, which go down one call a level, can follow. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { SpanContext } from './check-context.ts';
import { collectDependencies, type Dependency } from './definition-dependencies.ts';

/** The deepest chain that is followed: far beyond what anyone can read. */
const deepestChain = 200;

/** The reading that makes a chain of definitions too deep; at most one, since others share most of the chain. */
export function shallowDefinitions(context: SpanContext): readonly Diagnostic[] {
  const dependencies = collectDependencies(context);
  const depths = new Map<string, number>();
  // A stack of our own: the chain may be longer than the calls that fit.
  for (const name of dependencies.keys()) {
    const open = [name];
    while (open.length > 0) {
      const current = open.at(-1) ?? name;
      const read = dependencies.get(current) ?? [];
      const next = read.find((dependency) => !depths.has(dependency.name) && !open.includes(dependency.name));
      if (next !== undefined) {
        open.push(next.name);
        continue;
      }
      open.pop();
      const deepest = findDeepest(read, depths);
      const depth = 1 + (deepest === null ? 0 : (depths.get(deepest.name) ?? 0));
      if (deepest !== null && depth > deepestChain) return [explain(current, deepest)];
      depths.set(current, depth);
    }
  }
  return [];
}

function findDeepest(read: readonly Dependency[], depths: ReadonlyMap<string, number>): Dependency | null {
  const depth = (dependency: Dependency): number => depths.get(dependency.name) ?? 0;
  return read.reduce<Dependency | null>(
    (deepest, dependency) => (deepest === null || depth(dependency) > depth(deepest) ? dependency : deepest),
    null,
  );
}

function explain(name: string, { place }: Dependency): Diagnostic {
  return problem(
    'deep-definitions',
    place,
    {
      fi: `määritelmän '${name}' takana on yli ${deepestChain} toistensa varaan rakentuvaa määritelmää`,
      en: `more than ${deepestChain} definitions that build on one another stand behind '${name}'`,
    },
    {
      help: {
        fi: 'lyhennä ketjua: kirjoita laskelma vähempinä määritelminä',
        en: 'shorten the chain: write the calculation in fewer definitions',
      },
    },
  );
}
