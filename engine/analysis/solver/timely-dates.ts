import type { Day } from '../../ir/ir.ts';
import { hasElementAtLarge } from '../solver/list-terms.ts';
import type { Problem } from '../solver/scope.ts';
import type { Truth } from '../solver/terms.ts';
import type { Encoded } from '../solver/values.ts';

/** That dates which values are taken as of do not lie before the first edition: earlier there are none, of course. */
export function hasTimelyDates(dates: readonly Encoded[], first: Day | null, problem: Problem): Truth {
  const { store, results } = problem;
  if (first === null) return store.true;
  return store.and(
    ...dates.map((date) => {
      if (date.value?.kind !== 'date') return store.true;
      const isEarly = problem.dates.compare('less', date.value.date, problem.dates.constant(first));
      return store.not(hasElementAtLarge(store.and(results.isKnown(date), isEarly), problem));
    }),
  );
}
