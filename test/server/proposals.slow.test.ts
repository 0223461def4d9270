import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writePatch } from '../../server/proposals/write-patch.ts';
import { copyFixtures } from '../cli/run-cli.ts';
import { runs } from '../support/runs.ts';
import {
  commitAll,
  draftDate,
  draftFiles,
  makeDraft,
  type OpenedServer,
  openServer,
  runGit,
  tokens,
  writeTokens,
} from './open-server.ts';

const path = `/api/drafts/${draftDate}`;
const branch = `rulebook/${draftDate}`;
const said = { title: 'Hinnat 2022', text: 'Kuukausimaksu nousee.\n\n- Tarkista: yli 15 %. Syy: lautakunnan päätös.' };

function propose({ ask }: OpenedServer, revision: string, token?: string) {
  return ask('POST', `${path}/proposal`, {
    body: said,
    headers: { 'if-match': revision },
    ...(token !== undefined && { token }),
  });
}

describe('a proposal', () => {
  it('is a branch with one commit that holds the draft and nothing else', async () => {
    const server = await openServer({ git: true });
    const { folder } = server;
    const proposed = await propose(server, await makeDraft(server));
    expect(proposed).toMatchObject({ status: 200, json: { branch, base: runGit(folder, 'rev-parse', 'main').trim() } });
    expect(runGit(folder, 'rev-parse', branch).trim()).toBe(proposed.json.commit);
    expect(runGit(folder, 'log', '--format=%an <%ae>%n%cn%n%P%n%B', '-1', branch)).toBe(
      `Maija Meikäläinen <maija@example.fi>\nMaija Meikäläinen\n${proposed.json.base}\n${said.title}\n\n${said.text}\n\n`,
    );
    const changed = runGit(folder, 'diff', '--name-status', `main..${branch}`);
    const at = `policies/parking-permit/${draftDate}`;
    expect(changed).toBe(`A\t${at}/edition.yaml\nA\t${at}/values.yaml\n`);
    expect(runGit(folder, 'show', `${branch}:${at}/edition.yaml`)).toBe('# Hinnat 2022\nstatus: proposed\n');
    expect(runGit(folder, 'show', `${branch}:${at}/values.yaml`)).toBe('monthly_fee: 35 EUR/month\n');
    expect(proposed.json.pullRequest.title).toBe(said.title);
    expect(proposed.json.pullRequest.body).toContain('Syy: lautakunnan päätös.');
    expect(proposed.json.files).toEqual([`${draftDate}/edition.yaml`, `${draftDate}/values.yaml`]);
  });

  it('leaves the checkout and its index as they are', async () => {
    const server = await openServer({ git: true });
    const { folder, rulebookFolder } = server;
    writeFileSync(join(folder, 'staged.txt'), 'staged');
    runGit(folder, 'add', 'staged.txt');
    writeFileSync(join(rulebookFolder, 'tests/parking-permit.yaml'), '# under way\n');
    const state = () => [
      runGit(folder, 'status', '--porcelain', '--untracked-files=all', '--', 'policies', 'staged.txt'),
      readFileSync(join(folder, '.git/index')).toString('hex'),
      runGit(folder, 'rev-parse', 'HEAD'),
    ];
    const before = state();
    const revision = await makeDraft(server);
    expect((await propose(server, revision)).status).toBe(200);
    expect(state()).toEqual(before);
    expect(runGit(folder, 'diff', '--name-only', `main..${branch}`)).not.toContain('tests/');
  });

  it('has the person who signed in as its author', async () => {
    const tokensFile = writeTokens(copyFixtures());
    const server = await openServer({ git: true, tokensFile });
    const token = tokens.administrator;
    const made = await server.ask('POST', '/api/drafts', { body: { date: draftDate, files: draftFiles() }, token });
    await propose(server, made.json.revision, token);
    expect(runGit(server.folder, 'log', '--format=%an', '-1', branch).trim()).toBe('administrator person');
  });

  it('replaces and adds files of the draft, and takes away those it no longer has', async () => {
    const server = await openServer({ git: true });
    const { folder, rulebookFolder } = server;
    mkdirSync(join(rulebookFolder, draftDate));
    writeFileSync(join(rulebookFolder, draftDate, 'edition.yaml'), 'status: proposed\n');
    writeFileSync(join(rulebookFolder, draftDate, 'old.yaml'), 'min_age: 17 year\n');
    runGit(folder, 'add', '--force', 'policies');
    runGit(folder, 'commit', '--quiet', '--message=Earlier');
    const tests = readFileSync(join(rulebookFolder, 'tests/parking-permit.yaml'), 'utf8').concat('# more\n');
    const revision = await makeDraft(server, { ...draftFiles(), 'tests/parking-permit.yaml': tests });
    expect((await propose(server, revision)).status).toBe(200);
    expect(runGit(folder, 'diff', '--name-status', `main..${branch}`).replaceAll('policies/parking-permit/', '')).toBe(
      `M\t${draftDate}/edition.yaml\nD\t${draftDate}/old.yaml\nA\t${draftDate}/values.yaml\nM\ttests/parking-permit.yaml\n`,
    );
  });

  it('is listed until it is withdrawn, and can be made again', async () => {
    const server = await openServer({ git: true });
    const { ask, folder } = server;
    const first = (await propose(server, await makeDraft(server))).json;
    const listed = (await ask('GET', '/api/proposals')).json;
    expect(listed).toMatchObject([{ date: draftDate, branch, commit: first.commit, state: 'open', title: said.title }]);
    const save = (revision: string) =>
      ask('PUT', path, { body: { files: draftFiles('36 EUR/month') }, headers: { 'if-match': revision } });
    expect((await save(first.revision)).json.error.code).toBe('draft-proposed');
    expect((await ask('DELETE', path, { headers: { 'if-match': first.revision } })).json.error.code).toBe(
      'draft-proposed',
    );
    expect((await propose(server, first.revision)).json.error.code).toBe('draft-proposed');
    const reopened = await ask('POST', `${path}/proposal/reopen`, { headers: { 'if-match': first.revision } });
    expect(reopened.json).toMatchObject({ status: 'draft', files: draftFiles() });
    expect(reopened.json).not.toHaveProperty('proposal');
    const saved = (await save(reopened.json.revision)).json;
    const second = (await propose(server, saved.revision)).json;
    expect(second.commit).not.toBe(first.commit);
    expect(runGit(folder, 'rev-list', '--count', `main..${branch}`).trim()).toBe('1');
    const withdrawn = await ask('DELETE', `${path}/proposal`, { headers: { 'if-match': second.revision } });
    expect(withdrawn.json).toMatchObject({
      branchDeleted: true,
      draft: { status: 'draft', files: draftFiles('36 EUR/month') },
    });
    expect(runGit(folder, 'branch', '--list', branch)).toBe('');
    expect((await ask('GET', '/api/proposals')).json).toEqual([]);
    const gone = await ask('DELETE', `${path}/proposal`, { headers: { 'if-match': withdrawn.json.draft.revision } });
    expect(gone.json.error.code).toBe('not-proposed');
  });

  it('is known to be merged, moved or gone', async () => {
    const server = await openServer({ git: true });
    const { ask, folder } = server;
    const { json } = await propose(server, await makeDraft(server));
    const state = async () => (await ask('GET', '/api/proposals')).json[0].state;
    const moved = runGit(folder, 'commit-tree', '-m', 'Other', '-p', json.commit, `${json.commit}^{tree}`).trim();
    runGit(folder, 'update-ref', `refs/heads/${branch}`, moved);
    expect(await state()).toBe('branch-moved');
    runGit(folder, 'branch', '-D', branch);
    expect(await state()).toBe('branch-missing');
    runGit(folder, 'merge', '--quiet', json.commit);
    expect(await state()).toBe('merged');
    const edition = join(server.rulebookFolder, draftDate, 'edition.yaml');
    writeFileSync(edition, 'status: accepted\ndecided: 2021-11-01\ndecided_by: Kunnanhallitus\n');
    const { json: editions } = await ask('GET', '/api/editions');
    expect(editions.at(-1)).toMatchObject({ date: draftDate, status: 'accepted' });
    expect((await ask('DELETE', path, { headers: { 'if-match': json.revision } })).status).toBe(204);
    expect((await ask('GET', '/api/proposals')).json).toEqual([]);
  });

  it('is made once where two servers are asked for it at once', async () => {
    const server = await openServer({ git: true });
    const { rulebookFolder, draftsFolder, folder } = server;
    const others = await Promise.all([0, 1, 2].map(() => openServer({ rulebookFolder, draftsFolder })));
    const revision = await makeDraft(server);
    const asked = await Promise.all([server, ...others].map((one) => propose(one, revision)));
    const made = asked.filter(({ status }) => status === 200);
    expect(made).toHaveLength(1);
    for (const { status, json } of asked) {
      if (status !== 200) expect(['draft-changed', 'draft-proposed', 'branch-changed']).toContain(json.error.code);
    }
    expect(runGit(folder, 'rev-parse', branch).trim()).toBe(made[0]?.json.commit);
    expect((await server.ask('GET', path)).json).toMatchObject({
      status: 'proposed',
      proposal: { commit: made[0]?.json.commit },
    });
  });
});

