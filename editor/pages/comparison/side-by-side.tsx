import { lazy, Suspense, useState } from 'react';
import { LoadingSpinner } from 'suomifi-ui-components';
import { useReading } from '../../shell/language.tsx';
import type { ComparedText } from '../../worker/comparison.ts';
import { comparisonTexts as texts } from './texts.ts';

const DiffEditor = lazy(() =>
  import('../../monaco/diff-editor.tsx').then(({ DiffEditor }) => ({ default: DiffEditor })),
);

/** Two texts side by side, opened when it is asked for: the editor that shows them is large. */
export function SideBySide({ texts: compared }: { readonly texts: readonly ComparedText[] }) {
  const { text } = useReading();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const shown = compared[Math.min(chosen, compared.length - 1)];
  return (
    <details className="comparison-part no-print" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{text(texts.sideBySide)}</h2>
      </summary>
      <p>{text(texts.sideBySideHint)}</p>
      {compared.length > 1 ? (
        <label>
          {text(texts.file)}{' '}
          <select value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>
            {compared.map(({ path }, index) => (
              <option key={path} value={index}>
                {path}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p>{shown?.path ?? text(texts.consolidated)}</p>
      )}
      {open && shown !== undefined && (
        <Suspense fallback={<LoadingSpinner status="loading" variant="small" text={text(texts.working)} />}>
          <DiffEditor
            before={shown.before}
            after={shown.after}
            beforeLabel={text(texts.before)}
            afterLabel={text(texts.after)}
          />
        </Suspense>
      )}
    </details>
  );
}
