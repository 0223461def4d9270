/** Deciding a file of cases: in blocks, on all cores, in bounded memory, and in the order of the cases. */
import type { Language } from '../../engine/ir/localized.ts';
import { writeHead } from '../../library/batch/case-writer.ts';
import {
  addTallies,
  countCases,
  type DecidedBlock,
  type Moment,
  mostReports,
  type Place,
} from '../../library/node/batch/block.ts';
import { noBytes } from '../../library/node/batch/byte-queue.ts';
import { cutLines, cutRows, tooLargeCase } from '../../library/node/batch/cut.ts';
import { cutBlocks } from '../../library/node/batch/cut-blocks.ts';
import { type CsvHead, readHead } from '../../library/node/batch/read-head.ts';
import type { Task } from '../../library/node/batch/task.ts';
import { type Deciders, openDeciders } from '../../library/node/batch/workers.ts';
import type { Session } from '../command.ts';
import { reportUnusable, type Unusable, unreadable } from '../failure.ts';
import type { ExitCode } from '../io.ts';
import { type Progress, startProgress } from '../progress.ts';
import { identifyRun } from './checkpoint.ts';
import type { Input } from './input.ts';
import { type OutputRequest, type Outputs, openOutputs, Unwritten } from './outputs.ts';
import { writeTotals } from './totals.ts';

/** What to do with a file of cases. */
export interface BatchRequest extends OutputRequest {
  readonly kind: 'request';
  readonly input: Input;
  readonly isCsv: boolean;
  readonly task: Omit<Task, 'header'>;
  /** How many threads decide. */
  readonly threads: number;
}

/**
 * Writes one record of results for every case, in their order. A case that cannot be used keeps its place, is reported
 * on standard error and written to the rejects, and does not stop the others. Ends with the totals.
 */
export async function evaluateBatch(request: BatchRequest, session: Session): Promise<ExitCode> {
  const { input, isCsv } = request;
  const head = isCsv ? await readHead(input.read(0), input.shown, request.task.rulebook) : null;
  if (head?.kind === 'unusable') return reportUnusable(head, session);
  const task: Task = { ...request.task, header: head?.header ?? null };
  const identity = input.identity === null ? null : identifyRun(task, input.identity, request.rejects);
  let outputs: Outputs | Unusable | null = null;
  try {
    outputs = await openOutputs(request, identity, session.io);
    if (outputs.kind === 'unusable') return reportUnusable(outputs, session);
    return await decideAll({ request, task, head, outputs, session });
  } catch (error) {
    if (outputs?.kind === 'outputs') await outputs.abandon();
    const problem = error instanceof Unwritten ? error.problem : describeFault(error, input);
    if (problem === null) throw error;
    return reportUnusable(problem, session);
  }
}

interface Batch {
  readonly request: BatchRequest;
  readonly task: Task;
  readonly head: CsvHead | null;
  readonly outputs: Outputs;
  readonly session: Session;
}

async function decideAll(batch: Batch): Promise<ExitCode> {
  const { request, task, outputs, session } = batch;
  const { io, language } = session;
  const from = await start(batch);
  const deciders = await openDeciders(task, request.threads);
  const { size } = request.input;
  const progress = await startProgress(io.stderr, { total: size, done: from.place.offset, language });
  const record = new RunRecord(from, outputs, progress, language);
  try {
    const stopped = await decideBlocks(batch, from.place, deciders, record);
    await outputs.finish();
    progress.stop();
    if (stopped !== null) return await reportUnusable(stopped, session);
  } finally {
    progress.stop();
    await deciders.close();
  }
  await io.stderr.write(`${writeTotals(record.moment.tally)[language]}\n`);
  return record.moment.tally.bad > 0 ? 1 : 0;
}

/** Where the cases begin; what stands before the first result and the first rejected row is written. */
async function start({ task, head, outputs }: Batch): Promise<Moment> {
  const { from } = outputs;
  if (from.place.offset > 0) return from;
  await outputs.write(new TextEncoder().encode(writeHead(task)), head?.bytes ?? noBytes);
  return head === null ? from : { ...from, place: head.end };
}

/** Decides what follows the place. Tells where the file had to be given up; null where all of it was decided. */
async function decideBlocks(
  batch: Batch,
  from: Place,
  deciders: Deciders,
  record: RunRecord,
): Promise<Unusable | null> {
  const header = batch.task.header;
  const cut = header === null ? cutLines : cutRows(header);
  const waiting: { readonly decided: Promise<DecidedBlock>; readonly end: Place }[] = [];
  const writeFirst = async () => {
    const first = waiting.shift();
    if (first !== undefined) await record.add(await first.decided, first.end);
  };
  let stopped: Unusable | null = null;
  const encoding = header === null ? 'utf-8' : null;
  for await (const next of cutBlocks(await openStream(batch, from), { cut, from, encoding })) {
    if (next.kind === 'stop') {
      stopped = tooLargeCase(next.line);
      break;
    }
    const decided = deciders.decide(next.block, record.takeSpare());
    // What goes wrong is told when the block's turn comes.
    decided.catch(() => {});
    waiting.push({ decided, end: next.end });
    if (waiting.length >= deciders.width) await writeFirst();
  }
  while (waiting.length > 0) await writeFirst();
  return stopped;
}

async function openStream({ request, head }: Batch, from: Place): Promise<AsyncIterable<Uint8Array>> {
  if (head !== null && head.end.offset === from.offset) return head.rest;
  await head?.close();
  return request.input.read(from.offset);
}

/** How a run goes on, block by block. */
class RunRecord {
  moment: Moment;
  private readonly first: number;
  private readonly outputs: Outputs;
  private readonly progress: Progress;
  private readonly language: Language;
  private readonly spares: ArrayBuffer[] = [];
  private reported = 0;
  private isCutOff = false;

  constructor(from: Moment, outputs: Outputs, progress: Progress, language: Language) {
    this.moment = from;
    this.first = countCases(from.tally);
    this.outputs = outputs;
    this.progress = progress;
    this.language = language;
  }

  /** Memory that held results which have been written; null where there is none. */
  takeSpare(): ArrayBuffer | null {
    return this.spares.pop() ?? null;
  }

  async add({ results, rejects, tally, reports }: DecidedBlock, end: Place): Promise<void> {
    await this.outputs.write(results, rejects);
    this.spares.push(results.buffer);
    this.moment = { place: end, tally: addTallies(this.moment.tally, tally) };
    await this.outputs.note(this.moment);
    this.progress.update(end.offset, countCases(this.moment.tally) - this.first);
    await this.report(reports);
  }

  /** Tells bad rows by line; after very many only that there are more, since each is in the results too. */
  private async report(reports: readonly string[]): Promise<void> {
    const told = reports.slice(0, mostReports - this.reported);
    this.reported += told.length;
    if (told.length > 0) await this.progress.tell(told.join(''));
    if (told.length === reports.length || this.isCutOff) return;
    this.isCutOff = true;
    await this.progress.tell(`${texts.moreBadRows[this.language]}\n`);
  }
}

/** What Node threw about the file of cases; null where it is about something else. */
function describeFault(error: unknown, { shown }: Input): Unusable | null {
  const isOfReading = error instanceof Error && 'syscall' in error && /^(open|read)$/.test(String(error.syscall));
  return isOfReading ? unreadable(shown, error) : null;
}

const texts = {
  moreBadRows: {
    fi: 'virheellisiä rivejä on enemmän; loput näkyvät vain tuloksissa',
    en: 'there are more bad rows; the rest is told in the results only',
  },
};
