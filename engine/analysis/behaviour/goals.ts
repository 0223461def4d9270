import { commonScale } from '../../compare/amounts.ts';
import { outcomeDiffers, reasonsDiffer, valueDiffers, type WayToDiffer } from '../../compare/difference.ts';
import type { Outcome } from '../../ir/ir.ts';
import type { EncodedDecision, EncodedRule } from '../solver/encode-decision.ts';
import type { Problem } from '../solver/scope.ts';
import type { Truth } from '../solver/terms.ts';

/** A difference, and when a case shows it. */
export interface Goal {
  readonly difference: WayToDiffer;
  readonly truth: Truth;
}

const outcomes: readonly Outcome[] = ['approved', 'denied', 'referred', 'incomplete'];

/** Every way in which a case can come out differently under two decisions of one problem; those that cannot be left out. */
export function goalsOf(before: EncodedDecision, after: EncodedDecision, problem: Problem): readonly Goal[] {
  const { store } = problem;
  const ofOutcomes = outcomes.flatMap((from) =>
    outcomes
      .filter((to) => to !== from)
      .map((to): Goal => {
        const truth = store.and(before.outcome[from], after.outcome[to]);
        return { difference: outcomeDiffers(from, to), truth };
      }),
  );
  const outputs = new Set([...before.outputs.keys(), ...after.outputs.keys()]);
  const ofValues = [...outputs].map(
    (name): Goal => ({ difference: valueDiffers(name), truth: outputDiffers(name, before, after, problem) }),
  );
  const rules = new Set([...before.rules.keys(), ...after.rules.keys()]);
  const ofReasons = [...rules].map((rule): Goal => {
    const truth = ruleDiffers(before.rules.get(rule), after.rules.get(rule), problem);
    return { difference: reasonsDiffer(rule), truth };
  });
  return [...ofOutcomes, ...ofValues, ...ofReasons].filter(({ truth }) => truth !== store.false);
}

function outputDiffers(name: string, before: EncodedDecision, after: EncodedDecision, problem: Problem): Truth {
  const { store, results } = problem;
  const [one, other] = [before.outputs.get(name), after.outputs.get(name)];
  const shown = one === undefined ? store.false : results.isKnown(one.result);
  const shownAfter = other === undefined ? store.false : results.isKnown(other.result);
  const shownDiffers = store.not(store.same(shown, shownAfter));
  if (one === undefined || other === undefined) return shownDiffers;
  return store.or(shownDiffers, store.and(shown, shownAfter, store.not(sameOutputs(one, other, problem))));
}

type EncodedOutput = NonNullable<ReturnType<EncodedDecision['outputs']['get']>>;

function sameOutputs(before: EncodedOutput, after: EncodedOutput, { results, store }: Problem): Truth {
  if (before.type.kind !== after.type.kind) return store.false;
  const [one, other] = [before.result.value, after.result.value];
  if (one?.kind !== 'number' || other?.kind !== 'number') return results.sameValue(one, other);
  const factors = commonScale(before.type, after.type);
  if (factors === null) return store.false;
  return store.equal(store.scale(one.number, factors.before), store.scale(other.number, factors.after));
}

function ruleDiffers(before: EncodedRule | undefined, after: EncodedRule | undefined, { store }: Problem): Truth {
  const differs = (effect: 'denies' | 'refers' | 'warns') =>
    store.not(store.same(before?.[effect] ?? store.false, after?.[effect] ?? store.false));
  return store.or(differs('denies'), differs('refers'), differs('warns'));
}
