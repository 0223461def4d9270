import type { Header } from '../../../engine/csv/header.ts';
import type { Rulebook } from '../../../engine/ir/ir.ts';
import { endOfHeader, readHeaderIn } from '../../batch/csv-head.ts';
import { findEncoding } from '../../batch/encoding.ts';
import { writeProblem } from '../../batch/row-problem.ts';
import { type Unusable, unusable } from '../unusable.ts';
import type { Place } from './block.ts';
import { ByteQueue } from './byte-queue.ts';

/** The beginning of a CSV file. */
export interface CsvHead {
  readonly kind: 'head';
  readonly header: Header;
  /** As it stands in the file. */
  readonly bytes: Uint8Array;
  /** Where the rows begin. */
  readonly end: Place;
  /** The bytes from there on. */
  readonly rest: AsyncIterable<Uint8Array>;
  /** Lets go of the bytes that are not wanted. */
  close(): Promise<void>;
}

/** Reads the headings of a CSV file from its bytes. */
export async function readHead(
  stream: AsyncIterable<Uint8Array>,
  shown: string,
  rulebook: Rulebook,
): Promise<CsvHead | Unusable> {
  const iterator = stream[Symbol.asyncIterator]();
  const queue = new ByteQueue();
  let size = -1;
  while (size === -1 && queue.length < longestHeader) {
    const next = await iterator.next();
    if (next.done === true) break;
    queue.add(next.value);
    size = endOfHeader(queue.peek(longestHeader));
  }
  const bytes = queue.take(size === -1 ? Math.min(queue.length, longestHeader) : size);
  const header = readHeaderOf(bytes, shown, rulebook);
  const close = async () => {
    await iterator.return?.();
  };
  if (header.kind === 'unusable') {
    await close();
    return header;
  }
  const lines = bytes.filter((byte) => byte === lineFeed).length;
  const end = { offset: bytes.length, line: 1 + lines, encoding: findEncoding(bytes) };
  return { kind: 'head', header, bytes, end, rest: goOn(queue, iterator), close };
}

const longestHeader = 1_000_000;
const lineFeed = 0x0a;

function readHeaderOf(bytes: Uint8Array, shown: string, rulebook: Rulebook): Header | Unusable {
  const header = readHeaderIn(bytes, rulebook);
  if (header.kind === 'header') return header;
  const written = header.problems.map(writeProblem);
  return unusable({
    fi: written.map(({ fi }) => `${shown}: ${fi}`).join('\n'),
    en: written.map(({ en }) => `${shown}: ${en}`).join('\n'),
  });
}

async function* goOn(queue: ByteQueue, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  if (queue.length > 0) yield queue.take(queue.length);
  yield* { [Symbol.asyncIterator]: () => iterator };
}
