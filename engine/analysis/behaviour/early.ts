import { openDecision } from '../../backends/interpreter/decide.ts';
import { evaluate } from '../../backends/interpreter/expressions.ts';
import { programOf } from '../../backends/interpreter/scope.ts';
import { factsFor, type Sides } from '../../compare/sides.ts';
import type { Facts } from '../../ir/findings.ts';
import type { Day, Decision, Rulebook } from '../../ir/ir.ts';
import { scopesOf } from './definition-scopes.ts';
import { meaningOf } from './meaning.ts';

/** The day from which claims are made: the first edition of either rulebook; null where none has one. */
export function firstDayOf(rulebooks: readonly Rulebook[]): Day | null {
  const days = rulebooks.flatMap(({ editions: [first] }) => first?.date ?? []);
  return days.length === 0 ? null : Math.min(...days);
}

/** Tells whether a date that values are taken as of lies before the first day: the decision's own, or a definition's. */
export function openEarliness(sides: Sides, first: Day | null): (facts: Facts) => boolean {
  if (first === null) return () => false;
  return (facts) =>
    [sides.before, sides.after].some((side) => isBefore(first, factsFor(side, facts), side.rulebook, side.decision));
}

/** Whether a date that a decision takes values as of lies before a day. */
export function isBefore(day: Day, facts: Facts, rulebook: Rulebook, { asOf, name }: Decision): boolean {
  const own = facts.get(asOf);
  if (typeof own === 'number' && own < day) return true;
  const program = programOf(rulebook);
  const dated = [...(meaningOf(rulebook, name)?.definitions ?? [])].flatMap((one) => {
    const definition = program.definitions.get(one);
    const dates = definition?.versions.flatMap(({ value }) => value?.asOf ?? []) ?? [];
    return definition === undefined || dates.length === 0 ? [] : [{ definition, dates }];
  });
  if (dated.length === 0) return false;
  const { scope } = openDecision(program, name, facts, null);
  return dated.some(({ definition, dates }) =>
    scopesOf(definition, scope, program).some((inner) =>
      dates.some((date) => {
        const result = evaluate(date, inner);
        return result.kind === 'known' && typeof result.value === 'number' && result.value < day;
      }),
    ),
  );
}
