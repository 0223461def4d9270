import { openDecision } from '../../backends/interpreter/decide.ts';
import { evaluate } from '../../backends/interpreter/expressions.ts';
import { programOf, type Scope } from '../../backends/interpreter/scope.ts';
import { type DecisionSide, factsFor, type Sides } from '../../compare/sides.ts';
import type { Facts } from '../../ir/findings.ts';
import type { Day, Expression, Rulebook } from '../../ir/ir.ts';
import { scopesOf } from './definition-scopes.ts';
import { meaningOf } from './meaning.ts';

/** The day from which claims are made: the first edition of either rulebook; null where none has one. */
export function firstDayOf(rulebooks: readonly Rulebook[]): Day | null {
  const days = rulebooks.flatMap(({ editions: [first] }) => first?.date ?? []);
  return days.length === 0 ? null : Math.min(...days);
}

/** Whether a date that values are taken as of lies before a day: the decision's own, or that of a definition. */
export function openEarliness(sides: Sides, first: Day | null): (facts: Facts) => boolean {
  if (first === null) return () => false;
  return (facts) => [sides.before, sides.after].some((side) => isEarlyOn(side, facts, first));
}

function isEarlyOn(side: DecisionSide, facts: Facts, first: Day): boolean {
  const { asOf, name } = side.decision;
  const own = facts.get(asOf);
  if (typeof own === 'number' && own < first) return true;
  const program = programOf(side.rulebook);
  const dated = [...(meaningOf(side.rulebook, name)?.definitions ?? [])].flatMap((one) => {
    const definition = program.definitions.get(one);
    const dates = definition?.versions.flatMap(({ value }) => value?.asOf ?? []) ?? [];
    return definition === undefined || dates.length === 0 ? [] : [{ definition, dates }];
  });
  if (dated.length === 0) return false;
  const { scope } = openDecision(program, name, factsFor(side, facts), null);
  return dated.some(({ definition, dates }) =>
    scopesOf(definition, scope, program).some((inner) => dates.some((date) => isBefore(date, inner, first))),
  );
}

function isBefore(date: Expression, scope: Scope, first: Day): boolean {
  const result = evaluate(date, scope);
  return result.kind === 'known' && typeof result.value === 'number' && result.value < first;
}
