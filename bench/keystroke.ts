/** How long after a keystroke in a long policy the diagnostics are there, and how long such a policy takes to parse. */
import { compileRulebook } from '../dsl/compile/compile.ts';
import { parsePolicy } from '../dsl/grammar/parse.ts';
import { completionsAt, hoverAt } from '../dsl/services/index.ts';
import { openWorkspace } from '../dsl/workspace/open-workspace.ts';
import { largePolicyPath, largeRulebook } from './keystroke/large-policy.ts';
import { type Random, seedRandom } from './measure/random.ts';
import { median, quantile } from './measure/statistics.ts';

export interface KeystrokeEffort {
  /** Lines of the policy. */
  readonly lines: number;
  readonly keystrokes: number;
}

export interface MeasuredKeystrokes {
  readonly lines: number;
  readonly keystrokes: number;
  /** Milliseconds from a keystroke to the diagnostics of the whole rulebook. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Milliseconds, behind a keystroke, to what can be completed there and what is told of the word: 95th percentiles. */
  readonly completion: number;
  readonly hover: number;
  /** Milliseconds to compile the whole rulebook from scratch: median, in the same process. */
  readonly fromScratch: number;
}

const fullEffort: KeystrokeEffort = { lines: 5000, keystrokes: 1000 };

/** Keystrokes in front of those that count, until the code is warm. */
const warmUp = 100;

/**
 * Single characters typed, taken away and overtyped anywhere in a long policy, each taken back by the next keystroke:
 * many leave it broken, as while writing.
 */
export async function measureKeystrokes(effort: KeystrokeEffort = fullEffort): Promise<MeasuredKeystrokes> {
  const files = largeRulebook(effort.lines);
  const text = files.get(largePolicyPath) ?? '';
  const workspace = openWorkspace(files);
  const random = seedRandom(1);
  const times: number[] = [];
  const services = { completion: [] as number[], hover: [] as number[] };
  while (times.length < warmUp + effort.keystrokes) {
    const { typed: broken, place } = mistype(text, random);
    for (const typed of [broken, text]) {
      times.push(timeOf(() => workspace.edit(largePolicyPath, typed)));
      const position = { file: largePolicyPath, offset: Math.min(place + 1, typed.length) };
      services.completion.push(timeOf(() => completionsAt(workspace, position)));
      services.hover.push(timeOf(() => hoverAt(workspace, position)));
    }
  }
  const counted = times.slice(warmUp);
  return {
    lines: text.split('\n').length,
    keystrokes: counted.length,
    p50: median(counted),
    p95: quantile(counted, 0.95),
    p99: quantile(counted, 0.99),
    completion: quantile(services.completion.slice(warmUp), 0.95),
    hover: quantile(services.hover.slice(warmUp), 0.95),
    fromScratch: medianTime(5, () => compileRulebook(files)),
  };
}

/** Milliseconds to parse a long policy as a whole: the first time, when all is cold, and when warm (median). */
export async function measureParsing(
  lines = fullEffort.lines,
): Promise<{ readonly lines: number; readonly characters: number; readonly cold: number; readonly warm: number }> {
  const text = largeRulebook(lines).get(largePolicyPath) ?? '';
  const parse = () => parsePolicy(largePolicyPath, text);
  const cold = medianTime(1, parse);
  medianTime(20, parse);
  return { lines: text.split('\n').length, characters: text.length, cold, warm: medianTime(20, parse) };
}

function medianTime(rounds: number, run: () => unknown): number {
  return median(Array.from({ length: rounds }, () => timeOf(run)));
}

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const characters = [...'abcdeikmnorstuä_.,:()="|0123456789 \n'];

function mistype(text: string, random: Random): { readonly typed: string; readonly place: number } {
  const place = random.between(0, text.length - 1);
  const [before, behind] = [text.slice(0, place), text.slice(place)];
  const kind = random.pick(['insert', 'delete', 'replace']);
  if (kind === 'delete') return { typed: before + behind.slice(1), place };
  return { typed: before + random.pick(characters) + (kind === 'insert' ? behind : behind.slice(1)), place };
}
