/** Runs of the built program: in threads, and killed in the middle. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyFixtures } from '../run-cli.ts';

const program = fileURLToPath(new URL('../../../bin/rulebook.js', import.meta.url));

/** Starts `rulebook evaluate parking_permit` in a process of its own. */
function start(cwd: string, words: readonly string[]) {
  const child = spawn(process.execPath, [program, 'evaluate', 'parking_permit', ...words], {
    cwd,
    env: { LANG: 'en' },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let stderr = '';
  child.stderr.on('data', (part) => {
    stderr += part;
  });
  child.stdout.resume();
  const ended = new Promise<{ status: number | null; stderr: string }>((resolve) => {
    child.on('close', (status) => resolve({ status, stderr }));
  });
  return { child, ended };
}

/** Applications of every outcome, with a bad line here and there. */
function writeLines(path: string, count: number): void {
  const lines = Array.from({ length: count }, (_, index) => {
    if (index % 997 === 500) return `{"case": ${index}, "applicant": {"age": ${index}}}`;
    const applicant = {
      birth_date: `${1950 + (index % 60)}-05-17`,
      municipality: index % 3 === 0 ? 'Mallikunta' : 'Ä–kylä',
    };
    const permit = { applied_on: '2020-03-02', ...(index % 5 > 0 && { months: 1 + (index % 12) }) };
    return JSON.stringify({ case: index, applicant: { ...applicant, works_here: index % 7 === 0 }, permit });
  });
  writeFileSync(path, `${lines.join('\n')}\n`);
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function keptOffset(progress: string): number {
  return existsSync(progress) ? JSON.parse(readFileSync(progress, 'utf8')).place.offset : -1;
}

/** Waits until the run has kept another moment, then kills it a little later. */
async function killAfterNextMoment(child: ChildProcess, progress: string, delay: number): Promise<void> {
  const before = keptOffset(progress);
  while (child.exitCode === null && keptOffset(progress) === before) await setTimeout(10);
  await setTimeout(delay);
  child.kill('SIGKILL');
}

describe('a file of many cases', () => {
  it('comes out the same in any number of threads', async () => {
    const cwd = copyFixtures();
    writeLines(join(cwd, 'cases.jsonl'), 40_000);
    const totals = [];
    for (const threads of ['1', '2', '5']) {
      const words = ['--facts-file', 'cases.jsonl', '--output', `${threads}.jsonl`, '--rejects', `${threads}.bad`];
      const { status, stderr } = await start(cwd, [...words, '--workers', threads]).ended;
      expect(status).toBe(1);
      totals.push(stderr.trimEnd().split('\n').at(-1));
      expect(existsSync(join(cwd, `${threads}.jsonl.progress`))).toBe(false);
    }
    expect(new Set(totals).size).toBe(1);
    expect(totals[0]).toMatch(/^decided 39960: .*; bad rows 40$/);
    for (const kind of ['jsonl', 'bad']) {
      expect(new Set(['1', '2', '5'].map((threads) => digest(join(cwd, `${threads}.${kind}`)))).size).toBe(1);
    }
    const answers = readFileSync(join(cwd, '5.jsonl'), 'utf8').trimEnd().split('\n');
    expect(answers.map((line) => JSON.parse(line).case)).toEqual(Array.from({ length: 40_000 }, (_, index) => index));
  });

  it('killed again and again and resumed, comes out as if nothing had happened', async () => {
    const cwd = copyFixtures();
    writeLines(join(cwd, 'cases.jsonl'), 80_000);
    const slow = ['--facts-file', 'cases.jsonl', '--engine', 'interpreter'];
    const whole = await start(cwd, [...slow, '--output', 'whole.jsonl', '--rejects', 'whole.bad']).ended;
    const words = [...slow, '--output', 'parts.jsonl', '--rejects', 'parts.bad', '--resume'];
    const progress = join(cwd, 'parts.jsonl.progress');
    const delays = [0, 40, 5, 80, 20];
    for (let killed = 0; killed < delays.length || keptOffset(progress) <= 0; ) {
      const { child, ended } = start(cwd, words);
      await killAfterNextMoment(child, progress, delays[killed % delays.length] ?? 0);
      await ended;
      if (existsSync(progress)) killed += 1;
      // It was done before it could be killed: from the beginning again.
      else for (const part of ['parts.jsonl', 'parts.bad']) rmSync(join(cwd, part));
    }
    const resumed = await start(cwd, words).ended;
    expect(digest(join(cwd, 'parts.jsonl'))).toBe(digest(join(cwd, 'whole.jsonl')));
    expect(digest(join(cwd, 'parts.bad'))).toBe(digest(join(cwd, 'whole.bad')));
    expect(existsSync(progress)).toBe(false);
    // The totals are those of the whole file.
    expect(resumed.stderr.split('\n').at(-2)).toBe(whole.stderr.split('\n').at(-2));
  });
});
