import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { prepareBad, writeHead } from '../../library/batch/case-writer.ts';
import type { DecidedBlock } from '../../library/node/batch/block.ts';
import { cutLines, cutRows, tooLargeCase } from '../../library/node/batch/cut.ts';
import { cutBlocks } from '../../library/node/batch/cut-blocks.ts';
import { readHead } from '../../library/node/batch/read-head.ts';
import type { Task } from '../../library/node/batch/task.ts';
import { openDeciders } from '../../library/node/batch/workers.ts';
import { Refusal } from '../refusals/refusal.ts';

/** Many cases to decide, as they came in. */
export interface BatchRequest {
  readonly cases: Buffer;
  readonly isCsv: boolean;
  readonly task: Omit<Task, 'header'>;
}

/**
 * Decides cases one after another: gives their results in their order, as they come to be known, in the bytes of the
 * answer. Bad rows are told in place, as `docs/batch.md` says. Refuses a table whose headings cannot be read, before
 * anything is given.
 */
export async function decideBatch({ cases, isCsv, task }: BatchRequest): Promise<AsyncGenerator<Uint8Array, void>> {
  const stream = cutIntoParts(cases);
  const head = isCsv ? await readHead(stream, 'CSV', task.rulebook) : null;
  if (head?.kind === 'unusable') throw new Refusal('bad-table', { message: head.message });
  const from = head?.end ?? { offset: 0, line: 1, encoding: null };
  return decideAll({ ...task, header: head?.header ?? null }, head?.rest ?? stream, from);
}

type Place = Parameters<typeof cutBlocks>[1]['from'];

async function* decideAll(
  task: Task,
  stream: AsyncIterable<Uint8Array>,
  from: Place,
): AsyncGenerator<Uint8Array, void> {
  const { header } = task;
  const options = {
    cut: header === null ? cutLines : cutRows(header),
    from,
    encoding: header === null ? 'utf-8' : null,
  } as const;
  const deciders = await openDeciders(task, mostThreads);
  const waiting: Promise<DecidedBlock>[] = [];
  try {
    yield new TextEncoder().encode(writeHead(task));
    for await (const next of cutBlocks(stream, options)) {
      if (next.kind === 'stop') {
        while (waiting.length > 0) yield* takeFirst(waiting);
        yield writeGivenUp(task, next.line);
        return;
      }
      const decided = deciders.decide(next.block, null);
      decided.catch(() => undefined);
      waiting.push(decided);
      if (waiting.length >= deciders.width) yield* takeFirst(waiting);
      // Other requests get their turn.
      await setImmediate();
    }
    while (waiting.length > 0) yield* takeFirst(waiting);
  } finally {
    await deciders.close();
  }
}

/** The last record where a case is so large that what follows cannot be told apart. */
function writeGivenUp(task: Task, line: number): Uint8Array {
  const { message } = tooLargeCase(line);
  const problem = { code: 'case-too-large', path: '', message };
  return new TextEncoder().encode(prepareBad(task)({ case: null, problems: [problem] }, line));
}

async function* takeFirst(waiting: Promise<DecidedBlock>[]): AsyncGenerator<Uint8Array, void> {
  const first = await waiting.shift();
  if (first !== undefined) yield first.results;
}

/** One core is left for other requests where there are several. */
const mostThreads = Math.max(1, Math.min(4, availableParallelism() - 1));

const partSize = 1 << 16;

async function* cutIntoParts(bytes: Buffer): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += partSize) yield bytes.subarray(at, at + partSize);
}
