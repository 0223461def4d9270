/** What is accepted or pinned and does not stand as it stood comes first in every report, with status 1. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { copyFixtures, runCli } from './run-cli.ts';

const rulebook = 'policies/parking-permit';
const review = fileURLToPath(new URL('../../scripts/review.mjs', import.meta.url));

function edit(folder: string, path: string, before: string | RegExp, after: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  const edited = text.replace(before, after);
  expect(edited).not.toBe(text);
  writeFileSync(join(folder, path), edited);
}

const lock = 'rulebook.lock';
const firstPin = /( {2}2020-01-01: sha256:).*\n/;
const raisePrice = (folder: string) => edit(folder, '2020-01-01/values.yaml', '25 EUR/month', '27 EUR/month');

interface Change {
  readonly name: string;
  readonly change: (folder: string, cwd: string) => unknown;
  /** As JSON has it. */
  readonly locks: readonly (readonly [string, string])[];
  readonly said: string;
}

const all = ['2020-01-01', '2021-01-01'];
const days = '1.1.2020, 1.1.2021';

const changes: readonly Change[] = [
  {
    name: 'the lock is deleted',
    change: (folder) => rmSync(join(folder, lock)),
    locks: all.map((edition) => [edition, 'unpinned'] as const),
    said: `Version lukitus on poistettu: ${days}.`,
  },
  {
    name: 'the lock is emptied',
    change: (folder) => writeFileSync(join(folder, lock), 'editions: {}\n'),
    locks: all.map((edition) => [edition, 'unpinned'] as const),
    said: `Version lukitus on poistettu: ${days}.`,
  },
  {
    name: 'the lock is spoilt',
    change: (folder) => writeFileSync(join(folder, lock), 'editions: [\n'),
    locks: all.map((edition) => [edition, 'unpinned'] as const),
    said: `Version lukitus on poistettu: ${days}.`,
  },
  {
    name: 'a pin is removed',
    change: (folder) => edit(folder, lock, firstPin, ''),
    locks: [['2020-01-01', 'unpinned']],
    said: 'Version lukitus on poistettu: 1.1.2020.',
  },
  {
    name: 'a pin is changed',
    change: (folder) => edit(folder, lock, firstPin, `$1${'0'.repeat(64)}\n`),
    locks: [['2020-01-01', 'repinned']],
    said: 'Version lukitus on vaihdettu: 1.1.2020.',
  },
  {
    name: 'what an edition says changes under its pin',
    change: raisePrice,
    locks: [['2020-01-01', 'rewritten']],
    said: 'Hyväksyttyä versiota on muutettu: 1.1.2020.',
  },
  {
    name: 'what an edition says changes, and the lock is deleted',
    change: (folder) => {
      raisePrice(folder);
      rmSync(join(folder, lock));
    },
    locks: [
      ['2020-01-01', 'unpinned'],
      ['2020-01-01', 'rewritten'],
      ['2021-01-01', 'unpinned'],
    ],
    said: `Hyväksyttyä versiota on muutettu: 1.1.2020. Version lukitus on poistettu: ${days}.`,
  },
  {
    name: 'what an edition says changes, and it is locked anew',
    change: (folder, cwd) => {
      raisePrice(folder);
      rmSync(join(folder, lock));
      return runCli(['lock'], { cwd });
    },
    locks: [
      ['2020-01-01', 'repinned'],
      ['2020-01-01', 'rewritten'],
      ['2021-01-01', 'repinned'],
    ],
    said: `Hyväksyttyä versiota on muutettu: 1.1.2020. Version lukitus on vaihdettu: ${days}.`,
  },
  {
    name: 'an edition is removed',
    change: (folder) => {
      rmSync(join(folder, '2021-01-01'), { recursive: true });
      rmSync(join(folder, 'source/2021-01-01.fi.md'));
    },
    locks: [['2021-01-01', 'removed']],
    said: 'Hyväksytty versio on poistettu: 1.1.2021.',
  },
  {
    name: 'an edition is not accepted any more',
    change: (folder) => edit(folder, '2021-01-01/edition.yaml', 'status: in_force', 'status: draft'),
    locks: [['2021-01-01', 'reopened']],
    said: 'Hyväksytty versio ei ole enää hyväksytty: 1.1.2021.',
  },
];

/** The fixtures, locked, with a copy that has been changed. */
async function openChanged(change: Change['change']) {
  const cwd = copyFixtures();
  await runCli(['lock'], { cwd });
  cpSync(join(cwd, rulebook), join(cwd, 'before'), { recursive: true });
  await change(join(cwd, rulebook), cwd);
  const diff = (...words: readonly string[]) => runCli(['diff', 'before', '--without-proofs', ...words], { cwd });
  return { cwd, diff };
}

describe('a comparison', () => {
  it.each(changes)('says first that $name', async ({ change, locks, said }) => {
    const { diff } = await openChanged(change);
    const text = await diff();
    expect(text.status).toBe(1);
    expect(text.stdout.split('\n')[3]).toMatch(new RegExp(`^ {2}Lukitus +${said.replaceAll('.', '\\.')}$`));
    const markdown = await diff('--format', 'markdown');
    expect(markdown.status).toBe(1);
    expect(markdown.stdout.split('\n')[1]).toBe(`- **Lukitus:** ${said}`);
    const html = await diff('--format', 'html');
    expect(html.status).toBe(1);
    expect(html.stdout).toContain(`<dl>\n<dt>Lukitus</dt><dd>${said}</dd>`);
    const json = await diff('--format', 'json');
    expect(json.status).toBe(1);
    const report = JSON.parse(json.stdout);
    expect(report).toMatchObject({ changed: true, locks: locks.map(([edition, kind]) => ({ edition, kind })) });
    expect(report.summary[0]).toEqual({ kind: 'lock', head: 'Lukitus', text: said });
  });

  it.each<{ readonly name: string; readonly change: Change['change'] }>([
    { name: 'nothing changes', change: () => {} },
    {
      name: 'only the layout of an edition changes',
      change: (folder) => edit(folder, '2020-01-01/values.yaml', /^/, '# hinnat\n'),
    },
    {
      name: 'an edition is accepted and locked for the first time',
      change: (folder, cwd) => {
        cpSync(join(folder, '2021-01-01/edition.yaml'), join(folder, '2022-01-01/edition.yaml'));
        writeFileSync(join(folder, '2022-01-01/values.yaml'), 'monthly_fee: 30 EUR/month\n');
        return runCli(['lock'], { cwd });
      },
    },
  ])('has nothing to say of the lock where $name', async ({ change }) => {
    const { diff } = await openChanged(change);
    const { status, stdout } = await diff('--format', 'json');
    expect(status).toBe(0);
    const { locks, summary } = JSON.parse(stdout);
    expect(locks).toEqual([]);
    expect(summary.map(({ kind }: { kind: string }) => kind)).not.toContain('lock');
  });

  it('lets drafts change freely, also one that stands before an accepted edition', async () => {
    const cwd = copyFixtures();
    const folder = join(cwd, rulebook);
    cpSync(join(folder, '2021-01-01/edition.yaml'), join(folder, '2020-06-01/edition.yaml'));
    edit(folder, '2020-06-01/edition.yaml', 'status: in_force', 'status: draft');
    writeFileSync(join(folder, '2020-06-01/values.yaml'), 'monthly_fee: 26 EUR/month\n');
    cpSync(folder, join(cwd, 'before'), { recursive: true });
    edit(folder, '2020-06-01/values.yaml', '26', '27');
    const { status, stdout } = await runCli(['diff', 'before', '--without-proofs'], { cwd });
    expect([status, stdout]).toEqual([0, expect.not.stringContaining('Lukitus')]);
    expect(stdout).toContain('26,00');
  });
});

describe('the review of a pull request', () => {
  it.each(changes.filter(({ name }) => /^(the lock is deleted|what an edition says changes)/.test(name)))(
    'begins with it where $name',
    async ({ change, said }) => {
      const { cwd } = await openChanged(() => {});
      const git = (...words: readonly string[]) =>
        spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...words], { cwd });
      rmSync(join(cwd, 'before'), { recursive: true });
      git('init', '-q', '-b', 'main');
      git('add', '-A');
      git('commit', '-q', '-m', 'base');
      await change(join(cwd, rulebook), cwd);
      git('commit', '-q', '-a', '-m', 'proposed');
      const ran = spawnSync(process.execPath, [review, '.', 'HEAD~1', 'review'], { cwd });
      expect(ran.status).toBe(1);
      const comment = readFileSync(join(cwd, 'review/parking-permit.md'), 'utf8');
      expect(comment.split('\n')[1]).toBe(`- **Lukitus:** ${said}`);
    },
  );
});
