import { createHash } from 'node:crypto';
import type { SourceFiles } from '../../dsl/editions/consolidated.ts';

/** A short name of some texts by path: the same texts have the same one, in whatever order they come. */
export function revisionOf(files: SourceFiles): string {
  const hash = createHash('sha256');
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path.length}:${path}${text.length}:${text}`);
  }
  return hash.digest('hex').slice(0, 32);
}
