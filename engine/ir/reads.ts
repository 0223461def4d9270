import { invariant } from './invariant.ts';
import type { Decision, DefinitionException, Expression, Fact, Field, Rule, Rulebook, RuleException } from './ir.ts';
import { expressionsOfMessage, operandsOf } from './operands.ts';
import { bindElement, elementType, type Surroundings, surround } from './type-of.ts';

/** The facts a decision reads, on whatever day and through whatever definitions, in order of declaration. */
export function factsOf(rulebook: Rulebook, decision: string): readonly Fact[] {
  const { facts } = readsOf(rulebook, decision);
  return rulebook.facts.filter(({ path }) => facts.has(path));
}

/** The fields of a record's elements that a decision reads, in order of declaration. */
export function usedFields(rulebook: Rulebook, decision: string, record: string): readonly Field[] {
  const used = readsOf(rulebook, decision).fields.get(record);
  const declared = rulebook.records.find(({ name }) => name === record)?.fields ?? [];
  return declared.filter(({ name }) => used?.has(name) ?? false);
}

/** The definitions and parameters a decision uses, on whatever day, directly or through others. */
export function namesUsed(
  rulebook: Rulebook,
  decision: string,
): { readonly definitions: ReadonlySet<string>; readonly parameters: ReadonlySet<string> } {
  return readsOf(rulebook, decision);
}

interface Reads {
  readonly facts: Set<string>;
  /** Field names by record. */
  readonly fields: Map<string, Set<string>>;
  readonly definitions: Set<string>;
  readonly parameters: Set<string>;
}

const readsByRulebook = new WeakMap<Rulebook, Map<string, Reads>>();

function readsOf(rulebook: Rulebook, name: string): Reads {
  const known = readsByRulebook.get(rulebook) ?? new Map<string, Reads>();
  readsByRulebook.set(rulebook, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  const decision = rulebook.decisions.find((one) => one.name === name);
  invariant(decision !== undefined, `the rulebook has the decision '${name}'`);
  const reads = collectReads(rulebook, decision);
  known.set(name, reads);
  return reads;
}

function collectReads(rulebook: Rulebook, decision: Decision): Reads {
  const reads: Reads = {
    facts: new Set([decision.asOf]),
    fields: new Map(),
    definitions: new Set(),
    parameters: new Set(),
  };
  const surroundings = surround(rulebook);
  for (const output of decision.outputs) readExpression(output.expression, surroundings, reads);
  for (const rule of decision.rules) readRule(rule, surroundings, reads);
  return reads;
}

function readRule(rule: Rule, surroundings: Surroundings, reads: Reads): void {
  for (const { value } of rule.versions) {
    if (value === null) continue;
    const { forEach } = value;
    const inside =
      forEach === null
        ? surroundings
        : bindElement(forEach.variable, elementType(forEach.list, surroundings), surroundings);
    if (forEach !== null) readExpression(forEach.list, surroundings, reads);
    readEach([value.when, value.requires, ...expressionsOfMessage(value.otherwise.message)], inside, reads);
    for (const exception of value.exceptions) readRuleException(exception, inside, reads);
  }
}

function readRuleException(exception: RuleException, surroundings: Surroundings, reads: Reads): void {
  const { when, requires, otherwise, exceptions } = exception;
  readEach([when, requires, ...expressionsOfMessage(otherwise.message)], surroundings, reads);
  for (const below of exceptions) readRuleException(below, surroundings, reads);
}

function readDefinition(name: string, { rulebook }: Surroundings, reads: Reads): void {
  if (reads.definitions.has(name)) return;
  reads.definitions.add(name);
  const definition = rulebook.definitions.find((one) => one.name === name);
  invariant(definition !== undefined, `the rulebook has the definition '${name}'`);
  const inside = surround(rulebook, definition.record);
  for (const { value } of definition.versions) {
    if (value === null) continue;
    readEach([value.asOf, value.when, value.body], inside, reads);
    for (const exception of value.exceptions) readDefinitionException(exception, inside, reads);
  }
}

function readDefinitionException(exception: DefinitionException, surroundings: Surroundings, reads: Reads): void {
  readEach([exception.when, exception.body], surroundings, reads);
  for (const below of exception.exceptions) readDefinitionException(below, surroundings, reads);
}

function readEach(expressions: readonly (Expression | null)[], surroundings: Surroundings, reads: Reads): void {
  for (const expression of expressions) {
    if (expression !== null) readExpression(expression, surroundings, reads);
  }
}

function readExpression(expression: Expression, surroundings: Surroundings, reads: Reads): void {
  if (expression.kind === 'fact') reads.facts.add(expression.path);
  if (expression.kind === 'lookup' || expression.kind === 'by_brackets') reads.parameters.add(expression.parameter);
  if (expression.kind === 'definition') readDefinition(expression.name, surroundings, reads);
  if (expression.kind === 'field') {
    const element = surroundings.variables.get(expression.variable);
    if (element?.kind === 'record') addField(element.record, expression.field, reads);
  }
  const inside =
    'variable' in expression && 'list' in expression
      ? bindElement(expression.variable, elementType(expression.list, surroundings), surroundings)
      : surroundings;
  readEach(operandsOf(expression), inside, reads);
}

function addField(record: string, field: string, { fields }: Reads): void {
  const known = fields.get(record) ?? new Set();
  known.add(field);
  fields.set(record, known);
}
