import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { invariant } from '../../engine/ir/invariant.ts';

const document = 'docs/performance.md';
const begin = '<!-- bench: written by npm run bench -- --write -->';
const end = '<!-- bench: end -->';

/** Puts a report between the two marks of `docs/performance.md`, with the machine it was measured on. */
export function writeReport(report: string): void {
  writeFileSync(document, insertReport(readFileSync(document, 'utf8'), `${describeMachine()}\n\n${report}`));
}

export function insertReport(text: string, report: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  invariant(from >= 0 && to > from, `${document} has both marks`);
  return `${text.slice(0, from + begin.length)}\n\n${report}\n\n${text.slice(to)}`;
}

function describeMachine(): string {
  const [first] = cpus();
  return `Node ${process.version}, ${process.platform}, ${cpus().length} cores (${first?.model.trim() ?? 'unknown'}).`;
}
