import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import { setValue } from '../../dsl/values/edit.ts';
import { readYaml } from '../../dsl/yaml/read-yaml.ts';
import { belongsTo, composeRulebook } from '../drafts/compose.ts';
import type { StoredDraft } from '../drafts/draft.ts';
import { checkEffectiveDate } from '../drafts/draft-files.ts';
import { Refusal } from '../refusals/refusal.ts';
import { checkFiles } from '../rulebook/check-files.ts';
import { describeRulebook } from '../rulebook/current-rulebook.ts';
import { findLockedEditions } from '../rulebook/locked-editions.ts';

/** What a draft changes of a rulebook's files. Paths are from the rulebook's folder. */
export interface DraftChanges {
  readonly changed: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

/** What proposing a draft changes: its files that are new or other, the edition marked as proposed. */
export function changesOf(draft: Pick<StoredDraft, 'date' | 'files'>, base: SourceFiles): DraftChanges {
  const files = Object.entries(markProposed(draft));
  const own = new Set(files.map(([path]) => path));
  return {
    changed: new Map(files.filter(([path, text]) => base.get(path) !== text)),
    removed: [...base.keys()].filter((path) => belongsTo(draft.date, path) && !own.has(path)),
  };
}

/** Refuses a draft that is not fit to be proposed on top of these files: errors, or nothing in it. */
export function checkFit(draft: Pick<StoredDraft, 'date' | 'files'>, base: SourceFiles): void {
  checkEffectiveDate(draft.date, findLockedEditions(base));
  const { changed, removed } = changesOf(draft, base);
  if (removed.length === 0 && [...changed].every(([path, text]) => saysNothing(path, text))) {
    throw new Refusal('nothing-to-propose');
  }
  const files = composeRulebook(base, { date: draft.date, files: markProposed(draft) });
  const { errors, problems } = checkFiles(describeRulebook(files, { drafts: true }));
  if (errors > 0) throw new Refusal('draft-has-errors', { problems });
}

/** Keys of `edition.yaml` that tell of the decision, not of what is decided. */
const aboutDecision = new Set(['status', 'decided', 'decided_by', 'record', 'body', 'section', 'notes']);

function saysNothing(path: string, text: string): boolean {
  if (!path.endsWith('/edition.yaml')) return false;
  const { root } = readYaml(path, text);
  return root?.kind === 'mapping' && root.entries.every(({ key }) => aboutDecision.has(key.text));
}

function markProposed({ date, files }: Pick<StoredDraft, 'date' | 'files'>): Readonly<Record<string, string>> {
  const path = `${date}/edition.yaml`;
  const text = files[path];
  const marked = text === undefined ? null : setValue(text, ['status'], 'proposed');
  // One that is missing or cannot be read is told by the check.
  return marked === null ? files : { ...files, [path]: marked };
}
