import { request } from '../api/request.ts';
import type { Draft, DraftContent, DraftSummary } from './draft.ts';

/** What the server says of a draft that was saved. */
export interface SavedDraft {
  readonly revision: string;
  readonly updatedAt: string;
}

export function fetchDrafts(signal?: AbortSignal): Promise<readonly DraftSummary[]> {
  return request<readonly DraftSummary[]>('/api/drafts', signal === undefined ? {} : { signal });
}

export function fetchDraft(date: string): Promise<Draft> {
  return request<Draft>(pathOf(date));
}

/** Fails with `draft-exists` where there is one for the day, and where the day cannot have one. */
export function createDraft(
  date: string,
  files: DraftContent['files'],
  notes: DraftContent['notes'] = {},
): Promise<Draft> {
  return request<Draft>('/api/drafts', { method: 'POST', body: { date, files, notes } });
}

/** Saves over the revision that was read, and only over that: fails with `draft-changed` otherwise. */
export function saveDraft(date: string, revision: string, { files, notes }: DraftContent): Promise<SavedDraft> {
  return request<SavedDraft>(pathOf(date), { method: 'PUT', headers: ifMatch(revision), body: { files, notes } });
}

/** The server keeps what was thrown away. */
export function discardDraft(date: string, revision: string): Promise<void> {
  return request<void>(pathOf(date), { method: 'DELETE', headers: ifMatch(revision) });
}

export function pathOf(date: string): string {
  return `/api/drafts/${encodeURIComponent(date)}`;
}

export function ifMatch(revision: string): Readonly<Record<string, string>> {
  return { 'if-match': `"${revision}"` };
}
