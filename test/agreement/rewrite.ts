import type { Expression, Rulebook } from '../../engine/ir/ir.ts';

/** A node of a rulebook: an expression, a declaration, a version, anything with properties. */
export type Node = Readonly<Record<string, unknown>>;

/** What stands in a node's place; the node itself where nothing changes. */
export type Change = (node: Node) => unknown;

/** The rulebook with every node changed, the inner ones first. */
export function rewrite(rulebook: Rulebook, change: Change): Rulebook {
  return rewritePart(rulebook, change) as Rulebook;
}

function rewritePart(part: unknown, change: Change): unknown {
  if (Array.isArray(part)) return part.map((inner) => rewritePart(inner, change));
  if (typeof part !== 'object' || part === null) return part;
  const inside = Object.entries(part).map(([key, value]) => [key, rewritePart(value, change)] as const);
  return change(Object.fromEntries(inside));
}

type Kind = Expression['kind'];
/** The node of a kind, which may stand for other kinds too. */
type ExpressionOf<K extends Kind, E = Expression> = E extends { readonly kind: infer Own }
  ? K extends Own
    ? E
    : never
  : never;

/** A change of expressions of one kind; of no others. */
export function changing<K extends Kind>(kind: K, change: (expression: ExpressionOf<K>) => Expression): Change {
  return (node) => (node.kind === kind ? change(node as unknown as ExpressionOf<K>) : node);
}

/** A change of whatever has all these properties. */
export function having<T>(properties: readonly string[], change: (node: T) => unknown): Change {
  return (node) => (properties.every((property) => Object.hasOwn(node, property)) ? change(node as T) : node);
}
