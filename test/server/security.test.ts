import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copyFixtures } from '../cli/run-cli.ts';
import { openApiOf } from './documented-answers.ts';
import { draftDate, makeDraft, openServer, tokens, writeTokens } from './open-server.ts';

/** The least role of every route; null is open to anyone. */
const leastRoles: Readonly<Record<string, 'viewer' | 'evaluator' | 'administrator' | null>> = {
  'GET /api/health': null,
  'GET /api/session': null,
  'POST /api/session': null,
  'DELETE /api/session': null,
  'GET /api/files': 'viewer',
  'GET /api/editions': 'viewer',
  'GET /api/examples': 'viewer',
  'GET /api/values': 'viewer',
  'POST /api/check': 'viewer',
  'GET /api/diff': 'viewer',
  'POST /api/diff': 'viewer',
  'GET /api/revisions': 'viewer',
  'GET /api/revisions/{revision}/files': 'viewer',
  'GET /api/decisions': 'viewer',
  'GET /api/decisions/{name}': 'viewer',
  'POST /api/decisions/{name}/evaluate': 'evaluator',
  'POST /api/decisions/{name}/batch': 'evaluator',
  'GET /api/drafts': 'viewer',
  'GET /api/drafts/{date}': 'viewer',
  'GET /api/drafts/{date}/patch': 'viewer',
  'GET /api/proposals': 'viewer',
  'GET /api/drafts/{date}/versions': 'administrator',
  'GET /api/drafts/{date}/versions/{number}': 'administrator',
  'POST /api/drafts': 'administrator',
  'PUT /api/drafts/{date}': 'administrator',
  'DELETE /api/drafts/{date}': 'administrator',
  'POST /api/drafts/{date}/proposal': 'administrator',
  'POST /api/drafts/{date}/proposal/reopen': 'administrator',
  'DELETE /api/drafts/{date}/proposal': 'administrator',
};

/** Those that only compute something are open to a page elsewhere: it cannot read their answers. */
const computing = [
  'POST /api/check',
  'POST /api/diff',
  'POST /api/decisions/{name}/evaluate',
  'POST /api/decisions/{name}/batch',
];

const order = ['viewer', 'evaluator', 'administrator'] as const;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

function urlOf(route: string): readonly [Method, string] {
  const [method = '', path = ''] = route.split(' ');
  const url = path
    .replace('{date}', draftDate)
    .replace('{number}', '1')
    .replace('{name}', 'parking_permit')
    .replace('{revision}', 'main');
  return [method as Method, url];
}

async function openGuarded() {
  return openServer({ tokensFile: writeTokens(copyFixtures()) });
}

describe('roles', () => {
  it('are set for every route there is', async () => {
    const { api } = await openServer();
    expect(openApiOf(api).sort()).toEqual(Object.keys(leastRoles).sort());
  });

  it('let through who may, and nobody else', async () => {
    const { ask } = await openGuarded();
    for (const [route, least] of Object.entries(leastRoles)) {
      const [method, url] = urlOf(route);
      const anonymous = await ask(method, url);
      const wrong = await ask(method, url, { token: 'made-up' });
      const needsSignIn = [anonymous, wrong].map(({ json }) => json?.error?.code === 'sign-in-required');
      expect([route, ...needsSignIn]).toEqual([route, least !== null, least !== null]);
      for (const role of order) {
        const { status, json } = await ask(method, url, { token: tokens[role] });
        const mayNot = least !== null && order.indexOf(role) < order.indexOf(least);
        expect([route, role, json?.error?.code === 'role-too-low']).toEqual([route, role, mayNot]);
        expect([route, role, status === 401 && route !== 'POST /api/session']).toEqual([route, role, false]);
      }
    }
  });
});

