/**
 * Files that are there as a whole: what is written goes to a file of another name beside it, and takes the place of the
 * old one when all of it is on the disk. Whenever the program is killed or the disk gets full, the old file is there or
 * the new one. (`write-file-atomic` asks the system to write once and does not look how much it took: on a full disk it
 * puts half a file in the place of a whole one.)
 */
import { randomUUID } from 'node:crypto';
import { constants, rmSync, type Stats } from 'node:fs';
import { access, type FileHandle, open, readlink, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Language, Localized } from '../../engine/ir/localized.ts';
import { describeFileError, type Unusable, unusable } from './unusable.ts';

/** A file being written. */
export interface WholeFile {
  /** Resolves when all bytes are written. */
  write(part: string | Uint8Array): Promise<void>;
  /** Resolves when the file is on the disk, under its name. */
  finish(): Promise<void>;
  /** Leaves what was there before. */
  discard(): Promise<void>;
}

interface WholeFileOptions {
  /** The file's permissions; those of the file that is replaced unless given. */
  readonly mode?: number;
}

/**
 * Opens a file for writing; throws what Node throws. A link stays, and the file it names is replaced. What is no plain
 * file, such as a device or a pipe, is written to as it comes.
 */
export async function openWholeFile(path: string, { mode }: WholeFileOptions = {}): Promise<WholeFile> {
  const target = await findTarget(path);
  if (target.kind === 'stream') return openStream(target.path);
  // A file that may not be changed is not replaced either.
  if (target.stats !== null) await access(target.path, constants.W_OK);
  const unfinished = join(dirname(target.path), unfinishedName + randomUUID());
  noteUnfinished(unfinished);
  const file = await open(unfinished, 'wx', mode ?? target.stats?.mode ?? 0o666).catch((error) => {
    noteFinished(unfinished);
    throw error;
  });
  return {
    write: (part) => file.writeFile(part),
    async finish() {
      await keepOwner(file, target.stats, mode);
      await file.sync();
      await file.close();
      await rename(unfinished, target.path);
      noteFinished(unfinished);
      await syncFolder(dirname(target.path));
    },
    async discard() {
      await file.close().catch(() => undefined);
      await rm(unfinished, { force: true }).catch(() => undefined);
      noteFinished(unfinished);
    },
  };
}

/** Writes a file as a whole; throws what Node throws. A text may come in parts. */
export async function replaceFile(
  path: string,
  text: string | Iterable<string>,
  options: WholeFileOptions = {},
): Promise<void> {
  const file = await openWholeFile(path, options);
  try {
    for (const part of typeof text === 'string' ? [text] : text) await file.write(part);
    await file.finish();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** As `replaceFile`, and tells what stands in the way; `shown` is what the reader calls the file. */
export async function writeWholeFile(
  path: string,
  shown: string,
  text: string | Iterable<string>,
  options: WholeFileOptions = {},
): Promise<Unusable | null> {
  try {
    await replaceFile(path, text, options);
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return unwritable(shown, error, await describeLeft(path));
  }
}

/** How a file is left that could not be replaced; null of what is no plain file. */
export async function describeLeft(path: string): Promise<Localized | null> {
  const target = await findTarget(path).catch(() => null);
  if (target?.kind !== 'file') return null;
  return target.stats === null ? texts.absent : texts.unchanged;
}

/** A file that could not be written; `path` is what the reader calls it, `left` says how things stand now. */
export function unwritable(path: string, error: unknown, left: Localized | null): Unusable {
  const reason = describeFileError(error);
  const place = isInOpeningUnfinished(error) ? texts.folder(path) : texts.file(path);
  const end = (language: Language): string => (left === null ? '' : `. ${left[language]}`);
  return unusable({ fi: `${place.fi}: ${reason.fi}${end('fi')}`, en: `${place.en}: ${reason.en}${end('en')}` });
}

function isInOpeningUnfinished(error: unknown): boolean {
  return error instanceof Error && 'path' in error && basename(String(error.path)).startsWith(unfinishedName);
}

/** Whether a path is that of a plain file, or would be one. */
export async function isPlainFile(path: string): Promise<boolean> {
  return (await findTarget(path)).kind === 'file';
}

type Target =
  /** `stats` are null where there is no such file yet. */
  | { readonly kind: 'file'; readonly path: string; readonly stats: Stats | null }
  | { readonly kind: 'stream'; readonly path: string };

/** The file that a path means: where it is a link, the one at its end. */
async function findTarget(path: string): Promise<Target> {
  const stats = await stat(path).catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (stats !== null && !stats.isFile()) return { kind: 'stream', path };
  let end = resolve(path);
  for (let link: string | null = end; link !== null && !isOfProcess(end); ) {
    link = await readlink(end).catch(() => null);
    if (link !== null) end = resolve(dirname(end), link);
  }
  // What the process has open already, such as /dev/stdout, goes on where it stands, even in a plain file.
  return isOfProcess(end) ? { kind: 'stream', path } : { kind: 'file', path: end, stats };
}

function isOfProcess(path: string): boolean {
  return /^\/(proc|dev\/fd)\//.test(path);
}

async function openStream(path: string): Promise<WholeFile> {
  const file = await open(path, 'a');
  return {
    write: (part) => file.writeFile(part),
    finish: () => file.close(),
    discard: () => file.close().catch(() => undefined),
  };
}

async function keepOwner(file: FileHandle, before: Stats | null, mode: number | undefined): Promise<void> {
  // Only an administrator can give a file to somebody else.
  if (before !== null) await file.chown(before.uid, before.gid).catch(() => undefined);
  const kept = mode ?? before?.mode;
  if (kept !== undefined) await file.chmod(kept & 0o7777);
}

/** Makes a new name itself durable. Where folders cannot be synced (Windows), the system sees to it. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => null);
  await opened?.sync().catch(() => undefined);
  await opened?.close();
}

/** Unfinished files: they go when the program is interrupted, though not by `kill -9`. */
const unfinishedFiles = new Set<string>();

function noteUnfinished(path: string): void {
  if (unfinishedFiles.size === 0) {
    process.on('exit', discardUnfinished);
    for (const signal of endings) process.on(signal, endBySignal);
  }
  unfinishedFiles.add(path);
}

function noteFinished(path: string): void {
  if (!unfinishedFiles.delete(path) || unfinishedFiles.size > 0) return;
  process.off('exit', discardUnfinished);
  for (const signal of endings) process.off(signal, endBySignal);
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function discardUnfinished(): void {
  for (const path of unfinishedFiles) rmSync(path, { force: true });
}

function endBySignal(signal: NodeJS.Signals): void {
  discardUnfinished();
  for (const other of endings) process.off(other, endBySignal);
  // As it would have ended without us.
  process.kill(process.pid, signal);
}

/** Hidden, so that nobody takes it for one of theirs. */
const unfinishedName = '.unfinished-';

const texts = {
  file: (path: string): Localized => ({
    fi: `tiedostoon '${path}' ei voi kirjoittaa`,
    en: `the file '${path}' cannot be written`,
  }),
  folder: (path: string): Localized => ({
    fi: `tiedoston '${path}' kansioon ei voi kirjoittaa`,
    en: `the folder of the file '${path}' cannot be written to`,
  }),
  unchanged: { fi: 'Tiedosto on ennallaan.', en: 'The file is as it was.' },
  absent: { fi: 'Tiedostoa ei ole tehty.', en: 'The file was not made.' },
};
