import type { Outcome } from '../../../engine/ir/ir.ts';
import { type CaseWriter, openCaseWriter } from '../../batch/case-writer.ts';
import { openText } from '../../batch/encoding.ts';
import { type BadCase, prepareReadRows, readLines } from '../../batch/read-cases.ts';
import { lineTooLong, programFault, writeProblem } from '../../batch/row-problem.ts';
import { type Block, type DecidedBlock, emptyTally, mostReports } from './block.ts';
import { noBytes } from './byte-queue.ts';
import { openQuestion, type Task } from './task.ts';
import { TextSink } from './text-sink.ts';

/** Decides the cases of a block. `spare` is memory for the results that nothing else uses any more. */
export type DecideBlock = (block: Block, spare: ArrayBuffer | null) => Promise<DecidedBlock>;

/** Makes ready to decide the blocks of one file. */
export async function openDecideBlock(task: Task): Promise<DecideBlock> {
  const writer = openCaseWriter(await openQuestion(task), task);
  const readCases = task.header === null ? readLines : prepareReadRows(task.rulebook, task.header);
  return async (block, spare) => {
    const record = new BlockRecord(writer, task, spare);
    if (block.tooLong) {
      record.addBad({ case: null, problems: [lineTooLong] }, block.line, noBytes);
      return record.close();
    }
    const text = openText(block.bytes, block.encoding);
    for (const one of readCases(text, block.line)) {
      const answer = one.kind === 'bad' ? one : decideSafely(writer, one.facts);
      // A million promises that nobody has to wait for take their time.
      const decided = answer instanceof Promise ? await answer : answer;
      if (decided.kind === 'decided') record.add(decided.outcome, decided.text);
      else record.addBad(decided, one.line, text.bytesOf(one.start, one.end));
    }
    return record.close();
  };
}

/** A fault of ours in one case must not lose the others. */
function decideSafely(writer: CaseWriter, facts: Parameters<CaseWriter['decide']>[0]) {
  try {
    const decided = writer.decide(facts);
    return decided instanceof Promise ? decided.catch(() => fault) : decided;
  } catch {
    return fault;
  }
}

const fault = { kind: 'bad', case: null, problems: [programFault] } as const;

/** What is made of a block, case by case. */
class BlockRecord {
  private readonly writer: CaseWriter;
  private readonly task: Task;
  private readonly tally = { ...emptyTally };
  private readonly rejects: Uint8Array[] = [];
  private readonly reports: string[] = [];
  private readonly results: TextSink;

  constructor(writer: CaseWriter, task: Task, spare: ArrayBuffer | null) {
    this.writer = writer;
    this.task = task;
    this.results = new TextSink(spare);
  }

  add(outcome: Outcome, text: string): void {
    this.tally[outcome] += 1;
    this.results.add(text);
  }

  /** `source` are the rows as they stand in the file. */
  addBad(bad: Omit<BadCase, 'kind'>, line: number, source: Uint8Array): void {
    this.tally.bad += 1;
    this.results.add(this.writer.writeBad(bad, line));
    // A line too long to be kept is kept nowhere, however it comes to be known.
    if (!bad.problems.includes(lineTooLong)) this.rejects.push(source);
    if (this.reports.length === mostReports) return;
    const { spoken } = this.task;
    const place = `${texts.line[spoken]} ${line}: `;
    this.reports.push(bad.problems.map((problem) => `${place}${writeProblem(problem)[spoken]}\n`).join(''));
  }

  close(): DecidedBlock {
    return {
      results: this.results.close(),
      rejects: new Uint8Array(Buffer.concat(this.rejects)),
      tally: this.tally,
      reports: this.reports,
    };
  }
}

const texts = { line: { fi: 'rivi', en: 'line' } };
