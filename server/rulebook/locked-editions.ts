import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import { readYaml } from '../../dsl/yaml/read-yaml.ts';
import { findText } from '../../dsl/yaml/yaml-tree.ts';
import { parseDate } from '../../engine/ir/calendar.ts';

/** Editions that no draft may touch. */
export interface LockedEditions {
  /** Days on which an edition that is accepted, in force or pinned takes effect: `2020-01-01`. */
  readonly dates: ReadonlySet<string>;
  /** The latest of them; null where there is none. */
  readonly latest: string | null;
}

/**
 * The editions decided upon, from `edition.yaml` and `rulebook.lock`. An edition whose state cannot be read counts as
 * decided: better that a draft waits than that a decision is changed.
 */
export function findLockedEditions(files: SourceFiles): LockedEditions {
  const folders = [...files.keys()].flatMap((path) => {
    const [folder = ''] = path.split('/');
    return parseDate(folder) !== null && !isUndecided(files.get(`${folder}/edition.yaml`)) ? [folder] : [];
  });
  const pinned = [...(files.get('rulebook.lock') ?? '').matchAll(/^\s+['"]?(\d{4}-\d{2}-\d{2})['"]?\s*:/gm)];
  const dates = new Set([...folders, ...pinned.flatMap(([, date]) => date ?? [])]);
  return { dates, latest: [...dates].sort().at(-1) ?? null };
}

function isUndecided(editionFile: string | undefined): boolean {
  const status = readStatus(editionFile ?? '');
  return status === 'draft' || status === 'proposed';
}

/** The `status` of an `edition.yaml`; null where the file cannot be read so far. */
export function readStatus(editionFile: string): string | null {
  const { root } = readYaml('edition.yaml', editionFile);
  return root?.kind === 'mapping' ? (findText(root, 'status')?.text ?? null) : null;
}
