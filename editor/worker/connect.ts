import { type Remote, wrap } from 'comlink';
import type { RulebookWorker } from './rulebook-worker.ts';
import Worker from './rulebook-worker.ts?worker';

let connected: Remote<RulebookWorker> | null = null;

/** The page's one worker, started when it is first needed. */
export function rulebookWorker(): Remote<RulebookWorker> {
  connected ??= wrap<RulebookWorker>(new Worker());
  return connected;
}
