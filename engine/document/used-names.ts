import { namesOf } from '../explain/names.ts';
import { expressionsOfMessage, visitExpression } from '../explain/operands.ts';
import type { Decision, DefinitionException, Expression, Otherwise, Rulebook, RuleException } from '../ir/ir.ts';

/** The definitions and parameters a decision uses, directly or through others, in any edition. */
export interface UsedNames {
  readonly definitions: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
}

/** Finds what the rules and outputs of a decision use. */
export function findUsedNames(decision: Decision, rulebook: Rulebook): UsedNames {
  const used = { definitions: new Set<string>(), parameters: new Set<string>() };
  const open: Expression[] = [...decision.outputs.map(({ expression }) => expression), ...expressionsOfRules(decision)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    visitExpression(next, (expression) => {
      if (expression.kind === 'lookup' || expression.kind === 'by_brackets') used.parameters.add(expression.parameter);
      if (expression.kind !== 'definition' || used.definitions.has(expression.name)) return;
      used.definitions.add(expression.name);
      open.push(...expressionsOfDefinition(expression.name, rulebook));
    });
  }
  return used;
}

function expressionsOfRules({ rules }: Decision): readonly Expression[] {
  return rules
    .flatMap(({ versions }) => versions)
    .flatMap(({ value }) => {
      if (value === null) return [];
      const { forEach, when, requires, otherwise, exceptions } = value;
      const own = [forEach?.list ?? null, when, requires].filter((one) => one !== null);
      return [...own, ...expressionsOfMessage(otherwise.message), ...exceptions.flatMap(expressionsOfException)];
    });
}

function expressionsOfException({ when, requires, otherwise, exceptions }: RuleException): readonly Expression[] {
  const own = [when, requires].filter((one) => one !== null);
  return [...own, ...messageOf(otherwise), ...exceptions.flatMap(expressionsOfException)];
}

function messageOf({ message }: Otherwise): readonly Expression[] {
  return expressionsOfMessage(message);
}

function expressionsOfDefinition(name: string, rulebook: Rulebook): readonly Expression[] {
  return (namesOf(rulebook).definitions.get(name)?.versions ?? []).flatMap(({ value }) => {
    if (value === null) return [];
    const own = [value.asOf, value.when, value.body].filter((one) => one !== null);
    return [...own, ...value.exceptions.flatMap(expressionsOfDefinitionException)];
  });
}

function expressionsOfDefinitionException({ when, body, exceptions }: DefinitionException): readonly Expression[] {
  return [when, body, ...exceptions.flatMap(expressionsOfDefinitionException)];
}
