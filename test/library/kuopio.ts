import { readFileSync } from 'node:fs';
import { type LoadedRulebook, loadRulebook, type SyncEngineName } from '../../library/index.ts';
import { kuopioFiles } from '../support/kuopio-files.ts';

const opened = new Map<SyncEngineName, LoadedRulebook>();

/** The Kuopio rulebook as a caller of the library has it; loaded once for each engine. */
export function openKuopio(engine: SyncEngineName = 'javascript'): LoadedRulebook {
  const before = opened.get(engine);
  if (before !== undefined) return before;
  const loaded = loadRulebook(kuopioFiles(), { engine });
  if (loaded.kind !== 'loaded') throw new Error('the Kuopio rulebook has errors');
  opened.set(engine, loaded.rulebook);
  return loaded.rulebook;
}

/** An example application, as text. */
export function readExample(name: string): string {
  return readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8');
}
