import { type Remote, wrap } from 'comlink';
import type { RulebookWorker } from './rulebook-worker.ts';
import Worker from './rulebook-worker.ts?worker';

interface Connection {
  readonly worker: Worker;
  readonly remote: Remote<RulebookWorker>;
}

let connected: Connection | null = null;

function connect(): Connection {
  if (connected !== null) return connected;
  const worker = new Worker();
  connected = { worker, remote: wrap<RulebookWorker>(worker) };
  return connected;
}

/** The page's one worker, started when it is first needed. */
export function rulebookWorker(): Remote<RulebookWorker> {
  return connect().remote;
}

/** The first thing asked of the worker: fails where the worker cannot be loaded at all, and the next time starts another. */
export async function askStarting<T>(ask: (worker: Remote<RulebookWorker>) => Promise<T>): Promise<T> {
  const { worker, remote } = connect();
  const listening = new AbortController();
  const failure = new Promise<never>((_resolve, reject) => {
    const fail = () => {
      connected = null;
      worker.terminate();
      reject(new Error('the worker could not be loaded'));
    };
    worker.addEventListener('error', fail, { signal: listening.signal });
  });
  try {
    return await Promise.race([ask(remote), failure]);
  } finally {
    listening.abort();
  }
}
