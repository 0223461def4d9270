import type { IToken } from 'chevrotain';
import * as t from '../tokens.ts';
import { type Problem, tokenSpan } from './problem.ts';
import type { Reader } from './reader.ts';

/** The mistakes found in what was just read, in the order of the text, one at each place. */
export function collectProblems(reader: Reader): readonly Problem[] {
  const unexpected = reader.errors.map(({ token, message, ...error }) =>
    problemAt(token, 'previousToken' in error ? (error.previousToken as IToken) : undefined, message),
  );
  const found = [...reader.problems, ...unexpected].sort((a, b) => a.span.start - b.span.start);
  return found.filter(({ span }, index) => span.start !== found[index - 1]?.span.start);
}

function problemAt(token: IToken, previous: IToken | undefined, expected: string): Problem {
  const span = tokenSpan(token);
  if (t.isToken(token, t.Stray)) return { kind: 'stray', span, found: token.image };
  if (t.isToken(token, t.CompoundUnit) && expectsOperand.has(expected)) return { kind: 'unspaced_division', span };
  if (!t.isToken(token, t.DeclarationEnd)) return { kind: 'unexpected', span, found: token.image, expected };
  const before = previous === undefined || Number.isNaN(previous.startOffset) ? span : tokenSpan(previous);
  return { kind: 'unexpected', span: before, found: null, expected };
}

/** Where an operand or the rest of one belongs, `a/b` is a division that lacks its spaces. */
const expectsOperand: ReadonlySet<string> = new Set(['primary', 'Word']);
