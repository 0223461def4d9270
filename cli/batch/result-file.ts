import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** A file that results are added to, whose length is known at every moment. */
export interface ResultFile {
  /** Bytes written. */
  readonly length: number;
  /** Bytes in the file, of whatever run. */
  size(): number;
  /** Cuts off what is beyond this length, which is not beyond its size. */
  cutTo(length: number): void;
  write(bytes: Uint8Array): void;
  /** Returns when what is written is on the disk. */
  settle(): void;
  close(): void;
}

/** Opens a plain file for writing and leaves what is in it as it is. Throws what Node throws. */
export function openResultFile(path: string): ResultFile {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o666);
  let length = 0;
  return {
    get length() {
      return length;
    },
    size: () => fstatSync(file).size,
    cutTo(wanted) {
      ftruncateSync(file, wanted);
      length = wanted;
    },
    write(bytes) {
      for (let written = 0; written < bytes.length; ) {
        const size = writeSync(file, bytes, written, bytes.length - written, length);
        written += size;
        length += size;
      }
    },
    settle: () => fsyncSync(file),
    close: () => closeSync(file),
  };
}
