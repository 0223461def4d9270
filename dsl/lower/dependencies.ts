import type { Analysis } from '../analysis/analysis.ts';
import type * as ast from '../syntax/ast.ts';
import { exceptionsTo } from './exceptions.ts';

/**
 * The names of all definitions, each after those it reads in any span (but for circles, which only spans together can
 * make). Lowered in this order, a long chain of definitions needs no deep recursion.
 */
export function orderByDependency(names: Iterable<string>, analyses: readonly Analysis[]): readonly string[] {
  const order = new Set<string>();
  const entered = new Set<string>();
  for (const start of names) {
    const stack = [start];
    while (stack.length > 0) {
      const name = stack.at(-1) ?? '';
      if (order.has(name)) stack.pop();
      else if (entered.has(name)) {
        order.add(name);
        stack.pop();
      } else {
        entered.add(name);
        for (const read of definitionsReadBy(name, analyses)) if (!entered.has(read)) stack.push(read);
      }
    }
  }
  return [...order];
}

function definitionsReadBy(name: string, analyses: readonly Analysis[]): ReadonlySet<string> {
  const read = new Set<string>();
  for (const analysis of analyses) {
    const definition = analysis.consolidation.definitions.get(name)?.node;
    if (definition !== undefined) collectFrom(definition, analysis, read);
  }
  return read;
}

type WithExceptions = ast.DefineDeclaration | ast.TableDeclaration | ast.ExceptionDeclaration | ast.ReliefDeclaration;

function collectFrom(definition: WithExceptions, analysis: Analysis, read: Set<string>): void {
  const stack: unknown[] = [definition];
  const norms = [definition];
  for (let norm = norms.pop(); norm !== undefined; norm = norms.pop()) {
    const exceptions = exceptionsTo(norm, analysis).map(({ node }) => node);
    norms.push(...exceptions);
    stack.push(...exceptions);
  }
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    const meaning = analysis.meanings.get(part as ast.Reference);
    if (meaning?.kind === 'definition') read.add(meaning.name);
    else for (const inner of Object.values(part)) if (typeof inner === 'object' && inner !== null) stack.push(inner);
  }
}
