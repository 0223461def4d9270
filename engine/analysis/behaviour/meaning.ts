import type { Decision, Expression, Parameter, Rulebook, Type } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { expressionsIn, expressionsOfRule, visitAll } from '../solver/visit.ts';

/** What a decision rests on: everything that can change how a case comes out, messages and labels left out. */
export interface Meaning {
  readonly decision: Decision;
  /** Names of what it reads, on whatever day, directly or through definitions. */
  readonly definitions: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
}

const meanings = new WeakMap<Rulebook, Map<string, Meaning | null>>();

/** The meaning of a decision; null where the rulebook has none of that name. */
export function meaningOf(rulebook: Rulebook, name: string): Meaning | null {
  const known = meanings.get(rulebook) ?? new Map<string, Meaning | null>();
  meanings.set(rulebook, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  const meaning = readMeaning(rulebook, name);
  known.set(name, meaning);
  return meaning;
}

function readMeaning(rulebook: Rulebook, name: string): Meaning | null {
  const names = namesOf(rulebook);
  const decision = names.decisions.get(name);
  if (decision === undefined) return null;
  const definitions = new Set<string>();
  const parameters = new Set<string>();
  const facts = new Set([decision.asOf]);
  const read = (whole: Expression): void =>
    visitAll(whole, (expression) => {
      if (expression.kind === 'fact') facts.add(expression.path);
      if (expression.kind === 'lookup' || expression.kind === 'by_brackets') parameters.add(expression.parameter);
      if (expression.kind !== 'definition' || definitions.has(expression.name)) return;
      definitions.add(expression.name);
      const definition = names.definitions.get(expression.name);
      for (const inner of definition === undefined ? [] : expressionsIn(definition)) read(inner);
    });
  for (const { expression } of decision.outputs) read(expression);
  for (const expression of decision.rules.flatMap(expressionsOfRule)) read(expression);
  return { decision, definitions, parameters, facts };
}

/** A text that is the same for two decisions that are the same word for word but for what changes no case. */
export function canonicalMeaning(rulebook: Rulebook, { decision, definitions, parameters, facts }: Meaning): string {
  const names = namesOf(rulebook);
  const sorted = (some: ReadonlySet<string>) => [...some].sort();
  const types = new Set<string>();
  const typesOf = (type: Type): void => {
    if (type.kind === 'list') typesOf(type.element);
    if (type.kind === 'enum') types.add(type.enum);
    if (type.kind === 'record' && !types.has(type.record)) {
      types.add(type.record);
      for (const field of names.records.get(type.record)?.fields ?? []) typesOf(field.type);
    }
  };
  const read = sorted(facts).map((path) => names.facts.get(path));
  for (const fact of read) if (fact !== undefined) typesOf(fact.type);
  const whole = {
    asOf: decision.asOf,
    since: decision.since,
    outputs: decision.outputs,
    rules: decision.rules.map(({ name, versions }) => ({ name, versions })).sort(byName),
    definitions: sorted(definitions).map((name) => names.definitions.get(name)),
    parameters: sorted(parameters).map((name) => meaningOfParameter(names.parameters.get(name))),
    facts: read,
    types: sorted(types).map((name) => names.records.get(name) ?? names.enums.get(name)),
  };
  return withoutIdle(whole);
}

/** A text that is the same for two parts of the IR that say the same, whatever is said about them. */
export function withoutIdle(part: unknown): string {
  return JSON.stringify(part, (key, value) => (idle.has(key) ? undefined : value)) ?? '';
}

/** What says nothing about how a case comes out. */
const idle: ReadonlySet<string> = new Set([
  'label',
  'inputLabel',
  'input',
  'message',
  'origin',
  'provisions',
  'citations',
  'interpretations',
  'listPath',
  'sensitive',
]);

function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return left.name < right.name ? -1 : 1;
}

function meaningOfParameter(parameter: Parameter | undefined): unknown {
  return parameter === undefined ? null : { name: parameter.name, index: parameter.index, values: parameter.values };
}
