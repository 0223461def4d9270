import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraftFiles } from '../../server/drafts/draft-files.ts';
import { Refusal } from '../../server/refusals/refusal.ts';
import { runs } from '../support/runs.ts';
import { draftDate, draftFiles, makeDraft, openServer } from './open-server.ts';

const path = `/api/drafts/${draftDate}`;

describe('a draft', () => {
  it('is made, listed, read, saved and deleted', async () => {
    const server = await openServer();
    const { ask } = server;
    const made = await ask('POST', '/api/drafts', { body: { date: draftDate } });
    expect(made).toMatchObject({
      status: 201,
      json: {
        date: draftDate,
        status: 'draft',
        files: { [`${draftDate}/edition.yaml`]: 'status: draft\n' },
        notes: {},
        updatedBy: 'Maija Meikäläinen',
      },
    });
    const saved = await ask('PUT', path, {
      body: { files: draftFiles(), notes: { quantities: { monthly_fee: '1200' } } },
      headers: { 'if-match': `"${made.json.revision}"` },
    });
    expect(saved.json.revision).not.toBe(made.json.revision);
    const read = await ask('GET', path);
    expect(read.json).toEqual({
      ...made.json,
      files: draftFiles(),
      notes: { quantities: { monthly_fee: '1200' } },
      ...saved.json,
    });
    expect((await ask('GET', '/api/drafts')).json).toEqual([
      { date: draftDate, status: 'draft', updatedBy: 'Maija Meikäläinen', ...saved.json },
    ]);
    const kept = await ask('PUT', path, {
      body: { files: draftFiles('36 EUR/month') },
      headers: { 'if-match': saved.json.revision },
    });
    expect((await ask('GET', path)).json.notes).toEqual({ quantities: { monthly_fee: '1200' } });
    expect(await ask('DELETE', path, { headers: { 'if-match': kept.json.revision } })).toMatchObject({ status: 204 });
    expect((await ask('GET', '/api/drafts')).json).toEqual([]);
    expect((await ask('GET', path)).json.error.code).toBe('no-such-draft');
  });

  it('survives its server', async () => {
    const first = await openServer();
    const revision = await makeDraft(first);
    await first.api.close();
    const second = await openServer({ draftsFolder: first.draftsFolder });
    expect((await second.ask('GET', path)).json).toMatchObject({ revision, files: draftFiles() });
  });

  it('keeps earlier versions, also of what was deleted', async () => {
    const server = await openServer();
    const { ask } = server;
    const first = await makeDraft(server);
    const second = (await ask('PUT', path, { body: { files: {} }, headers: { 'if-match': first } })).json.revision;
    await ask('DELETE', path, { headers: { 'if-match': second } });
    const { json } = await ask('GET', `${path}/versions`);
    expect(json).toMatchObject([
      { number: 3, status: 'deleted' },
      { number: 2, revision: second },
      { number: 1, revision: first },
    ]);
    const old = (await ask('GET', `${path}/versions/1`)).json;
    expect(old.files).toEqual(draftFiles());
    expect(await ask('POST', '/api/drafts', { body: { date: draftDate, files: old.files } })).toMatchObject({
      status: 201,
    });
    expect((await ask('GET', `${path}/versions/9`)).json.error.code).toBe('no-such-draft');
  });

  it('keeps its last fifty versions and one a day of those before', async () => {
    const server = await openServer();
    let revision = await makeDraft(server);
    for (let save = 0; save < 70; save += 1) {
      const files = draftFiles(`${save} EUR/month`);
      revision = (await server.ask('PUT', path, { body: { files }, headers: { 'if-match': revision } })).json.revision;
    }
    const { json } = await server.ask('GET', `${path}/versions`);
    expect(json[0].number).toBe(71);
    expect(json.slice(0, 50).map(({ number }: { number: number }) => number)).toEqual(
      Array.from({ length: 50 }, (_, index) => 71 - index),
    );
    expect(json.length).toBeLessThan(53);
    expect(readdirSync(join(server.draftsFolder, draftDate)).every((name) => /^\d{6}\.json$/.test(name))).toBe(true);
  });
});

