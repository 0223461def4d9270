import type { Atom, Integer, Term, Truth } from './terms.ts';

export type Node = Truth | Integer | Atom;

/** The terms directly below a term. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.sort) {
    case 'integer':
      return node.parts.map(({ atom }) => atom);
    case 'truth':
      switch (node.kind) {
        case 'constant':
        case 'flag':
        case 'among':
          return [];
        case 'not_positive':
        case 'zero':
          return [node.number];
        case 'not':
          return [node.operand];
        case 'and':
          return node.operands;
        case 'some':
          return [node.of];
      }
      break;
    case 'atom':
      return partsOfAtom(node);
  }
}

function partsOfAtom(atom: Atom): readonly Term[] {
  switch (atom.kind) {
    case 'variable':
      return [];
    case 'either':
      return [atom.condition, atom.then, atom.otherwise];
    case 'product':
      return [atom.left, atom.right];
    case 'quotient':
      return [atom.dividend, atom.divisor];
    case 'business_day':
      return [atom.from, atom.steps];
    case 'total':
      return [atom.of];
    case 'gathered':
      return [...atom.reads, ...atom.keys];
  }
}

/**
 * Every term that occurs in these, each once, parts before what they are part of. What a list's `of` says of elements
 * at large is not visited, unless `inside` says so.
 */
export function collectNodes(roots: readonly Node[], { inside = false } = {}): readonly Node[] {
  const seen = new Set<Node>();
  const ordered: Node[] = [];
  const waiting: { readonly node: Node; readonly done: boolean }[] = roots.map((node) => ({ node, done: false }));
  waiting.reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, done } = next;
    if (done) {
      ordered.push(node);
      continue;
    }
    if (seen.has(node)) continue;
    seen.add(node);
    waiting.push({ node, done: true });
    if (!inside && ofElements(node)) continue;
    for (const part of partsOf(node)) if (!seen.has(part)) waiting.push({ node: part, done: false });
  }
  return ordered;
}

/** Whether a term's parts speak of a list's elements at large. */
export function ofElements(node: Node): boolean {
  if (node.sort === 'truth') return node.kind === 'some';
  return node.sort === 'atom' && (node.kind === 'total' || node.kind === 'gathered');
}
