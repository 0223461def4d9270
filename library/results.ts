import { findRemedies } from '../engine/analysis/remedies/find-remedies.ts';
import type { Remedies } from '../engine/analysis/remedies/remedy.ts';
import { type Answer, prepareAnswers } from '../engine/answer/answer.ts';
import { type RemediesAnswer, writeRemedies } from '../engine/answer/remedies-answer.ts';
import { prepareAnswerWriter } from '../engine/answer/write-answer-json.ts';
import type { RuleTrace, Steps, Verdict } from '../engine/backend.ts';
import { explainFindings } from '../engine/explain/explain.ts';
import type { Explanation } from '../engine/explain/explanation.ts';
import type { JsonTextProblem } from '../engine/facts/parse.ts';
import type { FactProblem } from '../engine/facts/problem.ts';
import type { Facts, Findings } from '../engine/ir/findings.ts';
import type { Decision, Outcome, Rulebook } from '../engine/ir/ir.ts';
import type { Language } from '../engine/ir/localized.ts';

/** What a case comes to, by how much is asked of it (`detail`), the least first. */
export interface Results {
  /** Outcome, violated rules, missing facts and values, and nothing else is made: the fast path. */
  readonly verdict: Verdict;
  /** As fast: what became of each rule in place of the violated ones, and the reasons for whoever asks for them later. */
  readonly trace: TracedCase;
  /** Everything that was found out, before it is put into words. */
  readonly findings: FoundCase;
  /** The answer, with provisions and messages. */
  readonly answer: DecidedCase;
  /** The same as a text, faster, for those who pass it on. */
  readonly json: WrittenCase;
  /** The answer with the reasons step by step. Made for a reader: it takes a hundred times longer. */
  readonly reasons: ExplainedCase;
}

export type Detail = keyof Results;

/** Facts that cannot be used, and why. Problems never repeat a text or anything sensitive. */
export interface UnusableFacts {
  readonly kind: 'unusable';
  /** The caller's own reference (`case`); null where none was given. */
  readonly case: string | number | null;
  /** At most 50; of a JSON text that is none, the one fault with its line and column. */
  readonly problems: readonly (FactProblem | JsonTextProblem)[];
}

/** A decided case: the answer as the command line's `--format json` gives it. */
export interface DecidedCase {
  readonly kind: 'decided';
  readonly case: string | number | null;
  readonly answer: Answer;
}

/** A decided case with its reasons. */
export interface ExplainedCase extends DecidedCase {
  /** The because-trees of rules and values. */
  readonly because: Explanation;
  /** What would have to change for a denied or referred case to be approved; null for other outcomes. */
  readonly remedies: RemediesAnswer | null;
}

/** A decided case as one line of JSON. */
export interface WrittenCase {
  readonly kind: 'decided';
  readonly outcome: Outcome;
  /** What `JSON.stringify` makes of `toJson`. */
  readonly json: string;
}

/** What became of each rule, and why. */
export interface TracedCase extends RuleTrace {
  /**
   * The because-trees of rules and values. Nothing is kept for them but the case: when they are asked for it is gone
   * through once more, and the value of every step with it.
   */
  because(): Explanation;
}

/** A decided case for programs that present it themselves. Values that are sensitive are among the findings. */
export interface FoundCase {
  readonly kind: 'decided';
  readonly case: string | number | null;
  readonly findings: Findings;
  answer(): Answer;
  because(): Explanation;
  /** What would have to change, as an analysis has it; null where nothing stands in the way. */
  remedies(): Remedies | null;
}

/** A decided case as JSON: the caller's reference first, then the answer and its reasons, each only where there is one. */
export function toJson(decided: DecidedCase | ExplainedCase): object {
  const { case: reference, answer } = decided;
  return {
    ...(reference !== null && { case: reference }),
    ...answer,
    ...('because' in decided && reasonsOf(decided)),
  };
}

/** The reasons of a case as JSON has them everywhere. */
export function reasonsOf({ because, remedies }: ExplainedCase): {
  readonly because: Explanation;
  readonly remedies?: RemediesAnswer;
} {
  return { because, ...(remedies !== null && { remedies }) };
}

/** The findings of one case, and the facts they were made from. */
interface Found {
  readonly case: string | number | null;
  readonly facts: Facts;
  readonly findings: Findings;
  /** Of a decision that keeps what it works out on its way. */
  readonly steps?: () => Steps;
}

/** Puts findings of one decision into words. */
export interface Presenter {
  present<Asked extends FoundDetail>(found: Found, detail: Asked): Results[Asked];
}

/** What can be made of findings. */
export type FoundDetail = Exclude<Detail, 'verdict' | 'trace'>;

export function openPresenter(rulebook: Rulebook, decision: Decision, language: Language): Presenter {
  const toAnswer = prepareAnswers(rulebook, decision, { language });
  let write: ((findings: Findings) => string) | null = null;
  function toText({ case: reference, findings }: Found): WrittenCase {
    write ??= prepareAnswerWriter(rulebook, { language });
    const json = write(findings);
    const named = reference === null ? json : `{"case":${JSON.stringify(reference)},${json.slice(1)}`;
    return { kind: 'decided', outcome: findings.outcome, json: named };
  }
  function explain({ facts, findings, steps }: Found): Explanation {
    return explainFindings(rulebook, findings, facts, { language, ...(steps !== undefined && { steps: steps() }) });
  }
  function present(found: Found, detail: FoundDetail): Results[FoundDetail] {
    const { case: reference, facts, findings } = found;
    switch (detail) {
      case 'findings':
        return {
          kind: 'decided',
          case: reference,
          findings,
          answer: () => toAnswer(findings),
          because: () => explain(found),
          remedies: () => findRemedies(rulebook, findings, facts),
        };
      case 'answer':
        return { kind: 'decided', case: reference, answer: toAnswer(findings) };
      case 'json':
        return toText(found);
      case 'reasons': {
        const remedies = findRemedies(rulebook, findings, facts);
        return {
          kind: 'decided',
          case: reference,
          answer: toAnswer(findings),
          because: explain(found),
          remedies: remedies === null ? null : writeRemedies(remedies, decision.name, rulebook, language),
        };
      }
    }
  }
  return { present: present as Presenter['present'] };
}
