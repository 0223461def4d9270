import { type ArrayChange, diffArrays } from 'diff';

/** A piece of two texts: in both, in the earlier only, or in the later only. */
export interface TextPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Words with their dots, numbers, dates, white space, and single characters. */
const tokenPattern = /[\p{L}\d_]+(?:[.:\-–][\p{L}\d_]+)*|\s+|[<>]=?|\|\||./gsu;

/** More edits than a reader would follow. */
const maxEditLength = 1500;

/**
 * The parts of two texts, in order: joined without the added ones they are the earlier text, without the removed ones
 * the later. The fewest tokens possible are marked; what only white space parts is one change.
 */
export function markDifferences(before: string, after: string): readonly TextPart[] {
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength });
  if (changes !== undefined) return joinParts(changes.map(toPart));
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

function tokensOf(text: string): string[] {
  return text.match(tokenPattern) ?? [];
}

function toPart({ added, removed, value }: ArrayChange<string>): TextPart {
  return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') };
}

/** Removed before added, and white space between two changes within both; what both end with is no change. */
function joinParts(parts: readonly TextPart[]): readonly TextPart[] {
  const joined: TextPart[] = [];
  let [removed, added] = ['', ''];
  const push = (kind: TextPart['kind'], text: string): void => {
    if (text !== '') joined.push({ kind, text });
  };
  const flush = (rest: string): void => {
    const space = /\s*$/.exec(removed)?.[0] ?? '';
    const kept = added.endsWith(space) ? space.length : 0;
    push('removed', removed.slice(0, removed.length - kept));
    push('added', added.slice(0, added.length - kept));
    push('same', removed.slice(removed.length - kept) + rest);
    [removed, added] = ['', ''];
  };
  for (const [index, { kind, text }] of parts.entries()) {
    const isBetween = kind === 'same' && text.trim() === '' && removed + added !== '' && index < parts.length - 1;
    if (kind === 'removed' || isBetween) removed += text;
    if (kind === 'added' || isBetween) added += text;
    if (kind === 'same' && !isBetween) flush(text);
  }
  flush('');
  return joined;
}
