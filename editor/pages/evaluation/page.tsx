import './evaluation.css';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { inSourceOrder } from '../../../engine/document/source-order.ts';
import { formOf } from '../../../engine/form/case-form.ts';
import { readEntries } from '../../../engine/form/read-entries.ts';
import { readSaved, writeSaved } from '../../../engine/form/saved-evaluation.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import { readTextFile } from '../../files/read-text-file.ts';
import { saveFile } from '../../files/save-file.ts';
import { today, writeDay } from '../../shell/dates.ts';
import { useReading } from '../../shell/language.tsx';
import type { Example } from '../../worker/evaluation.ts';
import { AnswerView } from './answer/answer-view.tsx';
import { caseInTab } from './case/case-in-tab.ts';
import { CaseTools } from './case/case-tools.tsx';
import { entriesOf } from './case/entries-of.ts';
import { OpenedNotice } from './case/opened-notice.tsx';
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
  const [refusal, setRefusal] = useState<Localized | null>(null);
  const [problems, setProblems] = useState<readonly Localized[]>([]);
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

  const open = async (file: File) => {
    const opened = file.size > largestFile ? null : readSaved(await readTextFile(file), rulebook);
    if (opened === null || opened.kind === 'refused') {
      setRefusal(opened === null ? texts.fileTooLarge : opened.message);
      return;
    }
    setRefusal(null);
    setProblems(opened.problems);
    const target = opened.saved?.decision ?? decision;
    caseInTab.replace(target, entriesOf(opened.facts, rulebook, language), { file: file.name, saved: opened.saved });
  };
  const save = () => {
    if (assessment === null) return;
    const kept = new Map([...assessment.facts].filter(([path]) => !idle.has(path)));
    const saved = writeSaved({ facts: kept, answer: assessment.answer, draft: isDraft }, rulebook);
    saveFile(`${decision}.json`, 'application/json', saved);
  };
  const start = (example: Example) => {
    const opened = readSaved(example.facts, rulebook);
    if (opened.kind === 'refused') return setRefusal(opened.message);
    const dated = new Map(entriesOf(opened.facts, rulebook, language));
    if (example.on !== null && !dated.has(form.asOf)) dated.set(form.asOf, { kind: 'plain', text: example.on });
    setRefusal(null);
    setProblems(opened.problems);
    caseInTab.replace(decision, dated, null);
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
        <DraftBanner from={rules.draftFrom} date={assessment?.answer.date ?? null} />
      )}
      <div className="evaluation-head no-print">
        <DecisionChoice rulebook={rulebook} decision={decision} onChoose={onChoose} />
        {rulesChoice}
        <CaseTools
          rules={rules.name}
          decision={decision}
          canSave={isCurrent && read.problems.size === 0}
          onOpen={open}
          onSave={save}
          onExample={start}
        />
      </div>
      <p className="privacy no-print">{text(texts.privacy)}</p>
      <div className="no-print">
        {refusal !== null && (
          <p role="alert" className="notice notice-wrong">
            {text(refusal)}
          </p>
        )}
        {state.cleared !== null && (
          <p role="status" className="notice">
            {text(state.cleared === 'idle' ? texts.clearedIdle : texts.cleared)}
          </p>
        )}
        {state.openedFrom !== null && (
          <OpenedNotice
            state={state}
            openedFrom={state.openedFrom}
            problems={problems}
            assessment={isCurrent ? assessment : null}
          />
        )}
      </div>
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
              explained={explained?.of.answer.decision === decision ? explained : null}
              isDraft={isDraft}
              hasProblems={read.problems.size > 0}
            />
          )}
        </div>
      </div>
      <div className="no-print">
        <CaseTables {...fields} />
      </div>
      {explained !== null && explained.of.answer.decision === decision && (
        <PrintSummary form={form} explained={explained} isDraft={isDraft} />
      )}
    </>
  );
}

/** Five megabytes: more than any case. */
const largestFile = 5_000_000;
