import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyFixtures, runCli } from './run-cli.ts';

const rulebook = 'policies/parking-permit';

/** The fixtures with an edition that raises the fee, of this status. */
function withEdition(status: string): { readonly cwd: string; readonly read: (path: string) => string } {
  const cwd = copyFixtures();
  const folder = join(cwd, rulebook, '2022-01-01');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'edition.yaml'),
    `decided: 2021-11-12\ndecided_by: Kunnanhallitus\nrecord: "§ 4"\nstatus: ${status}\n`,
  );
  writeFileSync(join(folder, 'values.yaml'), 'monthly_fee: 31.50 EUR/month\n');
  return { cwd, read: (path) => readFileSync(join(cwd, rulebook, path), 'utf8') };
}

it('a number left in its provision is told, and mended at a word', async () => {
  const { cwd, read } = withEdition('accepted');
  const told = await runCli(['check', '--language', 'en'], { cwd });
  expect(told.status).toBe(0);
  expect(told.stdout).toContain(
    "warning[stale-provision]: provision '§1:3' still says '30 euroa', but the value changes on 2022-01-01",
  );
  expect(readdirSync(join(cwd, rulebook, 'source'))).toEqual(['2020-01-01.fi.md', '2021-01-01.fi.md']);
  const mended = await runCli(['check', '--fix', '--language', 'en'], { cwd });
  expect(mended).toMatchObject({ status: 0, stderr: `Mended:\n  ${rulebook}/source/2022-01-01.fi.md\n` });
  expect(mended.stdout).not.toContain('stale-provision');
  expect(read('source/2022-01-01.fi.md')).toBe('[1:3] Lupa maksaa 31,50 euroa kuukaudessa.\n');
  const again = await runCli(['check', '--fix', '--language', 'en'], { cwd });
  expect(again).toMatchObject({ status: 0, stderr: '', stdout: mended.stdout });

  const shown = async (day: string) => (await runCli(['show', '--on', day], { cwd })).stdout;
  expect(await shown('2021-12-31')).toContain('Lupa maksaa 30 euroa kuukaudessa.');
  expect(await shown('2021-12-31')).not.toContain('31,50 euroa kuukaudessa.');
  expect(await shown('2022-01-01')).toContain('Lupa maksaa 31,50 euroa kuukaudessa.');

  const { stdout } = await runCli(['diff', '--without-proofs', '2021-12-31', '2022-06-01', '--format', 'json'], {
    cwd,
  });
  expect((JSON.parse(stdout) as { provisions: unknown }).provisions).toEqual([
    {
      provision: '1:3',
      language: 'fi',
      before: 'Lupa maksaa 30 euroa kuukaudessa.',
      after: 'Lupa maksaa 31,50 euroa kuukaudessa.',
      from: '2022-01-01',
      until: null,
    },
  ]);
});

it('a draft is told of and mended only where drafts are asked about, and quoted on no day', async () => {
  const { cwd, read } = withEdition('draft');
  expect((await runCli(['check', '--fix'], { cwd })).stdout).not.toContain('stale-provision');
  await runCli(['check', '--drafts', '--fix'], { cwd });
  expect(read('source/2022-01-01.fi.md')).toContain('31,50 euroa');
  expect((await runCli(['show', '--on', '2030-01-01'], { cwd })).stdout).toContain('Lupa maksaa 30 euroa');
  expect((await runCli(['show', '--on', '2030-01-01', '--drafts'], { cwd })).stdout).toContain(
    'Lupa maksaa 31,50 euroa',
  );
});

it('a pinned edition is neither told of nor mended, and its source text is part of the pin', async () => {
  const { cwd, read } = withEdition('accepted');
  expect((await runCli(['lock'], { cwd })).status).toBe(0);
  expect((await runCli(['check', '--fix'], { cwd })).stdout).not.toContain('stale-provision');
  writeFileSync(
    join(cwd, rulebook, 'source/2021-01-01.fi.md'),
    read('source/2021-01-01.fi.md').replace('30 euroa', '29 euroa'),
  );
  const changed = await runCli(['check', '--language', 'en'], { cwd });
  expect(changed.status).toBe(1);
  expect(changed.stdout).toContain('lock-mismatch');
  // What another version of the program pinned is told as that, and pinned anew at a word.
  writeFileSync(join(cwd, rulebook, 'rulebook.lock'), read('rulebook.lock').replace(/^version:.*\n/m, ''));
  expect((await runCli(['check', '--language', 'en'], { cwd })).stdout).toContain('error[lock-version]');
  expect((await runCli(['lock'], { cwd })).status).toBe(0);
  expect((await runCli(['check', '--language', 'en'], { cwd })).status).toBe(0);
});
