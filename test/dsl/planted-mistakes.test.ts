import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileRulebook } from '../../dsl/compile/compile.ts';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import { kuopioFiles } from '../support/kuopio-files.ts';

interface Change {
  readonly file: string;
  readonly find?: string | undefined;
  readonly write?: string | undefined;
  readonly text?: string | undefined;
  readonly remove?: boolean | undefined;
}

type Planted = {
  readonly mistake: string;
  readonly edits?: readonly Change[];
  readonly told_in?: string;
  readonly code: string;
  readonly at: string;
} & Partial<Change>;

const planted: readonly Planted[] = parse(readFileSync(new URL('planted-mistakes.yaml', import.meta.url), 'utf8'));
const files = kuopioFiles();

function plant({ edits, file = '', ...change }: Planted): SourceFiles {
  const changed = new Map(files);
  for (const edit of edits ?? [{ ...change, file }]) {
    const { find = '', write = '', text, remove = false } = edit;
    const before = changed.get(edit.file) ?? '';
    if (text === undefined && !before.includes(find)) throw new Error(`${edit.file} lacks '${find}'`);
    if (remove) changed.delete(edit.file);
    else changed.set(edit.file, text ?? before.replace(find, () => write));
  }
  return changed;
}

/** What is told, as `code file 'underlined words'`. */
function show({ code, file, span }: Diagnostic, sources: SourceFiles): string {
  const words = (sources.get(file) ?? '').slice(span.start, span.end).replace(/\s+/g, ' ');
  return `${code} ${file} '${words.length > 60 ? `${words.slice(0, 59)}…` : words}'`;
}

/** Whether all is said in both languages, with what to do or at least what is to be seen. */
function isWorded({ message, labels, help, fix }: Diagnostic): boolean {
  const words = [message, ...labels.map((label) => label.message), ...(help ? [help] : [])];
  const inBoth = words.every(({ fi, en }) => fi.trim() !== '' && en.trim() !== '' && fi !== en);
  return inBoth && (help !== undefined || fix !== undefined || labels.length > 0);
}

test('without a mistake nothing is told', () => {
  expect(compileRulebook(files).diagnostics).toEqual([]);
});

test.each(planted.map((row) => [row.mistake, row] as const))('%s is told once, in its place', (_name, row) => {
  const sources = plant(row);
  const { diagnostics } = compileRulebook(sources);
  expect(diagnostics.map((diagnostic) => show(diagnostic, sources))).toEqual([
    `${row.code} ${row.told_in ?? row.file ?? ''} '${row.at}'`,
  ]);
  expect(diagnostics.filter((diagnostic) => !isWorded(diagnostic))).toEqual([]);
});
