import { type Encoding, findEncoding } from '../../batch/encoding.ts';
import type { Block, Place } from './block.ts';
import { ByteQueue, noBytes } from './byte-queue.ts';
import type { Cut } from './cut.ts';

/** A block with the place where it ends; or the line at which the file has to be given up. */
export type CutBlock =
  | { readonly kind: 'block'; readonly block: Block; readonly end: Place }
  | { readonly kind: 'stop'; readonly line: number };

export interface CutOptions {
  readonly cut: Cut;
  /** Where the stream begins in the file. */
  readonly from: Place;
  /** Null where it is to be found out from the bytes. */
  readonly encoding: Encoding | null;
  /** Bytes of a block, unless one case has more; by default so many that a block costs little beside its cases. */
  readonly blockSize?: number;
}

const usualBlockSize = 1 << 15;

const lineFeed = 0x0a;

/** Cuts a stream of bytes into blocks; memory stays within some blocks and one case whatever the stream's length. */
export async function* cutBlocks(
  stream: AsyncIterable<Uint8Array>,
  options: CutOptions,
): AsyncGenerator<CutBlock, void> {
  const cutter = new BlockCutter(options);
  for await (const bytes of stream) {
    cutter.add(bytes);
    yield* cutter.cut(false);
  }
  yield* cutter.cut(true);
}

class BlockCutter {
  private readonly queue = new ByteQueue();
  private readonly options: CutOptions;
  private place: Place;
  private readonly blockSize: number;
  private wanted: number;
  /** Bytes gone by of a line that is given up; null where none is. */
  private skipped: number | null = null;

  constructor(options: CutOptions) {
    this.options = options;
    this.place = options.from;
    this.blockSize = options.blockSize ?? usualBlockSize;
    this.wanted = this.blockSize;
  }

  add(bytes: Uint8Array): void {
    this.queue.add(bytes);
  }

  *cut(ended: boolean): Generator<CutBlock, void> {
    while (this.queue.length >= this.wanted || (ended && this.queue.length > 0)) {
      if (this.skipped !== null) {
        yield* this.skip();
        continue;
      }
      const size = this.options.cut(this.queue.peek(this.wanted), ended && this.queue.length <= this.wanted);
      if (size === 'stop') {
        yield { kind: 'stop', line: this.place.line };
        this.queue.drop(this.queue.length);
        return;
      }
      if (size === 'skip') this.startSkipping();
      else if (size === 0) this.wanted *= 2;
      else yield this.take(size);
    }
    if (ended && this.skipped !== null) yield this.endSkipped(0);
  }

  private take(size: number): CutBlock {
    const bytes = this.queue.take(size);
    this.wanted = this.blockSize;
    const encoding = this.options.encoding ?? this.place.encoding ?? findEncoding(bytes);
    const block = { bytes, line: this.place.line, encoding: encoding ?? 'utf-8', tooLong: false } as const;
    const { offset, line } = this.place;
    this.place = { offset: offset + size, line: line + countLines(bytes), encoding };
    return { kind: 'block', block, end: this.place };
  }

  private startSkipping(): void {
    this.skipped = 0;
    this.wanted = this.blockSize;
  }

  /** Lets go of the line that is given up, as far as it has come. */
  private *skip(): Generator<CutBlock, void> {
    const end = this.queue.peek(this.queue.length).indexOf(lineFeed);
    if (end !== -1) {
      this.queue.drop(end + 1);
      yield this.endSkipped(end + 1);
    } else {
      this.skipped = (this.skipped ?? 0) + this.queue.length;
      this.queue.drop(this.queue.length);
    }
  }

  private endSkipped(lastBytes: number): CutBlock {
    const { offset, line, encoding } = this.place;
    const block = { bytes: noBytes, line, encoding: encoding ?? 'utf-8', tooLong: true } as const;
    this.place = { offset: offset + (this.skipped ?? 0) + lastBytes, line: line + 1, encoding };
    this.skipped = null;
    return { kind: 'block', block, end: this.place };
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) lines += 1;
  return lines;
}
