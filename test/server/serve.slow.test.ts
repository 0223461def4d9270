/** The built program as a process of its own: killed, started twice, asked to end, started wrongly. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyFixtures } from '../cli/run-cli.ts';
import { commitAll, draftDate, draftFiles } from './open-server.ts';

const program = fileURLToPath(new URL('../../bin/rulebook.js', import.meta.url));

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
  readonly ended: Promise<{ readonly status: number | null; readonly stderr: string }>;
}

function run(cwd: string, words: readonly string[]) {
  const child = spawn(process.execPath, [program, 'serve', ...words], { cwd, env: { LANG: 'en', HOME: cwd } });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let stderr = '';
  let stdout = '';
  child.stderr.on('data', (part) => {
    stderr += part;
  });
  child.stdout.on('data', (part) => {
    stdout += part;
  });
  const ended = new Promise<{ status: number | null; stderr: string; stdout: string }>((resolve) => {
    child.on('close', (status) => resolve({ status, stderr, stdout }));
  });
  return { child, ended, told: () => stderr };
}

async function start(cwd: string, words: readonly string[] = []): Promise<Running> {
  const { child, ended, told } = run(cwd, ['--port', '0', ...words]);
  for (;;) {
    const address = /http:\/\/\S+/.exec(told())?.[0];
    if (address !== undefined) return { child, address, ended };
    if (child.exitCode !== null) throw new Error(told());
    await setTimeout(20);
  }
}

function ask(
  address: string,
  method: string,
  path: string,
  { body, revision }: { body?: object; revision?: string } = {},
) {
  return fetch(address + path, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      origin: address,
      'content-type': 'application/json',
      ...(revision !== undefined && { 'if-match': revision }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** A large draft, all of whose files name the same save. */
function marked(save: number): Record<string, string> {
  const filler = `# ${'x'.repeat(100_000)}\n`;
  const names = Array.from({ length: 8 }, (_, index) => `tests/part-${index}.yaml`);
  return Object.fromEntries(names.map((name) => [name, `save: ${save}\n${filler}`]));
}

/** The save a draft comes from, of which every file must be. */
function readMark(files: Readonly<Record<string, string>>): number {
  const marks = new Set(Object.values(files).map((text) => Number(/^save: (\d+)\n# x{100000}\n$/.exec(text)?.[1])));
  expect(marks.size).toBe(1);
  return [...marks][0] ?? Number.NaN;
}

describe('a server killed in the middle of saves', () => {
  it('has the last one acknowledged, or the one under way, as a whole', async () => {
    const folder = copyFixtures();
    let save = 1;
    let acknowledged = 0;
    for (let round = 0; round < 8; round += 1) {
      const { child, address, ended } = await start(folder, ['--drafts', 'drafts']);
      if (round === 0) await ask(address, 'POST', '/api/drafts', { body: { date: draftDate, files: marked(0) } });
      const found = await (await ask(address, 'GET', `/api/drafts/${draftDate}`)).json();
      const mark = readMark(found.files);
      expect(mark).toBeGreaterThanOrEqual(acknowledged);
      expect(mark).toBeLessThan(save);
      let { revision } = found;
      // One to three saves are acknowledged; the kill comes a little after the next one has begun.
      const last = save + 1 + (round % 3);
      for (; ; save += 1) {
        if (save === last) void setTimeout((round * 7) % 30).then(() => child.kill('SIGKILL'));
        const body = { files: marked(save) };
        const answer = await ask(address, 'PUT', `/api/drafts/${draftDate}`, { body, revision }).then(
          async (response) => ({ status: response.status, json: await response.json() }),
          () => null,
        );
        if (answer === null) break;
        expect(answer.status).toBe(200);
        acknowledged = save;
        revision = answer.json.revision;
      }
      // The one under way counts as tried.
      save += 1;
      await ended;
    }
    expect(acknowledged).toBeGreaterThan(0);
  });
});

describe('two servers on one folder of drafts', () => {
  it('never overwrite each other', async () => {
    const folder = copyFixtures();
    const servers = await Promise.all([0, 1].map(() => start(folder, ['--drafts', 'drafts'])));
    const [first] = servers;
    await ask(first?.address ?? '', 'POST', '/api/drafts', { body: { date: draftDate, files: {} } });
    const path = `/api/drafts/${draftDate}`;
    const saved: string[] = [];
    const write = async (address: string, writer: string) => {
      for (let turn = 0; turn < 15; turn += 1) {
        const { revision, notes } = await (await ask(address, 'GET', path)).json();
        const entry = `${writer}.${turn}`;
        const body = { files: {}, notes: { list: [...(notes.list ?? []), entry] } };
        const { status } = await ask(address, 'PUT', path, { body, revision });
        expect([200, 412]).toContain(status);
        if (status === 200) saved.push(entry);
      }
    };
    await Promise.all(
      servers.flatMap(({ address }, server) => [write(address, `${server}a`), write(address, `${server}b`)]),
    );
    const { notes } = await (await ask(first?.address ?? '', 'GET', path)).json();
    expect([...notes.list].sort()).toEqual([...saved].sort());
    expect(new Set(saved.map((entry) => entry.at(0))).size).toBe(2);
  });
});

describe('a server asked to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('finishes what it is doing: %s', async (signal) => {
    const folder = copyFixtures();
    const { child, address, ended } = await start(folder);
    const facts = { applicant: { birth_date: '1980-05-17', municipality: 'Mallikunta' }, permit: { months: 2 } };
    const lines = Array.from({ length: 20_000 }, (_, index) => JSON.stringify({ case: index, ...facts })).join('\n');
    const response = await fetch(`${address}/api/decisions/parking_permit/batch?on=2020-03-02`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines,
    });
    child.kill(signal);
    expect((await response.text()).trimEnd().split('\n')).toHaveLength(20_000);
    const { status, stderr } = await ended;
    expect(status).toBe(0);
    expect(stderr).toMatch(/Ending …\n$/);
  });
});

