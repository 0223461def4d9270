/** A thread that decides blocks of a file: started by `workers.ts` with the task, asked and answered in messages. */
import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../../../engine/ir/invariant.ts';
import type { Block, DecidedBlock } from './block.ts';
import { openDecideBlock } from './decide-block.ts';
import type { Task } from './task.ts';

export interface Asked {
  readonly id: number;
  readonly block: Block;
  readonly spare: ArrayBuffer | null;
}

export interface Answered {
  readonly id: number;
  readonly decided: DecidedBlock;
}

const port = parentPort;
invariant(port !== null, 'this runs in a thread of its own');
const task: Task = workerData;
const decide = await openDecideBlock(task);
port.on('message', async ({ id, block, spare }: Asked) => {
  const decided = await decide(block, spare);
  const answered: Answered = { id, decided };
  port.postMessage(answered, [decided.results.buffer, decided.rejects.buffer]);
});
