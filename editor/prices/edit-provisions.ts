import { editProvision, tidySource } from '../../dsl/editions/edit-source.ts';
import { sourcePath } from '../../dsl/editions/rulebook-files.ts';
import type { DraftContent, FileChanges } from '../drafts/draft.ts';

/** What a draft is to say of a provision in a language; null: what is in force goes on. */
export interface NewProvision {
  readonly mark: string;
  readonly language: string;
  readonly text: string | null;
}

/** The edit that gives provisions their new texts in the source files of the draft's day (`YYYY-MM-DD`). */
export function writeProvisions(
  files: DraftContent['files'],
  date: string,
  provisions: readonly NewProvision[],
): FileChanges {
  const changes: Record<string, string | null> = {};
  for (const { mark, language, text } of provisions) {
    const path = sourcePath(date, language);
    const before = (path in changes ? changes[path] : files[path]) ?? '';
    // A blank line would end the provision.
    const edit = editProvision(before, mark, text === null ? null : text.replaceAll(/\s+/g, ' ').trim());
    const after = tidySource(before.slice(0, edit.start) + edit.text + before.slice(edit.end));
    changes[path] = after === '' ? null : after;
  }
  return changes;
}