describe('a proposal is refused', () => {
  it('where somebody else has the branch, whatever they do with it', async () => {
    const server = await openServer({ git: true });
    const { folder, ask } = server;
    const revision = await makeDraft(server);
    runGit(folder, 'branch', branch);
    const foreign = runGit(folder, 'rev-parse', branch);
    expect((await propose(server, revision)).json.error.code).toBe('branch-changed');
    expect(runGit(folder, 'rev-parse', branch)).toBe(foreign);
    runGit(folder, 'branch', '-D', branch);
    const first = (await propose(server, revision)).json;
    const other = runGit(folder, 'commit-tree', '-m', 'Other', '-p', first.commit, `${first.commit}^{tree}`).trim();
    runGit(folder, 'update-ref', `refs/heads/${branch}`, other);
    const reopened = await ask('POST', `${path}/proposal/reopen`, { headers: { 'if-match': first.revision } });
    expect((await propose(server, reopened.json.revision)).json.error.code).toBe('branch-changed');
    expect((await ask('GET', path)).json).toMatchObject({ status: 'draft', revision: reopened.json.revision });
    expect(runGit(folder, 'rev-parse', branch).trim()).toBe(other);
  });

  it('while the branch is checked out', async () => {
    const server = await openServer({ git: true });
    const first = (await propose(server, await makeDraft(server))).json;
    runGit(server.folder, 'checkout', '--quiet', branch);
    const reopened = await server.ask('POST', `${path}/proposal/reopen`, { headers: { 'if-match': first.revision } });
    const saved = await server.ask('PUT', path, {
      body: { files: draftFiles('36 EUR/month') },
      headers: { 'if-match': reopened.json.revision },
    });
    expect((await propose(server, saved.json.revision)).json.error.code).toBe('branch-checked-out');
    expect(runGit(server.folder, 'status', '--porcelain', '--', 'policies')).toBe('');
  });

  it.each([
    ['errors', { ...draftFiles(), [`${draftDate}/values.yaml`]: 'monthly_fee: kolme\n' }, 'draft-has-errors'],
    ['no edition.yaml', { [`${draftDate}/values.yaml`]: 'monthly_fee: 35 EUR/month\n' }, 'draft-has-errors'],
    ['a broken edition.yaml', { ...draftFiles(), [`${draftDate}/edition.yaml`]: 'status: [\n' }, 'draft-has-errors'],
    ['broken cases', { ...draftFiles(), 'tests/more.yaml': 'decision: nothing\ncases: []\n' }, 'draft-has-errors'],
    ['nothing in it', { [`${draftDate}/edition.yaml`]: 'status: draft\ndecided: 2021-11-01\n' }, 'nothing-to-propose'],
    ['no files', {}, 'nothing-to-propose'],
  ])('with %s', async (_, files, code) => {
    const server = await openServer({ git: true });
    const revision = await makeDraft(server, files);
    const { status, json } = await propose(server, revision);
    expect([status, json.error.code]).toEqual([422, code]);
    expect(runGit(server.folder, 'branch', '--list', branch)).toBe('');
    expect((await server.ask('GET', path)).json).toMatchObject({ revision, status: 'draft' });
  });

  it('for another revision, or without one', async () => {
    const server = await openServer({ git: true });
    await makeDraft(server);
    expect((await propose(server, 'other')).json.error.code).toBe('draft-changed');
    const { json } = await server.ask('POST', `${path}/proposal`, { body: said });
    expect(json.error.code).toBe('revision-required');
    expect(runGit(server.folder, 'branch', '--list', branch)).toBe('');
  });

  it.each([
    [{ title: '', text: '' }],
    [{ title: '  ', text: '' }],
    [{ title: 'a\nb', text: '' }],
    [{ title: 'a', text: 'a\u0000b' }],
    [{ title: 'a'.repeat(201), text: '' }],
  ])('with words that git does not take: %j', async (body) => {
    const server = await openServer({ git: true });
    const revision = await makeDraft(server);
    const { json } = await server.ask('POST', `${path}/proposal`, { body, headers: { 'if-match': revision } });
    expect(json.error.code).toBe('bad-request');
  });

  it('after a later edition has been accepted', async () => {
    const server = await openServer({ git: true });
    const { folder, rulebookFolder } = server;
    const revision = await makeDraft(server);
    mkdirSync(join(rulebookFolder, '2023-01-01'));
    const accepted = 'status: accepted\ndecided: 2021-11-01\ndecided_by: Kunnanhallitus\nrecord: § 1\n';
    writeFileSync(join(rulebookFolder, '2023-01-01/edition.yaml'), accepted);
    runGit(folder, 'add', '--force', 'policies');
    runGit(folder, 'commit', '--quiet', '--message=Later');
    expect((await propose(server, revision)).json.error.code).toBe('date-not-after');
  });
});

