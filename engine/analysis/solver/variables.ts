import type { Term } from './terms.ts';
import { collectNodes } from './walk-terms.ts';

/** The names of the variables that terms speak of; with `inside`, also of those of a list's elements at large. */
export function variablesOf(terms: readonly Term[], { inside = false } = {}): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of collectNodes(terms, { inside })) {
    if (node.sort === 'truth' && node.kind === 'flag') names.add(node.name);
    if (node.sort === 'truth' && node.kind === 'among') names.add(node.choice.name);
    if (node.sort === 'atom' && node.kind === 'variable') names.add(node.name);
  }
  return names;
}

const owners = new WeakMap<Term, string | null>();

/** The list whose element at large (`path[]`) the term speaks of; null where it speaks of the case alone. */
export function ownerOf(term: Term): string | null {
  const known = owners.get(term);
  if (known !== undefined) return known;
  let owner: string | null = null;
  for (const name of variablesOf([term])) {
    const end = name.indexOf('[]');
    if (end !== -1) owner = name.slice(0, end + 2);
  }
  owners.set(term, owner);
  return owner;
}
