import './rulebook.css';
import { type FormEvent, useEffect, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { Button, TextInput } from 'suomifi-ui-components';
import { arrangeDocument, type RulebookDocument } from '../../../engine/document/document.ts';
import { coverSource } from '../../../engine/document/source-coverage.ts';
import type { Day, Rulebook } from '../../../engine/ir/ir.ts';
import { stateOfEdition } from '../../drafts/edition-state.ts';
import { today } from '../../shell/clock.ts';
import { readDay, writeDay } from '../../shell/dates.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import { DocumentText } from './document-text.tsx';
import { chapterOf, readHeadings } from './headings.ts';
import { Search } from './search.tsx';
import { SourceText } from './source-text.tsx';
import { rulebookTexts as texts } from './texts.ts';

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

/** The table of contents beside the document. */
function Contents({ entries }: { readonly entries: readonly { readonly id: string; readonly label: string }[] }) {
  const { text } = useReading();
  return (
    <nav className="rulebook-contents no-print" aria-label={text(texts.contents)}>
      <h2>{text(texts.contents)}</h2>
      <ol>
        {entries.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${encodeURIComponent(id)}`}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface Props {
  readonly document: RulebookDocument;
  readonly onChange: (day: Day) => void;
}

/** The day whose rulebook is shown: typed, or the first day of an edition. */
function DayChoice({ document, onChange }: Props) {
  const { rulebook } = useRulebook();
  const { language, text } = useReading();
  const { day, edition } = document;
  const [typed, setTyped] = useState(writeDay(day, language));
  const [wrong, setWrong] = useState(false);
  useEffect(() => setTyped(writeDay(day, language)), [day, language]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDay(typed);
    setWrong(read === null);
    if (read !== null) onChange(read);
  };
  return (
    <section className="rulebook-day">
      <p>
        <strong>{fill(text(texts.inForce), { day: writeDay(day, language) })}</strong>
        {edition === null || edition.date > day ? (
          `. ${text(texts.noEdition)}`
        ) : (
          <>
            {` ${fill(text(texts.edition), { day: writeDay(edition.date, language) })}, ${text(texts.fingerprint)} `}
            <code>{edition.hash.slice(0, 19)}…</code>
          </>
        )}
      </p>
      <form onSubmit={submit} className="no-print">
        <TextInput
          labelText={text(texts.day)}
          hintText={text(texts.dayHint)}
          value={typed}
          onChange={(value) => setTyped(String(value ?? ''))}
          {...(wrong && { status: 'error' as const, statusText: text(texts.dayWrong) })}
        />
        <Button type="submit" variant="secondary">
          {text(texts.show)}
        </Button>
      </form>
      <div className="no-print">
        <h2>{text(texts.editions)}</h2>
        <ul className="edition-list">
          {rulebook?.editions.map((one) => (
            <li key={one.date}>
              <button type="button" className="link-button" onClick={() => onChange(one.date)}>
                {writeDay(one.date, language)}
              </button>{' '}
              {text(
                stateOfEdition(one, rulebook.editions, today(), {
                  fi: writeDay(one.date, 'fi'),
                  en: writeDay(one.date, 'en'),
                }),
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Moves to the place that the address names (`#3.1:8`) once it is on the page, and makes it seen. */
function useAnchor(view: string): void {
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same address followed again moves there again
  useEffect(() => {
    if (hash === '') return;
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (target === null) return;
    target.closest('details')?.setAttribute('open', '');
    target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'start' });
  }, [hash, key, view]);
}
