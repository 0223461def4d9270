/** A line of a file or stream, numbered from 1, without its line break. */
export interface Line {
  readonly number: number;
  /** Null where the line is not text that can be read; `fault` says why. */
  readonly text: string | null;
  readonly fault: 'too_long' | 'not_utf8' | null;
  /** Bytes of the stream up to the end of this line. */
  readonly bytes: number;
}

/** Longest line that is kept, in bytes. */
export const longestLine = 10_000_000;

/**
 * The lines of a stream of UTF-8 bytes, one at a time: memory stays within one line whatever the stream's length.
 * `\n` and `\r\n` end a line; a byte order mark is skipped.
 */
export async function* readLines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Line> {
  const line = new LineBuffer();
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
      line.add(bytes.subarray(start, end));
      yield line.take(1);
      start = end + 1;
    }
    line.add(bytes.subarray(start));
  }
  if (!line.empty) yield line.take(0);
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Collects the parts of one line; of a line that is too long only the length. */
class LineBuffer {
  private parts: Uint8Array[] = [];
  private length = 0;
  private number = 0;
  private consumed = 0;

  get empty(): boolean {
    return this.length === 0;
  }

  add(part: Uint8Array): void {
    this.length += part.length;
    if (this.length > longestLine) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  take(breakLength: number): Line {
    this.number += 1;
    this.consumed += this.length + breakLength;
    const line = { number: this.number, bytes: this.consumed, ...this.decode() };
    this.parts = [];
    this.length = 0;
    return line;
  }

  private decode(): Pick<Line, 'text' | 'fault'> {
    if (this.length > longestLine) return { text: null, fault: 'too_long' };
    const bytes = this.parts.length === 1 ? this.parts[0] : Buffer.concat(this.parts);
    const end = bytes?.at(-1) === carriageReturn ? -1 : undefined;
    try {
      return { text: decoder.decode(bytes?.subarray(0, end)), fault: null };
    } catch {
      return { text: null, fault: 'not_utf8' };
    }
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });
