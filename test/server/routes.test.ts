import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftDate, draftFiles, makeDraft, openServer } from './open-server.ts';

const applicant = { birth_date: '1980-05-17', municipality: 'Mallikunta', works_here: false, certificate: false };
const facts = { applicant, permit: { applied_on: '2020-03-02', months: 2 } };

describe('health and files', () => {
  it('say which rulebook is served', async () => {
    const { ask } = await openServer();
    const health = await ask('GET', '/api/health');
    expect(health).toMatchObject({ status: 200, json: { status: 'ok', rulebook: 'parking-permit' } });
    const { json, headers } = await ask('GET', '/api/files');
    expect(json).toMatchObject({ id: 'parking-permit', title: { fi: 'Asukaspysäköinnin säännöt' } });
    expect(json.hash).toBe(health.json.hash);
    expect(Object.keys(json.files)).toEqual([
      '2020-01-01/edition.yaml',
      '2020-01-01/parking-permit.policy',
      '2020-01-01/values.yaml',
      '2021-01-01/edition.yaml',
      '2021-01-01/values.yaml',
      'rulebook.yaml',
      'source/2020-01-01.fi.md',
      'source/2021-01-01.fi.md',
      'tests/parking-permit.yaml',
    ]);
    expect(headers.etag).toBe(`"${json.revision}"`);
    const again = await ask('GET', '/api/files', { headers: { 'if-none-match': `"${json.revision}"` } });
    expect(again).toMatchObject({ status: 304, text: '' });
  });

  it('follow the folder: a change shows, a mistake is told, and its repair too', async () => {
    const { ask, rulebookFolder } = await openServer();
    const values = join(rulebookFolder, '2021-01-01/values.yaml');
    const hashes = new Set<string>();
    for (const fee of ['31', '32', '33']) {
      writeFileSync(values, `monthly_fee: ${fee} EUR/month\n`);
      const { json } = await ask('GET', '/api/files');
      expect(json.files['2021-01-01/values.yaml']).toContain(fee);
      hashes.add(json.hash);
    }
    expect(hashes.size).toBe(3);
    writeFileSync(values, 'monthly_fee: kolmekymmentä\n');
    expect((await ask('GET', '/api/files')).json).toMatchObject({ id: 'parking-permit', hash: null });
    const broken = await ask('GET', '/api/decisions');
    expect(broken).toMatchObject({ status: 503, json: { error: { code: 'rulebook-broken' } } });
    expect(broken.json.error.problems).toMatchObject([{ file: '2021-01-01/values.yaml', line: 1, severity: 'error' }]);
    expect((await ask('GET', '/api/health')).json.error).toEqual({
      code: 'rulebook-broken',
      message: expect.anything(),
    });
    writeFileSync(values, 'monthly_fee: 30 EUR/month\n');
    expect(await ask('GET', '/api/decisions')).toMatchObject({ status: 200 });
  });

  it('tell that the folder has gone', async () => {
    const { ask, rulebookFolder } = await openServer();
    rmSync(rulebookFolder, { recursive: true });
    expect(await ask('GET', '/api/files')).toMatchObject({
      status: 503,
      json: { error: { code: 'rulebook-unreadable' } },
    });
  });
});

