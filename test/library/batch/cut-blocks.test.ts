import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Header, readHeader } from '../../../engine/csv/header.ts';
import { openText } from '../../../library/batch/encoding.ts';
import { largestCase, prepareReadRows, type ReadCases, readLines } from '../../../library/batch/read-cases.ts';
import type { Place } from '../../../library/node/batch/block.ts';
import { type Cut, cutLines, cutRows } from '../../../library/node/batch/cut.ts';
import { cutBlocks } from '../../../library/node/batch/cut-blocks.ts';
import { csvRulebook } from '../../engine/csv/csv-rulebook.ts';
import { runs } from '../../support/runs.ts';

const start: Place = { offset: 0, line: 1, encoding: null };

interface Way {
  readonly cut: Cut;
  readonly read: ReadCases;
  readonly blockSize: number;
  /** Where the stream parts. */
  readonly parts: readonly number[];
}

/** Every case of a file with its line and its bytes, however it is cut. */
async function readAll(bytes: Uint8Array, { cut, read, blockSize, parts }: Way) {
  const encoding = cut === cutLines ? 'utf-8' : null;
  const cases: unknown[] = [];
  let end = start;
  for await (const next of cutBlocks(streamOf(bytes, parts), { cut, from: start, encoding, blockSize })) {
    if (next.kind === 'stop') throw new Error('stopped');
    expect(next.block.bytes.length).toBe(next.end.offset - end.offset);
    expect(next.block.line).toBe(end.line);
    end = next.end;
    const text = openText(next.block.bytes, next.block.encoding);
    for (const { line, start: from, end: to, ...rest } of read(text, next.block.line)) {
      cases.push({
        line,
        source: Buffer.from(text.bytesOf(from, to)).toString('latin1'),
        ...rest,
      });
    }
  }
  return { cases, end };
}

/** As a file is read: each part in the same memory. */
async function* streamOf(bytes: Uint8Array, parts: readonly number[]) {
  const memory = new Uint8Array(bytes.length);
  const cuts = [...parts.map((part) => Math.min(part, bytes.length)), bytes.length].sort((a, b) => a - b);
  let from = 0;
  for (const cut of cuts) {
    memory.set(bytes.subarray(from, cut));
    yield memory.subarray(0, cut - from);
    from = cut;
  }
}

const ways = fc.record({ blockSize: fc.integer({ min: 1, max: 60 }), parts: fc.array(fc.nat(400)) });

/** Whatever the blocks and the parts, the cases are those of the file in one piece. */
async function staysTheSame(bytes: Uint8Array, cut: Cut, read: ReadCases, way: Pick<Way, 'blockSize' | 'parts'>) {
  const whole = await readAll(bytes, { cut, read, blockSize: bytes.length + 1, parts: [] });
  expect(await readAll(bytes, { cut, read, ...way })).toEqual(whole);
  expect(whole.end.offset).toBe(bytes.length);
}

describe('lines of JSON', () => {
  const line = fc.constantFrom('{"case":1}', '{}', '', '  ', '{"a":"ä€😀"}', '\ufeff{}', '{"case":1}\r');
  const bytesOfLines = fc
    .tuple(fc.array(line), fc.array(fc.constantFrom(0xff, 0x0a, 0x7b), { maxLength: 4 }), fc.boolean())
    .map(([lines, noise, closed]) =>
      Buffer.concat([Buffer.from(lines.join('\n')), Buffer.from(noise), Buffer.from(closed ? '\n' : '')]),
    );

  it('are the same however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(bytesOfLines, ways, (bytes, way) => staysTheSame(bytes, cutLines, readLines, way)),
    );
  });

  it('keep their numbers, and their bytes where they are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{}\n\n'), Buffer.from([0xff, 0x0a]), Buffer.from('{"a":1}')]);
    const { cases } = await readAll(bytes, { cut: cutLines, read: readLines, blockSize: 1000, parts: [] });
    expect(cases).toMatchObject([
      { line: 1, kind: 'given', facts: '{}' },
      { line: 3, kind: 'bad', source: '\xff\n', problems: [{ code: 'not-utf8' }] },
      { line: 4, kind: 'given', facts: '{"a":1}' },
    ]);
  });

  it.each([1, 1 << 15, 1 << 25])(
    'that are too long lose their place in none of the blocks of %i',
    async (blockSize) => {
      const long = Buffer.alloc(largestCase + 1, 0x61);
      const bytes = Buffer.concat([Buffer.from('{}\n'), long, Buffer.from('\n{"b":1}\n'), long]);
      const seen: unknown[] = [];
      const blocks = cutBlocks(streamOf(bytes, [5, 7_000_000]), {
        cut: cutLines,
        from: start,
        encoding: 'utf-8',
        blockSize,
      });
      for await (const next of blocks) {
        if (next.kind === 'stop') throw new Error('stopped');
        if (next.block.tooLong) seen.push([next.block.line, 'too long']);
        for (const one of readLines(openText(next.block.bytes, 'utf-8'), next.block.line)) {
          seen.push([one.line, one.kind === 'bad' ? 'too long' : one.facts]);
        }
      }
      expect(seen).toEqual([
        [1, '{}'],
        [2, 'too long'],
        [3, '{"b":1}'],
        [4, 'too long'],
      ]);
    },
  );
});

