import '../../drafts/draft-pages.css';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { DraftSession, DraftState } from '../../drafts/draft-session.ts';
import { stateWords } from '../../drafts/draft-words.ts';
import { useReading } from '../../shell/language.tsx';
import { Conflict, SavingLine } from '../prices/draft-head.tsx';
import { rulesTexts as texts } from './texts.ts';

interface Props {
  readonly session: DraftSession;
  readonly draft: DraftState;
  readonly mayWrite: boolean;
}

/** How the draft is saved, undoing, and what to do when somebody else has saved in between. */
export function DraftTools({ session, draft, mayWrite }: Props) {
  const { text } = useReading();
  useUndoKeys(session);
  return (
    <div className="draft-pages rules-draft">
      <div className="rules-tools">
        <span className={`state ${draft.status}`}>{text(stateWords[draft.status])}</span>
        {mayWrite && (
          <>
            <button type="button" className="small-button" disabled={!draft.canUndo} onClick={() => session.undo()}>
              {text(texts.undo)}
            </button>
            <button type="button" className="small-button" disabled={!draft.canRedo} onClick={() => session.redo()}>
              {text(texts.redo)}
            </button>
          </>
        )}
        <SavingLine state={draft} />
        <Link to={`/prices/${draft.date}`}>{text(texts.toPrices)}</Link>
      </div>
      {draft.status === 'proposed' && (
        <p className="notice">
          {text(texts.proposed)} <Link to="/proposals">→</Link>
        </p>
      )}
      {draft.status === 'draft' && !mayWrite && <p className="notice">{text(texts.viewer)}</p>}
      {draft.saving.kind === 'conflict' && <Conflict prices={{ session, state: draft }} />}
    </div>
  );
}

/** Ctrl+Z and Ctrl+Y work on the draft outside of fields, which take back their own typing. */
function useUndoKeys(session: DraftSession): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) session.undo();
      else if (key === 'y' || (key === 'z' && event.shiftKey)) session.redo();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [session]);
}

function isTyping(target: EventTarget | null): boolean {
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return isField || (target instanceof Element && target.closest('.policy-editor') !== null);
}
