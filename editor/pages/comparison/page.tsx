import './comparison.css';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { LoadingSpinner } from 'suomifi-ui-components';
import { parseDate } from '../../../engine/ir/calendar.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import { RequestError } from '../../api/request.ts';
import { today } from '../../shell/clock.ts';
import { writeDay } from '../../shell/dates.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import type { ComparedSide, ComparedText, ToldComparison } from '../../worker/comparison.ts';
import { rulebookWorker } from '../../worker/connect.ts';
import { ChangesInWords } from './changes-in-words.tsx';
import { DaySides } from './day-sides.tsx';
import { ProvedBehaviour } from './proved-behaviour.tsx';
import { loadState, nameOf, readState, sidesOfDays } from './sides.ts';
import { StateSides } from './state-sides.tsx';
import { comparisonTexts as texts } from './texts.ts';

/** Two days or two states of the rulebook side by side, in words and as texts. What is compared stands in the address. */
export function ComparisonPage() {
  const { text, language } = useReading();
  const { files, rulebook } = useRulebook();
  const [parameters, setParameters] = useSearchParams();
  const mode = parameters.get('what') === 'states' ? 'states' : 'days';
  const [firstDay = today()] = rulebook?.editions.map(({ date }) => date).slice(-1) ?? [];
  const sides = mode === 'days' ? defaultDays(firstDay) : { before: 'current', after: 'current' };
  const before = parameters.get('before') ?? sides.before;
  const after = parameters.get('after') ?? sides.after;
  const load = useCallback(
    async (signal: AbortSignal) => {
      if (mode === 'days') {
        const [from = firstDay, to = firstDay] = [parseDate(before) ?? undefined, parseDate(after) ?? undefined];
        return sidesOfDays(files, from, to, language);
      }
      const side = async (name: string) => {
        const state = readState(name);
        const day = state.kind === 'draft' ? parseDate(state.date) : null;
        return {
          name: nameOf(state, text, language, day),
          files: await loadState(state, files, signal),
          day: null,
        };
      };
      return Promise.all([side(before), side(after)]);
    },
    [mode, before, after, files, firstDay, language, text],
  );
  const comparing = useComparison(load);
  const choose = (what: 'days' | 'states', next: { readonly before: string; readonly after: string }) =>
    setParameters({ what, ...next });
  const suggest = useCallback(
    (draft: string) => setParameters({ what: 'states', before: 'current', after: draft }, { replace: true }),
    [setParameters],
  );
  return (
    <>
      <fieldset className="comparison-modes no-print">
        <legend>{text(texts.what)}</legend>
        {(['days', 'states'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="what" checked={mode === one} onChange={() => setParameters({ what: one })} />
            {text(texts[one])}
          </label>
        ))}
      </fieldset>
      {mode === 'days' ? (
        <DaySides before={before} after={after} onChoose={(next) => choose('days', next)} />
      ) : (
        <StateSides
          before={before}
          after={after}
          onChoose={(next) => choose('states', next)}
          onDraft={parameters.has('after') ? null : suggest}
        />
      )}
      <ComparisonResult
        comparing={comparing}
        from={before.replace(/^revision:/, '')}
        to={after.replace(/^revision:/, '')}
      />
    </>
  );
}

/** The eve of the latest edition and its first day: what it changed. */
function defaultDays(edition: number): { readonly before: string; readonly after: string } {
  return { before: writeDay(edition - 1, 'en'), after: writeDay(edition, 'en') };
}

interface Props {
  readonly comparing: Comparing;
  /** What the server calls the two sides. */
  readonly from: string;
  readonly to: string;
}

/** What came of the comparison. */
function ComparisonResult({ comparing, from, to }: Props) {
  const { text, language } = useReading();
  switch (comparing.kind) {
    case 'working':
      return <LoadingSpinner status="loading" variant="small" text={text(texts.working)} />;
    case 'failed':
      return <p role="alert">{text(comparing.message)}</p>;
    case 'done':
  }
  const { told } = comparing;
  switch (told.kind) {
    case 'unrelated':
      return <p role="alert">{text(texts.unrelated)}</p>;
    case 'invalid':
      return (
        <div role="alert">
          <p>{fill(text(texts.invalid), { side: text(texts[told.side]) })}</p>
          <ul>
            {told.diagnostics.slice(0, 20).map(({ file, span, message }) => (
              <li key={`${file} ${span.start} ${message.en}`}>
                {file}: {message[language]}
              </li>
            ))}
          </ul>
        </div>
      );
    case 'compared':
      return (
        <>
          <ChangesInWords
            summary={told.summary.filter(({ kind }) => kind !== 'proved' && kind !== 'searched')}
            sections={told.sections}
          />
          {told.sections.length > 0 && <ProvedBehaviour from={from} to={to} />}
          {told.texts.length > 0 && <SideBySide texts={told.texts} />}
        </>
      );
  }
}

const DiffEditor = lazy(() =>
  import('../../monaco/diff-editor.tsx').then(({ DiffEditor }) => ({ default: DiffEditor })),
);

/** Two texts side by side, opened when it is asked for: the editor that shows them is large. */
function SideBySide({ texts: compared }: { readonly texts: readonly ComparedText[] }) {
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

type Comparing =
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly message: Localized }
  | { readonly kind: 'done'; readonly told: ToldComparison };

/** Loads the two sides and compares them in the worker. `load` must stay the same while what is asked does. */
function useComparison(load: (signal: AbortSignal) => Promise<[ComparedSide, ComparedSide]>): Comparing {
  const { language } = useReading();
  const [comparing, setComparing] = useState<Comparing>({ kind: 'working' });
  useEffect(() => {
    const abort = new AbortController();
    setComparing({ kind: 'working' });
    const compare = async () => {
      const [before, after] = await load(abort.signal);
      const told = await rulebookWorker().compare(before, after, language);
      if (!abort.signal.aborted) setComparing({ kind: 'done', told });
    };
    compare().catch((error: unknown) => {
      if (!abort.signal.aborted) setComparing({ kind: 'failed', message: messageOf(error) });
    });
    return () => abort.abort();
  }, [load, language]);
  return comparing;
}

function messageOf(error: unknown): Localized {
  return error instanceof RequestError
    ? error.texts
    : { fi: 'Vertailu ei onnistunut. Lataa sivu uudelleen.', en: 'The comparison failed. Reload the page.' };
}
