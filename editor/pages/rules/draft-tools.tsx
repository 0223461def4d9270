import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import type { DraftSession, DraftState, Saving } from '../../drafts/draft-session.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { rulesTexts as texts } from './texts.ts';

interface Props {
  readonly session: DraftSession;
  readonly draft: DraftState;
  readonly mayWrite: boolean;
}

/** How the draft is saved, undoing, and what to do when somebody else has saved in between. */
export function DraftTools({ session, draft, mayWrite }: Props) {
  const { text } = useReading();
  return (
    <div className="rules-draft">
      {draft.status === 'proposed' && <p className="rules-notice">{text(texts.proposed)}</p>}
      {draft.status === 'draft' && !mayWrite && <p className="rules-notice">{text(texts.viewer)}</p>}
      {mayWrite && (
        <div className="rules-draft-tools">
          <Button variant="secondaryNoBorder" disabled={!draft.canUndo} onClick={() => session.undo()}>
            {text(texts.undo)}
          </Button>
          <Button variant="secondaryNoBorder" disabled={!draft.canRedo} onClick={() => session.redo()}>
            {text(texts.redo)}
          </Button>
          <SavingState saving={draft.saving} />
        </div>
      )}
      {draft.saving.kind === 'conflict' && <Conflict session={session} draft={draft} at={draft.saving.updatedAt} />}
    </div>
  );
}

function SavingState({ saving }: { readonly saving: Saving }) {
  const { text, language } = useReading();
  switch (saving.kind) {
    case 'saved':
      return <span>{fill(text(texts.saved), { time: writeTime(saving.at, language) })}</span>;
    case 'waiting':
      return <span>{text(texts.waiting)}</span>;
    case 'retrying':
    case 'refused':
      return <strong role="alert">{text(saving.message)}</strong>;
    case 'conflict':
      return null;
  }
}

function Conflict({
  session,
  draft,
  at,
}: {
  readonly session: DraftSession;
  readonly draft: DraftState;
  readonly at: string;
}) {
  const { text, language } = useReading();
  const [problem, setProblem] = useState(false);
  const takeLatest = () => session.takeLatest().catch(() => setProblem(true));
  return (
    <div role="alert" className="rules-notice rules-conflict">
      <p>{fill(text(texts.conflict), { time: writeTime(at, language) })}</p>
      {problem && <p>{text(texts.retry)}</p>}
      <div className="rules-draft-tools">
        <Button onClick={takeLatest}>{text(texts.takeLatest)}</Button>
        <Button variant="secondary" onClick={() => saveToFile(draft)}>
          {text(texts.copyOwn)}
        </Button>
      </div>
    </div>
  );
}

/** Gives what the page has of the draft's files as one file, so that nothing is lost. */
function saveToFile({ date, files }: DraftState): void {
  const written = Object.entries(files).map(([path, content]) => `### ${path}\n\n${content}`);
  const address = URL.createObjectURL(new Blob([written.join('\n')], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${date}.txt`;
  link.click();
  URL.revokeObjectURL(address);
}

/** `10.42`, `10:42` in English. */
function writeTime(instant: string, language: 'fi' | 'en'): string {
  const time = new Date(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(time.getHours())}${language === 'fi' ? '.' : ':'}${two(time.getMinutes())}`;
}
