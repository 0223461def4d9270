import type { RuleStatus, RuleTrace, Verdict } from '../backend.ts';
import type { Findings } from '../ir/findings.ts';
import type { Decision, Rulebook } from '../ir/ir.ts';
import { hiddenOutputs } from '../ir/sensitive.ts';

/** The verdict that findings come to. */
export function toVerdict(rulebook: Rulebook, decision: Decision, findings: Findings): Verdict {
  return {
    kind: 'decided',
    outcome: findings.outcome,
    violated: findings.rules.filter(({ status }) => status === 'violated').map(({ rule }) => rule),
    missing: findings.missing,
    values: valuesOf(rulebook, decision, findings),
  };
}

/** The same with what became of each rule. */
export function toRuleTrace(rulebook: Rulebook, decision: Decision, findings: Findings): RuleTrace {
  const { outcome, missing, rules } = findings;
  const values = valuesOf(rulebook, decision, findings);
  return { kind: 'decided', outcome, missing, values, rules: rules.map(toStatus) };
}

/** What became of a rule, without the rest of its finding. */
export function toStatus({ rule, status, effect, exceptions }: RuleStatus): RuleStatus {
  return { rule, status, effect, exceptions };
}

/** The values known; null for the others and for what would hand on a sensitive fact. */
function valuesOf(rulebook: Rulebook, decision: Decision, { values }: Findings): Verdict['values'] {
  const hidden = hiddenOutputs(decision, rulebook);
  const results = new Map(values.map(({ name, result }) => [name, result]));
  const told = decision.outputs.map(({ name }) => {
    const result = results.get(name);
    return [name, result?.kind === 'known' && !hidden.has(name) ? result.value : null] as const;
  });
  return Object.fromEntries(told);
}
