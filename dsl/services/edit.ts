/** Changes of texts, as the services propose them. */

import type { Span } from '../diagnostics/diagnostic.ts';
import type { SourceFiles } from '../editions/consolidated.ts';

/** Puts a text in the place of a stretch of a file; a file that is not there is made. */
export interface TextEdit {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

/** The files after all edits, which must not overlap. */
export function applyEdits(files: SourceFiles, edits: readonly TextEdit[]): ReadonlyMap<string, string> {
  const changed = new Map(files);
  for (const { file, span, text } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    const before = changed.get(file) ?? '';
    changed.set(file, before.slice(0, span.start) + text + before.slice(span.end));
  }
  return changed;
}

/** The smallest edit from one text of a file to another; null where they are the same. */
export function changeBetween(file: string, before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let behind = 0;
  while (behind < most - start && before[before.length - 1 - behind] === after[after.length - 1 - behind]) behind += 1;
  const span = { start, end: before.length - behind };
  return { file, span, text: after.slice(start, after.length - behind) };
}
