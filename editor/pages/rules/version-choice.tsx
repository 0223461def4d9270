import '../../drafts/draft-pages.css';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { parseDate } from '../../../engine/ir/calendar.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import { formatDay } from '../../../engine/wording/format-value.ts';
import { RequestError } from '../../api/request.ts';
import type { DraftSummary } from '../../drafts/draft.ts';
import { fetchDrafts } from '../../drafts/draft-requests.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import { StartEdition } from '../prices/start-edition.tsx';
import { rulesTexts as texts } from './texts.ts';

/** Which rules are shown: those in force, or a draft. */
export function VersionChoice({ draft }: { readonly draft: string | null }) {
  const { text, language } = useReading();
  const { session } = useRulebook();
  const navigate = useNavigate();
  const [drafts, setDrafts] = useState<readonly DraftSummary[]>([]);
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<Localized | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    fetchDrafts(abort.signal).then(setDrafts, (error: unknown) => {
      if (!abort.signal.aborted && error instanceof RequestError) setProblem(error.texts);
    });
    return () => abort.abort();
  }, []);
  const days = [...new Set([...drafts.map(({ date }) => date), ...(draft === null ? [] : [draft])])].sort();
  return (
    <div className="rules-version">
      <label htmlFor="rules-version">{text(texts.version)}</label>
      <select
        id="rules-version"
        value={draft ?? ''}
        onChange={({ target }) => navigate(target.value === '' ? '/rules' : `/rules/${target.value}`)}
      >
        <option value="">{text(texts.inForce)}</option>
        {days.map((date) => (
          <option key={date} value={date}>
            {fill(text(texts.draftOf), { day: formatDay(parseDate(date) ?? 0, language) })}
          </option>
        ))}
      </select>
      {problem !== null && <p role="alert">{text(problem)}</p>}
      {session.role === 'administrator' && draft === null && (
        <button type="button" className="link-button" onClick={() => setStarting(true)}>
          {text(texts.start)}
        </button>
      )}
      {starting && (
        <div className="draft-pages">
          <StartEdition onClose={() => setStarting(false)} onStarted={(date) => navigate(`/rules/${date}`)} />
        </div>
      )}
    </div>
  );
}
