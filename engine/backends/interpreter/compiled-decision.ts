import type { CompiledDecision, CompilingEvaluator, LoadedCase } from '../../backend.ts';
import type { Facts, Findings } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Decision, Rulebook } from '../../ir/ir.ts';
import { toVerdictValues } from '../verdict-values.ts';
import { interpreter } from './interpreter.ts';

/** The interpreter behind the contract of a compiling back end: nothing is compiled, everything is found as ever. */
export function prepareDecisions(rulebook: Rulebook): CompilingEvaluator {
  const { decide } = interpreter.prepare(rulebook);
  return {
    decide,
    decision(name) {
      const decision = rulebook.decisions.find((one) => one.name === name);
      invariant(decision !== undefined, `the rulebook has the decision '${name}'`);
      return interpretDecision(rulebook, decision, (facts, date) => decide(name, facts, date));
    },
  };
}

class UndecidedCase {
  readonly facts: Facts;
  readonly date: Day | null;
  constructor(facts: Facts, date: Day | null) {
    this.facts = facts;
    this.date = date;
  }
}

function interpretDecision(
  rulebook: Rulebook,
  decision: Decision,
  decide: (facts: Facts, date: Day | null) => Findings,
): CompiledDecision {
  const findings = (loaded: LoadedCase) => {
    invariant(loaded instanceof UndecidedCase, 'the case was loaded by this back end');
    return decide(loaded.facts, loaded.date);
  };
  const valuesOf = (values: Findings['values']) => {
    const results = new Map(values.map(({ name, result }) => [name, result]));
    const inOrder = decision.outputs.map(({ name }) => results.get(name) ?? ({ kind: 'absent' } as const));
    return toVerdictValues(rulebook, decision, inOrder);
  };
  return {
    load: (facts, date) => new UndecidedCase(facts, date),
    findings,
    trace(loaded) {
      const { outcome, rules, values, missing } = findings(loaded);
      return {
        outcome,
        missing,
        values: valuesOf(values),
        rules: rules.map(({ rule, status, effect, exceptions }) => ({ rule, status, effect, exceptions })),
      };
    },
    verdict(loaded) {
      const { outcome, rules, values, missing } = findings(loaded);
      return {
        outcome,
        violated: rules.filter(({ status }) => status === 'violated').map(({ rule }) => rule),
        missing,
        values: valuesOf(values),
      };
    },
  };
}
