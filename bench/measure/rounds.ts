import type { Block } from './contender.ts';
import { median, quantile } from './statistics.ts';

export interface Runner {
  readonly name: string;
  readonly block: Block;
}

/** What rounds found of one contender. */
export interface Measured {
  readonly name: string;
  /** Median nanoseconds a question. */
  readonly nanoseconds: number;
  /** Ratio to the first contender in the same round: median, lower and upper quartile over the rounds. */
  readonly ratio: Ratio;
}

export interface Ratio {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

export interface Pace {
  readonly rounds: number;
  /** How long a contender runs in a round. */
  readonly blockMilliseconds: number;
  /** How long it runs before the rounds, */
  readonly warmUpMilliseconds: number;
  /** and how many questions it is asked then, if that takes longer: large programs are optimised late. */
  readonly warmUpQuestions?: number;
}

/**
 * Measures contenders in interleaved rounds: in each round everyone runs one block, in an order that turns from round
 * to round, and the first contender, with whom the others are compared, runs one beside each of them, before it in one
 * round and after it in the next: what a busy machine does to one, it does to both.
 */
export async function measureRounds(runners: readonly Runner[], pace: Pace): Promise<readonly Measured[]> {
  const counts = await warmUp(runners, pace);
  const run = async (index: number) => (runners[index] as Runner).block(counts[index] as number);
  const times = runners.map((): number[] => []);
  const ratios = runners.map((): number[] => []);
  for (let round = 0; round < pace.rounds; round++) {
    for (let turn = 0; turn < runners.length; turn++) {
      const index = (round + turn) % runners.length;
      const baseFirst = round % 2 === 0;
      const before = await run(baseFirst ? 0 : index);
      const after = await run(baseFirst ? index : 0);
      const [base, own] = baseFirst ? [before, after] : [after, before];
      times[index]?.push(own);
      ratios[index]?.push(own / base);
    }
  }
  return runners.map(({ name }, index) => ({
    name,
    nanoseconds: median(times[index] ?? []),
    ratio: ratioOf(ratios[index] ?? []),
  }));
}

/** Median and quartiles. */
export function ratioOf(ratios: readonly number[]): Ratio {
  return { median: median(ratios), lower: quantile(ratios, 0.25), upper: quantile(ratios, 0.75) };
}

/** What was measured once. */
export function exactly(value: number): Ratio {
  return { median: value, lower: value, upper: value };
}

/** Runs everyone until warm, twice in turn; gives how many questions fill a block. */
async function warmUp(runners: readonly Runner[], pace: Pace): Promise<readonly number[]> {
  const counts = runners.map(() => 1);
  for (let pass = 0; pass < 2; pass++) {
    for (const [index, { block }] of runners.entries()) {
      counts[index] = await fillBlock(block, pace);
    }
  }
  return counts;
}

async function fillBlock(block: Block, pace: Pace): Promise<number> {
  const end = performance.now() + pace.warmUpMilliseconds / 2;
  let left = (pace.warmUpQuestions ?? 0) / 2;
  let count = 1;
  do {
    const nanoseconds = await block(count);
    left -= count;
    count = Math.max(1, Math.min(count * 10, Math.round((pace.blockMilliseconds * 1e6) / nanoseconds)));
  } while (left > 0 || performance.now() < end);
  return count;
}
