import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { type FileState, fileInTab } from './file-in-tab.ts';
import { numberIn } from './number-in.ts';
import { manyTexts as texts } from './texts.ts';

/** How far the evaluation has come, and a way to end it. */
export function Deciding({ state }: { readonly state: Extract<FileState, { kind: 'deciding' }> }) {
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
