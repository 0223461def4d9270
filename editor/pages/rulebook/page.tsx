import './rulebook.css';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { arrangeDocument } from '../../../engine/document/document.ts';
import { coverSource } from '../../../engine/document/source-coverage.ts';
import type { Day, Rulebook } from '../../../engine/ir/ir.ts';
import { today } from '../../shell/clock.ts';
import { readDay, writeDay } from '../../shell/dates.ts';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import { Contents } from './contents.tsx';
import { DayChoice } from './day-choice.tsx';
import { DocumentText } from './document-text.tsx';
import { chapterOf, readHeadings } from './headings.ts';
import { Search } from './search.tsx';
import { SourceText } from './source-text.tsx';
import { rulebookTexts as texts } from './texts.ts';
import { useAnchor } from './use-anchor.ts';

/** The consolidated rulebook of a day: its rules in sentences, or its source with what rests on each provision. */
export function RulebookPage() {
  const { rulebook } = useRulebook();
  const { text } = useReading();
  if (rulebook === null) return <p role="alert">{text(texts.broken)}</p>;
  return <ShownRulebook rulebook={rulebook} />;
}

function ShownRulebook({ rulebook }: { readonly rulebook: Rulebook }) {
  const { files } = useRulebook();
  const { language, text } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const day: Day = readDay(parameters.get('on') ?? '') ?? today();
  const view = parameters.get('view') === 'source' ? 'source' : 'rules';
  const document = useMemo(
    () => arrangeDocument(rulebook, { language, day, decision: null }),
    [rulebook, language, day],
  );
  const provisions = useMemo(() => coverSource(rulebook, { language, day }), [rulebook, language, day]);
  const headings = useMemo(() => readHeadings(files), [files]);
  const change = (name: 'on' | 'view', value: string) =>
    setParameters((before) => {
      const next = new URLSearchParams(before);
      next.set(name, value);
      return next;
    });
  useAnchor(view);
  return (
    <>
      <DayChoice document={document} onChange={(chosen) => change('on', writeDay(chosen, 'en'))} />
      <div className="rulebook-tools no-print">
        <fieldset className="rulebook-views">
          <legend className="visually-hidden">{text(texts.view)}</legend>
          {(['rules', 'source'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => change('view', one)}>
              {text(texts[one])}
            </button>
          ))}
        </fieldset>
        <Search document={document} provisions={provisions} day={day} />
        <button type="button" className="link-button" onClick={() => window.print()}>
          {text(texts.print)}
        </button>
      </div>
      <div className="rulebook-columns">
        <Contents
          entries={
            view === 'rules'
              ? contentsOfRules(document.chapters, document.common.length > 0, text)
              : [...new Set(provisions.map(({ mark }) => chapterOf(mark)))].map((chapter) => ({
                  id: `chapter-${chapter}`,
                  label: headings.get(chapter) || chapter,
                }))
          }
        />
        {view === 'rules' ? (
          <DocumentText document={document} day={day} />
        ) : (
          <SourceText provisions={provisions} headings={headings} day={day} />
        )}
      </div>
    </>
  );
}

function contentsOfRules(
  chapters: readonly { readonly decision: string; readonly label: string }[],
  common: boolean,
  text: (texts: { readonly fi: string; readonly en: string }) => string,
) {
  return [
    ...chapters.map(({ decision, label }) => ({ id: `decision-${decision}`, label })),
    ...(common ? [{ id: 'common', label: text(texts.common) }] : []),
    { id: 'values', label: text(texts.values) },
    { id: 'informative', label: text(texts.informative) },
  ];
}
