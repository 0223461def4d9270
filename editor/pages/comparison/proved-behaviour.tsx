import { useEffect, useState } from 'react';
import { LoadingSpinner } from 'suomifi-ui-components';
import type { Localized } from '../../../engine/ir/localized.ts';
import { fetchProvedDifferences, type ToldDifferences } from '../../api/differences.ts';
import { RequestError } from '../../api/request.ts';
import { useReading } from '../../shell/language.tsx';
import { useAnnounce } from '../../shell/status.tsx';
import { ChangedPart, Summary } from './changes-in-words.tsx';
import { comparisonTexts as texts } from './texts.ts';

type Proving =
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly message: Localized }
  | { readonly kind: 'done'; readonly told: ToldDifferences };

/** The lines of the opening that tell of behaviour: what differs and what was left open, what is proved, what only searched. */
const linesOfBehaviour: ReadonlySet<string> = new Set(['outcomes', 'proved', 'searched']);

/** Whether any case comes out differently: what is proved, what only searched, and cases that show it. */
export function ProvedBehaviour({ from, to }: { readonly from: string; readonly to: string }) {
  const { text, language } = useReading();
  const announce = useAnnounce();
  const [proving, setProving] = useState<Proving>({ kind: 'working' });
  useEffect(() => {
    const abort = new AbortController();
    setProving({ kind: 'working' });
    fetchProvedDifferences(from, to, language, abort.signal).then(
      (told) => {
        setProving({ kind: 'done', told });
        announce(text(texts.behaviourFound));
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setProving({ kind: 'failed', message: error instanceof RequestError ? error.texts : texts.behaviourFailed });
      },
    );
    return () => abort.abort();
  }, [from, to, language, announce, text]);
  return (
    <section aria-labelledby="behaviour">
      <h2 id="behaviour">{text(texts.behaviour)}</h2>
      <Result proving={proving} />
    </section>
  );
}

function Result({ proving }: { readonly proving: Proving }) {
  const { text } = useReading();
  switch (proving.kind) {
    case 'working':
      return <LoadingSpinner status="loading" variant="small" text={text(texts.behaviourWorking)} />;
    case 'failed':
      return <p>{text(proving.message)}</p>;
    case 'done': {
      const { summary, sections } = proving.told;
      return (
        <>
          <Summary lines={summary.filter(({ kind }) => linesOfBehaviour.has(kind))} />
          {sections
            .filter(({ name }) => name === 'behaviour')
            .map((section) => (
              <ChangedPart key={section.name} section={{ ...section, fold: 'open' }} />
            ))}
        </>
      );
    }
  }
}
