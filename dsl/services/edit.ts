/** Changes of texts, as the services propose them. */
import type { SourceFiles } from '../consolidated.ts';
import type { Span } from '../diagnostic.ts';

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
