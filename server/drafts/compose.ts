import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import type { StoredDraft } from './draft.ts';

/**
 * The rulebook as it would be with a draft: the files of the draft's edition are the draft's alone, other files of the
 * draft stand beside or in the place of the rulebook's.
 */
export function composeRulebook(
  rulebook: SourceFiles,
  { date, files }: Pick<StoredDraft, 'date' | 'files'>,
): SourceFiles {
  const others = [...rulebook].filter(([path]) => !path.startsWith(`${date}/`));
  return new Map([...others, ...Object.entries(files)]);
}
