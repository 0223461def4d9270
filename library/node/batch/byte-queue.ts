/** Bytes that have come and are not yet used. Keeps its own copy, so that what they came in can be used again. */
export class ByteQueue {
  private bytes = new Uint8Array(1 << 17);
  private start = 0;
  private end = 0;

  get length(): number {
    return this.end - this.start;
  }

  add(part: Uint8Array): void {
    if (this.end + part.length > this.bytes.length) this.makeRoom(part.length);
    this.bytes.set(part, this.end);
    this.end += part.length;
  }

  /** The first bytes, at most so many; valid until more are added. */
  peek(most: number): Uint8Array {
    return this.bytes.subarray(this.start, Math.min(this.start + most, this.end));
  }

  /** Takes the first bytes out; the memory is the caller's own. */
  take(size: number): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.peek(size));
    this.drop(size);
    return taken;
  }

  drop(size: number): void {
    this.start = Math.min(this.start + size, this.end);
  }

  private makeRoom(size: number): void {
    const kept = this.peek(this.length);
    const isEnough = kept.length + size <= this.bytes.length;
    const room = isEnough ? this.bytes : new Uint8Array(2 * (kept.length + size));
    room.set(kept);
    this.bytes = room;
    this.start = 0;
    this.end = kept.length;
  }
}

export const noBytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
