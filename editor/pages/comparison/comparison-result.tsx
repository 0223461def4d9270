import { LoadingSpinner } from 'suomifi-ui-components';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { ChangesInWords } from './changes-in-words.tsx';
import { ProvedBehaviour } from './proved-behaviour.tsx';
import { SideBySide } from './side-by-side.tsx';
import { comparisonTexts as texts } from './texts.ts';
import type { Comparing } from './use-comparison.ts';

interface Props {
  readonly comparing: Comparing;
  /** What the server calls the two sides. */
  readonly from: string;
  readonly to: string;
}

/** What came of the comparison. */
export function ComparisonResult({ comparing, from, to }: Props) {
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