it('a question for headers alone is guarded as the question itself', async () => {
  const { api } = await openGuarded();
  const head = (token?: string) =>
    api.inject({
      method: 'HEAD',
      url: '/api/files',
      headers: { host: '127.0.0.1', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    });
  expect((await head()).statusCode).toBe(401);
  expect((await head(tokens.viewer)).statusCode).toBe(200);
});

describe('signing in', () => {
  it('gives a cookie that scripts cannot read, and out takes it back', async () => {
    const { ask } = await openGuarded();
    expect((await ask('GET', '/api/session')).json).toMatchObject({ signInRequired: true, name: null, role: null });
    const signedIn = await ask('POST', '/api/session', { body: { token: ` ${tokens.administrator}\n` } });
    expect(signedIn.json).toMatchObject({ name: 'administrator person', role: 'administrator', canPropose: true });
    const cookie = String(signedIn.headers['set-cookie']);
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(tokens.administrator);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    expect((await ask('GET', '/api/session', { headers })).json.name).toBe('administrator person');
    const made = await ask('POST', '/api/drafts', { headers, body: { date: draftDate } });
    expect(made.json.updatedBy).toBe('administrator person');
    expect((await ask('DELETE', '/api/session', { headers })).json).toMatchObject({ name: null, role: null });
    expect((await ask('GET', '/api/drafts', { headers })).json.error.code).toBe('sign-in-required');
  });

  it('marks the cookie for HTTPS behind a proxy that speaks it', async () => {
    const { ask } = await openGuarded();
    const headers = { 'x-forwarded-proto': 'https' };
    const signedIn = await ask('POST', '/api/session', { headers, body: { token: tokens.viewer } });
    expect(signedIn.headers['set-cookie']).toContain('; Secure');
  });

  it('does not work with anything else, and not for long', async () => {
    const { ask } = await openGuarded();
    const codes: string[] = [];
    for (let attempt = 0; attempt < 22; attempt += 1) {
      codes.push((await ask('POST', '/api/session', { body: { token: `guess-${attempt}` } })).json.error.code);
    }
    expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'wrong-token'));
    expect(codes.at(-1)).toBe('too-many-requests');
  });

  it('ends where the token is taken off the list', async () => {
    const tokensFile = writeTokens(copyFixtures());
    const { ask } = await openServer({ tokensFile });
    const signedIn = await ask('POST', '/api/session', { body: { token: tokens.viewer } });
    const headers = { cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' };
    expect((await ask('GET', '/api/drafts', { headers })).status).toBe(200);
    writeFileSync(tokensFile, `tokens:\n  - { name: other, role: viewer, sha256: ${'a'.repeat(64)} }\n`);
    expect((await ask('GET', '/api/drafts', { headers })).status).toBe(401);
    writeFileSync(tokensFile, 'tokens: nonsense\n');
    expect((await ask('GET', '/api/drafts', { token: tokens.viewer })).status).toBe(401);
  });

  it('is not needed, and not possible, without a list', async () => {
    const { ask } = await openServer();
    expect((await ask('GET', '/api/session')).json).toEqual({
      signInRequired: false,
      name: 'Maija Meikäläinen',
      role: 'administrator',
      git: false,
      canPropose: true,
    });
    expect((await ask('POST', '/api/session', { body: { token: 'x' } })).json.error.code).toBe('wrong-token');
  });
});

