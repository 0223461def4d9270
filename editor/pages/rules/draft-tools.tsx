import { useUndoKeys } from '../../drafts/use-undo-keys.ts';
import '../../drafts/draft-pages.css';
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
  useUndoKeys(session, isTyping);
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

function isTyping(target: EventTarget | null): boolean {
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return isField || (target instanceof Element && target.closest('.policy-editor') !== null);
}
