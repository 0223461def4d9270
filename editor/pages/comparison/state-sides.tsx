import { useEffect, useState } from 'react';
import { parseDate } from '../../../engine/ir/calendar.ts';
import { fetchRevisions, type Revision } from '../../api/revisions.ts';
import type { DraftSummary } from '../../drafts/draft.ts';
import { fetchDrafts } from '../../drafts/draft-requests.ts';
import { writeDay } from '../../shell/dates.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import { writeState } from './sides.ts';
import { comparisonTexts as texts } from './texts.ts';

interface Props {
  readonly before: string;
  readonly after: string;
  readonly onChoose: (sides: { readonly before: string; readonly after: string }) => void;
  /** Is told of a draft that there is, while nothing has been chosen; null once something has. */
  readonly onDraft: ((draft: string) => void) | null;
}

/** Two states to compare: the rulebook as it is, drafts, and what version control has. */
export function StateSides({ before, after, onChoose, onDraft }: Props) {
  const { text } = useReading();
  const { session } = useRulebook();
  const [drafts, setDrafts] = useState<readonly DraftSummary[]>([]);
  const [revisions, setRevisions] = useState<readonly Revision[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    // Whatever cannot be had is not offered; the rulebook as it is always is.
    fetchDrafts(abort.signal).then(setDrafts, () => {});
    if (session.git) fetchRevisions(abort.signal).then(setRevisions, () => {});
    return () => abort.abort();
  }, [session.git]);
  const [first] = drafts;
  useEffect(() => {
    if (first !== undefined) onDraft?.(writeState({ kind: 'draft', date: first.date }));
  }, [first, onDraft]);
  return (
    <div className="comparison-sides no-print">
      {(['before', 'after'] as const).map((side) => (
        <label key={side}>
          {text(texts[side])}
          <select
            value={side === 'before' ? before : after}
            onChange={({ target }) => onChoose({ before, after, [side]: target.value })}
          >
            <Options drafts={drafts} revisions={revisions} />
          </select>
        </label>
      ))}
    </div>
  );
}

function Options({
  drafts,
  revisions,
}: {
  readonly drafts: readonly DraftSummary[];
  readonly revisions: readonly Revision[];
}) {
  const { text, language } = useReading();
  const shownDay = (date: string): string => {
    const day = parseDate(date.slice(0, 10));
    return day === null ? date : writeDay(day, language);
  };
  const named = (kind: Revision['kind']) =>
    revisions
      .filter((one) => one.kind === kind)
      .map(({ revision, date, subject }) => (
        <option key={revision} value={writeState({ kind: 'revision', revision })}>
          {kind === 'commit' ? `${shownDay(date)} ${subject}` : `${revision} – ${subject}`}
        </option>
      ));
  return (
    <>
      <option value="current">{text(texts.current)}</option>
      {drafts.length > 0 && (
        <optgroup label={text(texts.drafts)}>
          {drafts.map(({ date }) => (
            <option key={date} value={writeState({ kind: 'draft', date })}>
              {fill(text(texts.draftOf), { day: shownDay(date) })}
            </option>
          ))}
        </optgroup>
      )}
      {revisions.some(({ kind }) => kind !== 'commit') && (
        <optgroup label={text(texts.proposals)}>
          {named('branch')}
          {named('tag')}
        </optgroup>
      )}
      {revisions.some(({ kind }) => kind === 'commit') && (
        <optgroup label={text(texts.earlier)}>{named('commit')}</optgroup>
      )}
    </>
  );
}
