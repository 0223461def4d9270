import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from './ast.ts';

/** Any node of the syntax tree. */
export type Node =
  | ast.File
  | ast.Comment
  | ast.BrokenDeclaration
  | ast.Declaration
  | ast.Name
  | ast.DottedName
  | ast.Text
  | ast.Citation
  | ast.UnitName
  | ast.EnumMember
  | ast.Field
  | ast.TypeExpression
  | ast.Decimals
  | ast.ParameterIndex
  | ast.OutcomeWords
  | ast.Rounding
  | ast.TableRow
  | ast.Cell
  | ast.ForEach
  | ast.Otherwise
  | ast.Message
  | ast.MessageString
  | ast.Interpolation
  | ast.MatchArm
  | ast.Expression;

/** The nodes directly below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (const value of Object.values(node)) collect(value, children);
  return children.sort((a, b) => a.span.start - b.span.start);
}

/** Visits a node and all below it, parents first, in the order of the text; `false` leaves out what is below. */
export function walk(node: Node, visit: (node: Node, parent: Node | null) => boolean | undefined): void {
  const waiting: [Node, Node | null][] = [[node, null]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [current, parent] = next;
    if (visit(current, parent) === false) continue;
    for (const child of childrenOf(current).toReversed()) waiting.push([child, current]);
  }
}

/** The smallest node that an offset lies in or touches, with the nodes around it, outermost first. */
export function nodesAt(node: Node, offset: number): readonly Node[] {
  const path: Node[] = [];
  for (let current: Node | undefined = node; current !== undefined; ) {
    path.push(current);
    const touching: readonly Node[] = childrenOf(current).filter(({ span }) => touches(span, offset));
    current = touching.find(({ span }) => span.start <= offset && offset < span.end) ?? touching.at(-1);
  }
  return path;
}

/** The text a node was written as. */
export function nodeText(node: Node, text: string): string {
  return text.slice(node.span.start, node.span.end);
}

/** The number of nodes from a node down to the deepest one below it. */
export function depthOf(node: Node): number {
  let depth = 0;
  let level: readonly Node[] = [node];
  while (level.length > 0) {
    depth += 1;
    level = level.flatMap(childrenOf);
  }
  return depth;
}

function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Nodes stand in properties, in lists, and in plain objects such as the comparisons of a cell. */
function collect(value: unknown, into: Node[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const element of value) collect(element, into);
  else if (isNode(value)) into.push(value);
  else for (const part of Object.values(value)) collect(part, into);
}

function isNode(value: object): value is Node {
  return 'kind' in value && 'span' in value;
}
