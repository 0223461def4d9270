/** Reads a policy file again after an edit: only the pieces whose lines have changed. */
import type { Span } from '../diagnostics/diagnostic.ts';
import { findRefusal, joinPieces, type ParsedPolicy, parsePolicy, problemsOf } from '../grammar/parse.ts';
import { declarationStartsAt, mostProblems, type Piece, readPieces } from '../grammar/pieces.ts';

/** A policy file as it was read last. */
export interface ReadPolicy {
  readonly text: string;
  readonly parsed: ParsedPolicy;
  /** Null where the next text has to be read as a whole. */
  readonly pieces: readonly Piece[] | null;
}

/**
 * As `parsePolicy`. Declarations whose lines are as before keep their nodes; of those behind the edit the spans are
 * moved in place, so that whatever was found out about them still holds. The former reading is used up by that.
 */
export function readAgain(file: string, text: string, former: ReadPolicy | undefined): ReadPolicy {
  if (former?.text === text) return former;
  if (findRefusal(text) !== null) return { text, parsed: parsePolicy(file, text), pieces: null };
  const pieces =
    former === undefined || former.pieces === null ? readPieces(text) : patch(former.pieces, former.text, text);
  // Behind so many mistakes declarations are left unread; how many lie in front of one changes with every edit.
  if (problemsOf(pieces).length > mostProblems) return { text, parsed: parsePolicy(file, text), pieces: null };
  return { text, parsed: joinPieces(file, text, pieces), pieces };
}

function patch(pieces: readonly Piece[], before: string, after: string): readonly Piece[] {
  const { kept, moved, shift } = findSame(pieces, before, after);
  const start = kept.at(-1)?.end ?? 0;
  const end = moved[0] === undefined ? after.length : moved[0].start + shift;
  const read = start < end ? readPieces(after, start, end) : [];
  if (shift !== 0) for (const piece of moved) movePiece(piece, shift);
  return [...kept, ...read, ...moved];
}

/** The pieces in front of the edit and behind it, which say what they said before. */
function findSame(pieces: readonly Piece[], before: string, after: string) {
  const front = commonStart(before, after);
  const back = commonEnd(before, after, front);
  const shift = after.length - before.length;
  let first = pieces.findIndex(({ end }) => end > front);
  if (first === -1) first = pieces.length - 1;
  let last = pieces.findLastIndex(({ start }) => start < before.length - back) + 1;
  last = Math.max(last, first + 1);
  // What stands behind the edit must still stand on lines of its own …
  while (last < pieces.length && !isLineStart(after, (pieces[last]?.start ?? 0) + shift)) last += 1;
  // … and what stands in front of it must end where it ended: with the line in front of a declaration.
  while (first > 0 && !declarationStartsAt(after, pieces[first]?.start ?? 0)) first -= 1;
  return { kept: pieces.slice(0, first), moved: pieces.slice(last), shift };
}

function commonStart(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && before.charCodeAt(count) === after.charCodeAt(count)) count += 1;
  return count;
}

function commonEnd(before: string, after: string, front: number): number {
  const most = Math.min(before.length, after.length) - front;
  let count = 0;
  while (count < most && before.charCodeAt(before.length - 1 - count) === after.charCodeAt(after.length - 1 - count)) {
    count += 1;
  }
  return count;
}

function isLineStart(text: string, offset: number): boolean {
  const previous = text[offset - 1];
  return previous === undefined || previous === '\n' || (previous === '\r' && text[offset] !== '\n');
}

function movePiece(piece: Piece, shift: number): void {
  for (const span of spansOf(piece)) {
    span.start += shift;
    span.end += shift;
  }
}

type MovableSpan = { -readonly [Key in keyof Span]: Span[Key] };

const knownSpans = new WeakMap<Piece, readonly MovableSpan[]>();

/** The piece's own span and every span in it, each once however many nodes share it. */
function spansOf(piece: Piece): readonly MovableSpan[] {
  const known = knownSpans.get(piece);
  if (known !== undefined) return known;
  const spans = new Set<MovableSpan>([piece]);
  const { declaration, broken, comments, slips, problems } = piece;
  for (const part of [declaration, broken, comments, slips, problems]) collectSpans(part, spans);
  const found = [...spans];
  knownSpans.set(piece, found);
  return found;
}

function collectSpans(value: unknown, spans: Set<MovableSpan>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const element of value) collectSpans(element, spans);
  else if (isSpan(value)) spans.add(value);
  else for (const part of Object.values(value)) collectSpans(part, spans);
}

function isSpan(value: object): value is MovableSpan {
  return 'start' in value && typeof value.start === 'number' && 'end' in value && typeof value.end === 'number';
}
