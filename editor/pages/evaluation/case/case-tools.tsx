import { useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '../../../shell/dialog.tsx';
import { FormButtons } from '../../../shell/form-buttons.tsx';
import { useReading } from '../../../shell/language.tsx';
import { rulebookWorker } from '../../../worker/connect.ts';
import type { Example } from '../../../worker/evaluation.ts';
import { evaluationTexts as texts } from '../texts.ts';
import { caseInTab, holdsCase } from './case-in-tab.ts';

/** What can be done with the case as a whole. */
export function CaseTools({
  rules,
  decision,
  canSave,
  onOpen,
  onSave,
  onExample,
}: {
  /** The name the rules are open under. */
  readonly rules: string;
  readonly decision: string;
  readonly canSave: boolean;
  readonly onOpen: (file: File) => void;
  readonly onSave: () => void;
  readonly onExample: (example: Example) => void;
}) {
  const { text } = useReading();
  const file = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState(false);
  const examples = useExamples(rules, decision);
  const id = useId();
  const clear = () => {
    if (holdsCase(caseInTab.current())) setAsking(true);
    else caseInTab.clear('asked');
  };
  return (
    <div className="case-tools">
      <button type="button" className="button-plain" onClick={() => file.current?.click()}>
        {text(texts.open)}
      </button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={text(texts.open)}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen !== undefined) onOpen(chosen);
        }}
      />
      <button type="button" className="button-plain" disabled={!canSave} onClick={onSave}>
        {text(texts.save)}
      </button>
      <button type="button" className="button-plain" onClick={clear}>
        {text(texts.clear)}
      </button>
      {examples.length > 0 && (
        <span className="evaluation-choice">
          <label htmlFor={id}>{text(texts.example)}</label>
          <select
            id={id}
            value=""
            onChange={(event) => {
              const chosen = examples[Number(event.target.value)];
              if (chosen !== undefined) onExample(chosen);
            }}
          >
            <option value="">{text(texts.chooseExample)}</option>
            {examples.map((example, index) => (
              <option key={`${example.name} ${example.facts}`} value={index}>
                {example.name}
              </option>
            ))}
          </select>
        </span>
      )}
      {asking && (
        <Dialog title={text(texts.clearQuestion)} onClose={() => setAsking(false)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              setAsking(false);
              caseInTab.clear('asked');
            }}
          >
            <p>{text(texts.clearExplained)}</p>
            <FormButtons submit={text(texts.clear)} onCancel={() => setAsking(false)} />
          </form>
        </Dialog>
      )}
    </div>
  );
}

function useExamples(rules: string, decision: string): readonly Example[] {
  const [examples, setExamples] = useState<readonly Example[]>([]);
  useEffect(() => {
    let wanted = true;
    rulebookWorker()
      .examples(rules, decision)
      .then((found) => {
        if (wanted) setExamples(found);
      });
    return () => {
      wanted = false;
    };
  }, [rules, decision]);
  return examples;
}
