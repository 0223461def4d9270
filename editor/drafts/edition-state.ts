import type { Day, Edition } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import { acceptedFrom, stateWords } from './draft-words.ts';

/**
 * What has become of an edition by a day. An accepted one is in force from its own day, which `written` tells, until that
 * of the next accepted one.
 */
export function stateOfEdition(
  { date, status }: Edition,
  editions: readonly Edition[],
  day: Day,
  written: Localized,
): Localized {
  if (status === 'draft' || status === 'proposed') return stateWords[status];
  if (date > day) return acceptedFrom(written);
  const isEnded = editions.some((later) => isDecided(later) && later.date > date && later.date <= day);
  return isEnded ? stateWords.ended : stateWords.inForce;
}

function isDecided({ status }: Edition): boolean {
  return status === 'accepted' || status === 'in_force';
}
