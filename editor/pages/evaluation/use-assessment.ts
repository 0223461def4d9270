import { useEffect, useState } from 'react';
import type { Explanation } from '../../../engine/explain/explanation.ts';
import type { CaseAssessment, CaseRequest } from '../../../engine/form/assess-case.ts';
import type { Facts } from '../../../engine/ir/findings.ts';
import type { Rulebook } from '../../../engine/ir/ir.ts';
import type { Language } from '../../../engine/ir/localized.ts';
import { rulebookWorker } from '../../worker/connect.ts';
import type { AppliedRules } from './rules/use-rules.ts';

/** An assessment with what it was made from. */
export interface MadeAssessment extends CaseAssessment {
  readonly rulebook: Rulebook;
  /** The name the rules are open under. */
  readonly rules: string;
  readonly facts: Facts;
  readonly language: Language;
}

/** What there is to show of a case. */
export type AssessmentState =
  | { readonly kind: 'making' }
  /** A fault of ours. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'made'; readonly assessment: MadeAssessment };

/**
 * The case decided in the worker, again after each change; until a new answer has come, the one before, unless that is
 * about another decision or by other rules.
 */
export function useAssessment(
  { name, rulebook }: AppliedRules,
  decision: string,
  facts: Facts,
  language: Language,
): AssessmentState {
  const [state, setState] = useState<AssessmentState>({ kind: 'making' });
  useEffect(() => {
    let wanted = true;
    const take = (next: AssessmentState) => {
      if (wanted) setState(next);
    };
    rulebookWorker()
      .assess(name, { decision, facts, language })
      .then(
        (assessment) =>
          take(
            assessment === null
              ? { kind: 'failed' }
              : { kind: 'made', assessment: { ...assessment, rulebook, rules: name, facts, language } },
          ),
        () => take({ kind: 'failed' }),
      );
    return () => {
      wanted = false;
    };
  }, [name, rulebook, decision, facts, language]);
  if (state.kind !== 'made') return state;
  const { assessment } = state;
  return assessment.findings.decision === decision && assessment.rulebook === rulebook ? state : { kind: 'making' };
}

/** The reasons of a case, and what they are the reasons of. */
export interface MadeExplanation {
  readonly of: MadeAssessment;
  readonly because: Explanation;
}

/** How long typing has to pause before the reasons are worked out, in milliseconds. */
const pause = 150;

/** The reasons of a case, worked out when typing pauses; until then those of the case before, which `of` tells. */
export function useExplanation(assessment: MadeAssessment | null): MadeExplanation | null {
  const [made, setMade] = useState<MadeExplanation | null>(null);
  useEffect(() => {
    if (assessment === null) return;
    let wanted = true;
    const timer = setTimeout(() => {
      explain(assessment).then(
        (because) => {
          if (wanted && because !== null) setMade({ of: assessment, because });
        },
        // Without its reasons the answer stands, as it would if they took long.
        () => {},
      );
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [assessment]);
  return made !== null && made.of.rulebook === assessment?.rulebook ? made : null;
}

/** Works out the reasons of a case. */
export function explain(assessment: MadeAssessment): Promise<Explanation | null> {
  return rulebookWorker().explain(assessment.rules, requestOf(assessment));
}

/** The case again as it was asked about. */
export function requestOf({ findings, facts, language }: MadeAssessment): CaseRequest {
  return { decision: findings.decision, facts, language };
}
