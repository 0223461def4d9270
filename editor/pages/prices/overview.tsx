import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button } from 'suomifi-ui-components';
import { parseDate } from '../../../engine/ir/calendar.ts';
import type { Day, Rulebook } from '../../../engine/ir/ir.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import { formatDay } from '../../../engine/wording/format-value.ts';
import { RequestError } from '../../api/request.ts';
import type { DraftSummary } from '../../drafts/draft.ts';
import { fetchDrafts } from '../../drafts/draft-requests.ts';
import { stateWords } from '../../drafts/draft-words.ts';
import { stateOfEdition } from '../../drafts/edition-state.ts';
import { listInForce } from '../../prices/price-table.ts';
import { today, writeInstant } from '../../shell/clock.ts';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import { InForceTable } from './in-force-table.tsx';
import { StartEdition } from './start-edition.tsx';
import { pricesTexts as texts } from './texts.ts';
import { usePlaces } from './use-places.ts';

/** What is in force, the drafts there are, and the way to a new one. */
export function Overview() {
  const { text } = useReading();
  const { rulebook, session } = useRulebook();
  const places = usePlaces('current', rulebook);
  if (rulebook === null) return <p role="alert">{text(texts.noRulebook)}</p>;
  const day = lastDayOf(rulebook);
  return (
    <>
      <p className="prose">{text(texts.intro)}</p>
      <Drafts mayWrite={session.role === 'administrator'} />
      <Versions editions={rulebook.editions} />
      {places !== null && <InForceTable rulebook={rulebook} groups={listInForce(rulebook, places, day)} day={day} />}
    </>
  );
}

/** Today; before the first edition, its day. */
function lastDayOf({ editions }: Rulebook): Day {
  return Math.max(today(), editions[0]?.date ?? 0);
}

/** The editions of the rulebook, the latest first, and what has become of each. */
function Versions({ editions }: Pick<Rulebook, 'editions'>) {
  const { text, language } = useReading();
  const day = today();
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{text(texts.versions)}</h2>
      <ul className="draft-list">
        {editions.toReversed().map((edition) => (
          <li key={edition.date}>
            {text(texts.effective)} {formatDay(edition.date, language)}
            <span className="state">{text(stateOfEdition(edition, editions, day, inWords(edition.date)))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function inWords(date: Day): Localized {
  return { fi: formatDay(date, 'fi'), en: formatDay(date, 'en') };
}

function Drafts({ mayWrite }: { readonly mayWrite: boolean }) {
  const { text, language } = useReading();
  const navigate = useNavigate();
  const [drafts, setDrafts] = useState<readonly DraftSummary[] | null>(null);
  const [problem, setProblem] = useState<Localized | null>(null);
  const [starting, setStarting] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    fetchDrafts(abort.signal).then(setDrafts, (error: unknown) => {
      if (!abort.signal.aborted && error instanceof RequestError) setProblem(error.texts);
    });
    return () => abort.abort();
  }, []);
  return (
    <section aria-labelledby="drafts" className="drafts">
      <h2 id="drafts">{text(texts.drafts)}</h2>
      {problem !== null && <p role="alert">{text(problem)}</p>}
      {drafts?.length === 0 && <p>{text(texts.noDrafts)}</p>}
      {drafts !== null && drafts.length > 0 && (
        <ul className="draft-list">
          {drafts.map(({ date, status, updatedAt, updatedBy }) => (
            <li key={date}>
              <Link to={date}>
                {text(texts.effective)} {formatDay(parseDate(date) ?? 0, language)}
              </Link>
              <span className={`state ${status}`}>{text(stateWords[status])}</span>
              <span className="quiet">
                {text(texts.lastChanged)} {writeInstant(updatedAt, language)}
                {updatedBy === null ? '' : `, ${updatedBy}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <Button onClick={() => setStarting(true)}>{text(texts.start)}</Button>}
      {starting && <StartEdition onClose={() => setStarting(false)} onStarted={(date) => navigate(date)} />}
    </section>
  );
}
