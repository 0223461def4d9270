import { useEffect, useState } from 'react';
import type { CaseAssessment } from '../../../engine/form/assess-case.ts';
import type { Facts } from '../../../engine/ir/findings.ts';
import type { Rulebook } from '../../../engine/ir/ir.ts';
import type { Language } from '../../../engine/ir/localized.ts';
import { rulebookWorker } from '../../worker/connect.ts';
import type { AppliedRules } from './rules/use-rules.ts';

/** An assessment with what it was made from. */
export interface MadeAssessment extends CaseAssessment {
  readonly rulebook: Rulebook;
  readonly facts: Facts;
  readonly language: Language;
}

/**
 * The case decided in the worker, again after each change; until a new answer has come, the one before. Null at first,
 * and where the rules have errors.
 */
export function useAssessment(
  { name, rulebook }: AppliedRules,
  decision: string,
  facts: Facts,
  language: Language,
): MadeAssessment | null {
  const [made, setMade] = useState<MadeAssessment | null>(null);
  useEffect(() => {
    let wanted = true;
    rulebookWorker()
      .assess(name, { decision, facts, language })
      .then((assessment) => {
        if (wanted) setMade(assessment === null ? null : { ...assessment, rulebook, facts, language });
      });
    return () => {
      wanted = false;
    };
  }, [name, rulebook, decision, facts, language]);
  // An answer to another decision, or in words of another rulebook, is none to this one.
  return made === null || made.answer.decision !== decision || made.rulebook !== rulebook ? null : made;
}