describe('a server that cannot be started', () => {
  it.each([
    [['--port', 'eighty'], 'error: --port eighty: give the number of a port from 0 to 65535\n'],
    [['--port', '65536'], 'error: --port 65536: give the number of a port from 0 to 65535\n'],
    [['--rulebook', 'nowhere'], "error: the folder 'nowhere' does not exist\n"],
    [
      ['--host', '0.0.0.0'],
      /^error: at 0\.0\.0\.0 others reach the service too, so signing in is needed: give --tokens FILE/,
    ],
    [['--tokens', 'nowhere.yaml'], /^error: the file '.*nowhere\.yaml' cannot be read: it does not exist\n$/],
    [['--tokens', 'policies/parking-permit/rulebook.yaml'], /is no list of tokens/],
    [
      ['--host', '203.0.113.1', '--tokens', 'tokens.yaml'],
      /^error: cannot listen at 203\.0\.113\.1:\d+: the address is not of this machine/,
    ],
    [
      ['--drafts', 'policies/parking-permit/rulebook.yaml/drafts'],
      /^error: the folder '.*' for drafts cannot be made: a part of the path is not a folder/,
    ],
    [['--new-token', 'viewer'], 'error: a new token needs --new-token ROLE, --name NAME and --tokens FILE\n'],
    [['--new-token', 'king', '--name', 'x', '--tokens', 'tokens.yaml'], /viewer, evaluator, administrator/],
  ])('says why, and what to do: %j', async (words, message) => {
    const folder = copyFixtures();
    const list = `tokens:\n  - { name: x, role: viewer, sha256: ${'a'.repeat(64)} }\n`;
    writeFileSync(join(folder, 'tokens.yaml'), list);
    const { status, stderr } = await run(folder, words).ended;
    expect(status).toBe(2);
    if (typeof message === 'string') expect(stderr).toBe(message);
    else expect(stderr).toMatch(message);
  });

  it('because the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      taken.close();
    });
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const { status, stderr } = await run(copyFixtures(), ['--port', String(port)]).ended;
    expect(stderr).toBe(
      `error: cannot listen at 127.0.0.1:${port}: the port is in use already; give another with --port\n`,
    );
    expect(status).toBe(2);
  });
});

describe('a new token', () => {
  it('is shown once and let in', async () => {
    const folder = copyFixtures();
    const words = ['--new-token', 'administrator', '--name', 'Maija Meikäläinen', '--tokens', 'tokens.yaml'];
    const { stdout, status } = await run(folder, words).ended;
    expect(status).toBe(0);
    const token = stdout.trim();
    expect(token).toMatch(/^rulebook_[\w-]{43}$/);
    const list = readFileSync(join(folder, 'tokens.yaml'), 'utf8');
    expect(list).not.toContain(token);
    expect(
      (await run(folder, ['--new-token', 'viewer', '--name', 'Toinen', '--tokens', 'tokens.yaml']).ended).status,
    ).toBe(0);
    const { address } = await start(folder, ['--tokens', 'tokens.yaml']);
    expect((await fetch(`${address}/api/files`)).status).toBe(401);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ date: draftDate, files: draftFiles() });
    const made = await fetch(`${address}/api/drafts`, { method: 'POST', headers, body });
    expect((await made.json()).updatedBy).toBe('Maija Meikäläinen');
  });
});

describe('a server nobody is named to', () => {
  it('takes whom git is set up for', async () => {
    const folder = copyFixtures();
    // A repository of its own, whose settings are not those of the project around it.
    commitAll(folder);
    writeFileSync(join(folder, '.gitconfig'), '[user]\n\tname = Toinen Tekijä\n\temail = toinen@example.fi\n');
    const { address } = await start(folder);
    expect((await (await fetch(`${address}/api/session`)).json()).name).toBe('Toinen Tekijä');
  });
});

describe('drafts without a folder of their own', () => {
  it('are kept outside the checkout', async () => {
    const folder = copyFixtures();
    const { address, child, ended } = await start(folder);
    await ask(address, 'POST', '/api/drafts', { body: { date: draftDate } });
    child.kill('SIGTERM');
    const { stderr } = await ended;
    const drafts = /Drafts: (.+)\n/.exec(stderr)?.[1] ?? '';
    expect(drafts.startsWith(join(folder, '.local/state/rulebook/drafts/parking-permit-'))).toBe(true);
    expect(existsSync(join(drafts, draftDate, '000001.json'))).toBe(true);
  });
});
