import type { Localized } from '../engine/ir/localized.ts';

/**
 * Thrown where the calling program itself is mistaken: a decision the rulebook does not have, a date that is none, a
 * case made ready for another decision. Never thrown for what a rulebook or facts say: that is returned.
 */
export class RulebookUsageError extends Error {
  override readonly name = 'RulebookUsageError';
  /** What is wrong and what to do, in Finnish and in English; `message` is the English one. */
  readonly localized: Localized;

  constructor(localized: Localized) {
    super(localized.en);
    this.localized = localized;
  }
}
