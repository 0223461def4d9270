import type * as ast from '../syntax/ast.ts';

/** An expression as a text that is the same for expressions written alike, wherever they stand. */
export function writeExpression(expression: ast.Expression): string {
  return JSON.stringify(expression, (key, value) => (key === 'span' ? undefined : value));
}
