import type { Verdict } from '../backend.ts';
import { hiddenOutputs } from '../explain/sensitive.ts';
import type { Result } from '../ir/findings.ts';
import type { Decision, Rulebook } from '../ir/ir.ts';

/** The values of a verdict: those known, null for the others and for what would hand on a sensitive fact. */
export function toVerdictValues(rulebook: Rulebook, decision: Decision, results: readonly Result[]): Verdict['values'] {
  const hidden = hiddenOutputs(decision, rulebook);
  const values = decision.outputs.map(({ name }, index) => {
    const result = results[index];
    const told = result?.kind === 'known' && !hidden.has(name);
    return [name, told ? result.value : null] as const;
  });
  return Object.fromEntries(values);
}
