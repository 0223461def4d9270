/** Where a file of cases can be cut: between cases. */
import type { Header } from '../../../engine/csv/header.ts';
import { endOfLine, scanRecords } from '../../../engine/csv/records.ts';
import { goesOn, type Row, readRow } from '../../../engine/csv/row.ts';
import { toLatin1 } from '../../batch/encoding.ts';
import { largestCase } from '../../batch/read-cases.ts';
import { type Unusable, unusable } from '../unusable.ts';

/**
 * How many of the bytes, from their first, are whole cases: none while the first case goes on beyond them. `skip` gives
 * up the line that begins here, `stop` the file. `ended` says that nothing follows the bytes.
 */
export type Cut = (bytes: Uint8Array, ended: boolean) => number | 'skip' | 'stop';

/** Between lines. */
export const cutLines: Cut = (bytes, ended) => {
  const whole = bytes.lastIndexOf(lineFeed) + 1;
  if (whole === 0 && bytes.length > largestCase) return 'skip';
  return ended ? bytes.length : whole;
};

const lineFeed = 0x0a;
const quote = 0x22;

/** Between records, and where rows are list elements between the rows of different cases. */
export function cutRows(header: Header): Cut {
  return (bytes, ended) => {
    const isPlain = !header.grouped && !bytes.includes(quote);
    const size = isPlain ? endOfLines(bytes, ended) : endOfCases(toLatin1(bytes), header, ended);
    return size === 0 && bytes.length > largestCase ? 'stop' : size;
  };
}

function endOfLines(bytes: Uint8Array, ended: boolean): number {
  return ended ? bytes.length : bytes.lastIndexOf(lineFeed) + 1;
}

function endOfCases(text: string, header: Header, ended: boolean): number {
  const scan = scanRecords(text, header.separator);
  const starts: number[] = [];
  let start = 0;
  while (start < text.length) {
    const { end, state } = scan.endOf(start);
    if (!ended && state !== 'closed') break;
    starts.push(start);
    start = state === 'quoted' ? endOfLine(text, start).end : end;
  }
  if (ended || !header.grouped) return start;
  return startOfLastCase(text, [...starts, start], header);
}

/** Where the last case begins, which may go on beyond the text. `bounds` are those of the records. */
function startOfLastCase(text: string, bounds: readonly number[], header: Header): number {
  let later: Row | null = null;
  for (let index = bounds.length - 2; index >= 0; index -= 1) {
    const row = readRow(text.slice(bounds[index], bounds[index + 1]), 0, header);
    if (row === null) continue;
    if (later !== null && !goesOn(row, later, header)) return bounds[index + 1] ?? 0;
    later = row;
  }
  return 0;
}

/** Tells why a file of rows had to be given up. */
export function tooLargeCase(line: number): Unusable {
  return unusable({
    fi: `rivi ${line}: tästä alkaa yli 10 megatavun tapaus; tarkista tunnisteet (case), lainausmerkit ja rivinvaihdot`,
    en: `line ${line}: a case of more than 10 megabytes begins here; check the references (case), quotation marks and line breaks`,
  });
}
