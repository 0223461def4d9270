/** What stands around the cursor in a policy file that may be half typed: the tokens of one declaration. */
import type { IToken } from 'chevrotain';
import type { Span } from '../diagnostics/diagnostic.ts';
import { lexPolicy } from '../grammar/lex.ts';
import { declarationStartsAt } from '../grammar/pieces.ts';
import { tokenSpan } from '../grammar/problem.ts';
import * as t from '../syntax/tokens.ts';

export interface Cursor {
  readonly text: string;
  readonly offset: number;
  /** The declaration around: whole lines. */
  readonly around: Span;
  /** The tokens of the declaration in front of what is being typed. */
  readonly before: readonly IToken[];
  /** Those behind it. */
  readonly behind: readonly IToken[];
  /** The word being typed: from its first letter to its last; empty between words. */
  readonly word: Span;
  /** With the words that dots join to it, in front of it and behind. */
  readonly path: Span;
  /** `inside` a text that is no message there is nothing to complete, nor in a comment. */
  readonly inside: 'code' | 'comment' | 'text';
  /** Where the cursor stands inside braces of a message: what stands in the braces. */
  readonly braces: Span | null;
  /** Only blanks stand in front of the word on its line. */
  readonly firstOnLine: boolean;
  /** The word starts at the margin, or the line is empty and the cursor at its start. */
  readonly atMargin: boolean;
}

export function cursorAt(text: string, offset: number): Cursor {
  const around = declarationAround(text, offset);
  const { tokens, comments } = lexPolicy(text, around.start, around.end);
  const holding = tokens.findIndex((token) => holdsInside(token, offset, text));
  const braces = holding === -1 ? null : bracesAt(tokens, holding, offset, text);
  const inComment = comments.some(({ span }) => span.start < offset && offset <= span.end);
  const word = wordAt(text, offset);
  const path = { start: pathStart(text, word.start), end: pathEnd(text, word.end) };
  const line = text.slice(lineStart(text, offset), word.start);
  return {
    text,
    offset,
    around,
    before: tokens.filter((token) => tokenSpan(token).end <= path.start),
    behind: tokens.filter((token) => token.startOffset >= path.end && token.startOffset >= offset),
    word,
    path,
    inside: inComment ? 'comment' : holding !== -1 && braces === null ? 'text' : 'code',
    braces,
    firstOnLine: line.trim() === '',
    atMargin: line === '',
  };
}

/** The declaration around an offset: from the line on which it starts to that of the next. */
export function declarationAround(text: string, offset: number): Span {
  let start = lineStart(text, offset);
  while (start > 0 && !declarationStartsAt(text, start)) start = lineStart(text, start - 1);
  let end = nextLine(text, offset);
  while (end < text.length && !declarationStartsAt(text, end)) end = nextLine(text, end);
  return { start, end };
}

export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1;
  // Between the two characters of a line break there is no line.
  return start > 1 && text[start - 1] === '\r' && text[start] === '\n' ? lineStart(text, start - 1) : start;
}

export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (end >= text.length) return text.length;
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

const wordCharacter = /[a-zA-ZåäöÅÄÖ0-9_/]/;

function wordAt(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && wordCharacter.test(text[start - 1] ?? '')) start -= 1;
  let end = offset;
  while (end < text.length && wordCharacter.test(text[end] ?? '')) end += 1;
  return { start, end };
}

function pathStart(text: string, start: number): number {
  const dotted = /(?:[a-zA-ZåäöÅÄÖ][a-zA-ZåäöÅÄÖ0-9_]*\.)+$/.exec(text.slice(lineStart(text, start), start));
  return start - (dotted?.[0].length ?? 0);
}

function pathEnd(text: string, end: number): number {
  const dotted = /^(?:\.[a-zA-ZåäöÅÄÖ][a-zA-ZåäöÅÄÖ0-9_]*)+/.exec(text.slice(end, lineEnd(text, end)));
  return end + (dotted?.[0].length ?? 0);
}

function holdsInside(token: IToken, offset: number, text: string): boolean {
  if (token.tokenType !== t.Text) return false;
  const { start, end } = tokenSpan(token);
  const isClosed = end - start > 1 && text[end - 1] === '"';
  return start < offset && (isClosed ? offset < end : offset <= end);
}

/** The inside of the braces of a message that an offset lies in, closed or not. */
function bracesAt(tokens: readonly IToken[], index: number, offset: number, text: string): Span | null {
  const token = tokens[index];
  if (token === undefined || !t.isToken(tokens[index - 1], t.Deny, t.Refer, t.Warn)) return null;
  const { start, end } = tokenSpan(token);
  const front = text.slice(start + 1, offset).replaceAll(/\{\{|\}\}/g, '  ');
  const opening = front.lastIndexOf('{');
  if (opening === -1 || front.indexOf('}', opening) !== -1) return null;
  const rest = /^[^{}"]*/.exec(text.slice(offset, end))?.[0] ?? '';
  return { start: start + 1 + opening + 1, end: offset + rest.length };
}