describe('a save', () => {
  it('that rests on another revision is refused, with who was quicker', async () => {
    const server = await openServer();
    const revision = await makeDraft(server);
    const save = (files: object) =>
      server.ask('PUT', path, { body: { files }, headers: { 'if-match': `"${revision}"` } });
    const winner = await save(draftFiles('36 EUR/month'));
    const loser = await save(draftFiles('37 EUR/month'));
    expect(loser).toMatchObject({
      status: 412,
      json: { error: { code: 'draft-changed', current: { ...winner.json, updatedBy: 'Maija Meikäläinen' } } },
    });
    expect((await server.ask('GET', path)).json.files).toEqual(draftFiles('36 EUR/month'));
  });

  it.each([
    ['without If-Match', 'PUT', path, { body: { files: {} } }, 428, 'revision-required'],
    [
      'with a revision that never was',
      'PUT',
      path,
      { body: { files: {} }, headers: { 'if-match': '"x"' } },
      412,
      'draft-changed',
    ],
    [
      'of what is not there',
      'PUT',
      '/api/drafts/2030-01-01',
      { body: { files: {} }, headers: { 'if-match': 'x' } },
      404,
      'no-such-draft',
    ],
    ['for no date', 'GET', '/api/drafts/2022-02-30', {}, 422, 'bad-date'],
    ['deleting without If-Match', 'DELETE', path, {}, 428, 'revision-required'],
    ['beginning twice', 'POST', '/api/drafts', { body: { date: draftDate } }, 409, 'draft-exists'],
    ['beginning for no date', 'POST', '/api/drafts', { body: { date: '1.1.2022' } }, 422, 'bad-date'],
    [
      'beginning before an accepted edition',
      'POST',
      '/api/drafts',
      { body: { date: '2020-06-01' } },
      422,
      'date-not-after',
    ],
    ['beginning on the day of one', 'POST', '/api/drafts', { body: { date: '2021-01-01' } }, 422, 'date-not-after'],
    ['with unknown fields', 'POST', '/api/drafts', { body: { date: '2023-01-01', text: '' } }, 400, 'bad-request'],
    [
      'with notes too large',
      'POST',
      '/api/drafts',
      { body: { date: '2023-01-01', notes: { text: 'x'.repeat(300_000) } } },
      413,
      'draft-too-large',
    ],
    [
      'with files too large',
      'POST',
      '/api/drafts',
      { body: { date: '2023-01-01', files: { 'tests/a.yaml': 'x'.repeat(5_000_001) } } },
      413,
      'draft-too-large',
    ],
    [
      'with a body too large',
      'POST',
      '/api/drafts',
      { body: { date: '2023-01-01', files: { 'tests/a.yaml': 'x'.repeat(9_000_000) } } },
      413,
      'body-too-large',
    ],
  ] as const)('%s is refused', async (_, method, url, asking, status, code) => {
    const server = await openServer();
    const revision = await makeDraft(server);
    const answer = await server.ask(method, url, asking);
    expect(answer).toMatchObject({
      status,
      json: { error: { code, message: { fi: expect.any(String), en: expect.any(String) } } },
    });
    expect((await server.ask('GET', path)).json.revision).toBe(revision);
  });

  it('names the day after which a draft may take effect', async () => {
    const { ask } = await openServer();
    const { json } = await ask('POST', '/api/drafts', { body: { date: '2020-06-01' } });
    expect(json.error.message.fi).toBe('Voimaantulopäivän on oltava 1.1.2021 jälkeen.');
  });
});

