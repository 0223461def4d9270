import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import type { StoredDraft } from './draft.ts';

/**
 * The rulebook as it would be with a draft: the files of the draft's edition, its source texts among them, are the draft's alone, other files of the
 * draft stand beside or in the place of the rulebook's.
 */
export function composeRulebook(
  rulebook: SourceFiles,
  { date, files }: Pick<StoredDraft, 'date' | 'files'>,
): SourceFiles {
  const others = [...rulebook].filter(([path]) => !belongsTo(date, path));
  return new Map([...others, ...Object.entries(files)]);
}

/** Whether a file is one of an edition's own: those of its folder, and its source texts. */
export function belongsTo(date: string, path: string): boolean {
  return path.startsWith(`${date}/`) || path.startsWith(`source/${date}.`);
}
