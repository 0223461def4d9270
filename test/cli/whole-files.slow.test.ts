/** Files that the built program writes, when it is killed in the middle and when the disk gets full. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { formatPolicyText } from '../../dsl/format/format.ts';
import { runs } from '../support/runs.ts';
import { copyFixtures } from './run-cli.ts';

/** How often each command is killed. */
const kills = runs(4);

const program = fileURLToPath(new URL('../../bin/rulebook.js', import.meta.url));
const rulebook = 'policies/parking-permit';
const edition = `${rulebook}/2020-01-01`;

/** Runs a command and kills it so many milliseconds after it has first changed the folder; whether it was in time. */
async function killAfterFirstChange(cwd: string, words: readonly string[], folder: string, delay: number) {
  const child = spawn(process.execPath, [program, ...words], { cwd, stdio: 'ignore' });
  const watcher = watch(join(cwd, folder), () => {
    watcher.close();
    void setTimeout(delay).then(() => child.kill('SIGKILL'));
  });
  const signal = await new Promise((resolve) => child.on('close', (_status, by) => resolve(by)));
  watcher.close();
  return signal === 'SIGKILL';
}

/** Policies of about a hundred kilobytes that are not in the canonical layout. */
function writePolicies(cwd: string): ReadonlyMap<string, { readonly before: string; readonly after: string }> {
  const body = Array.from({ length: 2500 }, (_, at) => `enum   e${at} "Luettelo"\n     a "A"\n     b "B"\n`).join('\n');
  return new Map(
    Array.from({ length: 8 }, (_, at) => {
      const path = join(cwd, edition, `extra-${at}.policy`);
      const before = `# ${at}\n${body}`;
      writeFileSync(path, before);
      return [path, { before, after: formatPolicyText(path, before).text }] as const;
    }),
  );
}

function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith('.unfinished-')) rmSync(join(folder, name));
}

describe('a command killed in the middle', () => {
  it('leaves each policy as it was or as it is to be', async () => {
    const cwd = copyFixtures();
    let inTheMiddle = 0;
    for (let round = 0; round < kills; round += 1) {
      const policies = writePolicies(cwd);
      const wasKilled = await killAfterFirstChange(cwd, ['format'], edition, (round * 7) % 40);
      const states = [...policies].map(([path, { before, after }]) => {
        expect(after).not.toBe(before);
        const text = readFileSync(path, 'utf8');
        if (text === before) return 'before';
        return text === after ? 'after' : 'neither';
      });
      expect(states).not.toContain('neither');
      if (wasKilled && states.includes('before')) inTheMiddle += 1;
      clearUnfinished(join(cwd, edition));
    }
    expect(inTheMiddle).toBeGreaterThan(0);
  });

  it('leaves the lock as it was or as it is to be', async () => {
    const cwd = copyFixtures();
    const path = join(cwd, rulebook, 'rulebook.lock');
    spawnSync(process.execPath, [program, 'lock'], { cwd });
    const after = readFileSync(path, 'utf8');
    const before = after.replace(/sha256:[0-9a-f]{64}/g, `sha256:${'0'.repeat(64)}`);
    for (let round = 0; round < kills; round += 1) {
      if (round % 2 === 0) writeFileSync(path, before);
      else rmSync(path, { force: true });
      await killAfterFirstChange(cwd, ['lock'], rulebook, round % 3);
      const text = existsSync(path) ? readFileSync(path, 'utf8') : null;
      expect([round % 2 === 0 ? before : null, after]).toContain(text);
      clearUnfinished(join(cwd, rulebook));
    }
  });

  it('clears away what it has begun when it is asked to end', async () => {
    const cwd = copyFixtures();
    const words = ['caseload', '--decision', 'parking_permit', '--count', '1000000', '--output', 'made/cases.jsonl'];
    mkdirSync(join(cwd, 'made'));
    const child = spawn(process.execPath, [program, ...words], { cwd, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('close', (_status, by) => resolve(by)));
    while (child.exitCode === null && readdirSync(join(cwd, 'made')).length === 0) await setTimeout(10);
    expect(readdirSync(join(cwd, 'made'))).toEqual([expect.stringMatching(/^\.unfinished-/)]);
    child.kill('SIGTERM');
    expect(await ended).toBe('SIGTERM');
    expect(readdirSync(join(cwd, 'made'))).toEqual([]);
  });
});

/** Runs a command that may write no file of more than so many blocks of 512 bytes. */
function runWithin(blocks: number, cwd: string, words: readonly string[]) {
  const line = `ulimit -f ${blocks} && exec "$@"`;
  const ran = spawnSync('sh', ['-c', line, 'sh', process.execPath, program, ...words], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'en' },
  });
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

