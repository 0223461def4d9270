import { Refusal } from '../refusals/refusal.ts';
import { checkFiles } from '../rulebook/check-files.ts';
import { describeRulebook } from '../rulebook/current-rulebook.ts';
import { compareValues, type ValueDifference, type ValuesOn } from './compare-values.ts';
import type { Side } from './sides.ts';

/** What differs between two states of the rulebook. */
export interface Differences {
  readonly values: readonly ValueDifference[];
}

/**
 * Compares two states of the rulebook, drafts and proposals included. The one place where the API meets the comparison
 * of rulebooks: what else it finds is added to its result here.
 */
export function compareSides(before: Side, after: Side): Differences {
  return { values: compareValues(openRulebook(before, 'from'), openRulebook(after, 'to')) };
}

function openRulebook({ files, day }: Side, side: 'from' | 'to'): ValuesOn {
  const state = describeRulebook(files, { drafts: true });
  if (state.loaded !== null) return { rulebook: state.loaded.ir, day };
  throw new Refusal('side-has-errors', { side, problems: checkFiles(state).problems });
}
