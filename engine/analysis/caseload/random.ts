import type { Weighted } from '../../ir/caseload-profile.ts';
import { invariant } from '../../ir/invariant.ts';
import { mulberry32 } from '../mulberry32.ts';

/** Chance that repeats itself: the same seed gives the same draws on every machine. */
export interface Random {
  /** A whole number between two bounds, both inclusive. */
  between(least: number, greatest: number): number;
  /** True so many times in 10,000. */
  chance(share: number): boolean;
  pick<T>(choices: readonly T[]): T;
  weighted<T>(choices: Weighted<T>): T;
}

/** The chance of the case of this number among those of a seed: each case has its own, whichever are drawn before it. */
export function openRandom(seed: number, number: number): Random {
  const draw = mulberry32(mix(mix(seed) ^ mix(number ^ 0x9e3779b9)));
  const next = (): number => draw() / 4_294_967_296;
  const between = (least: number, greatest: number) => least + Math.floor(next() * (greatest - least + 1));
  return {
    between,
    chance: (share) => next() * 10_000 < share,
    pick(choices) {
      const chosen = choices[between(0, choices.length - 1)];
      invariant(chosen !== undefined, 'there is something to choose from');
      return chosen;
    },
    weighted(choices) {
      let left = next() * choices.reduce((total, { weight }) => total + weight, 0);
      const chosen = choices.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      const last = chosen ?? choices.at(-1);
      invariant(last !== undefined, 'there is something to choose from');
      return last.value;
    },
  };
}

/** Spreads the bits of a number (the finish of MurmurHash3). */
function mix(number: number): number {
  let mixed = number | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
