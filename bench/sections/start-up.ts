import { timeNode } from '../measure/processes.ts';
import { ratioOf } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import { writeNumber, writeRatio, writeTable } from '../report/markdown.ts';
import type { Effort, Section, SectionResult } from '../report/section.ts';

/** How long it takes until `rulebook check` of the Kuopio rulebook is done, Node's own start included. */
export const startUp: Section = { name: 'start-up', title: 'Start-up', measure };

const rounds: Readonly<Record<Effort, number>> = { full: 15, quick: 3 };

async function measure(effort: Effort): Promise<SectionResult> {
  const empty: number[] = [];
  const check: number[] = [];
  for (let round = 0; round < rounds[effort]; round++) {
    empty.push(await timeNode(['-e', '0']));
    check.push(await timeNode(['bin/rulebook.js', 'check']));
  }
  const ratio = ratioOf(check.map((time, round) => time / (empty[round] ?? Number.NaN)));
  return {
    measured: { start: ratio },
    details: writeTable(
      ['process', 'median', 'to `node -e 0` (quartiles)'],
      [
        ['`node -e 0`', `${writeNumber(median(empty))} ms`, ''],
        ['`rulebook check`', `${writeNumber(median(check))} ms`, writeRatio(ratio)],
      ],
    ),
  };
}
