/** Which editions `rulebook.lock` pins: their files are not changed. */
import type { SourceFiles } from '../editions/consolidated.ts';

/** The folders of the pinned editions. */
export function lockedEditions(files: SourceFiles): ReadonlySet<string> {
  const lock = files.get('rulebook.lock') ?? '';
  return new Set([...lock.matchAll(/^ +(\d{4}-\d{2}-\d{2}): *sha256:/gm)].map((match) => match[1] ?? ''));
}

/** Whether a file belongs to a pinned edition: `2020-01-01/prices.yaml`, `source/2020-01-01.fi.md`. */
export function isLocked(files: SourceFiles, file: string): boolean {
  const day = /^(?:source\/)?(\d{4}-\d{2}-\d{2})[/.]/.exec(file)?.[1];
  return day !== undefined && lockedEditions(files).has(day);
}
