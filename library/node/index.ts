/** The entry for Node: a rulebook straight from its folder. */
import type { Localized } from '../../engine/ir/localized.ts';

export type { BehaviourComparison, Witness } from '../../engine/analysis/behaviour/behaviour.ts';
export type { Proofs } from '../../engine/analysis/proofs/proofs.ts';
export { type CompareBehaviourOptions, compareBehaviour } from './compare-behaviour.ts';
export { type ProveRulebookOptions, proveRulebook } from './prove-rulebook.ts';

import { type Loaded, type LoadOptions, loadRulebook } from '../load-rulebook.ts';
import { readRulebookFiles } from './read-folder.ts';

/** The folder cannot be read. */
export interface UnreadableFolder {
  readonly kind: 'unreadable';
  /** What stands in the way, and of which file. */
  readonly message: Localized;
}

/**
 * Reads the files of a rulebook's folder (the one with `rulebook.yaml`) and loads them as `loadRulebook` does.
 * Diagnostics name files by their path from the folder.
 */
export function loadRulebookFromFolder(folder: string, options: LoadOptions = {}): Loaded | UnreadableFolder {
  const files = readRulebookFiles(folder);
  return files.kind === 'files' ? loadRulebook(files.sources, options) : { kind: 'unreadable', message: files.message };
}
