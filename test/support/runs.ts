/**
 * How many random cases the tests try, and which: the only place that says it. `npm run test:fast`, `npm test` and
 * `npm run test:long` set two variables of the environment, which do for a single file too:
 * `RULEBOOK_RUNS=20 RULEBOOK_SEED=5 npx vitest run test/dsl/parse`.
 */
import fc from 'fast-check';

/** Times as many as `npm test` tries. */
const times = Number(process.env.RULEBOOK_RUNS ?? 1);

/** Where random cases come from: the same on every run of `npm test`, so that one that fails fails again. */
export const seed = Number(process.env.RULEBOOK_SEED ?? 20_200_101);

/** The number of runs of a property for which `npm test` tries so many; never fewer than `atLeast`. */
export function runs(usual: number, atLeast = 1): number {
  return Math.max(atLeast, Math.round(usual * times));
}

// For properties that say no number, and for all of them the seed.
fc.configureGlobal({ seed, numRuns: runs(100) });
