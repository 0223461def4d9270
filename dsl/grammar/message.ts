/** Messages: texts with expressions in braces. */
import type { IToken } from 'chevrotain';
import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import { interpolation } from './grammar.ts';
import { endToken, lexPolicy, tellOnce } from './lex.ts';
import { type Problem, tokenSpan } from './problem.ts';
import { collectProblems } from './problems-of.ts';
import type { Messages, Reader } from './reader.ts';

export interface ReadMessage {
  readonly message: ast.Message;
  readonly problems: readonly Problem[];
}

/** A text that becomes a message, and where each of its characters stands in the file. */
export interface MessageSource {
  readonly content: string;
  /** The offset of a character; of the index behind the last one, the offset behind the text. */
  readonly offsetOf: (index: number) => number;
  readonly span: Span;
}

/** Reads every message among the tokens of a declaration, before the declaration itself. */
export function readMessages(
  reader: Reader,
  tokens: readonly IToken[],
): { readonly messages: Messages; readonly problems: readonly Problem[] } {
  const messages = new Map<number, ast.Message>();
  const problems: Problem[] = [];
  for (let index = 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.tokenType !== t.Text || !t.isToken(tokens[index - 1], t.Deny, t.Refer, t.Warn)) continue;
    const read = readMessage(reader, quotedSource(token));
    messages.set(token.startOffset, read.message);
    for (const problem of read.problems) problems.push(problem);
  }
  return { messages, problems };
}

/** Reads one text as a message. */
export function readMessage(reader: Reader, source: MessageSource): ReadMessage {
  const { content, offsetOf, span } = source;
  const parts: (ast.MessageString | ast.Interpolation)[] = [];
  const problems: Problem[] = [];
  const spanOf = (start: number, end: number): Span => ({ start: offsetOf(start), end: offsetOf(end) });
  for (const { kind, start, end } of splitBraces(content)) {
    if (kind === 'string') {
      const text = content.slice(start, end).replace(/\{\{|\}\}/g, (braces) => braces.slice(1));
      parts.push({ kind: 'message_string', span: spanOf(start, end), text });
    } else if (kind === 'interpolation' && content.slice(start + 1, end - 1).trim() === '') {
      problems.push({ kind: 'empty_braces', span: spanOf(start, end) });
    } else if (kind === 'interpolation') {
      const read = readInterpolation(reader, content.slice(start + 1, end - 1), (index) => offsetOf(start + 1 + index));
      for (const problem of read.problems) problems.push(problem);
      if (read.node !== undefined) parts.push({ ...read.node, span: spanOf(start, end) });
    } else problems.push({ kind, span: spanOf(start, end) });
  }
  return { message: { kind: 'message', span, parts }, problems };
}

interface Piece {
  readonly kind: 'string' | 'interpolation' | 'unclosed_braces' | 'lone_brace';
  readonly start: number;
  readonly end: number;
}

const pieces = /(?<string>(?:[^{}]|\{\{|\}\})+)|(?<interpolation>\{[^{}]*\})|(?<opening>\{[^}]*)|(?<closing>\})/g;

function* splitBraces(content: string): Generator<Piece> {
  for (const { groups, index, 0: piece } of content.matchAll(pieces)) {
    const stretch = { start: index, end: index + piece.length };
    if (groups?.string !== undefined) yield { kind: 'string', ...stretch };
    else if (groups?.interpolation !== undefined) yield { kind: 'interpolation', ...stretch };
    else if (groups?.closing !== undefined) yield { kind: 'lone_brace', ...stretch };
    else yield { kind: 'unclosed_braces', ...stretch };
  }
}

function readInterpolation(
  reader: Reader,
  inside: string,
  offsetOf: (index: number) => number,
): { readonly node: Omit<ast.Interpolation, 'span'> | undefined; readonly problems: readonly Problem[] } {
  const lexed = lexPolicy(inside);
  const problems: Problem[] = tellOnce(lexed.problems).map((problem) => ({
    ...problem,
    span: moved(problem.span, offsetOf),
  }));
  for (const { span } of lexed.comments) problems.push({ kind: 'stray', span: moved(span, offsetOf), found: '#' });
  for (const token of lexed.tokens) {
    const { start, end } = moved(tokenSpan(token), offsetOf);
    token.startOffset = start;
    token.endOffset = end - 1;
    token.startLine = 0;
  }
  const node = reader.readAll(interpolation, [...lexed.tokens, endToken(offsetOf(inside.length))]);
  return { node, problems: [...problems, ...collectProblems(reader)] };
}

function moved({ start, end }: Span, offsetOf: (index: number) => number): Span {
  return { start: offsetOf(start), end: end > start ? offsetOf(end - 1) + 1 : offsetOf(end) };
}

/** A quoted text of a policy, its escapes resolved. */
function quotedSource(token: IToken): MessageSource {
  const raw = token.image.slice(1, -1);
  const start = token.startOffset + 1;
  if (!raw.includes('\\')) return { content: raw, offsetOf: (index) => start + index, span: tokenSpan(token) };
  const content: string[] = [];
  const offsets: number[] = [];
  for (let index = 0; index < raw.length; index += 1) {
    offsets.push(start + index);
    if (raw[index] === '\\') index += 1;
    content.push(raw[index] ?? '');
  }
  const end = start + raw.length;
  return { content: content.join(''), offsetOf: (index) => offsets[index] ?? end, span: tokenSpan(token) };
}
