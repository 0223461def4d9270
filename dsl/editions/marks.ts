/** A citable provision's mark: a chapter (`3.1`, `L1`) and a running number within it. */
export interface Mark {
  readonly chapter: string;
  readonly number: number;
}

/** One mark, or the marks from `first` to `last` of a chapter. */
export interface MarkRange {
  readonly chapter: string;
  readonly first: number;
  readonly last: number;
}

const markPattern = /^((?:\p{Lu}?\d{1,4})(?:\.\d{1,4})*):([1-9]\d{0,4})$/u;
const rangePattern = /^(.+:\d{1,5})(?:[–-](\d{1,5}))?$/u;

/** Reads `3.1:5`; null for anything else. */
export function parseMark(text: string): Mark | null {
  const match = markPattern.exec(text);
  return match === null ? null : { chapter: match[1] ?? '', number: Number(match[2]) };
}

/** No chapter has as many provisions; a wider range is a slip that would only fill the memory. */
const widestRange = 1_000;

/** Reads `3.1:5`, `3.1:3–4` or `3.1:3-4`; null for anything else, such as a range that ends before it starts. */
export function parseMarkRange(text: string): MarkRange | null {
  const match = rangePattern.exec(text);
  const first = match === null ? null : parseMark(match[1] ?? '');
  if (match === null || first === null) return null;
  const last = match[2] === undefined ? first.number : Number(match[2]);
  if (last < first.number || last - first.number >= widestRange) return null;
  return { chapter: first.chapter, first: first.number, last };
}

/** No chapter has more provisions; a longer range is wrong in any case. */
const longestRange = 10_000;

/** The marks of a range: `3.1:3`, `3.1:4`; none of a citation that could not be read, which is reported already. */
export function expandRange({ chapter, first, last }: MarkRange): readonly string[] {
  if (chapter === '') return [];
  const length = Math.min(Math.max(0, last - first + 1), longestRange);
  return Array.from({ length }, (_, index) => `${chapter}:${first + index}`);
}
