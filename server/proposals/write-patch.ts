import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import type { DraftChanges } from './draft-changes.ts';
import { compareLines, type LineEdit } from './line-edits.ts';

/** Unchanged lines shown around a change. */
const context = 3;

/**
 * The changes as a patch that `git apply` and `patch -p1` take (a unified diff). Paths stand below `prefix`.
 */
export function writePatch({ changed, removed }: DraftChanges, base: SourceFiles, prefix: string): string {
  const edited = [...changed].map(([path, text]) => writeFile(prefix + path, base.get(path) ?? null, text));
  const gone = removed.map((path) => writeFile(prefix + path, base.get(path) ?? '', null));
  return [...edited, ...gone].join('');
}

/** Null stands for a file that is not there. */
function writeFile(path: string, before: string | null, after: string | null): string {
  const mode = before === null ? 'new file mode 100644\n' : after === null ? 'deleted file mode 100644\n' : '';
  const from = before === null ? '/dev/null' : quote(`a/${path}`);
  const to = after === null ? '/dev/null' : quote(`b/${path}`);
  const edits = compareLines(splitLines(before ?? ''), splitLines(after ?? ''));
  const hunks = findHunks(edits).map((hunk) => writeHunk(hunk));
  const head = `diff --git ${quote(`a/${path}`)} ${quote(`b/${path}`)}\n${mode}`;
  return hunks.length === 0 ? head : `${head}--- ${from}\n+++ ${to}\n${hunks.join('')}`;
}

interface Hunk {
  /** Lines of either text before it. */
  readonly before: number;
  readonly after: number;
  readonly edits: readonly LineEdit[];
}

function findHunks(edits: readonly LineEdit[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  const changes = edits.flatMap(({ kind }, index) => (kind === 'kept' ? [] : [index]));
  for (let place = 0; place < changes.length; ) {
    const first = changes[place] ?? 0;
    let last = first;
    for (; place < changes.length && (changes[place] ?? 0) - last <= 2 * context; place += 1)
      last = changes[place] ?? last;
    const start = Math.max(0, first - context);
    const earlier = edits.slice(0, start);
    hunks.push({
      before: earlier.filter(({ kind }) => kind !== 'added').length,
      after: earlier.filter(({ kind }) => kind !== 'removed').length,
      edits: edits.slice(start, last + 1 + context),
    });
  }
  return hunks;
}

function writeHunk({ before, after, edits }: Hunk): string {
  const removed = edits.filter(({ kind }) => kind !== 'added').length;
  const added = edits.filter(({ kind }) => kind !== 'removed').length;
  const lines = edits.map(({ kind, line }) => marks[kind] + (line.endsWith('\n') ? line : `${line}\n${noLineBreak}`));
  return `@@ -${writeRange(before, removed)} +${writeRange(after, added)} @@\n${lines.join('')}`;
}

/** A range of no lines is named by the line before it. */
function writeRange(earlier: number, count: number): string {
  return `${count === 0 ? earlier : earlier + 1},${count}`;
}

const marks = { kept: ' ', removed: '-', added: '+' } as const;

const noLineBreak = '\\ No newline at end of file\n';

/** With their line breaks. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Paths of other letters than ASCII stand in quotation marks, byte by byte, as git writes them. */
function quote(path: string): string {
  if (/^[\x21\x23-\x5b\x5d-\x7e]*$/.test(path)) return path;
  const bytes = [...new TextEncoder().encode(path)];
  const written = bytes.map((byte) => {
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    return isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${written.join('')}"`;
}
