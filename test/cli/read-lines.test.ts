import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longestLine, readLines } from '../../cli/read-lines.ts';

async function* streamOf(bytes: Uint8Array, cuts: readonly number[]) {
  let start = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    yield bytes.subarray(start, cut);
    start = Math.max(start, cut);
  }
  yield bytes.subarray(start);
}

async function linesOf(stream: AsyncIterable<Uint8Array | string>) {
  const lines = [];
  for await (const line of readLines(stream)) lines.push(line);
  return lines;
}

it('gives the lines of a text however its bytes arrive', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\r\n\ufeff]/g, '')),
        { minLength: 1 },
      ),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.array(fc.nat(200)),
      async (lines, lineBreak, closed, cuts) => {
        const text = lines.join(lineBreak) + (closed ? lineBreak : '');
        const bytes = new TextEncoder().encode(text);
        const read = await linesOf(
          streamOf(
            bytes,
            cuts.map((cut) => Math.min(cut, bytes.length)),
          ),
        );
        const expected = closed || lines.at(-1) !== '' ? lines : lines.slice(0, -1);
        expect(read.map((line) => line.text)).toEqual(expected);
        expect(read.map((line) => line.number)).toEqual(expected.map((_, index) => index + 1));
        expect(read.at(-1)?.bytes ?? 0).toBe(expected.length === 0 ? 0 : bytes.length);
      },
    ),
  );
});

it('skips a byte order mark', async () => {
  const bytes = new TextEncoder().encode('\ufeff{}\r\n');
  expect((await linesOf(streamOf(bytes, []))).map(({ text }) => text)).toEqual(['{}']);
});

it('keeps the place of a line that is not UTF-8', async () => {
  const bytes = new Uint8Array([0x61, 0x0a, 0xff, 0x0a, 0x62]);
  expect((await linesOf(streamOf(bytes, []))).map(({ text, fault }) => [text, fault])).toEqual([
    ['a', null],
    [null, 'not_utf8'],
    ['b', null],
  ]);
});

it('drops a line that is too long and goes on', async () => {
  const long = new Uint8Array(longestLine + 1).fill(0x61);
  async function* stream() {
    yield long;
    yield '\nb\n';
  }
  expect((await linesOf(stream())).map(({ text, fault }) => [text, fault])).toEqual([
    [null, 'too_long'],
    ['b', null],
  ]);
});
