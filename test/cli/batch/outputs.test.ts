import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunIdentity } from '../../../cli/batch/checkpoint.ts';
import { type OutputRequest, type Outputs, openOutputs } from '../../../cli/batch/outputs.ts';
import type { Output } from '../../../cli/io.ts';
import { emptyTally } from '../../../library/node/batch/block.ts';
import { copyFixtures } from '../run-cli.ts';

const identity: RunIdentity = {
  version: '1',
  rulebook: 'abc',
  input: { size: 10, modified: 1, head: 'def' },
  options: { decision: 'parking_permit', on: null },
};

const fresh: OutputRequest = { results: 'out', rejects: 'bad', resume: false };
const resumed: OutputRequest = { ...fresh, resume: true };

const silent: Output = { terminal: null, write: async () => {} };

async function* nothing(): AsyncGenerator<string, void> {}

function open(cwd: string, request: OutputRequest, run: RunIdentity | null = identity) {
  return openOutputs(request, run, { stdin: nothing(), stdout: silent, stderr: silent, env: {}, cwd });
}

async function begin(cwd: string): Promise<Outputs> {
  const outputs = await open(cwd, fresh);
  if (outputs.kind === 'unusable') throw new Error(outputs.message.en);
  await outputs.write(Buffer.from('answers'), Buffer.from('rows'));
  return outputs;
}

function changeProgress(cwd: string, change: object): void {
  const path = join(cwd, 'out.progress');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...change }));
}

async function messageOf(opening: ReturnType<typeof open>): Promise<string> {
  const opened = await opening;
  return opened.kind === 'unusable' ? opened.message.en : 'opened';
}

describe('results of a run', () => {
  it('are cut to the moment kept, and the run goes on from there', async () => {
    const cwd = copyFixtures();
    await begin(cwd);
    const place = { offset: 5, line: 2, encoding: 'utf-8' };
    const tally = { ...emptyTally, denied: 3 };
    changeProgress(cwd, { place, tally, results: 4, rejects: 1 });
    const outputs = await open(cwd, resumed);
    if (outputs.kind === 'unusable') throw new Error(outputs.message.en);
    expect(outputs.from).toEqual({ place, tally });
    await outputs.write(Buffer.from('ering'), Buffer.from('uin'));
    await outputs.finish();
    expect(readFileSync(join(cwd, 'out'), 'utf8')).toBe('answering');
    expect(readFileSync(join(cwd, 'bad'), 'utf8')).toBe('ruin');
    expect(existsSync(join(cwd, 'out.progress'))).toBe(false);
  });

  it('of a new run replace older ones only once it is known to have begun', async () => {
    const cwd = copyFixtures();
    writeFileSync(join(cwd, 'out'), 'results of yesterday');
    await begin(cwd);
    expect(readFileSync(join(cwd, 'out'), 'utf8')).toBe('answers');
    expect(existsSync(join(cwd, 'out.progress'))).toBe(true);
  });

  it('are not resumed after the end', async () => {
    const cwd = copyFixtures();
    const outputs = await begin(cwd);
    await outputs.finish();
    expect(await messageOf(open(cwd, resumed))).toMatch(
      /^there is nothing to go on with: 'out.progress' does not exist/,
    );
    expect(readFileSync(join(cwd, 'out'), 'utf8')).toBe('answers');
  });

  it('are begun where there is nothing to resume yet', async () => {
    expect(await open(copyFixtures(), resumed)).toMatchObject({ kind: 'outputs', from: { place: { offset: 0 } } });
  });

  it('of an interrupted run are not written over', async () => {
    const cwd = copyFixtures();
    await begin(cwd);
    expect(await messageOf(open(cwd, fresh))).toMatch(
      /^an earlier run was interrupted \('out.progress'\). Go on with --resume/,
    );
    expect(readFileSync(join(cwd, 'out'), 'utf8')).toBe('answers');
  });

  it.each([
    [{ version: '2' }, 'the run cannot go on: the program is of another version.'],
    [{ rulebook: 'abd' }, 'the run cannot go on: the rulebook has changed.'],
    [{ input: { ...identity.input, size: 11 } }, 'the run cannot go on: the file of cases has changed.'],
    [{ options: { ...identity.options, on: 7 } }, 'the run cannot go on: the options have changed (on).'],
  ])('do not go on where %j differs', async (change, message) => {
    const cwd = copyFixtures();
    await begin(cwd);
    expect(await messageOf(open(cwd, resumed, { ...identity, ...change }))).toContain(message);
    expect(readFileSync(join(cwd, 'out'), 'utf8')).toBe('answers');
  });

  it.each([
    ['results', 8],
    ['rejects', 5],
  ])('do not go on where the %s have been shortened', async (file, length) => {
    const cwd = copyFixtures();
    await begin(cwd);
    changeProgress(cwd, { [file]: length });
    expect(await messageOf(open(cwd, resumed))).toMatch(/shorter than 'out.progress' says/);
    expect(readFileSync(join(cwd, 'out'), 'utf8')).toBe('answers');
  });

  it.each(['', '{}', '{"format":"rulebook-progress/2"}'])(
    'do not go on with a damaged progress file: %j',
    async (text) => {
      const cwd = copyFixtures();
      await begin(cwd);
      writeFileSync(join(cwd, 'out.progress'), text);
      expect(await messageOf(open(cwd, resumed))).toBe(
        "'out.progress' is not a progress file of Rulebook; delete it and begin again",
      );
    },
  );

  it('of cases that cannot be read twice are not resumed', async () => {
    expect(await messageOf(open(copyFixtures(), resumed, null))).toMatch(
      /^--resume goes on only from a file to a file/,
    );
  });
});
