/**
 * `npm run bench`: measures everything that `docs/performance.md` speaks of, in this process and in interleaved
 * rounds, and prints it as Markdown. `--only NAME` runs one part, `--quick` shows in a few seconds that all of them
 * work, `--write` puts what is printed into `docs/performance.md`.
 */
import { parseArguments } from './report/arguments.ts';
import { writeReport } from './report/document.ts';
import { writeTargets } from './report/markdown.ts';
import type { Section, SectionResult } from './report/section.ts';
import { batch } from './sections/batch.ts';
import { growth } from './sections/growth.ts';
import { keystroke } from './sections/keystroke.ts';
import { startUp } from './sections/start-up.ts';
import { voucher } from './sections/voucher.ts';

const sections: readonly Section[] = [voucher, growth, keystroke, batch, startUp];

const asked = parseArguments(
  process.argv.slice(2),
  sections.map(({ name }) => name),
);
if (asked.kind === 'misuse') {
  process.stderr.write(`${asked.message}\n`);
  process.exitCode = 2;
} else {
  const results: SectionResult[] = [];
  const details: string[] = [];
  for (const section of sections.filter(({ name }) => asked.only === null || asked.only === name)) {
    process.stderr.write(`${section.title} …\n`);
    const result = await section.measure(asked.effort);
    results.push(result);
    details.push(`### ${section.title}\n\n${result.details}`);
  }
  const report = [writeTargets(results), ...details].join('\n\n');
  process.stdout.write(`${report}\n`);
  if (asked.write) writeReport(report);
}
