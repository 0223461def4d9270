import { formatPatch, type StructuredPatch, structuredPatch } from 'diff';
import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import type { DraftChanges } from './draft-changes.ts';

/**
 * The changes as a patch that `git apply` and `patch -p1` take (a unified diff). Paths stand below `prefix`.
 */
export function writePatch({ changed, removed }: DraftChanges, base: SourceFiles, prefix: string): string {
  const edited = [...changed].map(([path, text]) => writeFile(prefix + path, base.get(path) ?? null, text));
  const gone = removed.map((path) => writeFile(prefix + path, base.get(path) ?? '', null));
  return [...edited, ...gone].join('');
}

/** Beyond as many edits a shorter account is not looked for: the whole text is told as replaced. */
const maxEditLength = 1000;

/** Null stands for a file that is not there. */
function writeFile(path: string, before: string | null, after: string | null): string {
  const names = [before === null ? '/dev/null' : `a/${path}`, after === null ? '/dev/null' : `b/${path}`] as const;
  const texts = [before ?? '', after ?? ''] as const;
  const patch =
    structuredPatch(...names, ...texts, undefined, undefined, { context: 3, maxEditLength }) ??
    replaceWhole(names, texts);
  return formatPatch({
    ...patch,
    isGit: true,
    ...(before === null && { isCreate: true, newMode: '100644' }),
    ...(after === null && { isDelete: true, oldMode: '100644' }),
  });
}

type Pair = readonly [before: string, after: string];

function replaceWhole(names: Pair, [before, after]: Pair): StructuredPatch {
  const removed = structuredPatch(...names, before, '');
  const added = structuredPatch(...names, '', after);
  const hunks = removed.hunks.flatMap((one) =>
    added.hunks.map(({ newStart, newLines, lines }) => ({
      ...one,
      newStart,
      newLines,
      lines: [...one.lines, ...lines],
    })),
  );
  return { ...removed, hunks };
}
