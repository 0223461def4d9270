/** What a case comes to, as text that is the same for the same findings only. */

import { buildAnswer } from '../../engine/answer/answer.ts';
import { explainFindings } from '../../engine/explain/explain.ts';
import type { Facts, Findings } from '../../engine/ir/findings.ts';
import type { Day, Rulebook } from '../../engine/ir/ir.ts';
import type { TestedEngine } from '../support/backends.ts';

export interface AgreementCase {
  readonly decision: string;
  readonly facts: Facts;
  readonly date: Day | null;
}

/** What a back end finds of each case, or the error it ends in, which no other may end in. */
export async function findAll(
  backend: TestedEngine,
  rulebook: Rulebook,
  cases: readonly AgreementCase[],
): Promise<readonly (Findings | Error)[]> {
  try {
    const evaluator = await backend.prepare(rulebook);
    const found: (Findings | Error)[] = [];
    for (const { decision, facts, date } of cases) {
      found.push(await findOne(() => evaluator.decide(decision, facts, date)));
    }
    return found;
  } catch (error) {
    return cases.map(() => asError(error));
  }
}

async function findOne(decide: () => Findings | Promise<Findings>): Promise<Findings | Error> {
  try {
    return await decide();
  } catch (error) {
    return asError(error);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Findings as text: sets and maps written out in their order, so that the order counts too. */
export function writeFindings(found: Findings | Error): string {
  if (found instanceof Error) return `error: ${found.stack ?? found.message}`;
  return JSON.stringify(found, writeCollections, 1);
}

function writeCollections(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...value] };
  if (value instanceof Set) return { set: [...value] };
  // JSON writes -0 as 0, and so does `Object.is` not.
  if (Object.is(value, -0)) return '-0';
  return typeof value === 'bigint' ? `${value}n` : value;
}

/** The answer and the explanation in both languages, to the byte. */
export function writeAnswers(rulebook: Rulebook, found: Findings | Error, { facts }: AgreementCase): string {
  if (found instanceof Error) return writeFindings(found);
  return (['fi', 'en'] as const)
    .map((language) => {
      const answer = buildAnswer(rulebook, found, { language });
      return JSON.stringify([answer, explainFindings(rulebook, found, facts, { language })], null, 1);
    })
    .join('\n');
}
