import '../evaluation/evaluation.css';
import './many.css';
import { useState, useSyncExternalStore } from 'react';
import { inSourceOrder } from '../../../engine/document/source-order.ts';
import { useReading } from '../../shell/language.tsx';
import { DecisionChoice } from '../evaluation/decision-choice.tsx';
import { DraftBanner } from '../evaluation/rules/draft-banner.tsx';
import { RulesChoiceField } from '../evaluation/rules/rules-choice.tsx';
import { type AppliedRules, type RulesChoice, useRules } from '../evaluation/rules/use-rules.ts';
import { Deciding } from './deciding.tsx';
import { FileChoice } from './file-choice.tsx';
import { type FileAsking, fileInTab } from './file-in-tab.ts';
import { Results } from './results.tsx';
import { manyTexts as texts } from './texts.ts';

/** Evaluates all cases of a file. */
export function ManyPage() {
  const { text } = useReading();
  const [choice, setChoice] = useState<RulesChoice>({ kind: 'accepted' });
  const state = useRules(choice);
  const rules = <RulesChoiceField choice={choice} onChoose={setChoice} />;
  if (state.kind === 'open') return <Many rules={state.rules} isChanging={state.isChanging} rulesChoice={rules} />;
  return (
    <>
      {rules}
      {state.kind === 'failed' && <p role="alert">{text(state.message)}</p>}
    </>
  );
}

function Many({
  rules,
  isChanging,
  rulesChoice,
}: {
  readonly rules: AppliedRules;
  readonly isChanging: boolean;
  readonly rulesChoice: React.ReactNode;
}) {
  const { text } = useReading();
  const { rulebook } = rules;
  const state = useSyncExternalStore(fileInTab.subscribe, fileInTab.current);
  const [chosen, setChosen] = useState<string | null>(state.kind === 'decided' ? state.asking.decision : null);
  const [on, setOn] = useState(state.kind === 'decided' ? state.asking.on : null);
  const decisions = inSourceOrder(rulebook.decisions, rulebook);
  const decision = (decisions.find(({ name }) => name === chosen) ?? decisions[0])?.name;
  if (decision === undefined) return rulesChoice;
  const asking: FileAsking = { rules: rules.name, hash: rulebook.editions.at(-1)?.hash ?? '', decision, on };
  return (
    <>
      {rules.draftFrom !== null && <DraftBanner from={rules.draftFrom} date={null} />}
      <p className="many-explained">{text(texts.explained)}</p>
      <p className="privacy">{text(texts.privacy)}</p>
      <div className="evaluation-head">
        <DecisionChoice rulebook={rulebook} decision={decision} onChoose={setChosen} />
        {rulesChoice}
      </div>
      {!isChanging && <FileChoice rulebook={rulebook} asking={asking} onDay={setOn} />}
      {state.kind === 'none' && state.note !== null && (
        <p role="status" className="notice">
          {text(state.note === 'idle' ? texts.cleared : texts.cancelled)}
        </p>
      )}
      {state.kind === 'refused' && (
        <div role="alert" className="notice notice-wrong">
          <p>
            {text(texts.refused)} {state.file}
          </p>
          <ul>
            {state.problems.map((problem) => (
              <li key={problem.en}>{text(problem)}</li>
            ))}
          </ul>
        </div>
      )}
      {state.kind === 'deciding' && <Deciding state={state} />}
      {state.kind === 'decided' && (
        <>
          {!isSame(state.asking, asking) && <p className="notice">{text(texts.outdated)}</p>}
          <Results key={`${state.file} ${JSON.stringify(state.asking)}`} state={state} rulebook={rulebook} />
        </>
      )}
      <p className="disclaimer">{text(texts.disclaimer)}</p>
    </>
  );
}

function isSame(one: FileAsking, other: FileAsking): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
