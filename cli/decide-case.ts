import type { Evaluator } from '../engine/backend.ts';
import { type Answer, buildAnswer } from '../engine/explain/answer.ts';
import { explainFindings } from '../engine/explain/explain.ts';
import type { Explanation } from '../engine/explain/explanation.ts';
import { findDateClash } from '../engine/facts/date-clash.ts';
import { type JsonTextProblem, parseFactsJson } from '../engine/facts/parse.ts';
import type { FactProblem } from '../engine/facts/problem.ts';
import { readFacts } from '../engine/facts/read-facts.ts';
import type { Day, Rulebook } from '../engine/ir/ir.ts';
import type { Language } from '../engine/ir/localized.ts';

/** What all cases of one call have in common. */
export interface Question {
  readonly rulebook: Rulebook;
  readonly evaluator: Evaluator;
  readonly decision: string;
  /** Stands in for an as-of fact that is left out. */
  readonly on: Day | null;
  /** Of the answers. */
  readonly language: Language;
  readonly explain: boolean;
}

/** A case decided, or why it could not be. `case` is the caller's own reference, null where none was given. */
export type Decided =
  | {
      readonly kind: 'decided';
      readonly case: string | number | null;
      readonly answer: Answer;
      readonly explanation: Explanation | null;
    }
  | {
      readonly kind: 'unusable';
      readonly case: string | number | null;
      readonly problems: readonly (FactProblem | JsonTextProblem)[];
    };

/** Decides the case whose facts are in a JSON text. */
export function decideCase(question: Question, text: string): Decided {
  const { rulebook, evaluator, decision, on, language } = question;
  const parsed = parseFactsJson(text);
  if ('problem' in parsed) return { kind: 'unusable', case: null, problems: [parsed.problem] };
  const read = readFacts(rulebook, parsed.json);
  const clash = findDateClash(rulebook, decision, read.facts, on);
  const problems = clash === null ? read.problems : [...read.problems, clash];
  if (problems.length > 0) return { kind: 'unusable', case: read.case, problems };
  const findings = evaluator.decide(decision, read.facts, on);
  return {
    kind: 'decided',
    case: read.case,
    answer: buildAnswer(rulebook, findings, { language }),
    explanation: question.explain ? explainFindings(rulebook, findings, read.facts, { language }) : null,
  };
}

/** A decided case as JSON: the reference first, the because-trees last, each only where there is one. */
export function toAnswerJson({ case: reference, answer, explanation }: Extract<Decided, { kind: 'decided' }>): object {
  return {
    ...(reference !== null && { case: reference }),
    ...answer,
    ...(explanation !== null && { because: explanation }),
  };
}
