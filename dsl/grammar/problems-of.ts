import type { IToken } from 'chevrotain';
import type { Problem } from './problem.ts';
import type { Reader } from './reader.ts';
import { describeUnexpected } from './unexpected.ts';

/** The mistakes found in what was just read, in the order of the text, one at each place. */
export function collectProblems(reader: Reader): readonly Problem[] {
  const unexpected = reader.errors.map(({ token, message, ...error }) =>
    describeUnexpected(token, 'previousToken' in error ? (error.previousToken as IToken) : undefined, message),
  );
  const found = [...reader.problems, ...unexpected].sort((a, b) => a.span.start - b.span.start);
  return found.filter(({ span }, index) => span.start !== found[index - 1]?.span.start);
}
