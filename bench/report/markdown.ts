import type { Ratio } from '../measure/rounds.ts';
import type { SectionResult } from './section.ts';
import { type Target, targets } from './targets.ts';

/** A Markdown table; all columns but the first are numbers. */
export function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The targets with what was measured and whether it meets them. */
export function writeTargets(results: readonly SectionResult[]): string {
  const measured = new Map(results.flatMap((result) => Object.entries(result.measured)));
  const rows = Object.entries<Target>(targets).map(([name, target]) => writeTarget(target, measured.get(name)));
  return writeTable(['what', 'target', 'stretch', 'measured', 'met?'], rows);
}

function writeTarget(target: Target, measured: Ratio | undefined): readonly string[] {
  const { what, unit } = target;
  const sign = target.better === 'smaller' ? '≤' : '≥';
  const limits = [`${sign} ${target.target}${unit}`, `${target.stretch}${unit}`];
  if (measured === undefined) return [what, ...limits, '–', '–'];
  return [what, ...limits, `${writeNumber(measured.median)}${unit}`, judge(target, measured.median)];
}

function judge({ target, stretch, better }: Target, value: number): string {
  const reaches = (limit: number) => (better === 'smaller' ? value <= limit : value >= limit);
  return reaches(stretch) ? 'stretch' : reaches(target) ? 'yes' : 'no';
}

export function writeRatio({ median, lower, upper }: Ratio): string {
  return `${writeNumber(median)}× (${writeNumber(lower)}–${writeNumber(upper)})`;
}

/** `0.94`, `1.24`, `3.1`, `31`, `1,576`: as many digits as count. */
export function writeNumber(value: number): string {
  if (value >= 9.95) return Math.round(value).toLocaleString('en');
  return value.toFixed(value < 1.995 ? 2 : 1);
}