describe('revisions', () => {
  it.each([
    '--help',
    '-n1',
    'main..HEAD',
    'HEAD^',
    'HEAD~1',
    '@{0}',
    'main:policies',
    'nothing',
    ' ',
    'main --all',
    ':/Rulebook',
    '../main',
  ])('are names only: %j', async (revision) => {
    const { ask } = await openServer({ git: true });
    const answer = await ask('GET', `/api/revisions/${encodeURIComponent(revision)}/files`);
    expect(answer).toMatchObject({ status: 404, json: { error: { code: 'no-such-revision' } } });
    const from = encodeURIComponent(revision);
    expect((await ask('GET', `/api/diff?from=${from}`)).json.error.code).toBe('no-such-revision');
  });

  it('need git', async () => {
    const { ask } = await openServer();
    expect((await ask('GET', '/api/revisions/main/files')).json.error.code).toBe('no-git');
  });

  it('with a link out of the folder are refused', async () => {
    const server = await openServer({ git: true });
    const { folder, rulebookFolder, ask } = server;
    execFileSync('ln', ['-s', '/etc/passwd', join(rulebookFolder, 'passwd.yaml')]);
    runGit(folder, 'add', '--force', 'policies');
    runGit(folder, 'commit', '--quiet', '--message=Link');
    const { json } = await ask('GET', '/api/revisions/HEAD/files');
    expect(json).not.toHaveProperty('files');
    expect(json.error.message.en).toMatch(/passwd\.yaml' is a link/);
  });
});

describe('without git', () => {
  it('the folder gets the files, and loses them again', async () => {
    const server = await openServer();
    const { ask, rulebookFolder } = server;
    const edition = join(rulebookFolder, draftDate, 'edition.yaml');
    const proposed = await propose(server, await makeDraft(server));
    expect(proposed.json).toMatchObject({ branch: null, commit: null, base: null });
    expect(readFileSync(edition, 'utf8')).toBe('# Hinnat 2022\nstatus: proposed\n');
    expect((await ask('GET', '/api/editions')).json.at(-1)).toMatchObject({ date: draftDate, status: 'proposed' });
    expect((await ask('GET', '/api/proposals')).json).toMatchObject([{ state: 'written' }]);
    const reopened = await ask('POST', `${path}/proposal/reopen`, { headers: { 'if-match': proposed.json.revision } });
    expect(existsSync(join(rulebookFolder, draftDate))).toBe(false);
    const again = await propose(server, reopened.json.revision);
    writeFileSync(edition, 'status: proposed\n# by hand\n');
    const withdrawn = await ask('DELETE', `${path}/proposal`, { headers: { 'if-match': again.json.revision } });
    expect(withdrawn.json).toMatchObject({ branchDeleted: false, draft: { status: 'draft' } });
    expect(readFileSync(edition, 'utf8')).toContain('by hand');
    expect(existsSync(join(rulebookFolder, draftDate, 'values.yaml'))).toBe(false);
  });

  it('nothing is written over', async () => {
    const server = await openServer();
    const tests = 'tests/parking-permit.yaml';
    const before = readFileSync(join(server.rulebookFolder, tests), 'utf8');
    const revision = await makeDraft(server, { ...draftFiles(), [tests]: `${before}# more\n` });
    expect((await propose(server, revision)).json.error).toMatchObject({ code: 'files-differ', files: [tests] });
    expect(readFileSync(join(server.rulebookFolder, tests), 'utf8')).toBe(before);
    expect(existsSync(join(server.rulebookFolder, draftDate))).toBe(false);
    expect((await server.ask('GET', path)).json.status).toBe('draft');
  });

  it('a link in the folder leads nowhere', async () => {
    const server = await openServer();
    const elsewhere = join(server.folder, 'elsewhere');
    mkdirSync(elsewhere);
    const revision = await makeDraft(server, { ...draftFiles(), 'locales/sv.yaml': 'labels: {}\n' });
    execFileSync('ln', ['-s', elsewhere, join(server.rulebookFolder, 'locales')]);
    const { json } = await propose(server, revision);
    expect(['rulebook-unreadable', 'path-refused']).toContain(json.error.code);
    expect(execFileSync('ls', [elsewhere], { encoding: 'utf8' })).toBe('');
  });
});

describe('the patch', () => {
  it.each([true, false])('does what the proposal does (git: %s)', async (git) => {
    const server = await openServer({ git });
    const { ask, folder, rulebookFolder } = server;
    const tests = readFileSync(join(rulebookFolder, 'tests/parking-permit.yaml'), 'utf8');
    const changed = tests.replace('months: 2 }', 'months: 3 }').replace(/\n$/, '');
    const files = { ...draftFiles(), 'tests/parking-permit.yaml': changed, 'tests/Äkäslompolo.yaml': tests };
    await makeDraft(server, files);
    const patch = await ask('GET', `${path}/patch`);
    expect(patch.headers['content-type']).toBe('text/x-diff; charset=utf-8');
    const target = git ? folder : rulebookFolder;
    if (!git) rmSync(join(rulebookFolder, '../../drafts'), { recursive: true });
    writeFileSync(join(folder, 'draft.patch'), patch.text);
    if (!git) execFileSync('git', ['init', '--quiet'], { cwd: target });
    runGit(target, 'apply', '--check', join(folder, 'draft.patch'));
    runGit(target, 'apply', join(folder, 'draft.patch'));
    expect(readFileSync(join(rulebookFolder, 'tests/parking-permit.yaml'), 'utf8')).toBe(changed);
    expect(readFileSync(join(rulebookFolder, 'tests/Äkäslompolo.yaml'), 'utf8')).toBe(tests);
    expect(readFileSync(join(rulebookFolder, draftDate, 'edition.yaml'), 'utf8')).toContain('status: proposed');
  });

  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd\r', ''), { maxLength: 12 });
  const text = fc
    .tuple(lines, fc.boolean())
    .map(([list, ends]) => list.join('\n') + (ends && list.length > 0 ? '\n' : ''));

  it('is taken by git, whatever the texts', () => {
    const folder = copyFixtures();
    commitAll(folder);
    const file = join(folder, 'file.yaml');
    const applied = (before: string, after: string): string => {
      writeFileSync(file, before);
      const base = new Map([['file.yaml', before]]);
      const patch = writePatch({ changed: new Map([['file.yaml', after]]), removed: [] }, base, '');
      execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch });
      return readFileSync(file, 'utf8');
    };
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after && before !== '' && after !== '');
        expect(applied(before, after)).toBe(after);
      }),
      { numRuns: runs(40) },
    );
    const [old, now] = ['a', 'b'].map((letter) => Array.from({ length: 2000 }, (_, at) => `${letter}${at}`).join('\n'));
    expect(applied(old ?? '', now ?? '')).toBe(now);
  });
});
