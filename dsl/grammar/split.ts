/**
 * Finds where each declaration starts, so that each is read alone. A declaration word starts one where it stands first
 * on its line and a name follows; elsewhere the same word is a name (`unit : text` is a field).
 */
import type { IToken, TokenType } from 'chevrotain';
import { invariant } from '../../engine/ir/invariant.ts';
import { suggest } from '../../engine/ir/suggest.ts';
import * as t from '../syntax/tokens.ts';
import { endToken } from './lex.ts';
import { tokenSpan } from './problem.ts';

export interface Stretch {
  /** Closed by an end token; there is at least one in front of it. */
  readonly tokens: IToken[];
  readonly first: IToken;
  /** Whether it starts with a declaration word; if not, it cannot be read. */
  readonly declares: boolean;
}

/** The tokens of a file, declaration by declaration; what stands in front of the first one is a stretch too. */
export function splitDeclarations(text: string, tokens: readonly IToken[]): Stretch[] {
  const starts: number[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    if (index === 0 || startsDeclaration(text, tokens, index)) starts.push(index);
  }
  return starts.map((start, index) => {
    const stretch = tokens.slice(start, starts[index + 1]);
    const [first, last] = [stretch[0], stretch.at(-1)];
    invariant(first !== undefined && last !== undefined, 'a stretch has a token');
    const declares = t.isToken(first, t.DeclarationWord) && startsDeclaration(text, tokens, start);
    stretch.push(endToken(tokenSpan(last).end));
    return { tokens: stretch, first, declares };
  });
}

/** Whether a declaration, or what is meant as one, starts with this token: that rests on its line alone. */
export function startsDeclaration(text: string, tokens: readonly IToken[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || tokens[index - 1]?.startLine === token.startLine) return false;
  if (!t.isToken(token, t.Word) || t.isToken(token, t.Reserved, t.ClauseWord, ...expressionWords)) return false;
  const next = tokens[index + 1];
  const follower = next?.startLine === token.startLine ? next : undefined;
  const nameFollows = t.isToken(follower, t.Word) && !t.isToken(follower, t.Reserved);
  if (!t.isToken(token, t.DeclarationWord)) {
    return nameFollows && (atMargin(text, token) || suggest(token.image, t.declarationWords) !== null);
  }
  if (nameFollows) return true;
  return atMargin(text, token) && !t.isToken(follower, t.Colon, t.Dot, t.Comma, t.Reserved);
}

function atMargin(text: string, { startOffset }: IToken): boolean {
  return startOffset === 0 || /[\n\r\ufeff]/.test(text[startOffset - 1] ?? '');
}

/** Words in front of a name that start no declaration, misspelt or not: an expression goes on on a new line. */
const expressionWords: readonly TokenType[] = [
  t.If,
  t.Match,
  t.Any,
  t.Every,
  t.Count,
  t.Sum,
  t.Min,
  t.Max,
  t.Full,
  t.Days,
  t.Start,
  t.End,
  t.Year,
  t.Each,
];
