/**
 * How the words of a policy are to be coloured, line by line: read by the lexer itself, so that colours and grammar
 * cannot drift apart. No token goes on over a line break.
 */
import type { IToken, TokenType } from 'chevrotain';
import { tokenSpan } from '../grammar/problem.ts';
import * as t from '../syntax/tokens.ts';

export type HighlightKind =
  | 'declaration'
  | 'keyword'
  | 'name'
  | 'declared'
  | 'number'
  | 'unit'
  | 'date'
  | 'text'
  | 'provision'
  | 'operator'
  | 'comment'
  | 'mistake';

export interface HighlightedToken {
  /** In the line, counted from 0. */
  readonly start: number;
  readonly end: number;
  readonly kind: HighlightKind;
}

/** The coloured stretches of one line, in order; what stands between them is blank. */
export function highlightLine(line: string): readonly HighlightedToken[] {
  const { tokens, groups } = t.policyLexer.tokenize(line);
  for (const token of tokens) {
    if (token.tokenType !== t.Word) continue;
    token.tokenType = t.kindOfWord(token.image);
    token.tokenTypeIdx = token.tokenType.tokenTypeIdx ?? 0;
  }
  const inCode = tokens.map((token, index) => ({ ...tokenSpan(token), kind: kindAt(tokens, index) }));
  const comments = (groups.comments ?? []).map((comment) => ({ ...tokenSpan(comment), kind: 'comment' as const }));
  return [...inCode, ...comments].sort((a, b) => a.start - b.start);
}

function kindAt(tokens: readonly IToken[], index: number): HighlightKind {
  const token = tokens[index];
  const [before, next] = [tokens[index - 1], tokens[index + 1]];
  if (token === undefined) return 'name';
  if (!t.isToken(token, t.Word)) return kindOfSign(token.tokenType);
  // Keywords are words like any other where a dot joins them to a name, or a type follows.
  if (t.isToken(before, t.Dot) || t.isToken(next, t.Dot)) return isHead(tokens, index) ? 'declared' : 'name';
  if (t.isToken(next, t.Colon) && index === 0) return t.isToken(token, t.Otherwise) ? 'keyword' : 'name';
  if (index === 0 && t.isToken(token, t.DeclarationWord) && t.isToken(next, t.Word)) return 'declaration';
  if (isHead(tokens, index)) return 'declared';
  if (t.isToken(before, t.NumberText)) return t.isToken(token, t.Reserved) ? 'keyword' : 'unit';
  if (token.tokenType === t.Word) return 'name';
  return t.isToken(token, t.Reserved, t.ClauseWord) || isPhraseWord(tokens, index) ? 'keyword' : 'name';
}

/** The name behind a declaring word at the start of the line, dotted or not. */
function isHead(tokens: readonly IToken[], index: number): boolean {
  if (index === 0 || !t.isToken(tokens[0], t.DeclarationWord)) return false;
  return tokens.slice(1, index).every((token) => t.isToken(token, t.Word, t.Dot)) && alternates(tokens, index);
}

function alternates(tokens: readonly IToken[], index: number): boolean {
  for (let place = 1; place < index; place += 2) if (!t.isToken(tokens[place + 1], t.Dot)) return false;
  return true;
}

/** A word that is a keyword only in a phrase, unless it stands where a name does. */
function isPhraseWord(tokens: readonly IToken[], index: number): boolean {
  return !t.isToken(tokens[index - 1], t.Dot) && !t.isToken(tokens[index + 1], t.Colon);
}

function kindOfSign(type: TokenType): HighlightKind {
  if (type === t.DateText) return 'date';
  if (type === t.NumberText) return 'number';
  if (type === t.Percent || type === t.CompoundUnit) return 'unit';
  if (type === t.Text) return 'text';
  if (type === t.Provision) return 'provision';
  return mistakes.has(type) ? 'mistake' : 'operator';
}

/** Slips of the pen, which are read as what was meant and reported. */
const mistakes: ReadonlySet<TokenType> = new Set([
  t.UnclosedText,
  t.CurlyText,
  t.CommaNumber,
  t.DottedDate,
  t.LooseDate,
  t.ForeignEquals,
  t.ForeignNotEquals,
  t.ForeignInequality,
  t.ForeignAnd,
  t.ForeignNot,
  t.ForeignSign,
  t.Stray,
]);
