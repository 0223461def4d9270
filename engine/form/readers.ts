import type { DefinitionException, Expression, Norm, Rulebook, RuleException } from '../ir/ir.ts';
import { expressionsOfMessage, operandsOf } from '../ir/operands.ts';
import { namesUsed } from '../ir/reads.ts';
import { bindElement, elementType, type Surroundings, surround } from '../ir/type-of.ts';

/** Norms by what they read themselves: a fact by its path, a field of list elements as `staff_member.degree`. */
export type Readers = ReadonlyMap<string, readonly Norm[]>;

/**
 * The rules, exceptions and definitions of a decision that read each fact by its own name, on whatever day, in order
 * of rules and then of definitions. What a rule reads through a definition is said by the definition.
 */
export function readersOf(rulebook: Rulebook, decision: string): Readers {
  const readers = new Map<string, Norm[]>();
  const note = (norm: Norm, surroundings: Surroundings) => (expressions: readonly (Expression | null)[]) => {
    for (const name of namesRead(expressions, surroundings)) {
      const before = readers.get(name) ?? [];
      if (!before.includes(norm)) readers.set(name, [...before, norm]);
    }
  };
  const rules = rulebook.decisions.find(({ name }) => name === decision)?.rules ?? [];
  for (const rule of rules) {
    for (const { value } of rule.versions) {
      if (value === null) continue;
      const { forEach, when, requires, otherwise, exceptions } = value;
      const outside = surround(rulebook);
      const inside =
        forEach === null ? outside : bindElement(forEach.variable, elementType(forEach.list, outside), outside);
      note(rule, inside)([when, requires, ...expressionsOfMessage(otherwise.message)]);
      for (const exception of exceptions) noteRuleException(exception, (norm) => note(norm, inside));
    }
  }
  const { definitions } = namesUsed(rulebook, decision);
  for (const definition of rulebook.definitions) {
    if (!definitions.has(definition.name)) continue;
    const inside = surround(rulebook, definition.record);
    for (const { value } of definition.versions) {
      if (value === null) continue;
      note(definition, inside)([value.asOf, value.when, value.body]);
      for (const exception of value.exceptions) noteException(exception, (norm) => note(norm, inside));
    }
  }
  return readers;
}

type NoteFor = (norm: Norm) => (expressions: readonly (Expression | null)[]) => void;

function noteRuleException(exception: RuleException, noteFor: NoteFor): void {
  const { when, requires, otherwise, exceptions } = exception;
  noteFor(exception)([when, requires, ...expressionsOfMessage(otherwise.message)]);
  for (const below of exceptions) noteRuleException(below, noteFor);
}

function noteException(exception: DefinitionException, noteFor: NoteFor): void {
  noteFor(exception)([exception.when, exception.body]);
  for (const below of exception.exceptions) noteException(below, noteFor);
}

function namesRead(expressions: readonly (Expression | null)[], surroundings: Surroundings): ReadonlySet<string> {
  const names = new Set<string>();
  const read = (expression: Expression, here: Surroundings): void => {
    if (expression.kind === 'fact') names.add(expression.path);
    if (expression.kind === 'field') {
      const element = here.variables.get(expression.variable);
      if (element?.kind === 'record') names.add(`${element.record}.${expression.field}`);
    }
    const inside =
      'variable' in expression && 'list' in expression
        ? bindElement(expression.variable, elementType(expression.list, here), here)
        : here;
    for (const operand of operandsOf(expression)) read(operand, inside);
  };
  for (const expression of expressions) {
    if (expression !== null) read(expression, surroundings);
  }
  return names;
}
