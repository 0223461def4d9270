/** Where a back end differs from the reference, told so that a person can see why. */
import { formatDate } from '../../engine/ir/calendar.ts';
import type { Findings, Value } from '../../engine/ir/findings.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import { type GeneratedRulebook, showFiles } from '../support/arbitrary-rulebook/index.ts';
import type { TestedEngine } from '../support/backends.ts';
import { type AgreementCase, findAll, writeAnswers, writeFindings } from './answers.ts';

export interface Disagreement {
  readonly backend: string;
  readonly case: AgreementCase;
  readonly expected: string;
  readonly found: string;
}

/**
 * The first case of which a back end does not find what the reference has found; null where there is none. Answers and
 * explanations are written from findings: of equal ones they are compared for the first case alone.
 */
export async function findDisagreement(
  backend: TestedEngine,
  rulebook: Rulebook,
  cases: readonly AgreementCase[],
  expected: readonly (Findings | Error)[],
): Promise<Disagreement | null> {
  const found = await findAll(backend, rulebook, cases);
  for (const [index, one] of cases.entries()) {
    const [left, right] = [expected[index], found[index]];
    if (left === undefined || right === undefined) throw new Error('there is a finding for each case');
    // The reference itself has to come to an end.
    if (left instanceof Error)
      return { backend: 'the reference', case: one, expected: 'findings', found: writeFindings(left) };
    const writeOwn = (findings: Findings | Error) => writeAnswers(rulebook, findings, one);
    for (const write of index === 0 ? [writeFindings, writeOwn] : [writeFindings]) {
      const [wanted, got] = [write(left), write(right)];
      if (wanted !== got) return { backend: backend.name, case: one, expected: wanted, found: got };
    }
  }
  return null;
}

/** The policy, the facts, and the lines in which the two differ. */
export function tell({ files, rulebook }: Generated, disagreement: Disagreement): string {
  const { backend, case: one, expected, found } = disagreement;
  const dates = new Set(rulebook.facts.filter(({ type }) => type.kind === 'date').map(({ path }) => path));
  const show = (path: string, value: Value) => (dates.has(path) ? formatDate(Number(value)) : writeValue(value));
  return [
    `'${backend}' does not find what the reference finds of this policy:`,
    showFiles(files),
    `--- facts of a case for '${one.decision}', with ${one.date === null ? 'no date' : formatDate(one.date)} beside them`,
    ...[...one.facts].map(([path, value]) => `  ${path}: ${show(path, value)}`),
    `--- reference (-) and '${backend}' (+)`,
    ...differingLines(expected.split('\n'), found.split('\n')),
  ].join('\n');
}

type Generated = Pick<GeneratedRulebook, 'files' | 'rulebook'>;

function writeValue(value: Value): string {
  return JSON.stringify(value, (_key, inner) => (inner instanceof Map ? Object.fromEntries(inner) : inner));
}

const context = 4;

/** The lines around the first difference, and everything up to where the two are the same again at their ends. */
function differingLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const first = before.findIndex((line, index) => line !== after[index]);
  const start = first === -1 ? before.length : first;
  let same = 0;
  while (same < Math.min(before.length, after.length) - start && before.at(-1 - same) === after.at(-1 - same))
    same += 1;
  const between = (lines: readonly string[]) => lines.slice(start, lines.length - same).slice(0, 40);
  return [
    ...before.slice(Math.max(0, start - context), start).map((line) => `  ${line}`),
    ...between(before).map((line) => `- ${line}`),
    ...between(after).map((line) => `+ ${line}`),
  ];
}
