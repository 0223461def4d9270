/** Links in a rulebook's folder, read from the disk and from git. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readRulebookFiles } from '../../../library/node/read-folder.ts';
import { readRevision } from '../../../library/node/read-revision.ts';
import { copyFixtures, runCli } from '../../cli/run-cli.ts';

const secret = 'secret: of somebody else';
const rulebook = 'policies/parking-permit';

let cwd: string;
let folder: string;

beforeEach(() => {
  cwd = copyFixtures();
  folder = join(cwd, rulebook);
  mkdirSync(join(cwd, 'outside'));
  writeFileSync(join(cwd, 'outside/secret.yaml'), `${secret}\n`);
});

/** Commits what is in the folder as `HEAD`. */
function commit(): void {
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...words], { cwd, stdio: 'ignore' });
  git('init');
  git('add', '-A', '-f');
  git('commit', '-m', 'x');
}

describe('a link that leads out of the folder, or to no file of it', () => {
  const links: readonly (readonly [string, string, (path: string) => void])[] = [
    ['to a file outside', 'locales/zz.yaml', (path) => symlinkSync(join(cwd, 'outside/secret.yaml'), path)],
    ['by a relative path', 'zz.yaml', (path) => symlinkSync('../../outside/secret.yaml', path)],
    ['to a folder outside', 'tests/more', (path) => symlinkSync(join(cwd, 'outside'), path)],
    ['to a folder of the rulebook', '2021-06-01', (path) => symlinkSync('2020-01-01', path)],
    ['to nothing', 'zz.yaml', (path) => symlinkSync('nothing.yaml', path)],
    ['to itself', 'zz.yaml', (path) => symlinkSync('zz.yaml', path)],
    [
      'through another link',
      'zz.yaml',
      (path) => {
        symlinkSync(join(cwd, 'outside'), join(folder, '.between'));
        symlinkSync('.between/secret.yaml', path);
      },
    ],
    ['of a name that is not read', 'notes.txt', (path) => symlinkSync(join(cwd, 'outside/secret.yaml'), path)],
  ];

  it.each(links)('%s is refused, from the disk and from git', async (_name, path, link) => {
    mkdirSync(join(folder, 'locales'), { recursive: true });
    link(join(folder, path));
    const message = (shown: string) => `the rulebook's '${shown}' is a link that does not lead to a file of its folder`;
    for (const command of [['check'], ['test'], ['show'], ['lock'], ['format'], ['diff', rulebook]]) {
      const { status, stdout, stderr } = await runCli(command, { cwd });
      expect(status).toBe(2);
      expect(stderr).toContain(message(path));
      expect(stdout + stderr).not.toContain(secret);
    }
    commit();
    expect(await readRevision(folder, 'HEAD')).toMatchObject({
      kind: 'unusable',
      message: { en: expect.stringContaining(message(`HEAD:${path}`)) },
    });
  });
});

it('a link to a file of the folder is read as that file, from the disk and from git', async () => {
  const plain = readRulebookFiles(folder);
  const path = '2020-01-01/parking-permit.policy';
  const text = readFileSync(join(folder, path), 'utf8');
  // As mounted volumes of containers have it.
  mkdirSync(join(folder, '..2020'));
  renameSync(join(folder, path), join(folder, '..2020/kept.policy'));
  symlinkSync('../..2020/kept.policy', join(folder, path));
  expect(readRulebookFiles(folder)).toEqual(plain);
  commit();
  const revision = await readRevision(folder, 'HEAD');
  expect(revision.kind === 'files' && revision.sources.get(path)).toBe(text);
});
