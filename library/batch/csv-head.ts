import { type Header, readHeader } from '../../engine/csv/header.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import { findEncoding, openText } from './encoding.ts';
import type { RowProblem } from './row-problem.ts';

const lineFeed = 0x0a;
const quote = 0x22;

/** How many bytes the headings of a CSV file take, their line break included; -1 where none is among the bytes. */
export function endOfHeader(bytes: Uint8Array): number {
  let isQuoted = false;
  for (const [index, byte] of bytes.entries()) {
    if (byte === quote) isQuoted = !isQuoted;
    if (byte === lineFeed && !isQuoted) return index + 1;
  }
  return -1;
}

/** Headings that cannot be used, and why. */
export interface RefusedHead {
  readonly kind: 'refused';
  readonly problems: readonly RowProblem[];
}

/** Reads the headings of a CSV file from their bytes. */
export function readHeaderIn(bytes: Uint8Array, rulebook: Rulebook): Header | RefusedHead {
  if (isUtf16(bytes)) return { kind: 'refused', problems: [utf16] };
  const { text } = openText(bytes, findEncoding(bytes) ?? 'utf-8').read(0, bytes.length);
  return readHeader(rulebook, text.replace(/^\ufeff/, ''));
}

/** Whether the bytes begin with the mark of UTF-16, as spreadsheets save "Unicode text". */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

const utf16: RowProblem = {
  code: 'utf-16',
  path: '',
  message: { fi: 'tiedosto on UTF-16-muotoa', en: 'the file is UTF-16' },
  help: { fi: 'tallenna se CSV-tiedostona UTF-8-muodossa', en: 'save it as CSV in UTF-8' },
};
