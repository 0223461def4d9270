/** The entry for Node: a rulebook straight from its folder. */
export type { BehaviourComparison, Witness } from '../../engine/analysis/behaviour/behaviour.ts';
export type { Proofs } from '../../engine/analysis/proofs/proofs.ts';
export { type CompareBehaviourOptions, compareBehaviour } from './compare-behaviour.ts';
export { type ProveRulebookOptions, proveRulebook } from './prove-rulebook.ts';

import { type Loaded, type LoadOptions, loadRulebook } from '../load-rulebook.ts';
import { readRulebookFiles } from './read-folder.ts';
import type { Unusable } from './unusable.ts';

export type { Unusable };

/**
 * Reads the files of a rulebook's folder (the one with `rulebook.yaml`) and loads them as `loadRulebook` does.
 * Diagnostics name files by their path from the folder. A folder that cannot be read is `unusable`, and says what stands
 * in the way.
 */
export function loadRulebookFromFolder(folder: string, options: LoadOptions = {}): Loaded | Unusable {
  const files = readRulebookFiles(folder);
  return files.kind === 'files' ? loadRulebook(files.sources, options) : files;
}
