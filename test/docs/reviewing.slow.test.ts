/** The example of `docs/reviewing.md`: its files are proposed, and what the tool says of them is what the page shows. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { readBlocks } from './read-page.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(project, 'docs/reviewing.md'), 'utf8');
const blocks = readBlocks(page);
const rulebook = 'policies/kuopio-social-rehabilitation';
const diff = ['diff', 'main', '--cautions', 'pull-request.md'];
let cwd = '';

beforeAll(async () => {
  mkdirSync(join(project, '.rulebook/tests'), { recursive: true });
  cwd = mkdtempSync(join(project, '.rulebook/tests/reviewing-'));
  cpSync(join(project, rulebook), join(cwd, rulebook), { recursive: true });
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Testi', '-c', 'user.email=testi@example.org', ...words], { cwd });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'base');
  for (const { attributes, text } of blocks) {
    if (attributes.file === undefined) continue;
    const path = join(cwd, attributes.file.endsWith('.md') ? '' : rulebook, attributes.file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  await runCli(['check', '--drafts', '--fix'], { cwd });
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** What the blocks of one kind of output show. */
function shown(output: string): readonly string[] {
  const texts = blocks.filter(({ attributes }) => attributes.output === output).map(({ text }) => text);
  expect(texts.length).toBeGreaterThan(0);
  return texts;
}

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

describe('the example of a review', () => {
  it('is a proposal without mistakes', async () => {
    const { stdout } = await runCli(['check', '--drafts', '--warnings-as-errors'], { cwd });
    expect(stdout).toBe('No problems found.\n');
  });

  it.each([
    ['markdown', ['--format', 'markdown']],
    ['text', []],
  ])('shows what the tool says, as %s', async (output, words) => {
    const { status, stdout } = await runCli([...diff, '--without-proofs', ...words], { cwd });
    expect(status).toBe(0);
    for (const text of shown(output)) expect(plain(stdout)).toContain(text);
  });

  it('shows what is proved', async () => {
    const { stdout } = await runCli(diff, { cwd });
    for (const text of shown('proofs')) expect(plain(stdout)).toContain(text);
  });

  it('lists the options and the keys that there are', async () => {
    const help = await runCli(['diff', '--help']);
    const options = page.match(/`--[a-z-]+/g)?.map((option) => option.slice(1)) ?? [];
    const ofOthers = ['--drafts', '--language', '--output'];
    for (const option of new Set(options)) expect([help.stdout, ...ofOthers].join(' ')).toContain(option);
    const { stdout } = await runCli([...diff, '--without-proofs', '--format', 'json'], { cwd });
    const section = page.slice(page.indexOf('## JSON'));
    for (const key of Object.keys(JSON.parse(stdout))) {
      if (key !== 'rulebook' && key !== 'language') expect(section, key).toContain(`\`${key}\``);
    }
  });
});
