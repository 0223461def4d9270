import { findDateClash } from '../facts/date-clash.ts';
import { parseFactsJson } from '../facts/parse.ts';
import type { FactProblem } from '../facts/problem.ts';
import { readFacts } from '../facts/read-facts.ts';
import type { Facts } from '../ir/findings.ts';
import type { Rulebook } from '../ir/ir.ts';
import type { PolicyCase } from '../ir/policy-case.ts';

/** The facts of a policy case under a rulebook that has its decision; or why they are none. */
export type CaseReading =
  | { readonly kind: 'read'; readonly facts: Facts }
  | { readonly kind: 'unusable'; readonly problems: readonly FactProblem[] };

export function readCase({ decision, facts: text, on }: PolicyCase, rulebook: Rulebook): CaseReading {
  const parsed = parseFactsJson(text);
  if ('problem' in parsed) return { kind: 'unusable', problems: [parsed.problem] };
  const { facts, problems } = readFacts(rulebook, parsed.json);
  if (problems.length > 0) return { kind: 'unusable', problems };
  const clash = findDateClash(rulebook, decision, facts, on);
  return clash === null ? { kind: 'read', facts } : { kind: 'unusable', problems: [clash] };
}