describe('what the rulebook holds', () => {
  it('editions, those not decided upon among them', async () => {
    const { ask, rulebookFolder } = await openServer();
    mkdirSync(join(rulebookFolder, '2023-01-01'));
    writeFileSync(join(rulebookFolder, '2023-01-01/edition.yaml'), 'status: proposed\n');
    expect((await ask('GET', '/api/editions')).json).toMatchObject([
      { date: '2020-01-01', status: 'in_force', decided: '2019-11-12', decidedBy: 'Kunnanhallitus' },
      { date: '2021-01-01', status: 'in_force', record: 'Pöytäkirja 10.11.2020 § 7' },
      { date: '2023-01-01', status: 'proposed', hash: null, decided: null },
    ]);
  });

  it('examples from cases and from files', async () => {
    const { ask, rulebookFolder } = await openServer();
    mkdirSync(join(rulebookFolder, 'examples'));
    writeFileSync(join(rulebookFolder, 'examples/parking-permit-approved.json'), JSON.stringify(facts));
    writeFileSync(join(rulebookFolder, 'examples/parking-permit-broken.json'), '{');
    const { json } = await ask('GET', '/api/examples');
    expect(json.parking_permit[0]).toEqual({ name: 'parking-permit-approved', facts });
    expect(json.parking_permit).toHaveLength(8);
    expect(json.parking_permit[1]).toMatchObject({ name: 'luvan saa aikuinen mallikuntalainen' });
  });

  it('decisions with their schema', async () => {
    const { ask } = await openServer();
    expect((await ask('GET', '/api/decisions')).json).toMatchObject([
      { name: 'parking_permit', facts: 6, asOf: 'permit.applied_on', label: { fi: 'Pysäköintiluvan myöntäminen' } },
    ]);
    const { json } = await ask('GET', '/api/decisions/parking_permit?language=en');
    expect(json.schema.properties.applicant.properties.birth_date).toMatchObject({ title: 'Syntymäaika' });
    expect(json.outputs).toMatchObject([{ name: 'permit.fee', label: { fi: 'Luvan hinta' }, type: { unit: 'EUR' } }]);
    expect(json.examples.length).toBeGreaterThan(5);
  });

  it.each([
    ['', ['25.00 2020-01-01 2020-12-31', '30.00 2021-01-01 null']],
    ['?on=2020-05-01', ['25.00 2020-01-01 2020-12-31', '30.00 2021-01-01 null']],
    ['?on=2021-05-01', ['30.00 2021-01-01 null']],
    [`?on=2021-05-01&drafts=${draftDate}`, ['30.00 2021-01-01 2021-12-31', '35.00 2022-01-01 null']],
  ])('values %s', async (query, expected) => {
    const server = await openServer();
    await makeDraft(server);
    const { json } = await server.ask('GET', `/api/values${query}`);
    const fees = json.filter(({ name }: { name: string }) => name === 'monthly_fee');
    const written = fees.map((fee: Record<string, unknown>) => `${fee.value} ${fee.from} ${fee.until}`);
    expect(written).toEqual(expected);
    expect(fees[0]).toMatchObject({
      unit: 'EUR/month',
      label: { fi: 'Kuukausimaksu' },
      index: null,
      citations: ['1:3'],
    });
  });

  it('values as a table', async () => {
    const { ask } = await openServer();
    const finnish = await ask('GET', '/api/values?on=2021-05-01&format=csv');
    expect(finnish.text).toBe(
      '\ufefftunnus;arvo;rivi;lukema;yksikkö;kohta;alkaen;asti\r\n' +
        'min_age;Alaikäraja;;18;year;1:1;2020-01-01;\r\n' +
        'monthly_fee;Kuukausimaksu;;30,00;EUR/month;1:3;2021-01-01;\r\n',
    );
    expect(finnish.headers['content-type']).toBe('text/csv; charset=utf-8');
    const english = await ask('GET', '/api/values?format=csv&language=en');
    expect(english.text).toContain('monthly_fee,Kuukausimaksu,,25.00,EUR/month,1:3,2020-01-01,2020-12-31\r\n');
  });

  it('problems of files, as the command line tells them', async () => {
    const { ask } = await openServer();
    const { files } = (await ask('GET', '/api/files')).json;
    const changed = { ...files, '2021-01-01/values.yaml': 'monthly_fee: 30 km\n' };
    expect((await ask('POST', '/api/check', { body: { files } })).json).toMatchObject({ errors: 0 });
    const { json } = await ask('POST', '/api/check', { body: { files: changed } });
    expect(json.errors).toBe(1);
    expect(json.problems).toMatchObject([{ file: '2021-01-01/values.yaml', line: 1, column: 14 }]);
    const brokenCase = { ...files, 'tests/parking-permit.yaml': 'decision: nothing\ncases: []\n' };
    expect((await ask('POST', '/api/check', { body: { files: brokenCase } })).json.errors).toBe(1);
  });
});

