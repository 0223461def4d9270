import { Worker } from 'node:worker_threads';
import type { DecidedBlock } from './block.ts';
import { type DecideBlock, openDecideBlock } from './decide-block.ts';
import type { Task } from './task.ts';
import type { Answered, Asked } from './worker.ts';

/** Decides blocks, several at a time. */
export interface Deciders {
  /** How many blocks are worth having on their way. */
  readonly width: number;
  readonly decide: DecideBlock;
  close(): Promise<void>;
}

/**
 * Decides in this thread and, where `threads` are more than one, in others besides as soon as the file turns out to be
 * long: a thread takes as long to start as some thousands of cases to decide.
 */
export async function openDeciders(task: Task, threads: number): Promise<Deciders> {
  const here = await openDecideBlock(task);
  if (threads === 1 || !isBuilt) return { width: 1, decide: here, close: async () => {} };
  let workers: readonly BlockWorker[] = [];
  let bytes = 0;
  return {
    width: mostWaiting * (threads - 1) + 1,
    decide: (block, spare) => {
      bytes += block.bytes.length;
      if (bytes <= decidedHere) return here(block, spare);
      if (workers.length === 0) workers = Array.from({ length: threads - 1 }, () => new BlockWorker(task));
      const idlest = workers.reduce((one, other) => (other.load < one.load ? other : one));
      return idlest.load < mostWaiting ? idlest.decide(block, spare) : here(block, spare);
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

/** Bytes of a file that are decided before other threads are started. */
const decidedHere = 2_000_000;

/** Blocks that wait for one thread, so that it is never idle while this one decides. */
const mostWaiting = 2;

/** Other threads run what has been built; sources, which only tests run, decide in their own. */
const isBuilt = import.meta.url.endsWith('.js');

/** What is made for one case is short-lived: more room for it would only take memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 6 };

interface Waiting {
  resolve(decided: DecidedBlock): void;
  reject(error: unknown): void;
}

/** A thread that decides blocks. */
class BlockWorker {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(task: Task) {
    this.worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: task, resourceLimits });
    this.worker.on('message', ({ id, decided }: Answered) => {
      this.waiting.get(id)?.resolve(decided);
      this.waiting.delete(id);
    });
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('a worker thread ended')));
  }

  get load(): number {
    return this.waiting.size;
  }

  decide: DecideBlock = (block, spare) =>
    new Promise((resolve, reject) => {
      const id = this.asked++;
      this.waiting.set(id, { resolve, reject });
      const asked: Asked = { id, block, spare };
      const moved = block.tooLong ? [] : [block.bytes.buffer];
      this.worker.postMessage(asked, spare === null ? moved : [...moved, spare]);
    });

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private fail(error: unknown): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
