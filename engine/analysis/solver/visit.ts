import type { Definition, DefinitionException, Expression, Rule, Rulebook, RuleException } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { operandsOf } from '../../ir/operands.ts';
import { namesUsed } from '../../ir/reads.ts';

/** Visits every expression that a decision rests on, those of messages left out. */
export function visitDecision(rulebook: Rulebook, decision: string, visit: (expression: Expression) => void): void {
  for (const expression of expressionsOf(rulebook, decision)) visitAll(expression, visit);
}

/** Visits an expression and all below it, not looking into definitions. */
export function visitAll(expression: Expression, visit: (expression: Expression) => void): void {
  visit(expression);
  for (const operand of operandsOf(expression)) visitAll(operand, visit);
}

/** The whole expressions that a decision rests on, on whatever day. */
export function expressionsOf(rulebook: Rulebook, name: string): readonly Expression[] {
  const decision = namesOf(rulebook).decisions.get(name);
  if (decision === undefined) return [];
  const used = namesUsed(rulebook, name).definitions;
  const definitions = rulebook.definitions.filter((definition) => used.has(definition.name));
  return [
    ...decision.outputs.map(({ expression }) => expression),
    ...decision.rules.flatMap(expressionsOfRule),
    ...definitions.flatMap(expressionsIn),
  ];
}

/** The whole expressions of a definition, on whatever day. */
export function expressionsIn({ versions }: Definition): readonly Expression[] {
  return versions.flatMap(({ value }) =>
    value === null ? [] : present([value.asOf, value.when, value.body, ...ofDefinitions(value.exceptions)]),
  );
}

/** The whole expressions of a rule, on whatever day, those of messages left out. */
export function expressionsOfRule({ versions }: Rule): readonly Expression[] {
  return versions.flatMap(({ value }) =>
    value === null
      ? []
      : present([value.forEach?.list ?? null, value.when, value.requires, ...ofRules(value.exceptions)]),
  );
}

function ofDefinitions(exceptions: readonly DefinitionException[]): readonly Expression[] {
  return exceptions.flatMap((one) => [one.when, one.body, ...ofDefinitions(one.exceptions)]);
}

function ofRules(exceptions: readonly RuleException[]): readonly (Expression | null)[] {
  return exceptions.flatMap((one) => [one.when, one.requires, ...ofRules(one.exceptions)]);
}

function present(expressions: readonly (Expression | null)[]): readonly Expression[] {
  return expressions.filter((expression) => expression !== null);
}
