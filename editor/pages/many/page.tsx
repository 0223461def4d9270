import '../evaluation/evaluation.css';
import './many.css';
import { type DragEvent, useId, useRef, useState, useSyncExternalStore } from 'react';
import { inSourceOrder } from '../../../engine/document/source-order.ts';
import { writeHeadings } from '../../../engine/form/write-headings.ts';
import type { Day, Rulebook } from '../../../engine/ir/ir.ts';
import { saveFile } from '../../files/save-file.ts';
import { readDay } from '../../shell/dates.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { DecisionChoice } from '../evaluation/decision-choice.tsx';
import { DraftBanner } from '../evaluation/rules/draft-banner.tsx';
import { RulesChoiceField } from '../evaluation/rules/rules-choice.tsx';
import { type AppliedRules, type RulesChoice, useRules } from '../evaluation/rules/use-rules.ts';
import { type FileAsking, type FileState, fileInTab } from './file-in-tab.ts';
import { numberIn } from './number-in.ts';
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

/** How far the evaluation has come, and a way to end it. */
function Deciding({ state }: { readonly state: Extract<FileState, { kind: 'deciding' }> }) {
  const { text, language } = useReading();
  const { share, count } = state.progress;
  const seconds = (performance.now() - state.startedAt) / 1000;
  const left = share > 0.02 ? Math.ceil((seconds / share) * (1 - share)) : null;
  return (
    <div className="deciding">
      <label>
        {fill(text(texts.deciding), { count: numberIn(count, language) })}
        {left !== null && `, ${fill(text(texts.timeLeft), { seconds: left })}`}
        <progress value={share} max={1} />
      </label>
      <button type="button" className="button-plain" onClick={() => fileInTab.clear('cancelled')}>
        {text(texts.cancel)}
      </button>
    </div>
  );
}

/** Two hundred megabytes: what the memory of a page holds with ease. */
const largestFile = 200_000_000;

/** Takes a file to evaluate, chosen or dropped, and the day where the file does not say it. */
function FileChoice({
  rulebook,
  asking,
  onDay,
}: {
  readonly rulebook: Rulebook;
  readonly asking: FileAsking;
  readonly onDay: (day: Day | null) => void;
}) {
  const { text, language } = useReading();
  const input = useRef<HTMLInputElement>(null);
  const [day, setDay] = useState('');
  const [isOver, setOver] = useState(false);
  const id = useId();
  const isWrong = day.trim() !== '' && readDay(day) === null;
  const take = (file: File | undefined) => {
    if (file === undefined || isWrong) return;
    if (file.size > largestFile) fileInTab.refuse(file.name, [texts.tooLarge]);
    else fileInTab.decide(file, asking);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section
      className={`file-choice${isOver ? ' file-over' : ''}`}
      aria-label={text(texts.choose)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>
        <button type="button" className="button-primary" onClick={() => input.current?.click()}>
          {text(texts.choose)}
        </button>{' '}
        {text(texts.drop)}
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json"
          aria-label={text(texts.choose)}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </p>
      <div className="file-day">
        <label htmlFor={id}>{text(texts.on)}</label>
        <input
          id={id}
          type="text"
          value={day}
          autoComplete="off"
          aria-invalid={isWrong}
          {...(isWrong && { 'aria-describedby': `${id}-error` })}
          onChange={(event) => {
            setDay(event.target.value);
            onDay(readDay(event.target.value));
          }}
        />
        {isWrong && (
          <p id={`${id}-error`} className="field-error">
            {text(texts.badDay)}
          </p>
        )}
      </div>
      <button
        type="button"
        className="link-button"
        onClick={() =>
          saveFile(`${asking.decision}.csv`, 'text/csv', writeHeadings(rulebook, asking.decision, language))
        }
      >
        {text(texts.template)}
      </button>
    </section>
  );
}