function headerOf(record: string): Header {
  const header = readHeader(csvRulebook, record);
  if (header.kind === 'refused') throw new Error(header.problems[0]?.message.en);
  return header;
}

describe('rows of CSV', () => {
  const cell = fc.constantFrom('A', 'B', '', '1,5', '"x"', '"a\nb"', '"a;""b"', '"', 'a"b', '"a"b', 'ä', ' A ', '\r');
  const rows = fc
    .array(fc.tuple(fc.constantFrom('A', 'B', '', '"A"', ' A'), cell, cell).map((cells) => cells.join(';')))
    .map((records) => records.join('\n'));

  it.each(['case;Kotikunta;Summa', 'case;Kotikunta;Hinta'])(
    'under %s are the same however they are cut',
    async (head) => {
      const header = headerOf(head);
      const read = prepareReadRows(csvRulebook, header);
      await fc.assert(
        fc.asyncProperty(rows, fc.constantFrom('utf8', 'latin1'), ways, (text, encoding, way) =>
          staysTheSame(Buffer.from(text, encoding as BufferEncoding), cutRows(header), read, way),
        ),
        { numRuns: runs(150) },
      );
    },
  );

  it('of one case stay together, also where one of them cannot be read', async () => {
    const header = headerOf('case;Kotikunta;Hinta');
    const text = Buffer.concat([Buffer.from('A;K;1\nA;'), Buffer.from([0xff]), Buffer.from(';2\nA;;3\nB;ä;1\n')]);
    const way = { cut: cutRows(header), read: prepareReadRows(csvRulebook, header), blockSize: 4, parts: [3] };
    const { cases } = await readAll(Buffer.concat([Buffer.from('Z;ä;1\n'), text]), way);
    expect(cases).toMatchObject([
      { line: 1, kind: 'given', facts: { case: 'Z' } },
      { line: 2, kind: 'bad', case: 'A', problems: [{ code: 'not-utf8' }] },
      { line: 5, kind: 'given', facts: { case: 'B', 'client.home': 'ä' } },
    ]);
  });

  it('are Windows-1252 where their first letter beyond ASCII is', async () => {
    const header = headerOf('case;Kotikunta');
    const way = { cut: cutRows(header), read: prepareReadRows(csvRulebook, header), blockSize: 4, parts: [] };
    const { cases } = await readAll(Buffer.from('A;x\nB;\xe4\x80\n', 'latin1'), way);
    expect(cases).toMatchObject([{ facts: { case: 'A' } }, { facts: { 'client.home': 'ä€' } }]);
  });

  it('give up a file of one endless case', async () => {
    const header = headerOf('case;Hinta');
    const bytes = Buffer.from(`B;1\n${'A;1\n'.repeat(4_500_000)}`);
    const seen: unknown[] = [];
    for await (const next of cutBlocks(streamOf(bytes, []), { cut: cutRows(header), from: start, encoding: null })) {
      seen.push([next.kind, next.kind === 'stop' ? next.line : next.block.line]);
      if (next.kind === 'stop') break;
    }
    expect(seen).toEqual([
      ['block', 1],
      ['stop', 2],
    ]);
  });

  it('are too many for any list', async () => {
    const header = headerOf('case;Hinta');
    const bytes = Buffer.from(`${'A;1\n'.repeat(10_001)}B;1\n`);
    const way = { cut: cutRows(header), read: prepareReadRows(csvRulebook, header), blockSize: 1 << 15, parts: [] };
    const { cases } = await readAll(bytes, way);
    expect(cases).toMatchObject([
      { line: 1, kind: 'bad', case: 'A', problems: [{ code: 'too-many-rows' }], source: 'A;1\n'.repeat(10_001) },
      { line: 10_002, kind: 'given' },
    ]);
  });
});