describe('evaluate', () => {
  const path = '/api/decisions/parking_permit/evaluate';

  it('gives the answer, with reasons where they are asked for', async () => {
    const { ask } = await openServer();
    const plain = await ask('POST', path, { body: { facts: { ...facts, case: 'A-1' } } });
    expect(plain.json).toMatchObject({
      answer: { case: 'A-1', outcome: 'approved', values: { 'permit.fee': { amount: '50.00', unit: 'EUR' } } },
    });
    expect(plain.json).not.toHaveProperty('because');
    const explained = await ask('POST', path, { body: { facts, explain: true, language: 'en' } });
    expect(explained.json.because).toHaveProperty('rules');
    expect(explained.json).not.toHaveProperty('remedies');
    const young = { ...facts, applicant: { ...applicant, birth_date: '2015-01-01' } };
    const denied = await ask('POST', path, { body: { facts: young, explain: true } });
    expect(denied.json).toMatchObject({
      answer: { outcome: 'denied' },
      remedies: { complete: true, missing: [], remedies: [] },
    });
  });

  it('takes the date from the request where the facts leave it out', async () => {
    const { ask } = await openServer();
    const undated = { applicant, permit: { months: 2 } };
    const { json } = await ask('POST', path, { body: { facts: undated, on: '2021-03-02' } });
    expect(json.answer).toMatchObject({ date: '2021-03-02', values: { 'permit.fee': { amount: '60.00' } } });
  });

  it.each([
    ['{"facts":{"permit":{"months":1.0000000000000001}}}', 'too-many-decimals'],
    ['{"facts":{"applicant":{"birth_day":"1980-05-17"}}}', 'unknown-fact'],
    ['{"facts":{"permit":{"applied_on":"2020-03-02"}},"on":"2021-03-02"}', 'date-clash'],
    ['{"facts":7}', 'not-facts'],
  ])('reads every digit, and tells what is wrong: %s', async (body, code) => {
    const { ask } = await openServer();
    const { status, json } = await ask('POST', path, { body, headers: { 'content-type': 'application/json' } });
    expect(status).toBe(422);
    expect(json.error).toMatchObject({ code: 'facts-unusable', problems: [{ code }] });
  });

  it('is pinned to a rulebook', async () => {
    const { ask, rulebookFolder } = await openServer();
    const first = (await ask('POST', path, { body: { facts } })).json.answer.hash;
    const { hash } = (await ask('GET', '/api/health')).json;
    expect(first).not.toBe(hash);
    const pinned = (pin: string, on = '2020-03-02') => {
      const body = { facts: { ...facts, permit: { ...facts.permit, applied_on: on } } };
      return ask('POST', path, { body, headers: { 'rulebook-hash': pin } });
    };
    expect((await pinned(first)).status).toBe(200);
    expect((await pinned(hash)).status).toBe(200);
    expect(await pinned(first, '2021-03-02')).toMatchObject({
      status: 412,
      json: { error: { code: 'rulebook-changed', hash, answered: hash } },
    });
    writeFileSync(join(rulebookFolder, '2021-01-01/values.yaml'), 'monthly_fee: 31 EUR/month\n');
    expect((await pinned(first)).status).toBe(200);
    expect((await pinned(hash)).status).toBe(412);
  });
});

