import type { Rulebook } from '../../engine/ir/ir.ts';
import { openText } from '../../library/batch/encoding.ts';
import { type BadCase, type CaseOfText, prepareReadRows, readLines } from '../../library/batch/read-cases.ts';
import { lineTooLong } from '../../library/batch/row-problem.ts';
import { cutLines, cutRows } from '../../library/node/batch/cut.ts';
import { cutBlocks } from '../../library/node/batch/cut-blocks.ts';
import { readHead } from '../../library/node/batch/read-head.ts';
import type { Input } from '../batch/input.ts';
import { type Unusable, unusable } from '../failure.ts';

/** The cases of a caseload, one after another, in memory that does not grow with it. */
export interface Caseload {
  readonly kind: 'caseload';
  /** Ends with `unusable` where the file has to be given up. */
  readonly cases: AsyncIterable<CaseOfText | TooLong | Unusable>;
}

type TooLong = BadCase & { readonly line: number };

/** Opens a caseload: JSON lines, or CSV where the name says so. CSV has the columns of this rulebook's facts. */
export async function openCaseload(input: Input, rulebook: Rulebook): Promise<Caseload | Unusable> {
  const start = { offset: 0, line: 1, encoding: null };
  if (!/\.(csv|tsv|txt)$/i.test(input.shown)) {
    const blocks = cutBlocks(input.read(0), { cut: cutLines, from: start, encoding: 'utf-8' });
    return { kind: 'caseload', cases: readBlocks(blocks, readLines) };
  }
  const head = await readHead(input.read(0), input.shown, rulebook);
  if (head.kind === 'unusable') return head;
  const blocks = cutBlocks(head.rest, { cut: cutRows(head.header), from: head.end, encoding: null });
  return { kind: 'caseload', cases: readBlocks(blocks, prepareReadRows(rulebook, head.header)) };
}

async function* readBlocks(
  blocks: ReturnType<typeof cutBlocks>,
  read: ReturnType<typeof prepareReadRows>,
): AsyncGenerator<CaseOfText | TooLong | Unusable, void> {
  for await (const next of blocks) {
    if (next.kind === 'stop') {
      yield tooLargeCase(next.line);
      return;
    }
    const { bytes, encoding, line, tooLong } = next.block;
    if (tooLong) yield { kind: 'bad', case: null, problems: [lineTooLong], line };
    else yield* read(openText(bytes, encoding), line);
  }
}

function tooLargeCase(line: number): Unusable {
  return unusable({
    fi: `rivillä ${line} alkava tapaus on liian suuri; tarkista lainausmerkit ja sarake 'case'`,
    en: `the case that begins on line ${line} is too large; check the quotation marks and the column 'case'`,
  });
}
