import type { Localized } from '../../engine/ir/localized.ts';
import type { BoundVariable, ExceptionTarget, Meaning } from '../analysis/analysis.ts';
import type { Report } from '../diagnostics/unplaced-problem.ts';
import type { Place } from '../editions/consolidated.ts';
import type { NameTable } from '../scope/names.ts';
import type { Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import type { NumberType, Type } from '../types/types.ts';

/** What the place of an expression asks of it, before the expression itself is known. */
export interface Expectation {
  /**
   * Decides what bare names of enum members mean; it is not compared with what is found. An error type silences
   * bare names that mean nothing by themselves: what they stand against is already reported.
   */
  readonly type: Type | null;
  /** Whether a quotient may stand here: under a rounding, in a comparison. */
  readonly quotient: boolean;
  /** Whether a set may stand for its members. */
  readonly sets: boolean;
}

/** What a value must be, and why. */
export interface Goal {
  readonly type: Type;
  /** A rounding follows: surplus decimals and quotients do no harm. */
  readonly rounded: boolean;
  /** What is said at the place that asks for it. */
  readonly reason: {
    readonly place: Place;
    readonly message: Localized;
    /** Whose declared type stands at the place, if any. */
    readonly name?: string;
  } | null;
}

/** Everything that introduces a variable. */
export type Binder = ast.ForEach | ast.Quantifier | ast.Count | ast.Sum | ast.Extreme;

/**
 * The work of inferring one consolidation: what was found so far, and the way down into parts of an expression.
 * Each part of inference takes it as its first parameter, so that they need not know each other.
 */
export interface Inference {
  readonly names: NameTable;
  readonly types: Map<ast.Expression, Type>;
  readonly meanings: Map<ast.Reference | ast.Lookup, Meaning>;
  readonly arms: Map<ast.MatchArm, readonly string[]>;
  readonly variables: Map<Binder, BoundVariable>;
  readonly targets: Map<ast.ExceptionDeclaration | ast.ReliefDeclaration, ExceptionTarget>;
  readonly report: Report;
  /** The expression's type, recorded; what is wrong inside is reported. */
  infer(expression: ast.Expression, scope: Scope, expectation?: Partial<Expectation>): Type;
  /** Infers the expression and reports where it is not what the goal asks for. */
  expect(expression: ast.Expression, scope: Scope, goal: Goal): void;
}

export const errorType: Type = { kind: 'error' };
export const booleanType: Type = { kind: 'boolean' };
export const dateType: Type = { kind: 'date' };

/** A whole number without a unit. */
export const integerType: NumberType = { kind: 'number', unit: '', decimals: 0 };

/** A goal with nothing to point at. */
export function goalOf(type: Type): Goal {
  return { type, rounded: false, reason: null };
}

/** The expression inside any parentheses. */
export function unwrap(expression: ast.Expression): ast.Expression {
  return expression.kind === 'parenthesised' ? unwrap(expression.operand) : expression;
}

/** Gives a bare `0` (or a choice of such) the unit of what it stands against. */
export function settleZero(inference: Inference, expression: ast.Expression, unit: string): void {
  const type = inference.types.get(expression);
  if (type?.kind !== 'number' || !type.zero) return;
  inference.types.set(expression, { kind: 'number', unit, decimals: 0 });
  if (expression.kind === 'parenthesised' || expression.kind === 'negation') {
    settleZero(inference, expression.operand, unit);
  } else if (expression.kind === 'if') {
    settleZero(inference, expression.then, unit);
    settleZero(inference, expression.otherwise, unit);
  } else if (expression.kind === 'match') {
    for (const arm of expression.arms) settleZero(inference, arm.value, unit);
  }
}
