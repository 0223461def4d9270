import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type { Analysis, BoundVariable, Meaning } from '../analysis/analysis.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import type { Amount, Quantity } from './quantity.ts';
import type { Range } from './range.ts';

/** What lowering an expression needs to know of the declarations it names. */
export interface Declarations {
  readonly facts: ReadonlyMap<string, ir.Fact>;
  readonly records: ReadonlyMap<string, ir.RecordType>;
  readonly parameters: ReadonlyMap<string, ir.Parameter>;
  /** The most elements that any list may have. */
  readonly longestList: bigint;
  /** Type of a definition; its values lie in `rangeOfDefinition`. */
  typeOfDefinition(name: string): ir.Type;
  rangeOfDefinition(name: string): Range;
}

/** One declaration (a definition or a rule with its exceptions) being lowered in one span. */
export interface Scope {
  readonly analysis: Analysis;
  readonly declarations: Declarations;
  readonly variables: Variables;
}

/** Numbers the bound variables of one declaration: 0 is a derived field's own record, the others count from 1. */
export interface Variables {
  numberOf(variable: BoundVariable): ir.Variable;
  /** A variable that no expression of the policy names. */
  addUnused(): ir.Variable;
}

export function createVariables(): Variables {
  const numbers = new Map<BoundVariable, ir.Variable>();
  let last = 0;
  return {
    numberOf(variable) {
      if (variable.self) return 0;
      const known = numbers.get(variable);
      if (known !== undefined) return known;
      last += 1;
      numbers.set(variable, last);
      return last;
    },
    addUnused() {
      last += 1;
      return last;
    },
  };
}

/** Lowering of expressions by what they yield; passed on so that the files of this folder need not import each other. */
export interface Lowering {
  readonly scope: Scope;
  /** What a reference or a look-up means, parentheses aside; null for other expressions. */
  meaningOf(expression: ast.Expression): Meaning | null;
  /** Of a boolean. */
  condition(expression: ast.Expression): ir.Expression;
  /** Of a number. */
  amount(expression: ast.Expression): Amount;
  /** Of a number that is no quotient. */
  quantity(expression: ast.Expression): Quantity;
  /** Of anything; a number at its own scale. */
  value(expression: ast.Expression): ir.Expression;
}

/** The type of an expression; every expression of a checked policy has one. */
export function typeOf(expression: ast.Expression, { analysis }: Scope): Type {
  const type = analysis.types.get(expression);
  invariant(type !== undefined, `the ${expression.kind} has a type`);
  return type;
}

/** The expression without the parentheses around it. */
export function unwrap(expression: ast.Expression): Exclude<ast.Expression, ast.Parenthesised> {
  let inner = expression;
  while (inner.kind === 'parenthesised') inner = inner.operand;
  return inner;
}
