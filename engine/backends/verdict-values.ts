import type { Verdict } from '../backend.ts';
import { passesOnSensitive } from '../explain/sensitive.ts';
import { surround } from '../explain/type-of.ts';
import type { Result } from '../ir/findings.ts';
import type { Decision, Rulebook } from '../ir/ir.ts';

/** The values of a verdict: those known, null for the others and for what would hand on a sensitive fact. */
export function toVerdictValues(
  rulebook: Rulebook,
  { outputs }: Decision,
  results: readonly Result[],
): Verdict['values'] {
  const surroundings = surround(rulebook);
  const values = outputs.map(({ name, expression }, index) => {
    const result = results[index];
    const told = result?.kind === 'known' && !passesOnSensitive(expression, surroundings);
    return [name, told ? result.value : null] as const;
  });
  return Object.fromEntries(values);
}
