import type { LoadedCase } from '../engine/backend.ts';
import type { Facts } from '../engine/ir/findings.ts';
import { RulebookUsageError } from './usage-error.ts';

/**
 * Facts read and found sound, ready for the decision that read them. Can be decided any number of times. Printing or
 * serialising it shows nothing of the facts.
 */
export class ReadyCase {
  readonly kind = 'ready';
  /** The caller's own reference (`case`); null where there is none. */
  readonly case: string | number | null;
  readonly #owner: object;
  readonly #facts: Facts;
  readonly #loaded: LoadedCase;

  constructor(owner: object, reference: string | number | null, facts: Facts, loaded: LoadedCase) {
    this.case = reference;
    this.#owner = owner;
    this.#facts = facts;
    this.#loaded = loaded;
  }

  /** What the back end loaded; the case must be one that `owner` read. */
  static loadedBy(owner: object, ready: ReadyCase): LoadedCase {
    if (ready.#owner !== owner) throw new RulebookUsageError(texts.foreign);
    return ready.#loaded;
  }

  static factsOf(ready: ReadyCase): Facts {
    return ready.#facts;
  }
}

const texts = {
  foreign: {
    fi: 'tapaus on luettu toista ratkaisua varten; lue tiedot tämän ratkaisun funktiolla read',
    en: 'the case was read for another decision; read the facts with this decision’s own `read`',
  },
};
