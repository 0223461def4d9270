import { compareMarks } from './provisions.ts';
import { readSource } from './read-source.ts';

/** A change of a source file's text: from `start` to `end` it then says `text`. */
interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What gives a provision its text in a source file: in the place of what the file says of its mark, or in front of the
 * first mark that follows it; null takes away what the file says of it. The rest of the file stays as it is.
 */
export function editProvision(source: string, mark: string, words: string | null): SourceEdit {
  const { provisions } = readSource('', '', source);
  const own = provisions.find((provision) => provision.mark === mark);
  if (words === null) {
    if (own === undefined) return { start: 0, end: 0, text: '' };
    const blank = /^\s*/.exec(source.slice(own.end))?.[0].length ?? 0;
    return { start: own.place.span.start, end: own.end + blank, text: '' };
  }
  const text = `[${mark}] ${words}`;
  if (own !== undefined) return { start: own.place.span.start, end: own.end, text };
  const next = provisions.find((provision) => compareMarks(mark, provision.mark) < 0);
  if (next !== undefined) return { start: next.place.span.start, end: next.place.span.start, text: `${text}\n\n` };
  const end = source.length;
  if (end === 0) return { start: 0, end: 0, text: `${text}\n\n` };
  return { start: end, end, text: `${source.endsWith('\n') ? '' : '\n'}\n${text}\n` };
}

/** One line end at the end of a source file. */
export function tidySource(text: string): string {
  return text.trim() === '' ? '' : `${text.trimEnd()}\n`;
}
