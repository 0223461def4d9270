import type { Effect, Otherwise, RuleException } from '../../ir/ir.ts';
import type { Assessed } from '../interpreter/assessment.ts';
import { branchOf, type WhereKnown } from './conditions.ts';
import { all, any, choose, type Formula, unless } from './formula.ts';

/** What a rule may certainly be: satisfied, violated with an effect, or violated whatever the effect. */
type Goal = 'satisfied' | 'violated' | Effect;

/** Where a rule is certainly violated, through itself or through exceptions, outermost first; the last one speaks. */
export interface ViolationFormula {
  readonly exceptions: readonly RuleException[];
  readonly otherwise: Otherwise;
  readonly formula: Formula;
}

/** Where a rule, within its own `when`, is certainly satisfied. */
export function whereSatisfied(rule: Assessed, known: WhereKnown): Formula {
  return certain(rule, 'satisfied', known);
}

/** Where a rule, within its own `when`, is certainly violated: at most one of these fires. */
export function whereViolated(
  rule: Assessed,
  known: WhereKnown,
  chain: readonly RuleException[] = [],
): readonly ViolationFormula[] {
  const { replacements, reliefs } = sortExceptions(rule);
  const own = { exceptions: chain, otherwise: rule.otherwise, formula: alone(rule, rule.otherwise.effect, known) };
  const replaced = speak([own], replacements, 'always', known, chain);
  const needed = reliefs.length === 0 ? 'always' : replacedGoal(rule, 'violated', known);
  return speak(replaced, reliefs, needed, known, chain).filter(({ formula }) => formula !== 'never');
}

/** The rule's own verdict, its exceptions aside. */
function alone({ requires, unconditional, otherwise }: Assessed, goal: Goal, known: WhereKnown): Formula {
  const fits = goal === 'violated' || goal === otherwise.effect;
  if (requires === null) return (unconditional ? fits : goal === 'satisfied') ? 'always' : 'never';
  if (goal === 'satisfied') return known(requires, true);
  return fits ? known(requires, false) : 'never';
}

/** Where a rule or exception that applies certainly comes to the goal. */
function certain(rule: Assessed, goal: Goal, known: WhereKnown): Formula {
  const { reliefs } = sortExceptions(rule);
  const replaced = replacedGoal(rule, goal, known);
  if (reliefs.length === 0) return replaced;
  if (goal === 'satisfied') {
    // Reliefs stand in the place of violations only: satisfied without them or through one of them.
    const relieved = reliefs.map((one) => branchOf(one.when, certain(one, goal, known), known));
    return any([replaced, ...relieved.map(({ applies, chosen }) => all([applies, chosen]))]);
  }
  return all([replacedGoal(rule, 'violated', known), consult(reliefs, goal, replaced, known)]);
}

function replacedGoal(rule: Assessed, goal: Goal, known: WhereKnown): Formula {
  return consult(sortExceptions(rule).replacements, goal, alone(rule, goal, known), known);
}

/** Where the exception that applies, of none the base, comes to the goal. */
function consult(exceptions: readonly RuleException[], goal: Goal, base: Formula, known: WhereKnown): Formula {
  return choose(
    exceptions.map((one) => branchOf(one.when, certain(one, goal, known), known)),
    base,
  );
}

/**
 * Which of the base and its exceptions speaks: an exception that applies; else, also where another may still apply but
 * comes to the same effect, the base.
 */
function speak(
  base: readonly ViolationFormula[],
  exceptions: readonly RuleException[],
  needed: Formula,
  known: WhereKnown,
  chain: readonly RuleException[],
): readonly ViolationFormula[] {
  const ofBase = base.map((one) => {
    const others = exceptions.map((other) => agrees(other, one.otherwise.effect, known));
    return { ...one, formula: all([one.formula, ...others]) };
  });
  const ofExceptions = exceptions.flatMap((exception) =>
    whereViolated(exception, known, [...chain, exception]).map((one) => ({
      ...one,
      formula: all([needed, branchOf(exception.when, one.formula, known).applies, one.formula]),
    })),
  );
  return [...ofBase, ...ofExceptions];
}

/** Where an exception is excluded, or still may apply and comes to the same effect. */
function agrees(exception: RuleException, effect: Effect, known: WhereKnown): Formula {
  const { applies, excluded, chosen } = branchOf(exception.when, certain(exception, effect, known), known);
  return chosen === 'never' ? excluded : all([unless(applies), any([excluded, chosen])]);
}

function sortExceptions({ exceptions }: Assessed) {
  return {
    replacements: exceptions.filter(({ mode }) => mode === 'replace'),
    reliefs: exceptions.filter(({ mode }) => mode === 'relieve'),
  };
}
