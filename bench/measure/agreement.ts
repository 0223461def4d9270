import { isDeepStrictEqual } from 'node:util';
import type { Contender } from './contender.ts';

/** Where two contenders answer differently: what was measured would not be the same. */
export interface Disagreement<Question, Verdict> {
  readonly contender: string;
  readonly question: Question;
  readonly expected: Verdict;
  readonly found: Verdict;
}

/** The first question on which a contender does not say what the first one says; null where all agree. */
export async function findDisagreement<Question, Verdict>(
  contenders: readonly Contender<Question, Verdict>[],
  questions: readonly Question[],
): Promise<Disagreement<Question, Verdict> | null> {
  const [first, ...others] = contenders;
  if (first === undefined) return null;
  for (const question of questions) {
    const expected = await first.verdictOf(question);
    for (const other of others) {
      const found = await other.verdictOf(question);
      if (!isDeepStrictEqual(found, expected)) return { contender: other.name, question, expected, found };
    }
  }
  return null;
}
