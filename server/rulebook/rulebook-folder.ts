import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import { listFolder, readRulebookFiles } from '../../library/node/read-folder.ts';
import type { Unusable } from '../../library/node/unusable.ts';
import { Refusal } from '../refusals/refusal.ts';

/** How a folder stands on the disk: changes whenever a file of it does. */
export interface FolderMark {
  /** Names, sizes and times of everything in it. */
  readonly text: string;
  /** The latest change, in milliseconds since 1970. */
  readonly changedAt: number;
}

/** Looks at a rulebook's folder without reading its files; refuses links as reading does. */
export function markFolder(folder: string): FolderMark {
  const listed = listFolder(folder);
  if (listed.kind === 'unusable') throw refuse(listed);
  const lines = listed.files.map(
    ({ path, stats }) => `${path} ${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`,
  );
  const changes = listed.files.map(({ stats }) => Number(stats.ctimeMs));
  return { text: lines.join('\n'), changedAt: Math.max(0, ...changes) };
}

/** The texts of all files of a rulebook's folder, its cases among them, by path from the folder. */
export function readFolder(folder: string): SourceFiles {
  const files = readRulebookFiles(folder);
  if (files.kind === 'unusable') throw refuse(files);
  return new Map([...files.sources, ...files.cases]);
}

function refuse({ message }: Unusable): Refusal {
  return new Refusal('rulebook-unreadable', { message });
}
