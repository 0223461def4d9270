import { readCases } from '../../dsl/cases/read-cases.ts';
import { explainFindings } from '../../engine/explain/explain.ts';
import type { Explanation } from '../../engine/explain/explanation.ts';
import { assessCase, type CaseAssessment, type CaseRequest } from '../../engine/form/assess-case.ts';
import { type ToldRemedies, tellRemedies } from '../../engine/form/tell-remedies.ts';
import { formatDate } from '../../engine/ir/calendar.ts';
import { openedAs } from './opened.ts';

/** A case to start from. */
export interface Example {
  readonly name: string;
  /** JSON text. */
  readonly facts: string;
  /** Stands in for an as-of fact that was left out. */
  readonly on: string | null;
}

/** What the page of evaluation asks of the worker. */
export const evaluationFunctions = {
  /** The reasons of a case; null where the rulebook has errors. */
  explain(name: string, { decision, facts, language }: CaseRequest): Explanation | null {
    const opened = openedAs(name);
    const evaluator = opened.evaluator();
    if (opened.rulebook === null || evaluator === null) return null;
    return explainFindings(opened.rulebook, evaluator.decide(decision, facts, null), facts, { language });
  },

  /** What would have to change for a case to be approved; null where nothing would, or the rulebook has errors. */
  remedies(name: string, request: CaseRequest): ToldRemedies | null {
    const opened = openedAs(name);
    const evaluator = opened.evaluator();
    return opened.rulebook === null || evaluator === null ? null : tellRemedies(opened.rulebook, evaluator, request);
  },

  /** Decides a case by the rulebook open under this name; null where that has errors. */
  assess(name: string, request: CaseRequest): CaseAssessment | null {
    const opened = openedAs(name);
    const evaluator = opened.evaluator();
    return opened.rulebook === null || evaluator === null ? null : assessCase(opened.rulebook, evaluator, request);
  },

  /** The rulebook's own cases of a decision, as examples. */
  examples(name: string, decision: string): readonly Example[] {
    const { rulebook, workspace } = openedAs(name);
    if (rulebook === null) return [];
    const files = [...workspace.files].filter(([path]) => /^tests\/.*\.ya?ml$/.test(path));
    return files
      .flatMap(([path, text]) => readCases(path, text, rulebook).cases)
      .filter((one) => one.decision === decision)
      .map((one) => ({ name: one.name, facts: one.facts, on: one.on === null ? null : formatDate(one.on) }));
  },
};
