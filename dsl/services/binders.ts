import type { BoundVariable } from '../analysis/analysis.ts';
import type { FileContext } from './file-context.ts';

const knownBinders = new WeakMap<object, ReadonlyMap<BoundVariable, string>>();

/**
 * What tells a variable from others of its name: for `for each` its rule, since exceptions to the rule read it in other
 * declarations and editions; others are counted within their span.
 */
export function bindersOf({ analysis }: FileContext): ReadonlyMap<BoundVariable, string> {
  const known = knownBinders.get(analysis);
  if (known !== undefined) return known;
  const binders = new Map<BoundVariable, string>();
  for (const variable of analysis.variables.values()) {
    binders.set(variable, `${analysis.consolidation.from}#${binders.size}`);
  }
  for (const { node, decision } of analysis.consolidation.rules) {
    const variable = node.forEach === null ? undefined : analysis.variables.get(node.forEach);
    if (variable !== undefined) binders.set(variable, `${decision ?? ''}/${node.name.text}`);
  }
  knownBinders.set(analysis, binders);
  return binders;
}
