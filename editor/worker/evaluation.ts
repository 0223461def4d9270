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
  explain(name: string, { decision: asked, facts, language }: CaseRequest): Explanation | null {
    const decision = openedAs(name).loaded?.decision(asked, { language });
    return decision?.decide(decision.ready(facts), { detail: 'findings' }).because() ?? null;
  },

  /** What would have to change for a case to be approved; null where nothing would, or the rulebook has errors. */
  remedies(name: string, request: CaseRequest): ToldRemedies | null {
    const { deciding } = openedAs(name);
    return deciding === null ? null : tellRemedies(deciding.rulebook, deciding.evaluator, request);
  },

  /** Decides a case by the rulebook open under this name; null where that has errors. */
  assess(name: string, request: CaseRequest): CaseAssessment | null {
    const { deciding } = openedAs(name);
    return deciding === null ? null : assessCase(deciding.rulebook, deciding.evaluator, request);
  },

  /** The rulebook's own cases of a decision, as examples. */
  examples(name: string, decision: string): readonly Example[] {
    return openedAs(name)
      .cases.filter((one) => one.decision === decision)
      .map((one) => ({ name: one.name, facts: one.facts, on: one.on === null ? null : formatDate(one.on) }));
  },
};