describe('batch', () => {
  const path = '/api/decisions/parking_permit/batch';
  const line = (reference: string) => JSON.stringify({ case: reference, ...facts });

  it('decides JSON lines in their order, bad ones told in place', async () => {
    const { ask } = await openServer();
    const { text, headers } = await ask('POST', path, {
      body: `${line('A-1')}\n{"permit":{"months":99}}\n\n${line('A-2')}\n`,
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    const results = text
      .trimEnd()
      .split('\n')
      .map((record) => JSON.parse(record));
    expect(results).toMatchObject([
      { case: 'A-1', outcome: 'approved' },
      { line: 2, errors: [{ code: 'out-of-bounds', path: 'permit.months' }] },
      { case: 'A-2', outcome: 'approved' },
    ]);
  });

  it('gives what single requests give, for many cases', async () => {
    const { ask } = await openServer();
    const single = (await ask('POST', '/api/decisions/parking_permit/evaluate', { body: { facts } })).json.answer;
    const count = 3000;
    const { text } = await ask('POST', path, {
      body: Array.from({ length: count }, (_, index) => line(String(index))).join('\n'),
      headers: { 'content-type': 'application/jsonl' },
    });
    const results = text
      .trimEnd()
      .split('\n')
      .map((record) => JSON.parse(record));
    expect(results).toEqual(Array.from({ length: count }, (_, index) => ({ case: String(index), ...single })));
  });

  it('decides tables, and writes them', async () => {
    const { ask } = await openServer();
    const body =
      'case;Syntymäaika;Kotikunta;works_here;certificate;permit.months\nA-1;17.5.1980;Mallikunta;ei;ei;2\nA-2;32.1.1980;;;;\n';
    const { text } = await ask('POST', `${path}?on=2020-03-02&format=csv`, {
      body: body.replaceAll('works_here', 'applicant.works_here').replace(';certificate', ';applicant.certificate'),
      headers: { 'content-type': 'text/csv' },
    });
    const [head, first, second] = text.split('\r\n');
    expect(head).toBe('\ufefftapaus;tulos;Luvan hinta (EUR);täyttymättömät säännöt;puuttuvat tiedot;viestit');
    expect(first).toMatch(/^A-1;[^;]+;50,00;;;$/);
    expect(second).toMatch(/^A-2;virheellinen rivi;;;;"?rivi 3: applicant\.birth_date/);
  });
});

describe('revisions and differences', () => {
  it('come from git', async () => {
    const { ask } = await openServer({ git: true });
    const { json } = await ask('GET', '/api/revisions');
    expect(json).toMatchObject([
      { kind: 'branch', revision: 'main', subject: 'Rulebook' },
      { kind: 'commit', subject: 'Rulebook' },
    ]);
    const now = (await ask('GET', '/api/files')).json;
    for (const { revision } of json) {
      const { json: read } = await ask('GET', `/api/revisions/${encodeURIComponent(revision)}/files`);
      expect(read).toMatchObject({ files: now.files, commit: json[0].commit, filesRevision: now.revision });
    }
  });

  it('are none without git', async () => {
    const { ask } = await openServer();
    expect((await ask('GET', '/api/revisions')).json).toEqual([]);
  });

  it.each([
    ['from=2020-06-01&to=2021-06-01', '25.00', '30.00'],
    [`from=current&to=draft:${draftDate}`, '30.00', '35.00'],
    [`from=main&to=draft:${draftDate}`, '30.00', '35.00'],
  ])('tell what changed: %s', async (query, before, after) => {
    const server = await openServer({ git: true });
    await makeDraft(server);
    const { json } = await server.ask('GET', `/api/diff?${query}`);
    expect(json.values).toMatchObject([
      { parameter: 'monthly_fee', before: { amount: before }, after: { amount: after } },
    ]);
  });

  it('prove what they say where asked to', async () => {
    const server = await openServer();
    await makeDraft(server);
    const path = `/api/diff?from=current&to=draft:${draftDate}`;
    expect((await server.ask('GET', path)).json.behaviour).toBeNull();
    const { json } = await server.ask('GET', `${path}&proofs=true`);
    expect(json.behaviour).toMatchObject([{ decision: 'parking_permit', result: 'different' }]);
    const witness = json.behaviour[0].witnesses.find(({ shows }: { shows: { time: string } }) => shows.time === 'day');
    expect(witness.date).toBe(draftDate);
    expect(witness.before.values).not.toEqual(witness.after.values);
  });

  it('compare files that are stored nowhere, and write for people', async () => {
    const { ask } = await openServer();
    const { files } = (await ask('GET', '/api/files')).json;
    const to = { kind: 'files', files: { ...files, ...draftFiles('40 EUR/month') } };
    const body = { from: { kind: 'current' }, to, language: 'en' };
    const markdown = await ask('POST', '/api/diff', { body: { ...body, format: 'markdown' } });
    expect(markdown.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(markdown.text).toContain('€40.00');
    const html = await ask('POST', '/api/diff', { body: { ...body, format: 'html' } });
    expect(html.text).toMatch(/^<!doctype html>/i);
  });
});

describe('OpenAPI', () => {
  it('describes every route, and its page needs nothing from elsewhere', async () => {
    const { ask } = await openServer();
    const { json } = await ask('GET', '/api/openapi.json');
    expect(json.openapi).toBe('3.1.0');
    expect(Object.keys(json.paths)).toContain('/api/decisions/{name}/evaluate');
    for (const path of Object.values<Record<string, { summary?: string }>>(json.paths)) {
      for (const operation of Object.values(path)) expect(operation.summary).toMatch(/\S/);
    }
    const page = await ask('GET', '/api/docs');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.text).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });
});

describe('pages', () => {
  it('say how to build them while they are not', async () => {
    const { ask } = await openServer();
    const { status, text } = await ask('GET', '/');
    expect(status).toBe(503);
    expect(text).toContain('npm run build');
  });

  it('answer with the one page at every address of a page, and with files at theirs', async () => {
    const { ask, folder } = await openServer();
    mkdirSync(join(folder, 'pages/assets'), { recursive: true });
    writeFileSync(join(folder, 'pages/index.html'), '<title>editor</title>');
    writeFileSync(join(folder, 'pages/assets/index-abc.js'), '1');
    for (const path of ['/', '/hinnat', '/arviointi/voucher_grant?x=1']) {
      expect(await ask('GET', path)).toMatchObject({ status: 200, text: '<title>editor</title>' });
    }
    const asset = await ask('GET', '/assets/index-abc.js');
    expect(asset.headers['cache-control']).toContain('immutable');
    expect((await ask('GET', '/')).headers['cache-control']).toBe('no-cache');
    for (const path of ['/assets/gone.js', '/api/nothing', '/api']) {
      expect(await ask('GET', path)).toMatchObject({ status: 404, json: { error: { code: 'not-found' } } });
    }
  });
});
