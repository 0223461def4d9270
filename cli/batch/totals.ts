import type { Outcome } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Tally } from '../../library/node/batch/block.ts';

/** `decided 3: approved 1, …; bad rows 2` */
export function writeTotals(tally: Tally): Localized {
  const outcomes: readonly Outcome[] = ['approved', 'denied', 'referred', 'incomplete'];
  const decided = outcomes.reduce((sum, outcome) => sum + tally[outcome], 0);
  const listed = outcomes.map((outcome) => `${outcome} ${tally[outcome]}`).join(', ');
  return {
    fi: `ratkaistu ${decided}: ${listed}; virheellisiä rivejä ${tally.bad}`,
    en: `decided ${decided}: ${listed}; bad rows ${tally.bad}`,
  };
}
