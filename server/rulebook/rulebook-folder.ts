import { type BigIntStats, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import { readRulebookFiles } from '../../library/node/read-folder.ts';
import { describeFileError } from '../../library/node/unusable.ts';
import { Refusal } from '../refusals/refusal.ts';

/** How a folder stands on the disk: changes whenever a file of it does. */
export interface FolderMark {
  /** Names, sizes and times of everything in it. */
  readonly text: string;
  /** The latest change, in milliseconds since 1970. */
  readonly changedAt: number;
}

/**
 * Looks at a rulebook's folder without reading its files. Refuses links that lead out of it: what is served, and what
 * a proposal is made of, comes from the folder alone.
 */
export function markFolder(folder: string): FolderMark {
  try {
    const lines: string[] = [];
    let changedAt = 0;
    const root = realpathSync(folder);
    for (const { path, stats } of walk(root, '')) {
      if (stats.isSymbolicLink()) refuseLinkOut(root, path);
      lines.push(`${path} ${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`);
      changedAt = Math.max(changedAt, Number(stats.ctimeMs));
    }
    return { text: lines.join('\n'), changedAt };
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable(folder, error);
  }
}

/** The texts of all files of a rulebook's folder, its cases among them, by path from the folder. */
export function readFolder(folder: string): SourceFiles {
  const files = readRulebookFiles(folder);
  if (files.kind === 'unusable') throw new Refusal('rulebook-unreadable', { message: files.message });
  return new Map([...files.sources, ...files.cases]);
}

function* walk(root: string, prefix: string): Generator<{ path: string; stats: BigIntStats }, void> {
  for (const entry of readdirSync(join(root, prefix), { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = prefix + entry.name;
    yield { path, stats: lstatSync(join(root, path), { bigint: true }) };
    if (entry.isDirectory()) yield* walk(root, `${path}/`);
  }
}

function refuseLinkOut(root: string, path: string): void {
  const target = realpathSync(join(root, path));
  if (target.startsWith(root + sep)) return;
  throw new Refusal('rulebook-unreadable', {
    message: {
      fi: `Sääntökirjan '${path}' on linkki kansion ulkopuolelle. Korvaa se tavallisella tiedostolla.`,
      en: `The rulebook's '${path}' is a link out of its folder. Replace it by an ordinary file.`,
    },
  });
}

function unreadable(folder: string, error: unknown): Refusal {
  const reason = describeFileError(error);
  return new Refusal('rulebook-unreadable', {
    message: {
      fi: `Sääntökirjan kansiota '${folder}' ei voi lukea: ${reason.fi}.`,
      en: `The folder '${folder}' of the rulebook cannot be read: ${reason.en}.`,
    },
  });
}
