/**
 * The versions of drafts on the disk: `<drafts>/2021-01-01/000017.json`, one file a version, never changed once it is
 * there. The highest number is the draft as it is now. A new version is written beside, synced, and then linked to
 * the next number, which succeeds for one writer only, be they requests or processes: a save is there as a whole or
 * not at all, whenever the machine stops, and nobody waits for a lock that a stopped process has left behind.
 */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, mkdir, open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFileError } from '../../library/node/unusable.ts';
import { syncFolder } from '../../library/node/whole-file.ts';
import { Refusal } from '../refusals/refusal.ts';

const versionName = /^(\d{6,})\.json$/;
const unfinishedName = /^\.unfinished-/;

/** Numbers of the versions of a draft, ascending; none where there is no draft. */
export async function listVersions(folder: string): Promise<readonly number[]> {
  try {
    if (!(await lstat(folder)).isDirectory()) throw new Refusal('draft-unreadable');
    const names = await readdir(folder);
    return names.flatMap((name) => Number(versionName.exec(name)?.[1] ?? Number.NaN) || []).sort((a, b) => a - b);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error instanceof Refusal ? error : unusableDisk(error);
  }
}

/** The text of a version; null where it has been cleared away. A link is not followed. */
export async function readVersion(folder: string, number: number): Promise<string | null> {
  try {
    const file = await open(pathOf(folder, number), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw isCode(error, 'ELOOP') ? new Refusal('draft-unreadable') : unusableDisk(error);
  }
}

/**
 * Adds a version and returns once it will survive a power cut; false where the number is taken: somebody else was
 * quicker. Refuses with `drafts-unusable` where the disk does not take it.
 */
export async function addVersion(folder: string, number: number, text: string): Promise<boolean> {
  const unfinished = join(folder, `.unfinished-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeSynced(unfinished, text);
    await link(unfinished, pathOf(folder, number));
    await syncFolder(folder);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw unusableDisk(error);
  } finally {
    await unlink(unfinished).catch(() => undefined);
  }
}

/** Versions always kept, the latest ones; of earlier ones the last of each day is kept. */
const mostRecent = 50;

/** Clears away versions that nobody will miss, and what writers that were stopped have left behind. */
export async function thinVersions(folder: string): Promise<void> {
  const numbers = await listVersions(folder);
  const days = new Map<number, string>();
  const outside = numbers.slice(0, Math.max(0, numbers.length - mostRecent + 1));
  for (const number of outside) {
    const found = await stat(pathOf(folder, number)).catch(() => null);
    if (found !== null) days.set(number, found.mtime.toISOString().slice(0, 10));
  }
  for (const [index, number] of outside.entries()) {
    const next = outside[index + 1];
    if (next !== undefined && days.get(number) === days.get(next)) await discard(pathOf(folder, number));
  }
  await discardUnfinished(folder);
}

/** Longer than any write takes. */
const abandonedAfter = 60 * 60 * 1000;

async function discardUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!unfinishedName.test(name)) continue;
    const found = await stat(join(folder, name)).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > abandonedAfter) await discard(join(folder, name));
  }
}

async function discard(path: string): Promise<void> {
  await unlink(path).catch(() => undefined);
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function pathOf(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(6, '0')}.json`);
}

function unusableDisk(error: unknown): Refusal {
  const reason = describeFileError(error);
  return new Refusal('drafts-unusable', {
    message: {
      fi: `Luonnoksia ei voi käyttää palvelimen levyllä: ${reason.fi}. Säilytä muutoksesi ja ilmoita ylläpidolle.`,
      en: `Drafts cannot be used on the disk of the server: ${reason.en}. Keep your changes and tell the maintainers.`,
    },
  });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
