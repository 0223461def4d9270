import { type KeystrokeEffort, measureKeystrokes, measureParsing } from '../keystroke.ts';
import { exactly } from '../measure/rounds.ts';
import { writeNumber, writeTable } from '../report/markdown.ts';
import type { Effort, Section, SectionResult } from '../report/section.ts';

/** What an editor waits for: how soon after a keystroke in a long policy its diagnostics are there. */
export const keystroke: Section = { name: 'keystroke', title: 'A keystroke in 5,000 lines', measure };

const efforts: Readonly<Record<Effort, KeystrokeEffort>> = {
  full: { lines: 5000, keystrokes: 1000 },
  quick: { lines: 5000, keystrokes: 20 },
};

async function measure(effort: Effort): Promise<SectionResult> {
  const parsing = await measureParsing(efforts[effort].lines);
  const keystrokes = await measureKeystrokes(efforts[effort]);
  const rows: readonly (readonly [string, number])[] = [
    ['a keystroke until its diagnostics: median', keystrokes.p50],
    ['95th percentile', keystrokes.p95],
    ['99th percentile', keystrokes.p99],
    ['what can be completed there: 95th percentile', keystrokes.completion],
    ['what is told of a word: 95th percentile', keystrokes.hover],
    ['the whole rulebook from its files', keystrokes.fromScratch],
    ['parsing the policy alone', parsing.warm],
  ];
  return {
    measured: { keystroke: exactly(keystrokes.p95) },
    details: writeTable(
      [`a policy of ${keystrokes.lines.toLocaleString('en')} lines`, 'time'],
      rows.map(([name, milliseconds]) => [name, `${writeNumber(milliseconds)} ms`]),
    ),
  };
}
