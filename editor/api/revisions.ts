import { request } from './request.ts';

/** An earlier or other state of the rulebook, kept in version control. */
export interface Revision {
  readonly revision: string;
  /** Instant. */
  readonly date: string;
  readonly subject: string;
  readonly kind: 'commit' | 'branch' | 'tag';
}

/** The latest states; none where the rulebook is not kept in version control. */
export function fetchRevisions(signal: AbortSignal): Promise<readonly Revision[]> {
  return request<readonly Revision[]>('/api/revisions', { signal });
}

/** The rulebook's files as they were. */
export async function fetchFilesAt(revision: string, signal: AbortSignal): Promise<Readonly<Record<string, string>>> {
  const path = `/api/revisions/${encodeURIComponent(revision)}/files`;
  const { files } = await request<{ readonly files: Readonly<Record<string, string>> }>(path, { signal });
  return files;
}