describe('a draft holds files of its own edition only', () => {
  it.each([
    [`${draftDate}/prices.yaml`],
    [`${draftDate}/päätös.policy`],
    [`source/${draftDate}.fi.md`],
    ['tests/parking-permit.yaml'],
    ['tests/deeper/parking.yaml'],
    ['locales/sv.yaml'],
  ])('takes %s', async (file) => {
    const { ask } = await openServer();
    expect((await ask('POST', '/api/drafts', { body: { date: draftDate, files: { [file]: '' } } })).status).toBe(201);
  });

  it.each([
    ['2021-01-01/values.yaml', 'edition-locked'],
    ['source/2020-01-01.fi.md', 'edition-locked'],
    ['source/2021-01-01.fi.md', 'edition-locked'],
    ['2023-01-01/values.yaml', 'path-refused'],
    ['rulebook.yaml', 'path-refused'],
    ['rulebook.lock', 'path-refused'],
    ['../rulebook.yaml', 'path-refused'],
    [`${draftDate}/../rulebook.yaml`, 'path-refused'],
    [`${draftDate}/../2021-01-01/values.yaml`, 'path-refused'],
    [`${draftDate}/deeper/values.yaml`, 'path-refused'],
    [`${draftDate}\\values.yaml`, 'path-refused'],
    [`/${draftDate}/values.yaml`, 'path-refused'],
    [`./${draftDate}/values.yaml`, 'path-refused'],
    [`${draftDate}/.git/config.yaml`, 'path-refused'],
    [`${draftDate}/.hidden.yaml`, 'path-refused'],
    [`${draftDate}/values.yaml\u0000.yaml`, 'path-refused'],
    [`${draftDate}/run.sh`, 'path-refused'],
    ['tests/../../other.yaml', 'path-refused'],
    ['tests/.github/workflow.yaml', 'path-refused'],
    ['.github/workflows/ci.yaml', 'path-refused'],
    ['', 'path-refused'],
    [`tests/${'a'.repeat(300)}.yaml`, 'path-refused'],
    ['__proto__', 'path-refused'],
  ])('refuses %j', async (file, code) => {
    const server = await openServer();
    const revision = await makeDraft(server);
    const files = Object.fromEntries([[file, 'status: draft\n']]);
    const body = `{"files":{${JSON.stringify(file)}:"x"}}`;
    for (const asked of [
      await server.ask('POST', '/api/drafts', { body: { date: draftDate, files } }),
      await server.ask('PUT', path, { body, headers: { 'if-match': revision, 'content-type': 'application/json' } }),
    ]) {
      expect(Math.trunc(asked.status / 100)).toBe(4);
      // The reader of JSON has its own word on `__proto__`.
      if (file !== '__proto__') expect(asked.json.error.code).toBe(code);
    }
    expect((await server.ask('GET', path)).json.revision).toBe(revision);
  });

  it('whatever the path', () => {
    const locked = { dates: new Set(['2020-01-01', '2021-01-01']), latest: '2021-01-01' };
    const pieces = [
      draftDate,
      '2021-01-01',
      'tests',
      'source',
      'locales',
      '..',
      '.',
      '',
      'a',
      '.git',
      'å',
      'a.yaml',
      'a.policy',
      `${draftDate}.fi.md`,
      '\\',
      '\n',
      '%2e',
    ];
    const strange = fc.string({ maxLength: 3 });
    const piece = fc.oneof({ weight: 15, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: strange });
    const path = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join('/'));
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: path }, { weight: 1, arbitrary: fc.string() }), (file) => {
        try {
          checkDraftFiles(draftDate, Object.fromEntries([[file, '']]), locked);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          return;
        }
        taken += 1;
        expect(posix.normalize(file)).toBe(file);
        expect(file).toMatch(new RegExp(`^(${draftDate}|tests|locales|source)/`));
        expect(file.split('/').some((part) => part.startsWith('.'))).toBe(false);
      }),
      { numRuns: runs(5000) },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('and stays a draft', async () => {
    const server = await openServer();
    const revision = await makeDraft(server);
    const files = { [`${draftDate}/edition.yaml`]: 'status: accepted\n' };
    const { json } = await server.ask('PUT', path, { body: { files }, headers: { 'if-match': revision } });
    expect(json.error).toMatchObject({ code: 'draft-status', path: `${draftDate}/edition.yaml` });
  });

  it('may be half finished', async () => {
    const server = await openServer();
    const revision = await makeDraft(server);
    const files = { [`${draftDate}/edition.yaml`]: 'status: [', [`${draftDate}/values.yaml`]: 'monthly_fee: kolme' };
    expect((await server.ask('PUT', path, { body: { files }, headers: { 'if-match': revision } })).status).toBe(200);
    const { status, json } = await server.ask('GET', `/api/values?drafts=${draftDate}`);
    expect([status, json.error.code]).toEqual([422, 'draft-has-errors']);
    expect(json.error.problems[0].file).toBe(`${draftDate}/edition.yaml`);
  });

  it('and is left alone once its edition is accepted', async () => {
    const server = await openServer();
    const revision = await makeDraft(server);
    mkdirSync(join(server.rulebookFolder, draftDate));
    const accepted = 'status: accepted\ndecided: 2021-11-01\ndecided_by: Kunnanhallitus\nrecord: § 1\n';
    writeFileSync(join(server.rulebookFolder, `${draftDate}/edition.yaml`), accepted);
    const { json } = await server.ask('PUT', path, {
      body: { files: draftFiles() },
      headers: { 'if-match': revision },
    });
    expect(json.error.code).toBe('edition-locked');
    expect((await server.ask('DELETE', path, { headers: { 'if-match': revision } })).status).toBe(204);
  });

  it('nor of an edition that the lock pins', async () => {
    const server = await openServer();
    writeFileSync(join(server.rulebookFolder, 'rulebook.lock'), `editions:\n  2024-01-01: sha256:${'0'.repeat(64)}\n`);
    const { json } = await server.ask('POST', '/api/drafts', { body: { date: '2023-01-01' } });
    expect(json.error).toMatchObject({ code: 'date-not-after', after: '2024-01-01' });
  });
});

