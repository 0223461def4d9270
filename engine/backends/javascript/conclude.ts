import type { Outcome } from '../../ir/ir.ts';
import type { Standing } from '../interpreter/standing.ts';
import { nothing, toUnknown, type Unknown, unite } from './runtime/unknown.ts';

/** The outcome, and what is left open that could change it. */
export interface Conclusion {
  readonly outcome: Outcome;
  readonly open: Unknown;
}

/** What a rule means for the outcome; those named `open` wait for facts. */
type Weight = 'denies' | 'open_deny' | 'refers' | 'refers_by_gap' | 'open_refer' | 'idle';

/** As `balance` and `concludeFrom` of the interpreter, without making anything on the way. */
export function conclude(standings: readonly Standing[], isDated: boolean): Conclusion {
  let [openDeny, refers, byGap, openRefer] = [false, false, false, false];
  for (const standing of standings) {
    const weight = weigh(standing);
    if (weight === 'denies') return { outcome: 'denied', open: nothing };
    openDeny ||= weight === 'open_deny';
    refers ||= weight === 'refers';
    byGap ||= weight === 'refers_by_gap';
    openRefer ||= weight === 'open_refer';
  }
  if (openDeny) {
    const countsRefer = !refers && !byGap;
    const counts = (weight: Weight) =>
      weight === 'open_deny' || weight === 'refers_by_gap' || (countsRefer && weight === 'open_refer');
    return { outcome: 'incomplete', open: uniteOpen(standings, counts) };
  }
  const outcome = refers || byGap ? 'referred' : openRefer ? 'incomplete' : 'approved';
  const counted = refers || byGap ? 'refers_by_gap' : 'open_refer';
  return { outcome: isDated ? outcome : 'incomplete', open: uniteOpen(standings, (weight) => weight === counted) };
}

/** What a standing means for the outcome. */
function weigh({ status, effect, open }: Standing): Weight {
  if (effect !== 'deny' && effect !== 'refer') return 'idle';
  if (status === 'violated') return effect === 'deny' ? 'denies' : 'refers';
  if (effect === 'deny') return 'open_deny';
  return open.waits.size === 0 ? 'refers_by_gap' : 'open_refer';
}

function uniteOpen(standings: readonly Standing[], counts: (weight: Weight) => boolean): Unknown {
  let united = nothing;
  for (const standing of standings) {
    if (standing.status === 'unknown' && counts(weigh(standing))) united = unite(united, toUnknown(standing.open));
  }
  return united;
}
