/** A piece of two texts: in both, in the earlier only, or in the later only. */
export interface TextPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Words with their dots, numbers, dates, white space, and single characters. */
const tokenPattern = /[\p{L}\d_]+(?:[.:\-–][\p{L}\d_]+)*|\s+|[<>]=?|\|\||./gsu;

/** More edits than a reader would follow. */
const mostEdits = 1500;

/**
 * The parts of two texts, in order: joined without the added ones they are the earlier text, without the removed ones
 * the later. The fewest tokens possible are marked (Myers 1986, An O(ND) difference algorithm); what only white space
 * parts is one change.
 */
export function markDifferences(before: string, after: string): readonly TextPart[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const start = commonLength(old, now);
  const end = commonLength(old.slice(start).reverse(), now.slice(start).reverse());
  const middle = editsOf(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joinParts([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ]);
}

function tokensOf(text: string): readonly string[] {
  return text.match(tokenPattern) ?? [];
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  const length = one.findIndex((token, index) => token !== other[index]);
  return length === -1 ? Math.min(one.length, other.length) : length;
}

/** The way from one list to the other: furthest points reached on each diagonal, a list for each number of edits. */
function editsOf(before: readonly string[], after: readonly string[]): readonly TextPart[] {
  const reached: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(before.length + after.length, mostEdits); edits += 1) {
    const next = new Map<number, number>(furthest);
    reached.push(furthest);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOn(diagonal, edits, furthest);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(before, after, reached);
    }
    furthest = next;
  }
  return [
    { kind: 'removed', text: before.join('') },
    { kind: 'added', text: after.join('') },
  ];
}

/** From the diagonal above by an addition, or from the one below by a removal: whichever has come further. */
function startOn(diagonal: number, edits: number, furthest: ReadonlyMap<number, number>): number {
  const above = furthest.get(diagonal + 1) ?? -1;
  const below = furthest.get(diagonal - 1) ?? -1;
  return diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1;
}

function walkBack(
  before: readonly string[],
  after: readonly string[],
  reached: readonly ReadonlyMap<number, number>[],
): readonly TextPart[] {
  const parts: TextPart[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = reached.length - 1; edits >= 0; edits -= 1) {
    const furthest = reached[edits] ?? new Map<number, number>();
    const start = startOn(x - y, edits, furthest);
    const startY = start - (x - y);
    while (x > start && y > startY) {
      parts.push({ kind: 'same', text: before[x - 1] ?? '' });
      x -= 1;
      y -= 1;
    }
    if (edits === 0) break;
    const isAddition = furthest.get(x - y + 1) === start;
    if (isAddition) parts.push({ kind: 'added', text: after[y - 1] ?? '' });
    else parts.push({ kind: 'removed', text: before[x - 1] ?? '' });
    if (isAddition) y -= 1;
    else x -= 1;
  }
  return parts.reverse();
}

/** Neighbours of a kind in one, removed before added, and white space between two changes within both. */
function joinParts(parts: readonly TextPart[]): readonly TextPart[] {
  const joined: TextPart[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [index, { kind, text }] of parts.entries()) {
    if (text === '') continue;
    const isBetween = kind === 'same' && text.trim() === '' && removed + added !== '' && changesAfter(parts, index);
    if (kind === 'removed' || isBetween) removed += text;
    if (kind === 'added' || isBetween) added += text;
    if (kind !== 'same' || isBetween) continue;
    flush();
    const last = joined.at(-1);
    if (last?.kind === 'same') joined[joined.length - 1] = { kind, text: last.text + text };
    else joined.push({ kind, text });
  }
  flush();
  return joined;
}

function changesAfter(parts: readonly TextPart[], index: number): boolean {
  const next = parts.slice(index + 1).find(({ text }) => text !== '');
  return next !== undefined && next.kind !== 'same';
}
