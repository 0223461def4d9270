import type { TypedValue } from '../../compare/amounts.ts';
import type { Day } from '../../ir/ir.ts';
import type { Band, BandChange, ValueRow } from './changes.ts';
import { differencesOver, type Moment } from './moments.ts';

export interface ValuedBand extends Band {
  readonly value: TypedValue;
}

/** The bands in force on a day, ascending; null where there are none. */
export type ReadBands = (day: Day) => readonly ValuedBand[] | null;

/** Whether two values, of one side or of both, mean the same. */
export type SameValues = (one: TypedValue, other: TypedValue) => boolean;

type BareRow = Pick<ValueRow, 'key' | 'before' | 'after' | 'from' | 'until'>;

/**
 * Bands held against each other: each stretch of the index whose value is another, and how the bands themselves were
 * divided anew. Both are cut at the ends of the bands of either side.
 */
export function compareBands(
  before: ReadBands,
  after: ReadBands,
  moments: readonly Moment[],
  isSame: SameValues,
  complete: (row: BareRow) => ValueRow,
): { readonly rows: readonly ValueRow[]; readonly bands: readonly BandChange[] } {
  const same = (one: readonly ValuedBand[], other: readonly ValuedBand[]): boolean =>
    one.length === other.length &&
    one.every(({ from, to, value }, index) => {
      const band = other[index];
      return band !== undefined && from === band.from && to === band.to && isSame(value, band.value);
    });
  const differing = differencesOver(moments, before, after, same);
  const rows = differing.flatMap(({ from, until, before: earlier, after: later }) =>
    cutTogether(earlier ?? [], later ?? [])
      .filter((piece) => piece.before === null || piece.after === null || !isSame(piece.before, piece.after))
      .map((piece): BareRow => {
        return {
          key: { kind: 'band', from: piece.from, to: piece.to },
          before: piece.before,
          after: piece.after,
          from,
          until,
        };
      }),
  );
  return {
    rows: joinInTime(rows).map(complete),
    bands: differing.flatMap(({ from, until, before: earlier, after: later }) =>
      earlier === null || later === null ? [] : redivisions(earlier, later).map((one) => ({ ...one, from, until })),
    ),
  };
}

/** A row that goes on where another band changes later is one row. */
function joinInTime(rows: readonly BareRow[]): readonly BareRow[] {
  const joined: BareRow[] = [];
  for (const row of rows) {
    const place = joined.findIndex((one) => one.until !== null && one.until === row.from && sameButTime(one, row));
    const former = joined[place];
    if (former === undefined) joined.push(row);
    else joined[place] = { ...former, until: row.until };
  }
  return joined;
}

function sameButTime(one: BareRow, other: BareRow): boolean {
  const bare = ({ key, before, after }: BareRow): string => JSON.stringify([key, before, after]);
  return bare(one) === bare(other);
}

interface Piece extends Band {
  readonly before: TypedValue | null;
  readonly after: TypedValue | null;
}

/** The stretches between all ends of bands. */
function cutTogether(before: readonly ValuedBand[], after: readonly ValuedBand[]): readonly Piece[] {
  const starts = [...before, ...after].flatMap(({ from, to }) => (to === null ? [from] : [from, to + 1]));
  const ascending = [...new Set(starts)].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [index, from] of ascending.entries()) {
    const next = ascending[index + 1];
    const earlier = bandAt(before, from);
    const later = bandAt(after, from);
    if (earlier === undefined && later === undefined) continue;
    const to = next === undefined ? null : next - 1;
    pieces.push({ from, to, before: earlier?.value ?? null, after: later?.value ?? null });
  }
  return pieces;
}

function bandAt(bands: readonly ValuedBand[], point: number): ValuedBand | undefined {
  return bands.find(({ from, to }) => from <= point && (to === null || point <= to));
}

/** Groups of bands that reach over the same stretch on both sides, where they are not the same bands. */
function redivisions(
  before: readonly Band[],
  after: readonly Band[],
): readonly Pick<BandChange, 'kind' | 'before' | 'after'>[] {
  const groups: { before: Band[]; after: Band[] }[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const group: { before: Band[]; after: Band[] } = { before: [], after: [] };
    do {
      const left = endOf(group.before);
      const right = endOf(group.after);
      // The side that reaches less far takes its next band.
      if (j >= after.length || (i < before.length && left <= right)) group.before.push(...before.slice(i, ++i));
      else group.after.push(...after.slice(j, ++j));
    } while (endOf(group.before) !== endOf(group.after) && (i < before.length || j < after.length));
    groups.push(group);
  }
  return groups.flatMap((group) => {
    const bare = (bands: readonly Band[]): readonly Band[] => bands.map(({ from, to }) => ({ from, to }));
    const [earlier, later] = [bare(group.before), bare(group.after)];
    if (JSON.stringify(earlier) === JSON.stringify(later)) return [];
    return [{ kind: kindOf(earlier, later), before: earlier, after: later }];
  });
}

function endOf(bands: readonly Band[]): number {
  const last = bands.at(-1);
  if (last === undefined) return Number.NEGATIVE_INFINITY;
  return last.to ?? Number.POSITIVE_INFINITY;
}

function kindOf(before: readonly Band[], after: readonly Band[]): BandChange['kind'] {
  if (before.length === 0) return 'added';
  if (after.length === 0) return 'removed';
  if (before.length === 1 && after.length > 1) return 'split';
  if (after.length === 1 && before.length > 1) return 'joined';
  return before.length === after.length ? 'moved' : 'redrawn';
}
