import { join, relative } from 'node:path';
import type { Diagnostic, Fix } from '../dsl/diagnostics/diagnostic.ts';
import { tidySource } from '../dsl/editions/edit-source.ts';
import { isLocked } from '../dsl/services/locked.ts';
import { writeWholeFile } from '../library/node/whole-file.ts';
import type { Unusable } from './failure.ts';
import type { Opened } from './open-rulebook.ts';

/**
 * Makes the edits that are always safe, each file as a whole or not at all; gives the files written, as they are shown.
 * Files of pinned editions stay as they are. Of two edits of one place the first is made.
 */
export async function applyFixes(
  diagnostics: readonly Diagnostic[],
  { folder, sources, shown }: Opened,
  cwd: string,
): Promise<readonly string[] | Unusable> {
  const byFile = new Map<string, Fix[]>();
  for (const { fix } of diagnostics) {
    if (fix === undefined || isLocked(sources, relative(folder, join(cwd, fix.file)))) continue;
    const known = byFile.get(fix.file) ?? [];
    const isKnown = known.some(({ span, text }) => text === fix.text && span.start === fix.span.start);
    if (!isKnown) byFile.set(fix.file, [...known, fix]);
  }
  for (const [file, fixes] of byFile) {
    const before = shown.get(file) ?? '';
    const text = edited(before, fixes);
    const failure = await writeWholeFile(join(cwd, file), file, before === '' ? tidySource(text) : text);
    if (failure !== null) return failure;
  }
  return [...byFile.keys()];
}

function edited(text: string, fixes: readonly Fix[]): string {
  let [result, place] = ['', 0];
  for (const { span, text: words } of [...fixes].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < place) continue;
    result += text.slice(place, span.start) + words;
    place = span.end;
  }
  return result + text.slice(place);
}
