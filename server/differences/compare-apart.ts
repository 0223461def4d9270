import { Worker } from 'node:worker_threads';
import { Refusal } from '../refusals/refusal.ts';
import { revisionOf } from '../rulebook/revision.ts';
import { type ComparisonResult, type ComparisonTask, writeComparison } from './comparison.ts';

/** Other threads run what has been built; sources, which only tests run, compare in their own. */
const isBuilt = import.meta.url.endsWith('.js');

const mostAtOnce = 2;
/** Milliseconds. */
const longestComparison = 120_000;

let running = 0;

/** Comparisons made lately or under way, the oldest first. */
const known = new Map<string, Promise<string>>();
const mostKnown = 8;

/**
 * The report of a comparison, made in a thread of its own: it takes seconds, in which other requests are to be
 * answered. The same is not made twice, also where it is asked for while it is being made. Refuses where several are
 * being made already, or one takes too long.
 */
export function compareApart(task: ComparisonTask, longest = longestComparison): Promise<string> {
  const key = keyOf(task);
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = compareNow(task, longest);
  known.set(key, made);
  made.catch(() => known.delete(key));
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  return made;
}

function keyOf({ before, after, ...options }: ComparisonTask): string {
  const sides = [before, after].map(({ name, files, day }) => [name, revisionOf(files), day]);
  return JSON.stringify([...sides, options]);
}

async function compareNow(task: ComparisonTask, longest: number): Promise<string> {
  if (running >= mostAtOnce) throw new Refusal('too-many-comparisons');
  running += 1;
  try {
    const result = isBuilt ? await compareInThread(task, longest) : await writeComparison(task);
    if (result.kind === 'refused') throw new Refusal(result.code, result.details);
    return result.text;
  } finally {
    running -= 1;
  }
}

async function compareInThread(task: ComparisonTask, longest: number): Promise<ComparisonResult> {
  const worker = new Worker(new URL('./comparison-worker.js', import.meta.url), { workerData: task });
  const timer = setTimeout(() => void worker.terminate(), longest);
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Refusal('took-too-long')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
