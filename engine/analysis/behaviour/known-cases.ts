import { compareCase, type Sides } from '../../compare/sides.ts';
import { prepareReader } from '../../facts/fact-reader.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import type { Outcome } from '../../ir/ir.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { type Candidates, isWithin } from './candidates.ts';
import { completeCase, openPool, writeKey } from './complete-case.ts';

/** A case as usual as can be had: one of the rulebook's own made-up cases, or one derived from what is declared. */
export type UsualCase = Facts;

/** The cases of a decision that are known beforehand. */
export interface KnownCases {
  /** The usual ones: with the best outcome there is, and no facts that few of the others have. */
  readonly usual: readonly UsualCase[];
  /** All that a search starts from, the usual ones first: the rulebook's own cases also try limits. */
  readonly starts: readonly Facts[];
}

/** At most so many are started from, and so many held for usual. */
const mostStarts = 80;
const mostUsual = 12;

/**
 * The known cases of a decision: first those that are approved, then those that are referred, denied or incomplete, of
 * each those with the fewest rare facts first; each with all the facts that matter.
 */
export function openKnownCases(sides: Sides, policyCases: readonly PolicyCase[], candidates: Candidates): KnownCases {
  const own = policyCases
    .filter(({ decision }) => decision === sides.before.decision.name)
    .map((policyCase) => readOwn(policyCase, sides, candidates));
  const pool = openPool(own, sides, candidates);
  const started = own.length > 0 ? own : [new Map<string, Value>()];
  const complete = started.flatMap((facts) => completeCase(facts, sides, pool) ?? []);
  const byText = new Map(complete.map((facts) => [writeKey(facts), facts]));
  const countRare = openRarity(complete);
  const ranked = [...byText.values()].map((facts) => ({
    facts,
    rank: rankOf(compareCase(sides, facts).before.outcome),
    rare: countRare(facts),
  }));
  ranked.sort((left, right) => left.rank - right.rank || left.rare - right.rare);
  const [first] = ranked;
  const usual = ranked.filter(({ rank, rare }) => rank === first?.rank && rare === first.rare);
  return {
    usual: usual.slice(0, mostUsual).map(({ facts }) => facts),
    starts: ranked.slice(0, mostStarts).map(({ facts }) => facts),
  };
}

/** A value is rare if less than a tenth of the cases that give the fact have it. */
const rareShare = 10;

/** Counts the facts of a case that few of all cases have; values that all are rare are not. */
function openRarity(cases: readonly Facts[]): (facts: Facts) => number {
  const keyOf = (path: string, value: Value) => writeKey(new Map([[path, value]]));
  const counts = new Map<string, Map<string, number>>();
  for (const [path, value] of cases.flatMap((facts) => [...facts])) {
    const own = counts.get(path) ?? new Map<string, number>();
    counts.set(path, own);
    own.set(keyOf(path, value), (own.get(keyOf(path, value)) ?? 0) + 1);
  }
  const rare = new Set<string>();
  for (const own of counts.values()) {
    const given = [...own.values()].reduce((sum, one) => sum + one, 0);
    const most = Math.max(...own.values());
    for (const [key, count] of own) if (count * rareShare < given && count < most) rare.add(key);
  }
  return (facts) => [...facts].filter(([path, value]) => rare.has(keyOf(path, value))).length;
}

function rankOf(outcome: Outcome): number {
  return (['approved', 'referred', 'denied', 'incomplete'] as const).indexOf(outcome);
}

function readOwn({ facts, on }: PolicyCase, sides: Sides, { space }: Candidates): Facts {
  const [before, after] = [sides.before, sides.after].map(
    ({ rulebook }) => prepareReader(rulebook).readText(facts).facts,
  );
  const read = new Map([...(after ?? []), ...(before ?? [])]);
  const { asOf } = sides.after.decision;
  if (on !== null && !read.has(asOf)) read.set(asOf, on);
  for (const [path, value] of read) {
    const field = space.facts.get(path);
    if (field === undefined || !isWithin(value, field, field.type, space)) read.delete(path);
  }
  return read;
}
