import { operandsOf } from '../../explain/operands.ts';
import type { Decision, Definition, DefinitionException, Expression, RuleException } from '../../ir/ir.ts';

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
  const countException = ({ when, body, exceptions }: DefinitionException): void => {
    count(when);
    count(body);
    exceptions.forEach(countException);
  };
  const countRuleException = ({ when, requires, exceptions }: RuleException): void => {
    count(when);
    count(requires);
    exceptions.forEach(countRuleException);
  };
  for (const { expression } of decision.outputs) count(expression);
  for (const { value } of definitions.flatMap(({ versions }) => versions)) {
    if (value === null) continue;
    count(value.asOf);
    count(value.when);
    count(value.body);
    value.exceptions.forEach(countException);
  }
  for (const { value } of decision.rules.flatMap(({ versions }) => versions)) {
    if (value === null) continue;
    count(value.forEach?.list ?? null);
    count(value.when);
    count(value.requires);
    value.exceptions.forEach(countRuleException);
  }
  return uses;
}

/** The definitions a comparison compares, which are read in any case. */
function comparedDefinitions(expression: Expression): readonly string[] {
  if (expression.kind !== 'compare') return [];
  return [expression.left, expression.right].flatMap((side) => (side.kind === 'definition' ? [side.name] : []));
}
