/** Every refusal of the API: that it is documented, that it happens, and what it does not tell. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import type { Localized } from '../../engine/ir/localized.ts';
import { answerError } from '../../server/refusals/answer-errors.ts';
import { reasons } from '../../server/refusals/reasons.ts';
import { type Asking, draftDate, draftFiles, makeDraft, openServer } from './open-server.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

describe('codes', () => {
  it('are documented with their status, and no others are', () => {
    const page = readFileSync(join(project, 'docs/http-api.md'), 'utf8');
    const documented = [...page.matchAll(/^\| (\d{3}) \| `([a-z-]+)` \| \S.* \|$/gm)];
    expect(documented.map(([, status, code]) => `${status} ${code}`).sort()).toEqual(
      Object.entries(reasons)
        .map(([code, { status }]) => `${status} ${code}`)
        .sort(),
    );
  });

  it('each occur in a test', () => {
    const folder = join(project, 'test/server');
    const tests = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const words = new Set(tests.join('\n').match(/'[a-z]+(-[a-z]+)*'/g));
    expect(Object.keys(reasons).filter((code) => !words.has(`'${code}'`))).toEqual([]);
  });

  it('speak both languages, in whole sentences', () => {
    for (const { message } of Object.values(reasons)) {
      for (const text of Object.values(message)) expect(text).toMatch(/^\p{Lu}.*\.$/u);
      expect(message.fi).not.toBe(message.en);
    }
  });
});

const json = { 'content-type': 'application/json' };
const lines = { 'content-type': 'application/x-ndjson' };

describe('a request is refused', () => {
  const evaluate = '/api/decisions/parking_permit/evaluate';
  const batch = '/api/decisions/parking_permit/batch';

  it.each<readonly [string, 'GET' | 'POST', string, Asking, number, string]>([
    ['that is no JSON', 'POST', '/api/drafts', { body: '{', headers: json }, 400, 'bad-json'],
    ['with a key given twice', 'POST', evaluate, { body: '{"facts":{},"facts":{}}', headers: json }, 400, 'bad-json'],
    ['with an empty body', 'POST', evaluate, { headers: json }, 400, 'bad-json'],
    ['without facts', 'POST', evaluate, { body: {} }, 400, 'bad-request'],
    ['with a list', 'POST', evaluate, { body: [] }, 400, 'bad-request'],
    ['with a text for a yes or no', 'POST', evaluate, { body: { facts: {}, explain: 'yes' } }, 400, 'bad-request'],
    ['with another language', 'POST', evaluate, { body: { facts: {}, language: 'sv' } }, 400, 'bad-request'],
    ['with an unknown question', 'GET', '/api/values?at=2020-01-01', {}, 400, 'bad-request'],
    ['with an address that is none', 'GET', '/api/decisions/%zz', {}, 400, 'bad-request'],
    [
      'in another format',
      'POST',
      '/api/drafts',
      { body: 'x', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported-media-type',
    ],
    ['for many cases in another format', 'POST', batch, { body: {} }, 415, 'unsupported-media-type'],
    [
      'of one case that is too large',
      'POST',
      evaluate,
      { body: { facts: { x: 'x'.repeat(1_100_000) } } },
      413,
      'body-too-large',
    ],
    [
      'of cases that are too large',
      'POST',
      batch,
      { body: ' '.repeat(32_000_001), headers: lines },
      413,
      'body-too-large',
    ],
    [
      'for an unknown decision',
      'POST',
      '/api/decisions/parking_permits/evaluate',
      { body: { facts: {} } },
      404,
      'no-such-decision',
    ],
    ['to read one', 'GET', '/api/decisions/__proto__', {}, 404, 'no-such-decision'],
    [
      'to decide many cases of one',
      'POST',
      '/api/decisions/x/batch',
      { body: '{}', headers: lines },
      404,
      'no-such-decision',
    ],
    ['for no date', 'POST', evaluate, { body: { facts: {}, on: '2020-02-30' } }, 422, 'bad-date'],
    ['for no date of values', 'GET', '/api/values?on=1.1.2020', {}, 422, 'bad-date'],
    ['for no date of many cases', 'POST', `${batch}?on=x`, { body: '{}', headers: lines }, 422, 'bad-date'],
    ['for values with a draft there is not', 'GET', '/api/values?drafts=2030-01-01', {}, 404, 'no-such-draft'],
    [
      'for reasons in a table',
      'POST',
      `${batch}?format=csv&explain=true`,
      { body: '{}', headers: lines },
      422,
      'explained-as-table',
    ],
    [
      'with headings nobody knows',
      'POST',
      batch,
      { body: 'case;Syntymä\n1;2\n', headers: { 'content-type': 'text/csv' } },
      422,
      'bad-table',
    ],
    [
      'with a table in UTF-16',
      'POST',
      batch,
      { body: Buffer.from('\ufeffcase;x\n', 'utf16le'), headers: { 'content-type': 'text/csv' } },
      422,
      'bad-table',
    ],
    ['to compare a date with a revision', 'GET', '/api/diff?from=2020-06-01&to=current', {}, 422, 'sides-differ'],
    ['to compare no draft', 'GET', '/api/diff?from=draft:2030-01-01', {}, 404, 'no-such-draft'],
    ['to compare revisions without git', 'GET', '/api/diff?from=main', {}, 409, 'no-git'],
    [
      'to go back to a draft that is one',
      'POST',
      `/api/drafts/${draftDate}/proposal/reopen`,
      { headers: { 'if-match': 'REVISION' } },
      409,
      'not-proposed',
    ],
    ['for nothing', 'GET', '/api/nothing', {}, 404, 'not-found'],
  ])('%s', async (_, method, path, asking, status, code) => {
    const server = await openServer();
    const revision = await makeDraft(server);
    const headers = Object.entries(asking.headers ?? {}).map(([name, value]) => [
      name,
      value.replace('REVISION', revision),
    ]);
    const refused = await server.ask(method, path, { ...asking, headers: Object.fromEntries(headers) });
    expect(refused).toMatchObject({
      status,
      json: { error: { code, message: { fi: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) } } },
    });
    expect(server.reports).toEqual([]);
  });

  it('to compare what has errors, or another rulebook', async () => {
    const { ask } = await openServer();
    const { files } = (await ask('GET', '/api/files')).json;
    const compare = (to: object) =>
      ask('POST', '/api/diff', { body: { from: { kind: 'current' }, to: { kind: 'files', files: to } } });
    const broken = await compare({ ...files, ...draftFiles('kolme') });
    expect(broken.json.error).toMatchObject({
      code: 'side-has-errors',
      side: 'after',
      problems: [{ file: `${draftDate}/values.yaml`, line: 1 }],
    });
    const other = { ...files, 'rulebook.yaml': files['rulebook.yaml'].replace('parking-permit', 'other') };
    expect((await compare(other)).json.error.code).toBe('unrelated-rulebooks');
  });

  it('where too many cases are being decided already', async () => {
    const { ask } = await openServer();
    const body = Array.from({ length: 2000 }, () => '{}').join('\n');
    const asked = await Promise.all(Array.from({ length: 8 }, () => ask('POST', batch, { body, headers: lines })));
    const codes = new Set(asked.map(({ status, json: told }) => (status === 200 ? 'done' : told.error.code)));
    expect(codes).toEqual(new Set(['done', 'too-many-batches']));
    expect((await ask('POST', batch, { body, headers: lines })).status).toBe(200);
  });

  it('where the rulebook’s folder cannot be written to', async () => {
    const server = await openServer();
    const revision = await makeDraft(server);
    writeFileSync(join(server.rulebookFolder, draftDate), 'in the way of the folder');
    const asked = await server.ask('POST', `/api/drafts/${draftDate}/proposal`, {
      body: { title: 'Hinnat', text: '' },
      headers: { 'if-match': revision },
    });
    expect(asked.json.error.code).toBe('folder-unwritable');
  });
});

describe('a fault of the program', () => {
  it('is told to whoever runs the server, with its place and without any words of the request', async () => {
    const reports: Localized[] = [];
    const api = fastify();
    api.setErrorHandler((error: Error, request, reply) =>
      answerError(error, request, reply, (text) => reports.push(text)),
    );
    api.post('/fail/:name', async ({ body }) => {
      throw new TypeError(`cannot read ${JSON.stringify(body)}`);
    });
    const secret = '010180-123N';
    const answer = await api.inject({ method: 'POST', url: `/fail/${secret}?x=${secret}`, payload: { fact: secret } });
    expect(answer.statusCode).toBe(500);
    expect(answer.json().error.code).toBe('program-fault');
    expect(answer.body).not.toContain(secret);
    expect(reports[0]?.en).toMatch(/POST \/fail\/:name\nTypeError\n\s+at /);
    expect(JSON.stringify(reports)).not.toContain(secret);
  });
});

describe('comparisons that have been built', () => {
  it('are given up where they take too long, and are not many at a time', async () => {
    const built = new URL('../../dist/server/differences/compare-apart.js', import.meta.url).href;
    const { compareApart } = await import(/* @vite-ignore */ built);
    const { ask } = await openServer();
    const { files } = (await ask('GET', '/api/files')).json;
    const side = { name: 'files', files: new Map(Object.entries(files)), day: null };
    const task = { before: side, after: side, format: 'json', language: 'en', proofs: false };
    await expect(compareApart(task, 1)).rejects.toMatchObject({ code: 'took-too-long' });
    const other = { ...task, language: 'fi' };
    const results = await Promise.allSettled([
      compareApart(task),
      compareApart(other),
      compareApart({ ...task, format: 'html' }),
      compareApart(task),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(results[2]).toMatchObject({ reason: { code: 'too-many-comparisons' } });
    // What has been made is not made again: it takes no time at all.
    expect(await compareApart(other, 1)).toContain('"language":"fi"');
    await expect(compareApart({ ...task, after: { ...side, day: 18_000 } })).rejects.toMatchObject({
      code: 'sides-differ',
    });
  });
});

it('is known of a broken rulebook what is wrong, by whoever may read it', async () => {
  const { ask, rulebookFolder } = await openServer();
  writeFileSync(join(rulebookFolder, 'rulebook.yaml'), 'id: [\n');
  for (const path of ['/api/decisions', '/api/examples', '/api/values', '/api/decisions/parking_permit']) {
    const { status, json: told } = await ask('GET', path);
    expect([path, status, told.error.code]).toEqual([path, 503, 'rulebook-broken']);
    expect(told.error.problems[0]).toMatchObject({ file: 'rulebook.yaml', message: { fi: expect.any(String) } });
  }
  expect((await ask('GET', '/api/files')).json).toMatchObject({ id: null, title: {}, hash: null });
});
