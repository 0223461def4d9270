/** The head and the clauses of the declaration around the cursor, as far as they are written. */
import type { IToken } from 'chevrotain';
import type { Span } from '../diagnostics/diagnostic.ts';
import { type ClauseName, clausesOf } from '../grammar/clauses.ts';
import { type DeclarationKind, tokenSpan } from '../grammar/problem.ts';
import * as t from '../syntax/tokens.ts';
import type { Cursor } from './cursor.ts';

export interface WrittenClause {
  readonly name: ClauseName;
  /** Without the words that start it. */
  readonly tokens: readonly IToken[];
  /** From the words that start it to where the next clause starts. */
  readonly span: Span;
  /** Where what it says begins. */
  readonly bodyStart: number;
}

export interface WrittenDeclaration {
  readonly kind: DeclarationKind;
  /** Behind the declaring word. */
  readonly head: readonly IToken[];
  /** Where the head ends, and the first clause starts. */
  readonly headEnd: number;
  readonly clauses: readonly WrittenClause[];
}

/** The declaration around the cursor, the word that is being typed left out; null where none has been started. */
export function writtenAround({ before, behind, around }: Cursor): WrittenDeclaration | null {
  const tokens = [...before, ...behind];
  const [first] = tokens;
  if (first === undefined || !t.isToken(first, t.DeclarationWord)) return null;
  const kind = first.image as DeclarationKind;
  const starts = tokens.flatMap((_, index) => (startsClause(tokens, index, kind) ? [index] : []));
  const clauses = starts.map((start, index): WrittenClause => {
    const next = tokens[starts[index + 1] ?? tokens.length];
    const words = wordsOfClause(tokens, start);
    const last = tokens[start + words - 1] ?? first;
    return {
      name: clauseNamed(tokens, start),
      tokens: tokens.slice(start + words, starts[index + 1]),
      span: { start: tokens[start]?.startOffset ?? 0, end: next?.startOffset ?? around.end },
      bodyStart: tokenSpan(last).end,
    };
  });
  const headEnd = clauses[0]?.span.start ?? around.end;
  return { kind, head: tokens.slice(1, starts[0]), headEnd, clauses };
}

/** The clause that an offset lies in; null in the head. */
export function clauseAt({ clauses }: WrittenDeclaration, offset: number): WrittenClause | null {
  return clauses.findLast(({ span }) => span.start < offset) ?? null;
}

function startsClause(tokens: readonly IToken[], index: number, kind: DeclarationKind): boolean {
  if (index === 0 || clausesOf[kind].length === 0) return false;
  const [token, next] = [tokens[index], tokens[index + 1]];
  const firstOnLine = tokens[index - 1]?.startLine !== token?.startLine;
  if (t.isToken(token, t.As)) return t.isToken(next, t.Of);
  if (t.isToken(token, t.For)) return t.isToken(next, t.Each);
  if (t.isToken(token, t.At)) return kind === 'parameter' && t.isToken(next, t.Least, t.Most);
  if (t.isToken(token, t.Otherwise)) return !t.isToken(next, t.Colon, t.DoublePipe);
  if (t.isToken(token, t.Pipe)) return firstOnLine && kind === 'table';
  if (t.isToken(token, t.Equals)) return true;
  if (t.isToken(token, t.Deny, t.Refer, t.Warn)) {
    return !t.isToken(tokens[index - 1], t.Otherwise) && firstOnLine && !t.isToken(next, t.Dot);
  }
  if (t.isToken(token, t.Approved, t.Denied, t.Referred, t.Incomplete)) return kind === 'decision' && firstOnLine;
  return t.isToken(token, t.ClauseWord) && !t.isToken(next, t.Dot);
}

function wordsOfClause(tokens: readonly IToken[], start: number): number {
  return t.isToken(tokens[start], t.As, t.For, t.At) ? 2 : 1;
}

function clauseNamed(tokens: readonly IToken[], start: number): ClauseName {
  const image = tokens[start]?.image ?? '';
  const both = `${image} ${tokens[start + 1]?.image ?? ''}`;
  switch (image) {
    case 'as':
    case 'for':
    case 'at':
      return both as ClauseName;
    case 'deny':
    case 'refer':
    case 'warn':
      return 'deny, refer, warn';
    case 'approved':
    case 'denied':
    case 'referred':
    case 'incomplete':
      return 'approved, denied, referred, incomplete';
    default:
      return image as ClauseName;
  }
}
