import { compareMarks } from './provisions.ts';
import { readSource, repealed } from './read-source.ts';

/** A change of a source file's text: from `start` to `end` it then says `text`. */
export interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What gives a provision its text in a source file, or (null) takes it out of the file: in the place of what the file
 * says of its mark, or in front of the first mark that follows it. The rest of the file stays as it is.
 */
export function editProvision(source: string, mark: string, words: string | null): SourceEdit {
  const { provisions } = readSource('', '', source);
  const own = provisions.find((provision) => provision.mark === mark);
  const written = words === null ? '' : `[${mark}] ${words.replaceAll(/\s+/g, ' ').trim() || repealed}`;
  if (own !== undefined) {
    const { start } = own.place.span;
    const behind = /^\s*/.exec(source.slice(own.end))?.[0].length ?? 0;
    return { start, end: words === null ? own.end + behind : own.end, text: written };
  }
  if (words === null) return { start: 0, end: 0, text: '' };
  const next = provisions.find((provision) => compareMarks(mark, provision.mark) < 0);
  if (next !== undefined) return { start: next.place.span.start, end: next.place.span.start, text: `${written}\n\n` };
  const end = source.length;
  if (end === 0) return { start: 0, end: 0, text: `${written}\n\n` };
  return { start: end, end, text: `${source.endsWith('\n') ? '' : '\n'}\n${written}\n` };
}

/** The text of a source file with provisions given new texts, or (null) taken out. */
export function setProvisions(
  source: string,
  changes: Iterable<readonly [mark: string, words: string | null]>,
): string {
  let text = source;
  for (const [mark, words] of changes) {
    const edit = editProvision(text, mark, words);
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  }
  return tidySource(text);
}

/** One line end at the end of a source file. */
export function tidySource(text: string): string {
  return text.trim() === '' ? '' : `${text.trimEnd()}\n`;
}
