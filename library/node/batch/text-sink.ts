/** Texts collected as UTF-8, in memory that is used again for the texts that come after they are written. */
export class TextSink {
  private bytes: Uint8Array<ArrayBuffer>;
  private length = 0;
  private pending = '';

  /** `spare` is memory that nothing else uses any more. */
  constructor(spare: ArrayBuffer | null) {
    this.bytes = new Uint8Array(spare ?? new ArrayBuffer(leastRoom));
  }

  add(text: string): void {
    this.pending += text;
    if (this.pending.length >= pieceLength) this.encode();
  }

  /** All that was added. */
  close(): Uint8Array<ArrayBuffer> {
    this.encode();
    return this.bytes.subarray(0, this.length);
  }

  private encode(): void {
    // No character has more than three bytes for each of its code units.
    const most = this.length + 3 * this.pending.length;
    if (most > this.bytes.length) this.grow(most);
    this.length += encoder.encodeInto(this.pending, this.bytes.subarray(this.length)).written;
    this.pending = '';
  }

  private grow(least: number): void {
    const room = new Uint8Array(2 * least);
    room.set(this.bytes.subarray(0, this.length));
    this.bytes = room;
  }
}

const encoder = new TextEncoder();

/** Code units encoded at once: enough to be worth it, and few enough to be short-lived. */
const pieceLength = 16_384;

const leastRoom = 1 << 19;
