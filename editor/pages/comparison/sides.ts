import type { Day } from '../../../engine/ir/ir.ts';
import type { Language, Localized } from '../../../engine/ir/localized.ts';
import { fetchFilesAt } from '../../api/revisions.ts';
import { fetchDraft } from '../../drafts/draft-requests.ts';
import { writeDay } from '../../shell/dates.ts';
import { fill } from '../../shell/fill.ts';
import type { ComparedSide } from '../../worker/comparison.ts';
import { comparisonTexts as texts } from './texts.ts';

/** A state of the rulebook that can be chosen, by what the address calls it: `current`, `draft:2021-01-01`, `revision:1a2b3c`. */
export type State =
  | { readonly kind: 'current' }
  | { readonly kind: 'draft'; readonly date: string }
  | { readonly kind: 'revision'; readonly revision: string };

type Files = Readonly<Record<string, string>>;

/** What the address calls a state. */
export function writeState(state: State): string {
  switch (state.kind) {
    case 'current':
      return 'current';
    case 'draft':
      return `draft:${state.date}`;
    case 'revision':
      return `revision:${state.revision}`;
  }
}

/** The state of that name; the current one for a name that is none. */
export function readState(name: string): State {
  const [, kind, rest = ''] = /^(draft|revision):(.+)$/.exec(name) ?? [];
  if (kind === 'draft') return { kind, date: rest };
  return kind === 'revision' ? { kind, revision: rest } : { kind: 'current' };
}

/** The whole rulebook as it is in a state. */
export async function loadState(state: State, current: Files, signal: AbortSignal): Promise<Files> {
  switch (state.kind) {
    case 'current':
      return current;
    case 'draft': {
      const { date, files } = await fetchDraft(state.date);
      const others = Object.entries(current).filter(([path]) => !path.startsWith(`${date}/`));
      return { ...Object.fromEntries(others), ...files };
    }
    case 'revision':
      return fetchFilesAt(state.revision, signal);
  }
}

/** Two days of the rulebook as the two sides. */
export function sidesOfDays(files: Files, before: Day, after: Day, language: Language): [ComparedSide, ComparedSide] {
  const side = (day: Day): ComparedSide => ({ name: writeDay(day, language), files, day });
  return [side(before), side(after)];
}

/** What a reader calls a state. */
export function nameOf(state: State, text: (texts: Localized) => string, language: Language, day: Day | null): string {
  switch (state.kind) {
    case 'current':
      return text(texts.current);
    case 'draft':
      return fill(text(texts.draftOf), { day: day === null ? state.date : writeDay(day, language) });
    case 'revision':
      return state.revision;
  }
}
