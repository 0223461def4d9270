import { type Answer, buildAnswer } from '../answer/answer.ts';
import type { Evaluator } from '../backend.ts';
import type { FactProblem } from '../facts/problem.ts';
import type { Facts, Findings } from '../ir/findings.ts';
import type { Origin, Rulebook } from '../ir/ir.ts';
import type { PolicyCase } from '../ir/policy-case.ts';
import { spokenLanguage } from '../ir/texts.ts';
import { compare, type Difference } from './compare.ts';
import { readCase } from './read-case.ts';

/** How a policy case went. */
export type CaseResult =
  | { readonly kind: 'passed'; readonly case: PolicyCase; readonly findings: Findings; readonly facts: Facts }
  | {
      readonly kind: 'failed';
      readonly case: PolicyCase;
      readonly findings: Findings;
      readonly facts: Facts;
      readonly answer: Answer;
      /** At least one. */
      readonly differences: readonly Difference[];
    }
  /** Its facts are not facts of the rulebook: it was not run. */
  | { readonly kind: 'unusable'; readonly case: PolicyCase; readonly problems: readonly PlacedProblem[] };

export interface PlacedProblem extends FactProblem {
  readonly origin: Origin;
}

/** Runs a policy case with an evaluator of its rulebook, in the authority's language. */
export function runCase(rulebook: Rulebook, evaluator: Evaluator, policyCase: PolicyCase): CaseResult {
  const read = readCase(policyCase, rulebook);
  if (read.kind === 'unusable') return unusable(policyCase, read.problems);
  const { facts } = read;
  const findings = evaluator.decide(policyCase.decision, facts, policyCase.on);
  const language = spokenLanguage(rulebook.languages[0] ?? '', 'en');
  const answer = buildAnswer(rulebook, findings, { language });
  const differences = compare(policyCase.expected, answer, rulebook);
  if (differences.length === 0) return { kind: 'passed', case: policyCase, findings, facts };
  return { kind: 'failed', case: policyCase, findings, facts, answer, differences };
}

function unusable(policyCase: PolicyCase, problems: readonly FactProblem[]): CaseResult {
  return {
    kind: 'unusable',
    case: policyCase,
    problems: problems.map((one) => ({ ...one, origin: placeOf(policyCase, one.path) })),
  };
}

/** Where the fact stands in the case, or the nearest thing around it, or the case itself. */
function placeOf({ factOrigins, origin }: PolicyCase, path: string): Origin {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['), 0))) {
    const found = factOrigins.get(at);
    if (found !== undefined) return found;
  }
  return origin;
}