describe('where no more can be written', () => {
  it.each([
    { words: ['export', '--to', 'ir', '--output', 'out'] },
    { words: ['show', '--format', 'html', '--output', 'out'] },
    { words: ['caseload', '--decision', 'parking_permit', '--count', '2000', '--output', 'out'] },
    { words: ['diff', rulebook, '--without-proofs', '--format', 'html', '--output', 'out'] },
  ])('$words.0 leaves what was there, and says so', ({ words }) => {
    const cwd = copyFixtures();
    const ran = () => runWithin(4, cwd, words);
    const reason = 'the file would be too large';
    expect(ran()).toMatchObject({
      status: 2,
      stderr: `error: the file 'out' cannot be written: ${reason}. The file was not made.\n`,
    });
    expect(existsSync(join(cwd, 'out'))).toBe(false);
    writeFileSync(join(cwd, 'out'), 'as it was');
    expect(ran()).toMatchObject({
      status: 2,
      stderr: `error: the file 'out' cannot be written: ${reason}. The file is as it was.\n`,
    });
    expect(readFileSync(join(cwd, 'out'), 'utf8')).toBe('as it was');
    expect(readdirSync(cwd).filter((name) => name.startsWith('.unfinished'))).toEqual([]);
  });

  it('format names what it has changed and what it could not', () => {
    const cwd = copyFixtures();
    const small = join(cwd, edition, 'a.policy');
    writeFileSync(small, 'enum   a "A"\n     b "B"\n');
    const policies = writePolicies(cwd);
    const { status, stdout, stderr } = runWithin(4, cwd, ['format']);
    expect(status).toBe(2);
    expect(stdout).toBe(`${edition}/a.policy\n`);
    expect(stderr).toMatch(/^error: the file '.*extra-0.policy' cannot be written: .*\. The file is as it was\.\n$/);
    for (const [path, { before }] of policies) expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('a run of many cases keeps what it has decided, and can go on', () => {
    const cwd = copyFixtures();
    runWithin(100_000, cwd, ['caseload', '--decision', 'parking_permit', '--count', '3000', '--output', 'cases.jsonl']);
    const words = ['evaluate', 'parking_permit', '--facts-file', 'cases.jsonl', '--output'];
    const whole = runWithin(100_000, cwd, [...words, 'whole.jsonl']);
    const { status, stderr } = runWithin(400, cwd, [...words, 'out.jsonl']);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /'out.jsonl' cannot be written: the file would be too large\. .* go on with .* --resume\.\n/,
    );
    const resumed = runWithin(100_000, cwd, [...words, 'out.jsonl', '--resume']);
    expect(resumed.status).toBe(whole.status);
    expect(readFileSync(join(cwd, 'out.jsonl'))).toEqual(readFileSync(join(cwd, 'whole.jsonl')));
  });

  it('a run of cases that cannot be read twice leaves no half of a file', () => {
    const cwd = copyFixtures();
    runWithin(100_000, cwd, ['caseload', '--decision', 'parking_permit', '--count', '3000', '--output', 'cases.jsonl']);
    writeFileSync(join(cwd, 'out.jsonl'), 'as it was');
    const line = `ulimit -f 400 && "$0" "$1" evaluate parking_permit --facts-file - --output out.jsonl < cases.jsonl`;
    const ran = spawnSync('sh', ['-c', line, process.execPath, program], {
      cwd,
      encoding: 'utf8',
      env: { LANG: 'en' },
    });
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain("'out.jsonl' cannot be written: the file would be too large. The file is as it was.");
    expect(readFileSync(join(cwd, 'out.jsonl'), 'utf8')).toBe('as it was');
  });

  it('a full disk is told', ({ skip }) => {
    const cwd = copyFixtures();
    const disk = join(cwd, 'disk');
    mkdirSync(disk);
    if (spawnSync('sh', ['-c', 'mount -t tmpfs -o size=600k tmpfs "$0"', disk]).status !== 0) return skip();
    onTestFinished(() => {
      spawnSync('sh', ['-c', 'umount "$0"', disk]);
    });
    writeFileSync(join(disk, 'fill'), Buffer.alloc(604_000));
    writeFileSync(join(disk, 'out'), 'as it was');
    const ran = runWithin(100_000, cwd, ['export', '--to', 'ir', '--output', 'disk/out']);
    expect(ran).toMatchObject({
      status: 2,
      stderr: "error: the file 'disk/out' cannot be written: the disk is full. The file is as it was.\n",
    });
    expect(readFileSync(join(disk, 'out'), 'utf8')).toBe('as it was');
    expect(readdirSync(disk).sort()).toEqual(['fill', 'out']);
  });
});

describe('what is written', () => {
  const target = join('elsewhere', 'out.json');
  const run = (cwd: string, output: string) => runWithin(100_000, cwd, ['export', '--to', 'ir', '--output', output]);

  it('keeps the permissions of the file that it replaces', () => {
    const cwd = copyFixtures();
    writeFileSync(join(cwd, 'out'), '');
    chmodSync(join(cwd, 'out'), 0o640);
    expect(run(cwd, 'out').status).toBe(0);
    expect(statSync(join(cwd, 'out')).mode & 0o777).toBe(0o640);
  });

  it.each(['there is', 'there is not yet'])('goes to the file that a link names, where %s one', (there) => {
    const cwd = copyFixtures();
    mkdirSync(join(cwd, dirname(target)));
    if (there === 'there is') writeFileSync(join(cwd, target), '');
    symlinkSync(target, join(cwd, 'out'));
    expect(run(cwd, 'out').status).toBe(0);
    expect(readlinkSync(join(cwd, 'out'))).toBe(target);
    expect(JSON.parse(readFileSync(join(cwd, target), 'utf8'))).toHaveProperty('decisions');
  });

  it('goes to devices, pipes and standard output as it comes', () => {
    const cwd = copyFixtures();
    expect(run(cwd, '/dev/null')).toEqual({ status: 0, stdout: '', stderr: '' });
    const shell = (line: string) =>
      execFileSync('sh', ['-c', line, process.execPath, program], { cwd, encoding: 'utf8', env: { LANG: 'en' } });
    const whole = shell('"$0" "$1" export --to ir');
    expect(shell('"$0" "$1" export --to ir --output /dev/stdout | cat')).toBe(whole);
    expect(shell('{ echo first; "$0" "$1" export --to ir --output /dev/stdout; } > both; cat both')).toBe(
      `first\n${whole}`,
    );
    expect(shell('mkfifo pipe; cat pipe > read & "$0" "$1" export --to ir --output pipe; wait; cat read')).toBe(whole);
  });

  it.runIf(existsSync('/dev/full'))('is not taken for written where the device refuses it', () => {
    expect(run(copyFixtures(), '/dev/full')).toMatchObject({
      status: 2,
      stderr: "error: the file '/dev/full' cannot be written: the disk is full\n",
    });
  });
});
