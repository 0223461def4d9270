import { request } from '../api/request.ts';
import type { Draft } from './draft.ts';
import { ifMatch, pathOf } from './draft-requests.ts';

/** A draft that was sent for review. */
export interface SentProposal {
  readonly date: string;
  readonly revision: string;
}

/** A proposal as the list has it. */
export interface Proposal {
  readonly date: string;
  readonly revision: string;
  readonly title: string;
  readonly proposedAt: string;
  readonly proposedBy: string | null;
  readonly state: 'open' | 'merged' | 'branch-moved' | 'branch-missing' | 'written';
}

export function fetchProposals(signal?: AbortSignal): Promise<readonly Proposal[]> {
  return request<readonly Proposal[]>('/api/proposals', signal === undefined ? {} : { signal });
}

/** Sends the draft of this revision for review; `text` is Markdown. */
export function propose(date: string, revision: string, title: string, text: string): Promise<SentProposal> {
  return request<SentProposal>(`${pathOf(date)}/proposal`, {
    method: 'POST',
    headers: ifMatch(revision),
    body: { title, text },
  });
}

/** Takes a proposal back to a draft that can be changed. */
export function reopenProposal({ date, revision }: Proposal): Promise<Draft> {
  return request<Draft>(`${pathOf(date)}/proposal/reopen`, { method: 'POST', headers: ifMatch(revision) });
}

/** Withdraws a proposal; its draft stays. */
export async function withdrawProposal({ date, revision }: Proposal): Promise<void> {
  await request(`${pathOf(date)}/proposal`, { method: 'DELETE', headers: ifMatch(revision) });
}

/** Where the changes of a draft can be downloaded for those who put them in by hand. */
export function patchAddress(date: string): string {
  return `${pathOf(date)}/patch`;
}
