import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ProcessRun, runNode } from '../measure/processes.ts';
import { exactly, type Ratio, ratioOf } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import { writeNumber, writeRatio, writeTable } from '../report/markdown.ts';
import type { Effort, Section, SectionResult } from '../report/section.ts';
import { toJson } from '../voucher/application.ts';
import { generateForms } from '../voucher/cases.ts';

/** A file of voucher applications through `rulebook evaluate`, against parsing its lines and nothing more. */
export const batch: Section = { name: 'batch', title: 'Batches', measure };

const lineCounts: Readonly<Record<Effort, number>> = { full: 1_000_000, quick: 20_000 };

/** Rounds stop when this much time is spent; one is always measured. */
const mostMilliseconds: Readonly<Record<Effort, number>> = { full: 40_000, quick: 0 };

const parser = fileURLToPath(new URL('../measure/parse-lines.js', import.meta.url));

async function measure(effort: Effort): Promise<SectionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'rulebook-bench-'));
  try {
    const few = writeApplications(join(folder, 'few.jsonl'), 1000);
    const many = writeApplications(join(folder, 'many.jsonl'), lineCounts[effort]);
    return await measureFiles(few, many, effort);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface LinesFile {
  readonly path: string;
  readonly lines: number;
}

/** A thousand different applications, over and over. */
function writeApplications(path: string, lines: number): LinesFile {
  const thousand = generateForms(1000)
    .map((asked) => `${JSON.stringify(toJson(asked))}\n`)
    .join('');
  writeFileSync(path, '');
  for (let written = 0; written < lines; written += 1000) appendFileSync(path, thousand);
  return { path, lines };
}

async function measureFiles(few: LinesFile, many: LinesFile, effort: Effort): Promise<SectionResult> {
  const small = await evaluate(few);
  const parsing: ProcessRun[] = [];
  const deciding: ProcessRun[] = [];
  const end = performance.now() + mostMilliseconds[effort];
  do {
    parsing.push(await runNode([parser, many.path]));
    deciding.push(await evaluate(many));
  } while (performance.now() < end);
  const time = ratioOf(deciding.map((run, round) => run.milliseconds / (parsing[round]?.milliseconds ?? Number.NaN)));
  const memory = exactly(Math.max(...deciding.map((run) => run.peakMegabytes)) / small.peakMegabytes);
  return {
    measured: effort === 'full' ? { batch: time, memory } : {},
    details: writeDetails({ small, parsing, deciding, time, memory, many }),
  };
}

function evaluate({ path }: LinesFile): Promise<ProcessRun> {
  return runNode(['bin/rulebook.js', 'evaluate', 'voucher_grant', '--facts-file', path]);
}

interface Runs {
  readonly small: ProcessRun;
  readonly parsing: readonly ProcessRun[];
  readonly deciding: readonly ProcessRun[];
  readonly time: Ratio;
  readonly memory: Ratio;
  readonly many: LinesFile;
}

function writeDetails({ small, parsing, deciding, time, memory, many }: Runs): string {
  const write = (name: string, lines: number, runs: readonly ProcessRun[], ...ratios: readonly string[]) => {
    const milliseconds = median(runs.map((run) => run.milliseconds));
    const peak = Math.max(...runs.map((run) => run.peakMegabytes));
    const each = `${writeNumber((milliseconds * 1000) / lines)} µs`;
    return [
      name,
      lines.toLocaleString('en'),
      `${writeNumber(milliseconds / 1000)} s`,
      each,
      `${writeNumber(peak)} MB`,
      ...ratios,
    ];
  };
  return writeTable(
    ['process', 'lines', 'time', 'a line', 'peak memory', 'time to parsing', 'memory to 1,000 lines'],
    [
      write('`JSON.parse` of every line', many.lines, parsing, '', ''),
      write('`rulebook evaluate`', many.lines, deciding, writeRatio(time), `${writeNumber(memory.median)}×`),
      write('`rulebook evaluate`', 1000, [small], '', ''),
    ],
  );
}
