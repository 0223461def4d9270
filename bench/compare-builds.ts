/**
 * `node dist/bench/compare-builds.js BEFORE AFTER`: what a change costs. Two builds of the project, each a folder `dist`,
 * write the answers of the same applications in interleaved rounds; a table says how much time of the processor a case
 * takes in both. Whatever else the machine does counts for neither.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { invariant } from '../engine/ir/invariant.ts';
import type { DecisionOfRulebook } from '../library/index.ts';
import type * as library from '../library/node/index.ts';
import { ratioOf } from './measure/rounds.ts';
import { median } from './measure/statistics.ts';
import { writeNumber, writeRatio, writeTable } from './report/markdown.ts';
import { toJson, type VoucherCase } from './voucher/application.ts';
import { generateCases, generateForms } from './voucher/cases.ts';

const rounds = 31;
const warmUpRounds = 5;
const count = 1000;

const workloads: Readonly<Record<string, readonly VoucherCase[]>> = {
  'as forms send them': generateForms(count),
  'no fact missing': generateCases(count),
  '5 % missing': generateCases(count, { missing: 0.05 }),
  '15 % missing': generateCases(count, { missing: 0.15 }),
};

const [before, after] = await Promise.all(process.argv.slice(2, 4).map(openBuild));
if (before === undefined || after === undefined) {
  process.stderr.write('usage: node dist/bench/compare-builds.js BEFORE AFTER\n');
  process.exitCode = 2;
} else {
  const rows = Object.entries(workloads).map(([name, cases]) => compare(name, cases, [before, after]));
  process.stdout.write(`${writeTable(['facts', 'before', 'after', 'ratio (quartiles)'], rows)}\n`);
}

async function openBuild(folder: string): Promise<DecisionOfRulebook> {
  const entry = pathToFileURL(resolve(folder, 'library/node/index.js')).href;
  const { loadRulebookFromFolder } = (await import(entry)) as typeof library;
  const loaded = loadRulebookFromFolder('policies/kuopio-social-rehabilitation');
  invariant(loaded.kind === 'loaded', 'the rulebook is there and sound');
  return loaded.rulebook.decision('voucher_grant');
}

function compare(
  name: string,
  cases: readonly VoucherCase[],
  builds: readonly [DecisionOfRulebook, DecisionOfRulebook],
): readonly string[] {
  const lines = cases.map((one) => JSON.stringify(toJson(one)));
  const differs = lines.find((line) => answer(builds[0], line) !== answer(builds[1], line));
  if (differs !== undefined) process.stderr.write(`The answers to ${differs} differ.\n`);
  const times: [number, number][] = [];
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    const [first, second] = round % 2 === 0 ? builds : [builds[1], builds[0]];
    const [one, other] = [measure(first, lines), measure(second, lines)];
    if (round >= warmUpRounds) times.push(round % 2 === 0 ? [one, other] : [other, one]);
  }
  const of = (build: 0 | 1) => `${writeNumber(median(times.map((both) => both[build])))} ns`;
  return [name, of(0), of(1), writeRatio(ratioOf(times.map(([one, other]) => other / one)))];
}

/** Nanoseconds of the processor, a case from its line to its answer's. */
function measure(decision: DecisionOfRulebook, lines: readonly string[]): number {
  const start = process.cpuUsage();
  for (const line of lines) answer(decision, line);
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1000) / lines.length;
}

function answer(decision: DecisionOfRulebook, line: string): string {
  const decided = decision.decide(JSON.parse(line), { detail: 'json' });
  invariant(decided.kind === 'decided', 'generated applications are sound');
  return decided.json;
}
