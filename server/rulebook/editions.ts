import type { Edition } from '../../dsl/editions/consolidated.ts';
import { formatDate, parseDate } from '../../engine/ir/calendar.ts';
import type { RulebookState } from './current-rulebook.ts';
import { readStatus } from './locked-editions.ts';

/** An edition in the rulebook's folder. */
export interface EditionListing {
  readonly date: string;
  readonly status: Edition['status'];
  /** Null for drafts and proposals, which no case is decided by, and where the rulebook has errors. */
  readonly hash: string | null;
  readonly decided: string | null;
  readonly decidedBy: string | null;
  readonly record: string | null;
}

/** The editions of a rulebook by date, those not decided upon among them. Editions that cannot be read are left out. */
export function listEditions({ files, compiled, loaded }: RulebookState): readonly EditionListing[] {
  const hashes = new Map(loaded?.editions.map(({ date, hash }) => [date, hash]));
  const decided = (compiled.sources?.editions ?? []).map(
    ({ folder, status, decided, decidedBy, record }): EditionListing => ({
      date: folder,
      status,
      hash: hashes.get(folder) ?? null,
      decided: decided === null ? null : formatDate(decided),
      decidedBy,
      record,
    }),
  );
  const known = new Set(decided.map(({ date }) => date));
  const others = [...files].flatMap(([path, text]): readonly EditionListing[] => {
    const [date = '', name] = path.split('/');
    const status = name === 'edition.yaml' && parseDate(date) !== null && !known.has(date) ? readStatus(text) : null;
    if (status !== 'draft' && status !== 'proposed') return [];
    return [{ date, status, hash: null, decided: null, decidedBy: null, record: null }];
  });
  return [...decided, ...others].sort((a, b) => (a.date < b.date ? -1 : 1));
}
