import './evaluation.css';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { inSourceOrder } from '../../../engine/document/source-order.ts';
import { formOf } from '../../../engine/form/case-form.ts';
import { readEntries } from '../../../engine/form/read-entries.ts';
import { writeSaved } from '../../../engine/form/saved-evaluation.ts';
import { saveFile } from '../../files/save-file.ts';
import { today } from '../../shell/clock.ts';
import { writeDay } from '../../shell/dates.ts';
import { useReading } from '../../shell/language.tsx';
import { AnswerView } from './answer/answer-view.tsx';
import { caseInTab } from './case/case-in-tab.ts';
import { CaseNotices } from './case/case-notices.tsx';
import { CaseTools } from './case/case-tools.tsx';
import { useCaseFiles } from './case/use-case-files.ts';
import { useTranslatedCase } from './case/use-translated-case.ts';
import { DecisionChoice } from './decision-choice.tsx';
import { CaseFields, CaseTables } from './form/case-form.tsx';
import { PrintSummary } from './print-summary.tsx';
import { DraftBanner } from './rules/draft-banner.tsx';
import { RulesChoiceField } from './rules/rules-choice.tsx';
import { type AppliedRules, type RulesChoice, useRules } from './rules/use-rules.ts';
import { evaluationTexts as texts } from './texts.ts';
import { useAssessment, useExplanation } from './use-assessment.ts';

/** Evaluates one case: a form for its facts, and beside it what it comes to and why. */
export function EvaluationPage() {
  const { text } = useReading();
  const [choice, setChoice] = useState<RulesChoice>({ kind: 'accepted' });
  const { decision } = useSyncExternalStore(caseInTab.subscribe, caseInTab.current);
  const state = useRules(choice);
  const rules = <RulesChoiceField choice={choice} onChoose={setChoice} />;
  switch (state.kind) {
    case 'opening':
      return <p>{text(texts.calculating)}</p>;
    case 'failed':
      return (
        <>
          {rules}
          <p role="alert">{text(state.message)}</p>
        </>
      );
    case 'open': {
      const decisions = inSourceOrder(state.rules.rulebook.decisions, state.rules.rulebook);
      const chosen = decisions.find(({ name }) => name === decision) ?? decisions[0];
      if (chosen === undefined) return rules;
      return (
        <Evaluation
          rules={state.rules}
          isChanging={state.isChanging}
          decision={chosen.name}
          onChoose={caseInTab.chooseDecision}
          rulesChoice={rules}
        />
      );
    }
  }
}

function Evaluation({
  rules,
  isChanging,
  decision,
  onChoose,
  rulesChoice,
}: {
  readonly rules: AppliedRules;
  /** Whether other rules have been chosen and are being opened. */
  readonly isChanging: boolean;
  readonly decision: string;
  readonly onChoose: (decision: string) => void;
  readonly rulesChoice: React.ReactNode;
}) {
  const { text, language } = useReading();
  const { rulebook } = rules;
  const form = formOf(rulebook, decision);
  const state = useSyncExternalStore(caseInTab.subscribe, caseInTab.current);
  const files = useCaseFiles(rulebook, decision);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a case that was cleared has to be dated again.
  useEffect(() => caseInTab.prefill(form.asOf, writeDay(today(), language)), [form, language, state.cleared]);
  useTranslatedCase(rulebook);
  const read = useMemo(
    () => readEntries(form, state.entries, rulebook, language),
    [form, state.entries, rulebook, language],
  );
  const assessed = useAssessment(rules, decision, read.facts, language);
  const assessment = assessed.kind === 'made' && !isChanging ? assessed.assessment : null;
  const explained = useExplanation(assessment);
  const idle = useMemo(() => new Set(assessment?.idle ?? []), [assessment]);
  const isDraft = rules.draftFrom !== null;
  // While the worker is at it, the answer at hand is one to facts as they were.
  const isCurrent = assessment?.facts === read.facts;

  const save = () => {
    if (assessment === null) return;
    const kept = new Map([...assessment.facts].filter(([path]) => !idle.has(path)));
    const { findings } = assessment;
    const saved = writeSaved({ facts: kept, findings, draft: isDraft }, rulebook, assessment.language);
    saveFile(`${decision}.json`, 'application/json', saved);
    caseInTab.keep();
  };
  const fields = {
    form,
    rulebook,
    entries: state.entries,
    prefilled: state.prefilled,
    read,
    idle,
    elements: assessment?.elements ?? {},
    onGive: caseInTab.give,
  };
  return (
    <>
      {isDraft && rules.draftFrom !== null && (
        <DraftBanner from={rules.draftFrom} date={assessment?.findings.date ?? null} />
      )}
      <div className="evaluation-head no-print">
        <DecisionChoice rulebook={rulebook} decision={decision} onChoose={onChoose} />
        {rulesChoice}
        <CaseTools
          rules={rules.name}
          decision={decision}
          canSave={isCurrent && read.problems.size === 0}
          onOpen={files.open}
          onSave={save}
          onExample={files.start}
        />
      </div>
      <p className="privacy no-print">{text(texts.privacy)}</p>
      <CaseNotices state={state} files={files} assessment={isCurrent ? assessment : null} />
      <div className="evaluation no-print">
        <CaseFields {...fields} />
        <div className="evaluation-answer">
          {assessment === null ? (
            <p {...(assessed.kind === 'failed' && { role: 'alert' })}>
              {text(assessed.kind === 'failed' ? texts.failed : texts.calculating)}
            </p>
          ) : (
            <AnswerView
              assessment={assessment}
              explained={explained?.of.findings.decision === decision ? explained : null}
              isDraft={isDraft}
              hasProblems={read.problems.size > 0}
            />
          )}
        </div>
      </div>
      <div className="no-print">
        <CaseTables {...fields} />
      </div>
      {explained !== null && explained.of.findings.decision === decision && (
        <PrintSummary form={form} explained={explained} isDraft={isDraft} />
      )}
    </>
  );
}
