import type { SummaryLine } from '../../engine/analysis/changes/report/report.ts';
import type { Language } from '../../engine/ir/localized.ts';
import type { Section } from '../../engine/report/report.ts';
import { RequestError, request } from './request.ts';

/** A report on what differs, part by part. */
export interface ToldDifferences {
  readonly summary: readonly SummaryLine[];
  readonly sections: readonly Section[];
}

/** While the server is at other comparisons it is asked again after this long, in milliseconds. */
const patience = 2000;

/**
 * Asks the server whether any case comes out differently between two states, which takes it seconds. States are
 * `current`, a date, `draft:2021-01-01` or a git revision.
 */
export async function fetchProvedDifferences(
  from: string,
  to: string,
  language: Language,
  signal: AbortSignal,
): Promise<ToldDifferences> {
  const query = new URLSearchParams({ from, to, language, proofs: 'true', format: 'sections' });
  for (;;) {
    try {
      return await request<ToldDifferences>(`/api/diff?${query}`, { signal });
    } catch (error) {
      if (!(error instanceof RequestError) || error.code !== 'too-many-comparisons') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, patience));
    signal.throwIfAborted();
  }
}
