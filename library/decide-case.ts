import { findRemedies } from '../engine/analysis/remedies/find-remedies.ts';
import type { Remedies } from '../engine/analysis/remedies/remedy.ts';
import { type Answer, buildAnswer } from '../engine/answer/answer.ts';
import { writeRemedies } from '../engine/answer/remedies-answer.ts';
import { prepareAnswerWriter } from '../engine/answer/write-answer-json.ts';
import type { AsyncEvaluator, Evaluator } from '../engine/backend.ts';
import { explainFindings } from '../engine/explain/explain.ts';
import type { Explanation } from '../engine/explain/explanation.ts';
import { prepareCaseReader } from '../engine/facts/case-reader.ts';
import type { FactReader } from '../engine/facts/fact-reader.ts';
import type { JsonTextProblem } from '../engine/facts/parse.ts';
import type { FactProblem } from '../engine/facts/problem.ts';
import type { Findings } from '../engine/ir/findings.ts';
import type { Day, Outcome, Rulebook } from '../engine/ir/ir.ts';
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

/** Why a case could not be decided. `case` is the caller's own reference, null where none was given. */
export interface Undecided {
  readonly kind: 'unusable';
  readonly case: string | number | null;
  readonly problems: readonly (FactProblem | JsonTextProblem)[];
}

/** A case decided, or why it could not be. */
export type Decided =
  | {
      readonly kind: 'decided';
      readonly case: string | number | null;
      readonly answer: Answer;
      readonly explanation: Explanation | null;
      /** What would have to change; null where no reasons were asked for, or nothing stands in the way. */
      readonly remedies: Remedies | null;
    }
  | Undecided;

/** As `Question`, to any engine: also to one that answers later. */
export interface AnyQuestion extends Omit<Question, 'evaluator'> {
  readonly evaluator: Evaluator | AsyncEvaluator;
}

/** The facts of a case: a JSON text, or what has been read from another format. */
export type GivenFacts = string | object;

/** Decides the case that has these facts. */
export function decideCase(question: Question, given: GivenFacts): Decided;
export function decideCase(question: AnyQuestion, given: GivenFacts): Decided | Promise<Decided>;
export function decideCase(question: AnyQuestion, given: GivenFacts): Decided | Promise<Decided> {
  const { rulebook, evaluator, decision, on, language, explain } = question;
  const read = readGiven(prepareCaseReader(rulebook, decision, on), given);
  if (read.problems.length > 0) return { kind: 'unusable', case: read.case, problems: read.problems };
  const present = (findings: Findings): Decided => ({
    kind: 'decided',
    case: read.case,
    answer: buildAnswer(rulebook, findings, { language }),
    explanation: explain ? explainFindings(rulebook, findings, read.facts, { language }) : null,
    remedies: explain ? findRemedies(rulebook, findings, read.facts) : null,
  });
  const findings = evaluator.decide(decision, read.facts, on);
  return findings instanceof Promise ? findings.then(present) : present(findings);
}

function readGiven(reader: FactReader, given: GivenFacts) {
  return typeof given === 'string' ? reader.readText(given) : reader.readObject(given);
}

/** A case decided, with its answer on one line of JSON. */
export interface DecidedAsJson {
  readonly kind: 'decided';
  readonly outcome: Outcome;
  /** What `JSON.stringify` makes of `toAnswerJson`. */
  readonly json: string;
}

/** Gives a function that decides one case after another and writes the answers as JSON, without because-trees. */
export function openJsonDecisions(question: Question): (given: GivenFacts) => DecidedAsJson | Undecided;
export function openJsonDecisions(
  question: AnyQuestion,
): (given: GivenFacts) => DecidedAsJson | Undecided | Promise<DecidedAsJson>;
export function openJsonDecisions(
  question: AnyQuestion,
): (given: GivenFacts) => DecidedAsJson | Undecided | Promise<DecidedAsJson> {
  const { rulebook, evaluator, decision, on, language } = question;
  const reader = prepareCaseReader(rulebook, decision, on);
  const write = prepareAnswerWriter(rulebook, { language });
  return (given) => {
    const read = readGiven(reader, given);
    if (read.problems.length > 0) return { kind: 'unusable', case: read.case, problems: read.problems };
    const present = (findings: Findings): DecidedAsJson => {
      const json = write(findings);
      const named = read.case === null ? json : `{"case":${JSON.stringify(read.case)},${json.slice(1)}`;
      return { kind: 'decided', outcome: findings.outcome, json: named };
    };
    const findings = evaluator.decide(decision, read.facts, on);
    return findings instanceof Promise ? findings.then(present) : present(findings);
  };
}

/**
 * A decided case as JSON: the reference first, then the answer, the because-trees and what would have to change, each
 * only where there is one.
 */
export function toAnswerJson(
  { case: reference, answer, explanation, remedies }: Extract<Decided, { kind: 'decided' }>,
  { rulebook, decision, language }: Pick<Question, 'rulebook' | 'decision' | 'language'>,
): object {
  return {
    ...(reference !== null && { case: reference }),
    ...answer,
    ...(explanation !== null && { because: explanation }),
    ...(remedies !== null && { remedies: writeRemedies(remedies, decision, rulebook, language) }),
  };
}
