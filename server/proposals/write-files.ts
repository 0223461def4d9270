/** Proposals where there is no git: files are put into the rulebook's folder, and taken out again. */
import { lstat, mkdir, open, readFile, realpath, rm, rmdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { Refusal } from '../refusals/refusal.ts';
import type { DraftChanges } from './draft-changes.ts';

/**
 * Writes the files of a proposal. What is there already is never written over: where a file stands with another text,
 * or the folder cannot be written to, nothing is written at all.
 */
export async function writeProposal(folder: string, { changed, removed }: DraftChanges): Promise<void> {
  const existing: string[] = [];
  for (const path of changed.keys()) if (await isThere(join(folder, path))) existing.push(path);
  if (existing.length > 0 || removed.length > 0)
    throw new Refusal('files-differ', { files: [...existing, ...removed] });
  const written: string[] = [];
  try {
    for (const [path, text] of changed) {
      await writeNew(folder, path, text);
      written.push(path);
    }
  } catch (error) {
    for (const path of written) await rm(join(folder, path), { force: true });
    throw error instanceof Refusal ? error : new Refusal('folder-unwritable');
  }
}

/** Takes the files of a proposal out again, but for those that somebody has changed since. */
export async function removeProposal(folder: string, { changed }: DraftChanges): Promise<void> {
  for (const [path, text] of changed) {
    const place = join(folder, path);
    if ((await readFile(place, 'utf8').catch(() => null)) !== text) continue;
    await rm(place, { force: true });
    // Only an empty folder goes.
    await rmdir(dirname(place)).catch(() => undefined);
  }
}

async function writeNew(folder: string, path: string, text: string): Promise<void> {
  const place = join(folder, path);
  await mkdir(dirname(place), { recursive: true });
  const root = await realpath(folder);
  if (!(await realpath(dirname(place))).startsWith(root + sep)) throw new Refusal('path-refused', { path });
  const file = await open(place, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}
