/** A declaration in its canonical layout, with the comments that belong to its lines. */

import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import { createInnerComments, type PlacedComment } from './comments.ts';
import { type Doc, hardLine, indent, printDoc } from './doc.ts';
import { layOutNames, type Part, partsOf, spellHead } from './parts.ts';
import { countBefore } from './search.ts';
import { spellLabel, spellWords } from './words.ts';

export const lineWidth = 100;

/** The text that is being formatted. */
export interface Source {
  readonly text: string;
  /** Where its tokens stand, in order. */
  readonly tokens: readonly { readonly span: Span }[];
}

export interface FormattedDeclaration {
  /** Own-line comments that stood inside the head. */
  readonly above: readonly string[];
  /** The cells of the head: neighbouring declarations on one line each are aligned by them. */
  readonly head: readonly string[];
  /** The whole, from the head on, without a line break at the end. */
  readonly text: string;
  readonly multiline: boolean;
  /** The comment behind the head. */
  readonly behindHead: string;
}

/** Lays out a declaration; `comments` are those from its first line on to the last that belongs to it. */
export function formatDeclaration(
  declaration: ast.Declaration,
  comments: readonly PlacedComment[],
  source: Source,
): FormattedDeclaration {
  const parts = partsOf(declaration);
  const places = placeParts(declaration, parts, source);
  const owned = assignComments(comments, places);
  const cells = spellHead(declaration);
  const headComments = owned.get(null) ?? nothing;
  const behindHead = headComments.behind.map(({ text }) => ` ${text}`).join('');
  const wrapped = declaration.kind === 'set' && joinCells(cells).length > lineWidth;
  const head: Doc = wrapped ? layOutLongSet(declaration, behindHead) : joinCells(cells) + behindHead;
  const lines = parts.map(
    (part): Doc => layOutPart(part, owned.get(part) ?? nothing, isSpaced(part, places, owned, source)),
  );
  const tail = (owned.get('tail') ?? nothing).above.map(({ text }): Doc => [hardLine, text]);
  const text = printDoc([head, indent(2, [lines, tail])], lineWidth);
  return {
    above: headComments.inside.map(({ text: comment }) => comment),
    head: cells,
    text,
    multiline: wrapped || lines.length > 0 || tail.length > 0,
    behindHead,
  };
}

/** The cells of a head that is aligned with no other. */
function joinCells(cells: readonly string[]): string {
  return spellWords(...cells);
}

function layOutLongSet({ name, enum: enumName, label, members }: ast.SetDeclaration, behindHead: string): Doc {
  const head = spellWords(`set ${name.text} of ${enumName.text}`, spellLabel(label));
  return [head, behindHead, indent(2, [hardLine, '= ', indent(2, layOutNames(members))])];
}

function layOutPart(part: Part, { above, inside, behind }: Owned, spaced: boolean): Doc {
  const inner = createInnerComments(inside);
  const doc = part.layOut(inner);
  const comments = [...above, ...inner.left()].map(({ text }): Doc => [hardLine, text]);
  const ends = behind.map(({ text }) => ` ${text}`);
  return [spaced ? '\n' : '', comments, hardLine, doc, ends];
}

/** The stretch of each part with the words in front that belong to it; `null` is the head. */
type Places = ReadonlyMap<Part | null, Span>;

function placeParts(declaration: ast.Declaration, parts: readonly Part[], { tokens }: Source): Places {
  const places = new Map<Part | null, Span>();
  let headEnd = declaration.span.end;
  for (const part of parts) {
    const index = countBefore(tokens, part.span.start);
    const start = tokens[index - part.wordsBefore]?.span.start ?? part.span.start;
    places.set(part, { start, end: part.span.end });
    const before = tokens[index - part.wordsBefore - 1];
    if (before !== undefined && before.span.end < headEnd) headEnd = before.span.end;
  }
  places.set(null, { start: declaration.span.start, end: headEnd });
  return places;
}

interface Owned {
  readonly above: PlacedComment[];
  readonly inside: PlacedComment[];
  readonly behind: PlacedComment[];
}

const nothing: Owned = { above: [], inside: [], behind: [] };

/** Which part each comment belongs to; `tail` for those below the last part. */
function assignComments(comments: readonly PlacedComment[], places: Places): ReadonlyMap<Part | null | 'tail', Owned> {
  const inOrder = [...places].map(([part, span]) => ({ part, span })).sort((a, b) => a.span.start - b.span.start);
  const owned = new Map<Part | null | 'tail', Owned>();
  const give = (key: Part | null | 'tail', place: keyof Owned, comment: PlacedComment): void => {
    const own = owned.get(key) ?? { above: [], inside: [], behind: [] };
    own[place].push(comment);
    owned.set(key, own);
  };
  for (const comment of comments) {
    const { start } = comment.span;
    const count = countBefore(inOrder, start);
    const before = inOrder[count - 1];
    const next = inOrder[count];
    if (before !== undefined && start < before.span.end) give(before.part, 'inside', comment);
    else if (before !== undefined && !comment.ownLine) give(before.part, 'behind', comment);
    else if (next !== undefined) give(next.part, 'above', comment);
    else give('tail', 'above', comment);
  }
  return owned;
}

function isSpaced(
  part: Part,
  places: Places,
  owned: ReadonlyMap<Part | null | 'tail', Owned>,
  { text }: Source,
): boolean {
  if (!part.spaced) return false;
  const start = owned.get(part)?.above[0]?.span.start ?? places.get(part)?.start ?? part.span.start;
  return hasBlankLineBefore(text, start);
}

/** Whether the line above the one an offset stands on is blank. */
export function hasBlankLineBefore(text: string, offset: number): boolean {
  let breaks = 0;
  for (let index = offset - 1; index >= 0; index -= 1) {
    const character = text[index];
    if (character === '\n' || (character === '\r' && text[index + 1] !== '\n')) breaks += 1;
    else if (character?.trim() !== '') break;
    if (breaks === 2) return true;
  }
  return false;
}
