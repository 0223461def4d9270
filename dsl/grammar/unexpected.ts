import type { IToken } from 'chevrotain';
import * as t from '../syntax/tokens.ts';
import { type Problem, tokenSpan } from './problem.ts';

/** The mistake where a token stands in the place of what is expected: of a token or a production, by its name. */
export function describeUnexpected(token: IToken, previous: IToken | undefined, expected: string): Problem {
  const span = tokenSpan(token);
  if (t.isToken(token, t.Stray)) return { kind: 'stray', span, found: token.image };
  if (t.isToken(token, t.CompoundUnit) && operandNames.has(expected)) return { kind: 'unspaced_division', span };
  const sign = closingSigns.get(expected);
  if (sign !== undefined && previous !== undefined && endsLine(previous, token)) {
    return { kind: 'unclosed', span: tokenSpan(previous), sign };
  }
  if (!t.isToken(token, t.DeclarationEnd)) return { kind: 'unexpected', span, found: token.image, expected };
  const before = previous === undefined || Number.isNaN(previous.startOffset) ? span : tokenSpan(previous);
  return { kind: 'unexpected', span: before, found: null, expected };
}

/** What closes something, by the name of its token. */
const closingSigns: ReadonlyMap<string, string> = new Map([
  [t.RightParen.name, ')'],
  [t.RightBracket.name, ']'],
  [t.Pipe.name, '|'],
]);

function endsLine(previous: IToken, token: IToken): boolean {
  if (Number.isNaN(previous.startOffset)) return false;
  return t.isToken(token, t.DeclarationEnd) || previous.startLine !== token.startLine;
}

/** Where an operand, the rest of one or nothing more belongs, `a/b` is a division that lacks its spaces. */
const operandNames: ReadonlySet<string> = new Set(['expression', 'primary', 'Word', 'clause']);
