import '../../drafts/draft-pages.css';
import { useCallback, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import { Button } from 'suomifi-ui-components';
import { parseDate } from '../../../engine/ir/calendar.ts';
import type { FileChanges } from '../../drafts/draft.ts';
import type { DraftSession, DraftState } from '../../drafts/draft-session.ts';
import { stateWords } from '../../drafts/draft-words.ts';
import { draftName, useCompiledDraft } from '../../drafts/use-compiled-draft.ts';
import { useDraft, useDraftState } from '../../drafts/use-draft.ts';
import { useUndoKeys } from '../../drafts/use-undo-keys.ts';
import { today } from '../../shell/clock.ts';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import { Conflict, SavingLine } from '../prices/draft-head.tsx';
import { rulesTexts as texts } from './texts.ts';
import { Workbench } from './workbench.tsx';

/** The rules of a draft: its files can be edited, and all others are shown. */
export function DraftRules({ date }: { readonly date: string }) {
  const { text } = useReading();
  const opening = useDraft(date);
  switch (opening.kind) {
    case 'none':
    case 'loading':
      return <p>{text(texts.opening)}</p>;
    case 'failed':
      return (
        <div role="alert">
          <p>{text(opening.message)}</p>
          <Button onClick={opening.retry}>{text(texts.retry)}</Button>
        </div>
      );
    case 'open':
      return <OpenDraft session={opening.session} />;
  }
}

/** A pause in typing after which undoing stops, in milliseconds. */
const pause = 1500;

function OpenDraft({ session }: { readonly session: DraftSession }) {
  const draft = useDraftState(session);
  const { files: current, session: signedIn } = useRulebook();
  const compiled = useCompiledDraft(draft);
  const files = useMemo(() => ({ ...current, ...draft.files }), [current, draft.files]);
  const mayWrite = draft.status === 'draft' && signedIn.role === 'administrator';
  const canEdit = useCallback((file: string) => mayWrite && isOfDraft(file, draft.date), [mayWrite, draft.date]);
  const step = useTypingStep();
  const edit = useCallback(
    (changes: FileChanges) => session.edit(changes, {}, step(Object.keys(changes).join())),
    [session, step],
  );
  return (
    <>
      <DraftTools session={session} draft={draft} mayWrite={mayWrite} />
      <Workbench
        name={draftName}
        draft={draft.date}
        day={parseDate(draft.date) ?? today()}
        files={files}
        diagnostics={compiled?.diagnostics ?? null}
        canEdit={canEdit}
        onEdit={edit}
      />
    </>
  );
}

/** What a draft holds besides the files of its own edition: cases and translations, and the source of its day. */
function isOfDraft(file: string, date: string): boolean {
  const [folder = '', name = ''] = file.split('/');
  if (folder === 'source') return name.startsWith(date);
  return folder === date || folder === 'tests' || folder === 'locales';
}

/** What typing in one file is undone by: what was typed without a pause. */
function useTypingStep(): (file: string) => string {
  const typing = useRef({ file: '', at: 0, count: 0 });
  return useCallback((file) => {
    const { current: last } = typing;
    const now = performance.now();
    const goesOn = file === last.file && now - last.at < pause;
    typing.current = { file, at: now, count: last.count + (goesOn ? 0 : 1) };
    return `rules ${file} ${typing.current.count}`;
  }, []);
}

interface Props {
  readonly session: DraftSession;
  readonly draft: DraftState;
  readonly mayWrite: boolean;
}

/** How the draft is saved, undoing, and what to do when somebody else has saved in between. */
function DraftTools({ session, draft, mayWrite }: Props) {
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