describe('changes', () => {
  const changing = Object.keys(leastRoles).filter((route) => !route.startsWith('GET ') && !computing.includes(route));

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['an address typed in', { 'sec-fetch-site': 'none' }],
    ['another origin', { 'sec-fetch-site': '', origin: 'https://example.com' }],
    ['another port', { 'sec-fetch-site': '', origin: 'http://127.0.0.1:9999' }],
    ['a sandbox', { 'sec-fetch-site': '', origin: 'null' }],
    ['nowhere', { 'sec-fetch-site': '' }],
  ])('from %s are refused', async (_, headers) => {
    const server = await openServer();
    const revision = await makeDraft(server);
    for (const route of changing) {
      const [method, url] = urlOf(route);
      const { json, status } = await server.ask(method, url, { headers: { ...headers, 'if-match': revision } });
      expect([route, status, json.error.code]).toEqual([route, 403, 'foreign-origin']);
    }
    expect((await server.ask('GET', `/api/drafts/${draftDate}`)).json.revision).toBe(revision);
  });

  it('from our own pages, or with a token, are made', async () => {
    const { ask } = await openGuarded();
    const signedIn = await ask('POST', '/api/session', { body: { token: tokens.administrator } });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
    const body = (year: number) => ({ date: `${year}-01-01` });
    const own = { cookie, 'sec-fetch-site': '', origin: 'http://127.0.0.1:8080' };
    expect((await ask('POST', '/api/drafts', { body: body(2022), headers: own })).status).toBe(201);
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://example.com' };
    const stolen = await ask('POST', '/api/drafts', { body: body(2023), headers: { ...foreign, cookie } });
    expect(stolen.json.error.code).toBe('foreign-origin');
    const program = await ask('POST', '/api/drafts', {
      body: body(2024),
      headers: foreign,
      token: tokens.administrator,
    });
    expect(program.status).toBe(201);
  });
});

describe('hosts', () => {
  it.each([
    ['127.0.0.1:8080', 200],
    ['localhost:8080', 200],
    ['LOCALHOST', 200],
    ['[::1]:8080', 200],
    ['127.0.0.1', 200],
    ['example.com', 403],
    ['rulebook.example.com:8080', 403],
    ['localhost.example.com', 403],
    ['127.0.0.1.example.com', 403],
    ['10.0.0.1', 403],
  ])('on this machine only its own names are answered: %j', async (host, status) => {
    const { ask } = await openServer();
    for (const path of ['/api/files', '/api/health']) {
      const answer = await ask('GET', path, { headers: { host } });
      expect(answer.status).toBe(status);
      if (status === 403) expect(answer.json.error.code).toBe('foreign-host');
    }
  });

  it('elsewhere whoever signs in is answered', async () => {
    const { ask } = await openServer({ host: '0.0.0.0', tokensFile: writeTokens(copyFixtures()) });
    const headers = { host: 'rulebook.example.com' };
    expect((await ask('GET', '/api/files', { headers, token: tokens.viewer })).status).toBe(200);
  });
});

describe('headers', () => {
  it.each(['/', '/api/health', '/api/nothing', '/api/docs'])('keep pages to themselves: %s', async (path) => {
    const { ask } = await openServer();
    const { headers } = await ask('GET', path);
    expect(headers['content-security-policy']).toBe(
      "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';worker-src 'self';connect-src 'self';img-src 'self' data:;font-src 'self' data:;object-src 'none';frame-ancestors 'none';base-uri 'self';form-action 'self'",
    );
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    if (path === '/api/health') expect(headers['cache-control']).toBe('no-store');
  });
});

describe('facts', () => {
  const secret = '010180-123N';

  it('are in no message, whatever goes wrong', async () => {
    const { ask, reports } = await openServer();
    const path = '/api/decisions/parking_permit/evaluate';
    const bodies = [
      `{"facts":{"applicant":{"municipality":"${secret}"}}`,
      `{"facts":{"applicant":{"birth_date":"${secret}"}}}`,
      `{"facts":{"${secret}":1}}`,
      `{"facts":{},"${secret}":1}`,
      `{"facts":{},"language":"${secret}"}`,
      `{"facts":"${secret}"}`,
    ];
    for (const body of bodies) {
      const { status, text } = await ask('POST', path, { body, headers: { 'content-type': 'application/json' } });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain(secret);
    }
    const lines = `{"applicant":{"birth_date":"${secret}"}}\n`;
    const batch = await ask('POST', '/api/decisions/parking_permit/batch', {
      body: lines,
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect(batch.text).not.toContain(secret);
    expect(JSON.stringify(reports)).not.toContain(secret);
  });
});
