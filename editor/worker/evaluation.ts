import { readCases } from '../../dsl/cases/read-cases.ts';
import { assessCase, type CaseAssessment } from '../../engine/form/assess-case.ts';
import { formatDate } from '../../engine/ir/calendar.ts';
import type { Facts } from '../../engine/ir/findings.ts';
import type { Language } from '../../engine/ir/localized.ts';
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
  /** Decides a case by the rulebook open under this name; null where that has errors. */
  assess(
    name: string,
    request: { readonly decision: string; readonly facts: Facts; readonly language: Language },
  ): CaseAssessment | null {
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
