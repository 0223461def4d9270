import { invariant } from '../engine/ir/invariant.ts';
import type { LoadedRulebook, LoadOptions } from '../library/index.ts';
import { loadRulebookFromFolder } from '../library/node/index.ts';

/** The Kuopio rulebook through the public entry; the bench is run in the project's folder. */
export function loadKuopio(options: LoadOptions = {}): LoadedRulebook {
  const loaded = loadRulebookFromFolder('policies/kuopio-social-rehabilitation', options);
  invariant(loaded.kind === 'loaded', 'the rulebook is there and sound');
  return loaded.rulebook;
}
