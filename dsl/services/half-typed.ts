/**
 * Reads an expression that is being typed: a placeholder stands for the word at the cursor, and what has not been
 * written yet is made up in the shortest way, so that the grammar itself says what the place is.
 */

import { interpolation } from '../grammar/grammar.ts';
import { endToken, lexPolicy } from '../grammar/lex.ts';
import { policyReader } from '../grammar/pieces.ts';
import type * as ast from '../syntax/ast.ts';
import { type Node, walk } from '../syntax/walk.ts';

/** No author writes this; it is a word like any other. */
export const placeholder = 'x_typed_here_x';

export interface ReadAttempt {
  readonly expression: ast.Expression;
  /** The text that was read. */
  readonly text: string;
}

/** The expression with the placeholder between `front` and `rest`; null where no operand, unit or pattern can stand. */
export function readAround(front: string, rest: string, firstOnLine: boolean): ReadAttempt | null {
  const whole = readExpression(front + placeholder + rest);
  if (whole !== null) return whole;
  const line = /^[^\n\r]*/.exec(rest)?.[0] ?? '';
  for (const behind of new Set([line, ''])) {
    const found = complete(front + placeholder + behind, firstOnLine ? [...endings, ': 0'] : endings);
    if (found !== null) return found;
  }
  return null;
}

/** What stands in front of the cursor, completed; null where an operand is missing at its end. */
export function readFront(front: string): ReadAttempt | null {
  return complete(front, endings);
}

/** The nodes from the expression down to the placeholder; empty where it is no node. */
export function pathToPlaceholder({ expression }: ReadAttempt): readonly Node[] {
  const parents = new Map<Node, Node | null>();
  let found: Node | null = null;
  walk(expression, (node, parent) => {
    parents.set(node, parent);
    if ((node.kind === 'name' || node.kind === 'unit_name') && node.text === placeholder) found = node;
    return undefined;
  });
  const path: Node[] = [];
  for (let node: Node | null = found; node !== null; node = parents.get(node) ?? null) path.unshift(node);
  return path;
}

/** What may be missing behind an operand, the likelier first. */
const endings = [
  '',
  ' satisfies yes',
  ' else 0',
  ' then 0 else 0',
  ' and 0',
  ' to 0',
  ' in y',
  ' by y',
  ' for y in y',
] as const;

function complete(text: string, inner: readonly string[]): ReadAttempt | null {
  const closing = openBrackets(text);
  for (const first of inner) {
    const found = readExpression(text + first + closing);
    if (found !== null) return found;
  }
  for (const outer of endings.slice(1)) {
    for (const first of inner) {
      const found = readExpression(text + first + closing + outer);
      if (found !== null) return found;
    }
  }
  return null;
}

/** The brackets that are still open at the end of a text, closed in turn. */
function openBrackets(text: string): string {
  const open: string[] = [];
  for (const [character] of text.replaceAll(/"[^"\n\r]*"|#[^\n\r]*/g, '').matchAll(/[()[\]]/g)) {
    if (character === '(') open.unshift(')');
    else if (character === '[') open.unshift(']');
    else open.shift();
  }
  return open.join('');
}

function readExpression(text: string): ReadAttempt | null {
  const { tokens } = lexPolicy(text);
  if (tokens.length === 0) return null;
  const reader = policyReader();
  const node = reader.readAll(interpolation, [...tokens, endToken(text.length)]);
  const isBroken = node === undefined || reader.broken || reader.errors.length > 0 || reader.problems.length > 0;
  return isBroken ? null : { expression: node.expression, text };
}
