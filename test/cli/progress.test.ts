import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Output } from '../../cli/io.ts';
import { startProgress, writeDuration } from '../../cli/progress.ts';

/** A terminal of 100 columns that keeps what is written to it. */
function openTerminal() {
  const parts: string[] = [];
  const stream = new Writable({
    write(part, _encoding, done) {
      parts.push(String(part));
      done();
    },
  });
  const terminal = Object.assign(stream, { isTTY: true, columns: 100 }) as unknown as NodeJS.WriteStream;
  const output: Output = {
    terminal,
    write: async (text) => {
      terminal.write(text);
    },
  };
  return { output, shown: () => parts.join('') };
}

describe('progress on a terminal', () => {
  it.each([
    ['fi', 'tapausta/s | jäljellä '],
    ['en', 'cases/s | left: '],
  ] as const)('shows share, rate and time left: %s', async (language, words) => {
    const { output, shown } = openTerminal();
    const progress = await startProgress(output, { total: 200, done: 50, language });
    expect(shown()).toContain(' 25 % | – ');
    progress.update(100, 7);
    await progress.tell('line 3: bad\n');
    progress.stop();
    expect(shown()).toContain(words);
    expect(shown()).toContain('line 3: bad\n');
  });
});

it.each([null, 0])('shows nothing where the total is %s or nobody watches', async (total) => {
  const { output, shown } = openTerminal();
  for (const quiet of [output, { ...output, terminal: null }]) {
    const progress = await startProgress(quiet, { total: quiet === output ? total : 10, done: 0, language: 'en' });
    progress.update(1, 1);
    await progress.tell('told\n');
    progress.stop();
  }
  expect(shown()).toBe('told\ntold\n');
});

it.each([
  [0.2, '1 s'],
  [59, '59 s'],
  [60, '1 min 0 s'],
  [200.5, '3 min 21 s'],
  [7500, '2 h 5 min'],
  [Number.POSITIVE_INFINITY, '–'],
  [Number.NaN, '–'],
])('%f seconds are %s', (seconds, text) => {
  expect(writeDuration(seconds)).toBe(text);
});
