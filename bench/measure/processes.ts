import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { invariant } from '../../engine/ir/invariant.ts';

/** How a process went. */
export interface ProcessRun {
  readonly milliseconds: number;
  /** The most memory it held at once, workers included. */
  readonly peakMegabytes: number;
}

/** Runs Node with these arguments to its end, its output thrown away; milliseconds. It must end well. */
export async function timeNode(args: readonly string[]): Promise<number> {
  const start = performance.now();
  await finish(spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] }), args);
  return performance.now() - start;
}

const reporter = new URL('./report-peak-memory.js', import.meta.url).href;

/** The same with the memory it took; loading what reports that takes a few milliseconds. */
export async function runNode(args: readonly string[]): Promise<ProcessRun> {
  const start = performance.now();
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, ['--import', reporter, ...args], { stdio });
  const reported: Buffer[] = [];
  child.stdio[3]?.on('data', (chunk) => reported.push(chunk));
  await finish(child, args);
  const milliseconds = performance.now() - start;
  return { milliseconds, peakMegabytes: Number(Buffer.concat(reported).toString()) / 1024 };
}

async function finish(child: ChildProcess, args: readonly string[]): Promise<void> {
  const errors: Buffer[] = [];
  child.stderr?.on('data', (chunk) => errors.push(chunk));
  const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  invariant(status === 0, `'node ${args.join(' ')}' ends well: ${Buffer.concat(errors)}`);
}
