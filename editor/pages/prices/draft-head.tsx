import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button, TextInput } from 'suomifi-ui-components';
import type { Localized } from '../../../engine/ir/localized.ts';
import { formatDay } from '../../../engine/wording/format-value.ts';
import { RequestError } from '../../api/request.ts';
import { moveFiles } from '../../drafts/draft.ts';
import { createDraft, discardDraft } from '../../drafts/draft-requests.ts';
import type { DraftState } from '../../drafts/draft-session.ts';
import { stateWords } from '../../drafts/draft-words.ts';
import { closeSession } from '../../drafts/open-sessions.ts';
import { readTypedDate } from '../../prices/typed-date.ts';
import { writeInstant } from '../../shell/clock.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { useReading } from '../../shell/language.tsx';
import type { DraftPrices } from './draft-prices.ts';
import { SettingsBox } from './settings-box.tsx';
import { pricesTexts as texts } from './texts.ts';

/** Which draft this is, in what state, and whether it is saved. */
export function DraftHead({ prices }: { readonly prices: DraftPrices }) {
  const { text, language } = useReading();
  const { state, day, broken } = prices;
  return (
    <>
      <div className="draft-head">
        <p>
          <span className={`state ${state.status}`}>{text(stateWords[state.status])}</span>{' '}
          <strong>
            {text(texts.effective)} {formatDay(day, language)}
          </strong>
        </p>
        <SavingLine state={state} />
        <p>
          <Link to="/prices">{text(texts.back)}</Link>
        </p>
        {prices.editable && <DiscardButton prices={prices} />}
      </div>
      {state.saving.kind === 'conflict' && <Conflict prices={prices} />}
      {state.status === 'proposed' && (
        <p className="notice">
          {text(texts.locked)} <Link to="/proposals">→</Link>
        </p>
      )}
      {state.status === 'draft' && !prices.editable && <p className="notice">{text(texts.readOnly)}</p>}
      {broken.length > 0 && (
        <div className="notice error" role="alert">
          <p>{text(texts.broken)}</p>
          <ul>
            {broken.slice(0, 5).map(({ file, span, message }) => (
              <li key={`${file}:${span.start}:${message.en}`}>{text(message)}</li>
            ))}
          </ul>
        </div>
      )}
      <SettingsBox prices={prices} />
    </>
  );
}

/** `Tallennettu 10.42`; where it is not saved, why, and that nothing is lost. */
export function SavingLine({ state: { saving } }: { readonly state: DraftState }) {
  const { text, language } = useReading();
  switch (saving.kind) {
    case 'saved':
      return (
        <p className="saving quiet">
          {text(texts.saved)} {writeInstant(saving.at, language)}
        </p>
      );
    case 'waiting':
      return <p className="saving quiet">{text(texts.saving)}</p>;
    case 'retrying':
      return (
        <p className="saving problem" role="alert">
          {text(texts.notSaved)} {text(saving.message)} {text(texts.keptHere)}
        </p>
      );
    case 'refused':
      return (
        <p className="saving problem" role="alert">
          {text(texts.notSaved)} {text(saving.message)}
        </p>
      );
    case 'conflict':
      return <p className="saving problem">{text(texts.notSaved)}</p>;
  }
}

/** Somebody saved in between: one takes theirs, or keeps one's own beside it. */
export function Conflict({ prices: { session, state } }: { readonly prices: Pick<DraftPrices, 'session' | 'state'> }) {
  const { text, language } = useReading();
  const [copying, setCopying] = useState(false);
  const [problem, setProblem] = useState<Localized | null>(null);
  if (state.saving.kind !== 'conflict') return null;
  const { updatedAt, updatedBy } = state.saving;
  const take = async () => {
    try {
      await session.takeLatest();
    } catch (error) {
      if (error instanceof RequestError) setProblem(error.texts);
    }
  };
  return (
    <div className="notice error" role="alert">
      <p>{text(conflictText(writeInstant(updatedAt, language), updatedBy))}</p>
      <p className="buttons">
        <Button onClick={take}>{text(texts.takeLatest)}</Button>
        <Button variant="secondary" onClick={() => setCopying(true)}>
          {text(texts.saveCopy)}
        </Button>
      </p>
      {problem !== null && <p className="problem">{text(problem)}</p>}
      {copying && <CopyDialog state={state} onClose={() => setCopying(false)} />}
    </div>
  );
}

function conflictText(time: string, by: string | null): Localized {
  const [fi, en] = time.includes('klo') || time.includes('at') ? [time, time] : [`klo ${time}`, `at ${time}`];
  return {
    fi: `Luonnosta on muutettu toisessa välilehdessä ${fi}${by === null ? '' : ` (${by})`}. Lataa uusin tai tallenna omasi kopiona.`,
    en: `The draft was changed in another tab ${en}${by === null ? '' : ` (${by})`}. Load the latest or save yours as a copy.`,
  };
}

function CopyDialog({ state, onClose }: { readonly state: DraftState; readonly onClose: () => void }) {
  const { text } = useReading();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Localized | null>(null);
  const copy = async () => {
    const reading = readTypedDate(typed);
    if (reading.kind !== 'read') return setProblem(reading.kind === 'empty' ? texts.dateMissing : reading.message);
    try {
      await createDraft(reading.date, moveFiles(state.files, state.date, reading.date), state.notes);
      await closeSession(state.date);
      navigate(`/prices/${reading.date}`);
    } catch (error) {
      if (error instanceof RequestError) setProblem(error.texts);
    }
  };
  return (
    <Dialog title={text(texts.saveCopy)} onClose={onClose}>
      <p>{text(texts.copyHint)}</p>
      <TextInput
        labelText={text(texts.copyDate)}
        hintText={text(texts.dateHint)}
        value={typed}
        onChange={(value) => setTyped(String(value ?? ''))}
        {...(problem !== null && { status: 'error' as const, statusText: text(problem) })}
      />
      <p className="buttons">
        <Button onClick={copy}>{text(texts.save)}</Button>
      </p>
    </Dialog>
  );
}

function DiscardButton({ prices: { session, state } }: { readonly prices: DraftPrices }) {
  const { text } = useReading();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Localized | null>(null);
  const discard = async () => {
    try {
      await session.save();
      await discardDraft(state.date, session.state.revision);
      await closeSession(state.date);
      navigate('/prices');
    } catch (error) {
      if (error instanceof RequestError) setProblem(error.texts);
    }
  };
  return (
    <>
      <button type="button" className="link-button" onClick={() => setAsking(true)}>
        {text(texts.discard)}
      </button>
      {asking && (
        <Dialog title={text(texts.discard)} onClose={() => setAsking(false)}>
          <p>{text(texts.discardAsk)}</p>
          {problem !== null && (
            <p className="problem" role="alert">
              {text(problem)}
            </p>
          )}
          <p className="buttons">
            <Button onClick={discard}>{text(texts.discard)}</Button>
            <Button variant="secondary" onClick={() => setAsking(false)}>
              {text(texts.cancel)}
            </Button>
          </p>
        </Dialog>
      )}
    </>
  );
}
