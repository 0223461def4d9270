import type { Header } from '../../engine/csv/header.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import { endOfHeader, readHeaderIn } from '../../library/batch/csv-head.ts';
import { type EncodedText, findEncoding, openText } from '../../library/batch/encoding.ts';
import { prepareReadRows, type ReadCases, readLines } from '../../library/batch/read-cases.ts';
import type { RowProblem } from '../../library/batch/row-problem.ts';

/** A file of cases made ready to be read. */
export interface ReadyFile {
  readonly kind: 'ready';
  readonly format: 'csv' | 'jsonl';
  readonly text: EncodedText;
  /** The line of the file on which the text begins. */
  readonly firstLine: number;
  readonly readCases: ReadCases;
  /** The headings as they stand in the file; empty for JSON lines. */
  readonly head: Uint8Array;
}

/** A file that cannot be used, and why. */
export interface RefusedFile {
  readonly kind: 'refused';
  readonly problems: readonly RowProblem[];
}

/** Makes the bytes of a file ready. What begins with a brace is JSON lines, everything else CSV. */
export function readyFile(bytes: Uint8Array, rulebook: Rulebook): ReadyFile | RefusedFile {
  if (bytes.length === 0) return { kind: 'refused', problems: [emptyFile] };
  const encoding = findEncoding(bytes) ?? 'utf-8';
  if (beginsWithBrace(bytes)) {
    const text = openText(withoutMark(bytes), encoding);
    return { kind: 'ready', format: 'jsonl', text, firstLine: 1, readCases: readLines, head: noBytes };
  }
  const end = endOfHeader(bytes);
  const head = end === -1 ? bytes : bytes.subarray(0, end);
  const header = readHeaderIn(head, rulebook);
  if (header.kind === 'refused') return header;
  const text = openText(bytes.subarray(head.length), encoding);
  return { kind: 'ready', format: 'csv', text, ...rowsAfter(head, header, rulebook), head };
}

function rowsAfter(head: Uint8Array, header: Header, rulebook: Rulebook) {
  const lines = head.reduce((count, byte) => (byte === lineFeed ? count + 1 : count), 0);
  return { firstLine: 1 + lines, readCases: prepareReadRows(rulebook, header) };
}

const noBytes = new Uint8Array();
const lineFeed = 0x0a;
const brace = 0x7b;
const mark = [0xef, 0xbb, 0xbf];

function withoutMark(bytes: Uint8Array): Uint8Array {
  return mark.every((byte, index) => bytes[index] === byte) ? bytes.subarray(mark.length) : bytes;
}

function beginsWithBrace(bytes: Uint8Array): boolean {
  const first = withoutMark(bytes).find((byte) => byte > 0x20);
  return first === brace;
}

const emptyFile: RowProblem = {
  code: 'empty-file',
  path: '',
  message: { fi: 'tiedosto on tyhjä', en: 'the file is empty' },
  help: { fi: 'valitse toinen tiedosto', en: 'choose another file' },
};
