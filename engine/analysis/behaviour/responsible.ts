import type { RuleTrace } from '../../backend.ts';
import { openDecision } from '../../backends/interpreter/decide.ts';
import { evaluate } from '../../backends/interpreter/expressions.ts';
import { sameValue } from '../../backends/interpreter/results.ts';
import { type Program, programOf, type Scope } from '../../backends/interpreter/scope.ts';
import { type DecisionSide, factsFor, type Sides } from '../../compare/sides.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import type { Definition } from '../../ir/ir.ts';
import { scopesOf } from './definition-scopes.ts';
import { meaningOf, withoutIdle } from './meaning.ts';

/**
 * Names of the rules, exceptions and definitions that come out differently in a case: rules first, then definitions,
 * those whose own text or values have changed before those that only read them.
 */
export function findResponsible(sides: Sides, facts: Facts, before: RuleTrace, after: RuleTrace): readonly string[] {
  const rules = differingRules(before, after);
  const values = valuesOfDefinitions(sides.before, facts);
  const valuesAfter = valuesOfDefinitions(sides.after, facts);
  const names = new Set([...values.keys(), ...valuesAfter.keys()]);
  const differing = [...names].filter((name) => !sameValue(values.get(name) ?? null, valuesAfter.get(name) ?? null));
  const changed = differing.filter((name) => hasChanged(name, sides));
  return [...new Set([...rules, ...changed, ...differing])];
}

function differingRules(before: RuleTrace, after: RuleTrace): readonly string[] {
  const standings = (trace: RuleTrace) => new Map(trace.rules.map((rule) => [rule.rule, rule]));
  const [one, other] = [standings(before), standings(after)];
  const names: string[] = [];
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const [left, right] = [one.get(name), other.get(name)];
    const exceptions = [left?.exceptions ?? [], right?.exceptions ?? []] as const;
    const differing = [...exceptions[0], ...exceptions[1]].filter(
      (exception) => !exceptions[0].includes(exception) || !exceptions[1].includes(exception),
    );
    if (left?.status === right?.status && left?.effect === right?.effect && differing.length === 0) continue;
    names.push(name, ...differing);
  }
  return names;
}

/** What each definition of the decision comes to; of a derived field, for each element. What is not known is null. */
function valuesOfDefinitions(side: DecisionSide, facts: Facts): ReadonlyMap<string, Value | null> {
  const program = programOf(side.rulebook);
  const { scope } = openDecision(program, side.decision.name, factsFor(side, facts), null);
  const values = new Map<string, Value | null>();
  for (const name of meaningOf(side.rulebook, side.decision.name)?.definitions ?? []) {
    const definition = program.definitions.get(name);
    if (definition !== undefined) values.set(name, valueOfDefinition(definition, scope, program));
  }
  return values;
}

function valueOfDefinition(definition: Definition, scope: Scope, program: Program): Value | null {
  const { name, record } = definition;
  if (record === null) return read(name, null, scope);
  return scopesOf(definition, scope, program).map((element) => read(name, 0, element) ?? 'null');
}

function read(name: string, variable: number | null, scope: Scope): Value | null {
  const result = evaluate({ kind: 'definition', name, variable }, scope);
  if (result.kind !== 'known') return null;
  return typeof result.value === 'bigint' ? String(result.value) : result.value;
}

/** Whether a definition's text, or a parameter that it looks up, is not the same in both rulebooks. */
function hasChanged(name: string, { before, after }: Sides): boolean {
  const textIn = ({ rulebook }: DecisionSide) => {
    const definition = programOf(rulebook).definitions.get(name);
    const looked = [...withoutIdle(definition?.versions).matchAll(/"parameter":"([^"]+)"/g)].map(
      ([, found = '']) => found,
    );
    const parameters = looked.map((parameter) => withoutIdle(programOf(rulebook).parameters.get(parameter)?.values));
    return [withoutIdle(definition?.versions), ...parameters].join('\n');
  };
  return textIn(before) !== textIn(after);
}
