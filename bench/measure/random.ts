import { mulberry32 } from '../../engine/analysis/mulberry32.ts';

/** Chance that repeats itself: the same seed gives the same cases on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number between two bounds, both inclusive. */
  between(least: number, greatest: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
}

/** The chance of a seed. */
export function seedRandom(seed: number): Random {
  const draw = mulberry32(seed);
  const next = (): number => draw() / 4_294_967_296;
  const between = (least: number, greatest: number) => least + Math.floor(next() * (greatest - least + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[between(0, choices.length - 1)] as (typeof choices)[number],
  };
}
