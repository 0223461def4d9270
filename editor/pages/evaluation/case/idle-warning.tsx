import './dialog.css';
import { useEffect, useRef, useState } from 'react';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import { watchIdle } from './idle.ts';

/** Says that the case will be cleared unless someone is there, wherever in the application one is. */
export function IdleWarning() {
  const { text } = useReading();
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => watchIdle(setSecondsLeft), []);
  const shown = secondsLeft !== null;
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="idle-title" aria-describedby="idle-text">
      <h2 id="idle-title">{text(texts.idleTitle)}</h2>
      <p id="idle-text">{fill(text(texts.idleWarning), { seconds: secondsLeft ?? 0 })}</p>
      <div className="dialog-buttons">
        <button type="button" className="button-primary">
          {text(texts.goOn)}
        </button>
      </div>
    </dialog>
  );
}
