/** A text as tokens. Slips of the pen (`==`, `1.1.2020`) are read as what was meant, and reported. */
import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import { type Problem, tokenSpan } from './problem.ts';

export interface Lexed {
  /** With `startLine` set: the number of line breaks in front. */
  readonly tokens: readonly IToken[];
  readonly comments: readonly ast.Comment[];
  /** Of tabs, and of characters that do not show, every one; see `tellOnce`. */
  readonly problems: readonly Problem[];
}

/** Reads any text, or the whole lines of it from `start` to `end`; offsets are those of the text. Never fails. */
export function lexPolicy(text: string, start = 0, end = text.length): Lexed {
  const part = text.slice(start, end);
  const { tokens: raw, groups } = t.policyLexer.tokenize(part);
  const tokens: IToken[] = [];
  const problems: Problem[] = [...findControlCharacters(part, start)];
  const layout = createLayoutReader(text, start, (problem) => problems.push(problem));
  for (const token of raw) {
    token.startOffset += start;
    if (token.tokenType === t.Word) readWord(token);
    token.startLine = layout.lineAt(token);
    const isFirst = tokens.at(-1)?.startLine !== token.startLine;
    const reading = readSlip(token, isFirst);
    if (reading === null) tokens.push(token);
    else {
      tokens.push(...reading.tokens);
      problems.push(reading.problem);
    }
    if (t.isToken(token, t.Text)) problems.push(...findBadEscapes(token));
  }
  // Layout belongs to what is behind it: at the end of the text there is nothing.
  if (end < text.length) layout.readTo(end);
  const comments = (groups.comments ?? []).map(({ startOffset, image }): ast.Comment => {
    const first = start + startOffset;
    return { kind: 'comment', span: { start: first, end: first + image.length }, text: image };
  });
  return { tokens, comments, problems };
}

function readWord(token: IToken): void {
  token.tokenType = t.kindOfWord(token.image);
  token.tokenTypeIdx = token.tokenType.tokenTypeIdx ?? 0;
}

/** Tabs, and characters that do not show, are told where the first of them stands. */
export function tellOnce(problems: readonly Problem[]): readonly Problem[] {
  const told = new Set<Problem['kind']>();
  return problems.filter(({ kind }) => {
    if (kind !== 'tab' && kind !== 'control_character') return true;
    const isFirst = !told.has(kind);
    told.add(kind);
    return isFirst;
  });
}

/** A token that stands for nothing in the text: the end of what is read. */
export function endToken(offset: number): IToken {
  return createTokenInstance(t.DeclarationEnd, '', offset, offset - 1, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
}

/** Counts the lines between tokens, where only layout and comments stand, and reports the tabs there. */
function createLayoutReader(
  text: string,
  start: number,
  report: (problem: Problem) => void,
): { readonly readTo: (end: number) => void; readonly lineAt: (token: IToken) => number } {
  let offset = start;
  let line = 0;
  let inComment = false;
  const readTo = (end: number): void => {
    for (; offset < end; offset += 1) {
      const character = text[offset];
      if (character === '\n' || (character === '\r' && text[offset + 1] !== '\n')) {
        line += 1;
        inComment = false;
      } else if (character === '#') inComment = true;
      else if (character === '\t' && !inComment) {
        report({ kind: 'tab', span: { start: offset, end: offset + 1 } });
      }
    }
  };
  return {
    readTo,
    lineAt(token) {
      readTo(token.startOffset);
      offset = tokenSpan(token).end;
      return line;
    },
  };
}

interface Reading {
  readonly tokens: readonly IToken[];
  readonly problem: Problem;
}

function readSlip(token: IToken, firstOnLine: boolean): Reading | null {
  const { image: found } = token;
  const span = tokenSpan(token);
  const sign = (type: TokenType, meant: string): Reading => ({
    tokens: [retyped(token, type, meant)],
    problem: { kind: 'foreign_sign', span, found, meant },
  });
  switch (token.tokenType) {
    case t.UnclosedText:
      return { tokens: [retyped(token, t.Text, `${found.trimEnd()}"`)], problem: { kind: 'unclosed_text', span } };
    case t.CurlyText:
      return {
        tokens: [retyped(token, t.Text, `"${found.slice(1, -1)}"`)],
        problem: { kind: 'curly_quotes', span },
      };
    case t.CommaNumber: {
      const meant = found.replace(',', '.');
      return { tokens: [retyped(token, t.NumberText, meant)], problem: { kind: 'comma_number', span, found, meant } };
    }
    case t.DottedDate:
    case t.LooseDate: {
      const meant = isoDate(found);
      return { tokens: [retyped(token, t.DateText, meant)], problem: { kind: 'foreign_date', span, found, meant } };
    }
    case t.ForeignEquals:
      return firstOnLine || found === ':=' ? sign(t.Equals, '=') : sign(t.Is, 'is');
    case t.ForeignNotEquals:
      return {
        tokens: [retyped(token, t.Is, 'is'), retyped(token, t.Not, 'not')],
        problem: { kind: 'foreign_sign', span, found, meant: 'is not' },
      };
    case t.ForeignInequality: {
      const meant = found === '≤' || found === '=<' ? '<=' : '>=';
      return sign(t.Inequality, meant);
    }
    case t.ForeignAnd:
      return sign(t.And, 'and');
    case t.ForeignNot:
      return sign(t.Not, 'not');
    case t.ForeignSign:
      if (found === '–' || found === '−') return sign(t.Minus, '-');
      return found === '÷' ? sign(t.Divide, '/') : sign(t.Times, '*');
    default:
      return null;
  }
}

function retyped(token: IToken, type: TokenType, image: string): IToken {
  return createTokenInstance(
    type,
    image,
    token.startOffset,
    tokenSpan(token).end - 1,
    token.startLine ?? 0,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  );
}

/** `1.2.2020` and `2020-2-1` as `2020-02-01` */
function isoDate(found: string): string {
  const parts = found.includes('.') ? found.split('.').reverse() : found.split('-');
  return parts.map((part, index) => (index === 0 ? part : part.padStart(2, '0'))).join('-');
}

function* findBadEscapes(token: IToken): Generator<Problem> {
  for (const match of token.image.matchAll(/\\(.)/g)) {
    if (match[1] === '"' || match[1] === '\\') continue;
    const start = token.startOffset + match.index;
    yield { kind: 'bad_escape', span: { start, end: start + 2 } };
    return;
  }
}

/** Characters that show nothing, or that make the text show in another order than it is read. */
const controlCharacter = /[\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}/gu;

function* findControlCharacters(part: string, offset: number): Generator<Problem> {
  for (const { index } of part.matchAll(controlCharacter)) {
    yield { kind: 'control_character', span: { start: offset + index, end: offset + index + 1 } };
  }
}
