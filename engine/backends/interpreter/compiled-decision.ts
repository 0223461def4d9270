import { type CompiledDecision, type CompilingEvaluator, type LoadedCase, noSteps } from '../../backend.ts';
import type { Facts, Findings } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Decision, Rulebook } from '../../ir/ir.ts';
import { toRuleTrace, toVerdict } from '../verdicts.ts';
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
  return {
    load: (facts, date) => new UndecidedCase(facts, date),
    findings,
    trace: (loaded) => toRuleTrace(rulebook, decision, findings(loaded)),
    steps: () => noSteps,
    verdict: (loaded) => toVerdict(rulebook, decision, findings(loaded)),
  };
}
