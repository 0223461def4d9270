import type { Decision, Definition, DefinitionException, Expression, Rulebook, Type } from './ir.ts';
import { fieldOf, namesOf } from './names.ts';
import { type Surroundings, surround } from './type-of.ts';

const hiddenByDecision = new WeakMap<Decision, ReadonlySet<string>>();

/** Names of the outputs of a decision that would hand on something sensitive; they are never shown. */
export function hiddenOutputs(decision: Decision, rulebook: Rulebook): ReadonlySet<string> {
  const before = hiddenByDecision.get(decision);
  if (before !== undefined) return before;
  const hidden = decision.outputs.filter(({ expression }) => passesOnSensitive(expression, surround(rulebook)));
  const names = new Set(hidden.map(({ name }) => name));
  hiddenByDecision.set(decision, names);
  return names;
}

/**
 * Whether an expression may hand on the value of a sensitive fact or field, unchanged or shifted. Such a value is
 * never shown, whatever name it goes by. What only looks at a value (a comparison, a format, a count) hands on nothing.
 */
export function passesOnSensitive(expression: Expression, surroundings: Surroundings): boolean {
  return passesOn(expression, surroundings, new Set());
}

function passesOn(expression: Expression, surroundings: Surroundings, seen: ReadonlySet<string>): boolean {
  const { rulebook, variables } = surroundings;
  const below = (operand: Expression) => passesOn(operand, surroundings, seen);
  switch (expression.kind) {
    case 'fact':
      return namesOf(rulebook).facts.get(expression.path)?.sensitive ?? false;
    case 'field':
      return isSensitiveField(expression.field, variables.get(expression.variable), surroundings);
    case 'definition': {
      const definition = namesOf(rulebook).definitions.get(expression.name);
      if (definition === undefined || seen.has(definition.name) || definition.type.kind === 'boolean') return false;
      return definitionPassesOn(definition, surroundings, new Set([...seen, definition.name]));
    }
    case 'choose':
      return (
        expression.branches.some(({ then }) => below(then)) ||
        (expression.otherwise !== null && below(expression.otherwise))
      );
    case 'least_of':
    case 'greatest_of':
      return expression.operands.some(below);
    case 'add':
    case 'subtract':
      return below(expression.left) || below(expression.right);
    case 'least':
    case 'greatest':
      return below(expression.value);
    case 'round':
      return below(expression.operand);
    case 'date_add':
      return below(expression.date);
    case 'constant':
    case 'element':
    case 'lookup':
    case 'by_brackets':
    case 'not':
    case 'and':
    case 'or':
    case 'compare':
    case 'member_of':
    case 'in_list':
    case 'multiply':
    case 'divide':
    case 'full_years':
    case 'days_between':
    case 'date_part':
    case 'any':
    case 'every':
    case 'count':
    case 'sum':
    case 'is_empty':
    case 'is_given':
    case 'not_given':
    case 'empty_list':
    case 'matches':
      return false;
  }
}

/** Without knowing the record, a field is as sensitive as any field of that name. */
function isSensitiveField(field: string, element: Type | undefined, { rulebook }: Surroundings): boolean {
  if (element?.kind === 'record') return fieldOf(rulebook, element.record, field)?.sensitive ?? false;
  return rulebook.records.some(({ name }) => fieldOf(rulebook, name, field)?.sensitive ?? false);
}

function definitionPassesOn(definition: Definition, { rulebook }: Surroundings, seen: ReadonlySet<string>): boolean {
  const surroundings = surround(rulebook, definition.record);
  const bodies = definition.versions.flatMap(({ value }) =>
    value === null ? [] : [value.body, ...bodiesOf(value.exceptions)],
  );
  return bodies.some((body) => passesOn(body, surroundings, seen));
}

function bodiesOf(exceptions: readonly DefinitionException[]): readonly Expression[] {
  return exceptions.flatMap(({ body, exceptions: inner }) => [body, ...bodiesOf(inner)]);
}
