import { useEffect, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { Dialog } from '../../../shell/dialog.tsx';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import { askBeforeClosing } from './case-in-tab.ts';
import { watchIdle } from './idle.ts';

/** Sees to the case wherever in the application one is: says that it will be cleared unless someone is there. */
export function IdleWarning() {
  const { text } = useReading();
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  useEffect(() => watchIdle(setSecondsLeft), []);
  useEffect(() => askBeforeClosing(), []);
  if (secondsLeft === null) return null;
  // Whoever presses anything is there, so that the watch takes the warning back by itself.
  const goOn = () => setSecondsLeft(null);
  return (
    <Dialog title={text(texts.idleTitle)} onClose={goOn}>
      <p>{fill(text(texts.idleWarning), { seconds: secondsLeft })}</p>
      <div className="buttons">
        <Button onClick={goOn}>{text(texts.goOn)}</Button>
      </div>
    </Dialog>
  );
}
