import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Unusable, unreadable } from '../failure.ts';
import type { Io } from '../io.ts';

/** A file or stream of cases. */
export interface Input {
  readonly kind: 'input';
  /** What the reader calls it. */
  readonly shown: string;
  /** Bytes; null where that is not known. */
  readonly size: number | null;
  /** What tells the file from another or a changed one; null for what cannot be read twice. */
  readonly identity: InputIdentity | null;
  /** The bytes from this one on, of a stream only from the first. Each part is valid until the next is asked for. */
  read(from: number): AsyncIterable<Uint8Array>;
}

export interface InputIdentity {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** SHA-256 of the first bytes. */
  readonly head: string;
}

/** Opens the file of cases, or standard input for `-`. */
export function openInput(path: string, { cwd, stdin }: Io): Input | Unusable {
  if (path === '-') {
    return { kind: 'input', shown: path, size: null, identity: null, read: () => toBytes(stdin) };
  }
  const place = resolve(cwd, path);
  try {
    const stats = statSync(place);
    if (stats.isDirectory()) return unreadable(path, 'EISDIR');
    if (!stats.isFile()) {
      return { kind: 'input', shown: path, size: null, identity: null, read: () => createReadStream(place) };
    }
    // Opened here, so that what stands in the way is known before anything is written.
    const identity = { size: stats.size, modified: Math.trunc(stats.mtimeMs), head: hashHead(place, stats.size) };
    return { kind: 'input', shown: path, size: stats.size, identity, read: (from) => readFrom(place, from) };
  } catch (error) {
    return unreadable(path, error);
  }
}

const partSize = 1 << 17;

async function* readFrom(path: string, from: number): AsyncGenerator<Uint8Array, void> {
  const file = await open(path, 'r');
  try {
    const part = Buffer.alloc(partSize);
    for (let at = from; ; ) {
      const { bytesRead } = await file.read(part, 0, partSize, at);
      if (bytesRead === 0) return;
      yield part.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

const headSize = 65_536;

function hashHead(path: string, size: number): string {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(Math.min(size, headSize));
    const length = readSync(file, head, 0, head.length, 0);
    return createHash('sha256').update(head.subarray(0, length)).digest('hex');
  } finally {
    closeSync(file);
  }
}

async function* toBytes(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array, void> {
  for await (const part of stream) yield typeof part === 'string' ? Buffer.from(part) : part;
}
