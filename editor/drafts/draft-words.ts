import type { Localized } from '../../engine/ir/localized.ts';

/** What the states of an edition are called. */
export const stateWords = {
  draft: { fi: 'Luonnos – ei voimassa', en: 'Draft – not in force' },
  proposed: { fi: 'Odottaa tarkistusta', en: 'Waiting for review' },
  inForce: { fi: 'Voimassa', en: 'In force' },
  ended: { fi: 'Päättynyt', en: 'Ended' },
  withdrawn: { fi: 'Peruttu', en: 'Withdrawn' },
} satisfies Record<string, Localized>;

/** `Hyväksytty, voimaan 1.1.2021`. */
export function acceptedFrom(day: Localized): Localized {
  return { fi: `Hyväksytty, voimaan ${day.fi}`, en: `Accepted, in force from ${day.en}` };
}
