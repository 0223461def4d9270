import type { Consolidation, Declared } from '../editions/consolidated.ts';
import { cellExpressions } from '../prove/statements.ts';
import type * as ast from '../syntax/ast.ts';

/** A declaration that carries provisions and readings. */
export type NormNode =
  | ast.ParameterDeclaration
  | ast.DefineDeclaration
  | ast.TableDeclaration
  | ast.RuleDeclaration
  | ast.ExceptionDeclaration
  | ast.ReliefDeclaration;

/** All declarations of a consolidation that cite provisions. */
export function normsOf(consolidation: Consolidation): readonly Declared<NormNode>[] {
  return [
    ...consolidation.parameters.values(),
    ...consolidation.definitions.values(),
    ...consolidation.rules,
    ...consolidation.exceptions,
  ];
}

/** The whole expressions of a declaration in the order they are written, those of its message included. */
export function expressionsOf(node: NormNode): readonly ast.Expression[] {
  switch (node.kind) {
    case 'parameter':
      return [];
    case 'define':
      return present(node.asOf, node.when, node.body);
    case 'table':
      return [...present(node.asOf, node.when, ...node.columns), ...node.rows.flatMap(rowExpressions)];
    case 'rule':
      return [...present(node.forEach?.list, node.when, node.requires), ...messageExpressions(node.otherwise)];
    case 'exception':
      return [...present(node.when, node.body, node.requires), ...messageExpressions(node.otherwise)];
    case 'relief':
      return [...present(node.when, node.requires), ...messageExpressions(node.otherwise)];
  }
}

function rowExpressions(row: ast.TableRow): readonly ast.Expression[] {
  return [...(row.cells ?? []).flatMap(cellExpressions), row.value];
}

function messageExpressions(otherwise: ast.Otherwise | null): readonly ast.Expression[] {
  const parts = otherwise?.message?.parts ?? [];
  return parts.flatMap((part) => (part.kind === 'interpolation' ? [part.expression] : []));
}

function present(...expressions: readonly (ast.Expression | null | undefined)[]): readonly ast.Expression[] {
  return expressions.filter((expression) => expression !== null && expression !== undefined);
}
