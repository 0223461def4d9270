/** A thread that compares two states of a rulebook once: started by `compare-apart.ts` with the task. */
import { parentPort, workerData } from 'node:worker_threads';
import { writeComparison } from './comparison.ts';

parentPort?.postMessage(await writeComparison(workerData));
