import type { Facts } from '../../ir/findings.ts';
import type { Day } from '../../ir/ir.ts';
import { type OpenDecision, openDecision } from '../interpreter/decide.ts';
import { elementsIn } from '../interpreter/elements.ts';
import { evaluate } from '../interpreter/expressions.ts';
import { bind, indexRulebook, type Scope } from '../interpreter/scope.ts';
import { type FactValue, writeFactValue } from './fact-value.ts';
import type { EachElement, RuleSet } from './rule-set.ts';

/** What `Engine.run` takes: every fact of the rules by name; `undefined` where it is unknown, `null` where absent. */
export type EngineFacts = Readonly<Record<string, FactValue>>;

/** The facts of one case for the rules of a rule set. */
export interface CaseFacts {
  /** For `rules`. */
  readonly facts: EngineFacts;
  /** For each of `each`, in the same order: its elements, with the facts of the case and their own. */
  readonly each: readonly (readonly ElementFacts[])[];
}

export interface ElementFacts {
  /** `invoice.lines[0]`; `invoice.lines[]` stands for whatever an unknown list may hold. */
  readonly element: string;
  readonly facts: EngineFacts;
}

/** Computes the facts of a rule set for cases; `facts` are validated, `date` stands in for an as-of fact left out. */
export function openRuleSet(ruleSet: RuleSet): (facts: Facts, date: Day | null) => CaseFacts {
  const program = indexRulebook(ruleSet.ir);
  return (facts, date) => computeFacts(ruleSet, openDecision(program, ruleSet.decision, facts, date));
}

function computeFacts(ruleSet: RuleSet, { scope }: OpenDecision): CaseFacts {
  const facts = valuesOf(ruleSet, null, scope);
  const each = ruleSet.each.map(({ list, variable, expression }) =>
    elementsIn(expression, scope, evaluate).bindings.map((binding) => ({
      element: binding.path,
      facts: { ...facts, ...valuesOf(ruleSet, { list, variable }, bind(scope, variable, binding)) },
    })),
  );
  return { facts, each };
}

function valuesOf({ facts, ir }: RuleSet, each: EachElement | null, scope: Scope): EngineFacts {
  const wanted = facts.filter((fact) => fact.each?.list === each?.list && fact.each?.variable === each?.variable);
  return Object.fromEntries(
    wanted.map(({ fact, expression, type }): [string, FactValue] => {
      const result = evaluate(expression, scope);
      if (result.kind === 'known') return [fact, writeFactValue(result.value, type, ir)];
      return [fact, result.kind === 'absent' ? null : undefined];
    }),
  );
}
