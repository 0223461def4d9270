import { useDeferredValue, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { RulebookDocument } from '../../../engine/document/document.ts';
import type { CoveredProvision } from '../../../engine/document/source-coverage.ts';
import type { Day } from '../../../engine/ir/ir.ts';
import { writeDay } from '../../shell/dates.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { useAnnounce } from '../../shell/status.tsx';
import { idOf } from './links.tsx';
import { rulebookTexts as texts } from './texts.ts';

interface Props {
  readonly document: RulebookDocument;
  readonly provisions: readonly CoveredProvision[];
  readonly day: Day;
}

interface Entry {
  readonly view: 'rules' | 'source';
  readonly id: string;
  readonly label: string;
  readonly searched: string;
}

/** The most results shown at once. */
const most = 20;

/** Finds rules, values and provisions by their words. */
export function Search({ document, provisions, day }: Props) {
  const { text } = useReading();
  const announce = useAnnounce();
  const [words, setWords] = useState('');
  const sought = useDeferredValue(words.trim().toLowerCase());
  const entries = useMemo(() => collectEntries(document, provisions), [document, provisions]);
  const found = sought.length < 2 ? [] : entries.filter(({ searched }) => searched.includes(sought));
  const told = fill(text(texts.found), { count: found.length });
  const search = (next: string) => {
    setWords(next);
    if (next.trim().length >= 2) announce(told);
  };
  return (
    <search className="rulebook-search">
      <label htmlFor="rulebook-search">{text(texts.search)}</label>
      <input id="rulebook-search" type="search" value={words} onChange={(event) => search(event.target.value)} />
      {sought.length >= 2 && (
        <div className="rulebook-found">
          <p>{told}</p>
          <ul>
            {found.slice(0, most).map(({ view, id, label }) => (
              <li key={`${view} ${id} ${label}`}>
                <Link
                  to={`?on=${writeDay(day, 'en')}&view=${view}#${encodeURIComponent(id)}`}
                  onClick={() => setWords('')}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  );
}

function collectEntries(document: RulebookDocument, provisions: readonly CoveredProvision[]): readonly Entry[] {
  const norms = [
    ...document.chapters.flatMap(({ rules, definitions }) => [...rules, ...definitions]),
    ...document.common,
  ];
  return [
    ...norms.map(({ kind, name, label, statement }): Entry => {
      return { view: 'rules', id: idOf(kind, name), label, searched: `${label} ${statement.text}`.toLowerCase() };
    }),
    ...document.values.map(({ parameter, label, value }): Entry => {
      const shown = `${label}: ${value}`;
      return { view: 'rules', id: idOf('value', parameter), label: shown, searched: shown.toLowerCase() };
    }),
    ...provisions.map(({ mark, text }): Entry => {
      const shown = `${mark} ${text}`;
      return {
        view: 'source',
        id: mark,
        label: shown.length > 90 ? `${shown.slice(0, 90)}…` : shown,
        searched: shown.toLowerCase(),
      };
    }),
  ];
}