describe('links are not followed', () => {
  it('out of the rulebook’s folder', async () => {
    const { ask, rulebookFolder, folder } = await openServer();
    writeFileSync(join(folder, 'secret.yaml'), 'secret: 1\n');
    const link = join(rulebookFolder, '2021-01-01/secret.yaml');
    symlinkSync(join(folder, 'secret.yaml'), link);
    const refused = await ask('GET', '/api/files');
    expect(refused).toMatchObject({ status: 503, json: { error: { code: 'rulebook-unreadable' } } });
    expect(refused.json.error.message.en).toContain('2021-01-01/secret.yaml');
    rmSync(link);
    symlinkSync(folder, join(rulebookFolder, 'tests/deeper'));
    expect((await ask('GET', '/api/files')).status).toBe(503);
  });

  it('out of the drafts’ folder', async () => {
    const server = await openServer();
    const { ask, folder, draftsFolder } = server;
    await makeDraft(server);
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(draftsFolder, '2023-01-01'));
    const made = await ask('POST', '/api/drafts', { body: { date: '2023-01-01' } });
    expect(made.json.error.code).toBe('draft-unreadable');
    expect(readdirSync(elsewhere)).toEqual([]);
    expect((await ask('GET', '/api/drafts')).json).toHaveLength(1);
    const stored = join(draftsFolder, draftDate, '000001.json');
    symlinkSync(stored, join(draftsFolder, draftDate, '000002.json'));
    expect((await ask('GET', path)).json.error.code).toBe('draft-unreadable');
  });

  it.each([
    ['/../package.json'],
    ['/..%2fpackage.json'],
    ['/%2e%2e/%2e%2e/etc/passwd'],
    ['/assets/..%2f..%2fsecret.txt'],
    ['/link.txt'],
  ])('nor does an address lead out of the pages: %s', async (url) => {
    const { ask, folder } = await openServer();
    mkdirSync(join(folder, 'pages'));
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'pages/link.txt'));
    const { status, text } = await ask('GET', url);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain('secret');
  });
});

describe('what is on the disk', () => {
  it.each([['{'], ['{}'], ['[]'], [JSON.stringify({ format: 'rulebook-draft/1', date: draftDate })]])(
    'is told where it cannot be read: %s',
    async (text) => {
      const server = await openServer();
      await makeDraft(server);
      writeFileSync(join(server.draftsFolder, draftDate, '000002.json'), text);
      const { status, json } = await server.ask('GET', path);
      expect([status, json.error.code]).toEqual([500, 'draft-unreadable']);
      expect(json.error.message.en).toContain('Version 2');
      rmSync(join(server.draftsFolder, draftDate, '000002.json'));
      expect((await server.ask('GET', path)).status).toBe(200);
    },
  );

  it('is not written where the disk refuses', async () => {
    const server = await openServer();
    writeFileSync(server.draftsFolder, 'not a folder');
    const { status, json } = await server.ask('POST', '/api/drafts', { body: { date: draftDate } });
    expect([status, json.error.code]).toEqual([507, 'drafts-unusable']);
  });
});
