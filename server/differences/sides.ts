import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import { parseDate } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Services } from '../api.ts';
import { composeRulebook } from '../drafts/compose.ts';
import { findRepository } from '../git/repository.ts';
import { readRevision } from '../git/revisions.ts';
import { Refusal } from '../refusals/refusal.ts';

/** One of two states of the rulebook to be compared. */
export type NamedSide =
  /** The rulebook's folder as it is. */
  | { readonly kind: 'current' }
  /** The rulebook consolidated on a day. */
  | { readonly kind: 'date'; readonly date: string }
  /** The rulebook with a draft. */
  | { readonly kind: 'draft'; readonly date: string }
  | { readonly kind: 'revision'; readonly revision: string }
  | { readonly kind: 'files'; readonly files: Readonly<Record<string, string>> };

/** A state of the rulebook, ready to be compared. */
export interface Side {
  /** As reports call it. */
  readonly name: string;
  readonly files: SourceFiles;
  /** The only day to look at; null for all days. */
  readonly day: Day | null;
}

/** `current`, a date, `draft:2021-01-01`, or anything else: a git revision. */
export function readSide(text: string): NamedSide {
  if (text === 'current') return { kind: 'current' };
  const [, draft] = /^draft:(.+)$/.exec(text) ?? [];
  if (draft !== undefined) return { kind: 'draft', date: draft };
  return parseDate(text) === null ? { kind: 'revision', revision: text } : { kind: 'date', date: text };
}

export async function openSide(side: NamedSide, { rulebook, drafts, options }: Services): Promise<Side> {
  switch (side.kind) {
    case 'current':
      return { name: 'current', files: rulebook.state().files, day: null };
    case 'date': {
      const day = parseDate(side.date);
      if (day === null) throw new Refusal('bad-date');
      return { name: side.date, files: rulebook.state().files, day };
    }
    case 'draft': {
      if (parseDate(side.date) === null) throw new Refusal('bad-date');
      const { draft } = await drafts.get(side.date);
      return { name: `draft:${side.date}`, files: composeRulebook(rulebook.state().files, draft), day: null };
    }
    case 'revision': {
      const repository = await findRepository(options.rulebookFolder);
      if (repository === null) throw new Refusal('no-git');
      const { files } = await readRevision(repository, side.revision);
      return { name: side.revision, files, day: null };
    }
    case 'files':
      return { name: 'files', files: new Map(Object.entries(side.files)), day: null };
  }
}
