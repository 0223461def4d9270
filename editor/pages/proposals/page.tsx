import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Button } from 'suomifi-ui-components';
import { parseDate } from '../../../engine/ir/calendar.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import { formatDay } from '../../../engine/wording/format-value.ts';
import { RequestError } from '../../api/request.ts';
import { acceptedFrom, stateWords } from '../../drafts/draft-words.ts';
import { closeSession } from '../../drafts/open-sessions.ts';
import {
  fetchProposals,
  type Proposal,
  patchAddress,
  reopenProposal,
  withdrawProposal,
} from '../../drafts/proposal-requests.ts';
import { writeInstant } from '../../shell/clock.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import { proposalsTexts as texts } from './texts.ts';
import '../../drafts/draft-pages.css';
import './proposals.css';

/** What was sent for review, in what state it is, and the ways to take it back. */
export function ProposalsPage() {
  const { text } = useReading();
  const [proposals, setProposals] = useState<readonly Proposal[] | null>(null);
  const [problem, setProblem] = useState<Localized | null>(null);
  const load = useCallback((signal?: AbortSignal) => {
    fetchProposals(signal).then(setProposals, (error: unknown) => {
      if (signal?.aborted !== true && error instanceof RequestError) setProblem(error.texts);
    });
  }, []);
  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal);
    return () => abort.abort();
  }, [load]);
  return (
    <div className="draft-pages">
      <p className="prose">{text(texts.intro)}</p>
      {problem !== null && (
        <p className="problem" role="alert">
          {text(problem)}
        </p>
      )}
      {proposals?.length === 0 && <p>{text(texts.none)}</p>}
      <ul className="proposal-list">
        {proposals?.map((proposal) => (
          <li key={proposal.date}>
            <ProposalCard
              proposal={proposal}
              onChanged={() => {
                setProblem(null);
                load();
              }}
              onFailed={setProblem}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ProposalCard({
  proposal,
  onChanged,
  onFailed,
}: {
  readonly proposal: Proposal;
  readonly onChanged: () => void;
  readonly onFailed: (problem: Localized) => void;
}) {
  const { text, language } = useReading();
  const { session } = useRulebook();
  const [asking, setAsking] = useState(false);
  const { date, title, proposedAt, proposedBy, state } = proposal;
  const run = async (change: (proposal: Proposal) => Promise<unknown>) => {
    setAsking(false);
    try {
      await change(proposal);
      await closeSession(date);
      onChanged();
    } catch (error) {
      if (error instanceof RequestError) onFailed(error.texts);
    }
  };
  const mayChange = session.role === 'administrator' && state !== 'merged';
  return (
    <article className="proposal">
      <h2>{title}</h2>
      <p>
        <span className={`state ${state}`}>{text(stateOf(proposal))}</span>{' '}
        <span className="quiet">
          {text(texts.sent)} {writeInstant(proposedAt, language)}
          {proposedBy === null ? '' : `, ${proposedBy}`}
        </span>
      </p>
      <div className="buttons">
        <Link to={`/prices/${date}`}>{text(texts.look)}</Link>
        <a href={patchAddress(date)} download>
          {text(texts.download)}
        </a>
        {mayChange && (
          <>
            <Button variant="secondary" onClick={() => run(reopenProposal)}>
              {text(texts.reopen)}
            </Button>
            <Button variant="secondary" onClick={() => setAsking(true)}>
              {text(texts.withdraw)}
            </Button>
          </>
        )}
      </div>
      {asking && (
        <Dialog title={text(texts.withdraw)} onClose={() => setAsking(false)}>
          <p>{text(texts.withdrawAsk)}</p>
          <div className="buttons">
            <Button onClick={() => run(withdrawProposal)}>{text(texts.withdraw)}</Button>
            <Button variant="secondary" onClick={() => setAsking(false)}>
              {text(texts.cancel)}
            </Button>
          </div>
        </Dialog>
      )}
    </article>
  );
}

function stateOf({ state, date }: Proposal): Localized {
  const day = parseDate(date) ?? 0;
  switch (state) {
    case 'open':
      return stateWords.proposed;
    case 'merged':
      return acceptedFrom({ fi: formatDay(day, 'fi'), en: formatDay(day, 'en') });
    case 'branch-moved':
      return texts.moved;
    case 'branch-missing':
      return stateWords.withdrawn;
    case 'written':
      return texts.written;
  }
}
