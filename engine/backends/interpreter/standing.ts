import type { Status } from '../../ir/findings.ts';
import type { Effect } from '../../ir/ir.ts';
import { type Assessment, gravestEffect, standingExceptions, type Verdict } from './assessment.ts';
import { nothingUnknown, type Unknown, unite } from './results.ts';

/** Where a rule, or a rule for one element, stands. */
export interface Standing {
  readonly status: Status;
  /** Of a violation; of an unknown the gravest still possible, null where none is. */
  readonly effect: Effect | null;
  readonly exceptions: readonly string[];
  /** What an unknown status waits for and rests on. */
  readonly open: Unknown;
}

/** Where a rule stands after its assessment. */
export function stand(assessment: Assessment): Standing {
  const [first, ...others] = assessment.alternatives;
  return standAs(others.length === 0 ? first.verdict : null, assessment);
}

/** Where a rule with this verdict stands, null where none is certain: the assessment says through what. */
export function standAs(verdict: Verdict | null, assessment: Assessment): Standing {
  const exceptions = standingExceptions(assessment);
  if (verdict !== null) return standOn(verdict, exceptions);
  return standOpen(gravestEffect(assessment.alternatives.map((one) => one.verdict)), exceptions, assessment.open);
}

/** An unknown that may be as grave as `gravest`. Through gaps alone it refers: no fact can settle it, an official must. */
export function standOpen(gravest: Effect | null, exceptions: readonly string[], open: Unknown): Standing {
  const effect = gravest === 'deny' && open.waits.size === 0 ? 'refer' : gravest;
  return { status: 'unknown', effect, exceptions, open };
}

function standOn(verdict: Verdict, exceptions: readonly string[]): Standing {
  const isKept = verdict === 'satisfied' || verdict === 'not_applicable';
  const status = isKept ? verdict : 'violated';
  return { status, effect: isKept ? null : verdict, exceptions, open: nothingUnknown };
}

/** What a standing means for the outcome, gravest first; those named `open` wait for facts. */
const weights = ['denies', 'open_deny', 'refers', 'refers_by_gap', 'open_refer', 'warns', 'open_warn', 'idle'] as const;

export type Weight = (typeof weights)[number];

function weigh({ status, effect, open }: Standing): Weight {
  if (effect === null) return 'idle';
  if (status === 'violated') return ({ deny: 'denies', refer: 'refers', warn: 'warns' } as const)[effect];
  if (effect === 'refer' && open.waits.size === 0) return 'refers_by_gap';
  return ({ deny: 'open_deny', refer: 'open_refer', warn: 'open_warn' } as const)[effect];
}

/** What all standings together come to, and what that waits for and rests on. */
export interface Balance {
  readonly weight: Weight;
  /** The first of those of the greatest weight; null where there are none. */
  readonly heaviest: Standing | null;
  readonly open: Unknown;
}

/**
 * Weighs standings against each other. Waited for is only what could change the balance: nothing after a denial, and
 * no referral where one is certain.
 */
export function balance(standings: readonly Standing[]): Balance {
  const weighed = standings.map((standing) => ({ standing, weight: weigh(standing) }));
  const occurs = (weight: Weight) => weighed.some((one) => one.weight === weight);
  const weight = weights.find(occurs) ?? 'idle';
  const counting: Weight[] = [weight];
  if (weight === 'open_deny' || weight === 'refers') counting.push('refers_by_gap');
  if (weight === 'open_deny' && !occurs('refers') && !occurs('refers_by_gap')) counting.push('open_refer');
  return {
    weight,
    heaviest: weighed.find((one) => one.weight === weight)?.standing ?? null,
    open: unite(weighed.filter((one) => counting.includes(one.weight)).map((one) => one.standing.open)),
  };
}
