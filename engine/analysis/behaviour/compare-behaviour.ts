import type { CompilingEvaluator } from '../../backend.ts';
import { prepareDecisions } from '../../backends/interpreter/compiled-decision.ts';
import type { Rulebook } from '../../ir/ir.ts';
import type { Language } from '../../ir/localized.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { noSolver, type Solver } from '../solver/solver.ts';
import type { BehaviourComparison, ComparisonResult, DecisionComparison } from './behaviour.ts';
import { compareDecision } from './compare-decision.ts';
import { canonicalMeaning, meaningOf } from './meaning.ts';

export interface CompareOptions {
  /** Of the answers in witnesses. */
  readonly language: Language;
  /** The rulebook's own made-up cases: witnesses stay as near to them as they can. */
  readonly cases?: readonly PolicyCase[];
  /** Proves and finds what a search does not; without one nothing is proved but what is the same at sight. */
  readonly solver?: Solver;
  /** Decides the cases tried: the reference interpreter unless given. */
  readonly prepare?: (rulebook: Rulebook) => CompilingEvaluator;
  /** Of the choice of cases that are tried; the same seed tries the same. */
  readonly seed?: number;
}

/**
 * Whether any complete case can come out differently under two rulebooks, decision by decision, in the order of the
 * later one: in outcome, in the value of an output or in the rules that are violated. Where one can, concrete cases
 * show it, each decided by the engine under both. Takes milliseconds where nothing has changed, else seconds.
 */
export async function compareBehaviour(
  before: Rulebook,
  after: Rulebook,
  options: CompareOptions,
): Promise<BehaviourComparison> {
  const names = new Set([...after.decisions, ...before.decisions].map(({ name }) => name));
  const opened = {
    before: { rulebook: before, evaluator: lazily(() => (options.prepare ?? prepareDecisions)(before)) },
    after: { rulebook: after, evaluator: lazily(() => (options.prepare ?? prepareDecisions)(after)) },
    language: options.language,
    cases: options.cases ?? [],
    solver: options.solver ?? noSolver,
    seed: options.seed ?? 1,
  };
  const decisions: DecisionComparison[] = [];
  let refuted = 0;
  let refused = 0;
  for (const decision of names) {
    const result = resultAtSight(before, after, decision);
    if (result !== null) decisions.push({ decision, result });
    else {
      const compared = await compareDecision(decision, opened);
      refuted += compared.refuted;
      refused += compared.refused;
      decisions.push({ decision, result: compared.result });
    }
  }
  return { decisions, refuted, refused };
}

/** What is seen without looking into the decision: it is there on one side only, or the same word for word. */
function resultAtSight(before: Rulebook, after: Rulebook, decision: string): ComparisonResult | null {
  const [one, other] = [meaningOf(before, decision), meaningOf(after, decision)];
  if (one === null) return { kind: 'added' };
  if (other === null) return { kind: 'removed' };
  const isSame = canonicalMeaning(before, one) === canonicalMeaning(after, other);
  return isSame ? { kind: 'same', because: 'identical' } : null;
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
