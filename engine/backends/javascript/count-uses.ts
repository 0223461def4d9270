import type { Decision, Definition, DefinitionException, Expression, RuleException } from '../../ir/ir.ts';
import { operandsOf, visitExpression } from '../../ir/operands.ts';

/** How many places of a decision's outputs, rules and definitions name each definition, over all their versions. */
export function countUses(decision: Decision, definitions: readonly Definition[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const count = (expression: Expression | null): void => {
    if (expression === null) return;
    if (expression.kind === 'definition') uses.set(expression.name, (uses.get(expression.name) ?? 0) + 1);
    for (const operand of operandsOf(expression)) count(operand);
    // Later operands of `between` and the like see what the first one has read.
    if (expression.kind !== 'and' && expression.kind !== 'or') return;
    const [first, ...others] = expression.operands.map(comparedDefinitions);
    const again = others.flat().filter((name) => first?.includes(name));
    for (const name of again) uses.set(name, (uses.get(name) ?? 0) - 1);
  };
  for (const { expression } of decision.outputs) count(expression);
  for (const definition of definitions) for (const expression of expressionsOfDefinition(definition)) count(expression);
  for (const expression of expressionsOfRules(decision)) count(expression);
  return uses;
}

/** Names of the definitions that a decision's rules use, directly or through others; messages not counted. */
export function definitionsOfRules(decision: Decision, definitions: readonly Definition[]): ReadonlySet<string> {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const found = new Set<string>();
  const follow = (expression: Expression): void =>
    visitExpression(expression, (one) => {
      if (one.kind !== 'definition' || found.has(one.name)) return;
      found.add(one.name);
      const definition = byName.get(one.name);
      if (definition !== undefined) expressionsOfDefinition(definition).forEach(follow);
    });
  expressionsOfRules(decision).forEach(follow);
  return found;
}

function expressionsOfRules({ rules }: Decision): readonly Expression[] {
  const ofException = ({ when, requires, exceptions }: RuleException): readonly (Expression | null)[] => [
    when,
    requires,
    ...exceptions.flatMap(ofException),
  ];
  return present(
    rules.flatMap(({ versions }) =>
      versions.flatMap(({ value }) =>
        value === null
          ? []
          : [value.forEach?.list ?? null, value.when, value.requires, ...value.exceptions.flatMap(ofException)],
      ),
    ),
  );
}

function expressionsOfDefinition({ versions }: Definition): readonly Expression[] {
  const ofException = ({ when, body, exceptions }: DefinitionException): readonly Expression[] => [
    when,
    body,
    ...exceptions.flatMap(ofException),
  ];
  return present(
    versions.flatMap(({ value }) =>
      value === null ? [] : [value.asOf, value.when, value.body, ...value.exceptions.flatMap(ofException)],
    ),
  );
}

function present(expressions: readonly (Expression | null)[]): readonly Expression[] {
  return expressions.filter((expression) => expression !== null);
}

/** The definitions a comparison compares, which are read in any case. */
function comparedDefinitions(expression: Expression): readonly string[] {
  if (expression.kind !== 'compare') return [];
  return [expression.left, expression.right].flatMap((side) => (side.kind === 'definition' ? [side.name] : []));
}
