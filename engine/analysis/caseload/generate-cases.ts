import type { CompilingEvaluator } from '../../backend.ts';
import type { CaseloadProfile, DecisionProfile } from '../../ir/caseload-profile.ts';
import type { Facts } from '../../ir/findings.ts';
import type { Day, Outcome, Rulebook } from '../../ir/ir.ts';
import { type CaseDrawing, type DrawnCase, prepareDrawing } from './draw-case.ts';
import { generatedReference } from './generated.ts';
import { openRandom, type Random } from './random.ts';

/** What cases are generated of. */
export interface CaseloadRequest {
  readonly rulebook: Rulebook;
  readonly evaluator: CompilingEvaluator;
  readonly decision: string;
  readonly profile: CaseloadProfile;
  readonly seed: number;
  readonly count: number;
  /** First and last of the days the cases are of. */
  readonly days: { readonly from: Day; readonly to: Day };
}

/** A case drawn by chance, of nobody. */
export interface GeneratedCase {
  /** `generated-7-1`: with the seed, and the number of the case. */
  readonly case: string;
  readonly facts: Facts;
  readonly outcome: Outcome;
}

/** Of facts that are not optional, how many in 10,000 are left out unless the profile says otherwise. */
const usuallyMissing = 50;

/**
 * Generates cases of a decision, one after another. The same request gives the same cases, and case number n is the
 * same whatever the count. What the rulebook's profile does not say is drawn by type, and drawn again until three
 * cases in four can be approved.
 */
export function* generateCases(request: CaseloadRequest): Generator<GeneratedCase, void> {
  const { rulebook, evaluator, decision, seed, count, days } = request;
  const profile: DecisionProfile = request.profile.get(decision) ?? { missing: usuallyMissing, facts: new Map() };
  const drawing = prepareDrawing(rulebook, decision, profile);
  const compiled = evaluator.decision(decision);
  const decide = (facts: Facts) => compiled.verdict(compiled.load(facts, null));
  for (let number = 1; number <= count; number += 1) {
    const random = openRandom(seed, number);
    const on = random.between(days.from, days.to);
    const drawn = drawing.draw(on, random);
    const settled = drawing.free.length === 0 ? drawn.facts : settle(drawn.facts, drawing, on, random, decide);
    const facts = leaveOut(compute({ ...drawn, facts: settled }, random, decide), drawn.leftOut);
    yield { case: generatedReference(seed, number), facts, outcome: decide(facts).outcome };
  }
}

type Decide = (facts: Facts) => {
  readonly outcome: Outcome;
  readonly violated: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
};

/** Of the cases whose free facts are drawn again, how many in 10,000. */
const settledShare = 7500;

const mostRedraws = 60;

/** Draws free facts again as long as fewer rules are violated then. */
function settle(drawn: Facts, drawing: CaseDrawing, on: Day, random: Random, decide: Decide): Facts {
  if (!random.chance(settledShare)) return drawn;
  let facts = drawn;
  let now = decide(facts);
  for (let draw = 0; draw < mostRedraws && now.outcome !== 'approved'; draw += 1) {
    const other = drawing.redraw(random.pick(drawing.free), facts, on, random);
    const then = decide(other);
    if (then.outcome !== 'approved' && then.violated.length > now.violated.length) continue;
    facts = other;
    now = then;
  }
  return facts;
}

/** Facts that take over what the decision computes from the others: kept within their bounds, left out where unknown. */
function compute({ facts, computed }: DrawnCase, random: Random, decide: Decide): Facts {
  const completed = new Map(facts);
  for (const { fact, draw } of computed) {
    const value = decide(completed).values[draw.output];
    if (typeof value !== 'number') continue;
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = fact;
    completed.set(fact.path, Math.min(Math.max(value + random.weighted(draw.plus), minimum), maximum));
  }
  return completed;
}

function leaveOut(facts: Facts, paths: readonly string[]): Facts {
  if (paths.length === 0) return facts;
  return new Map([...facts].filter(([path]) => !paths.includes(path)));
}
