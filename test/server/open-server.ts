/** Servers to ask without a network, each on a copy of the parking-permit rulebook that is gone when the test is over. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { onTestFinished } from 'vitest';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Api } from '../../server/api.ts';
import { createServer } from '../../server/create-server.ts';
import { hashToken } from '../../server/security/token-file.ts';
import type { ServerOptions } from '../../server/server-options.ts';
import { copyFixtures } from '../cli/run-cli.ts';
import { readDocumentation } from './documented-answers.ts';

export interface OpenedServer {
  readonly api: Api;
  /** The folder with `policies`. */
  readonly folder: string;
  readonly rulebookFolder: string;
  readonly draftsFolder: string;
  /** What whoever runs the server was told. */
  readonly reports: readonly Localized[];
  /** Asks as a page of the service would, unless headers say otherwise. */
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, options?: Asking): Promise<Asked>;
}

export interface Asking {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
}

export interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers by their shape.
  readonly json: any;
}

export interface OpenOptions extends Partial<ServerOptions> {
  /** Whether the rulebook is kept in a git repository. */
  readonly git?: boolean;
}

export async function openServer({ git = false, ...options }: OpenOptions = {}): Promise<OpenedServer> {
  const folder = copyFixtures();
  const rulebookFolder = join(folder, 'policies/parking-permit');
  if (git) commitAll(folder);
  const reports: Localized[] = [];
  const draftsFolder = join(folder, 'drafts');
  const api = await createServer({
    rulebookFolder,
    draftsFolder,
    pagesFolder: join(folder, 'pages'),
    tokensFile: null,
    name: 'Maija Meikäläinen <maija@example.fi>',
    host: '127.0.0.1',
    port: 0,
    version: '0.0.0',
    report: (text) => reports.push(text),
    ...options,
  });
  onTestFinished(() => api.close());
  await api.ready();
  const compareWithDocumentation = readDocumentation(api);
  return {
    api,
    folder,
    rulebookFolder,
    draftsFolder,
    reports,
    async ask(method, path, asking) {
      const asked = await ask(api, method, path, asking);
      if (asked.json !== undefined) compareWithDocumentation(method, path, asked.status, asked.json);
      return asked;
    },
  };
}

async function ask(
  api: Api,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  { body, headers = {}, token }: Asking = {},
): Promise<Asked> {
  const asked: InjectOptions = {
    method,
    url: path,
    headers: withoutEmpty({
      host: '127.0.0.1:8080',
      'sec-fetch-site': 'same-origin',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    }),
    ...(body !== undefined && { payload: body as string | object }),
  };
  const { statusCode, headers: answered, body: text } = await api.inject(asked);
  const isJson = text !== '' && String(answered['content-type']).startsWith('application/json');
  return { status: statusCode, headers: answered, text, json: isJson ? JSON.parse(text) : undefined };
}

/** A header given as empty is not sent; a host is. */
function withoutEmpty(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name, value]) => value !== '' || name === 'host'));
}

/** Makes the folder a repository with everything in it committed, on the branch `main`. */
export function commitAll(folder: string): void {
  runGit(folder, 'init', '--quiet', '--initial-branch=main');
  runGit(folder, 'add', '--force', 'policies');
  runGit(folder, 'commit', '--quiet', '--message=Rulebook');
}

export function runGit(folder: string, ...words: readonly string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.fi'];
  return execFileSync('git', [...identity, ...words], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export const tokens = {
  viewer: 'viewer-token',
  evaluator: 'evaluator-token',
  administrator: 'administrator-token',
} as const;

/** Writes a file with a token for each role; its path. */
export function writeTokens(folder: string): string {
  const path = join(folder, 'tokens.yaml');
  const entries = Object.entries(tokens).map(
    ([role, token]) => `  - { name: "${role} person", role: ${role}, sha256: ${hashToken(token)} }\n`,
  );
  writeFileSync(path, `tokens:\n${entries.join('')}`);
  return path;
}

/** The first draft of the tests: takes effect after every edition of the rulebook. */
export const draftDate = '2022-01-01';

/** Files that raise the monthly fee. */
export function draftFiles(fee = '35 EUR/month'): Record<string, string> {
  return {
    [`${draftDate}/edition.yaml`]: '# Hinnat 2022\nstatus: draft\n',
    [`${draftDate}/values.yaml`]: `monthly_fee: ${fee}\n`,
  };
}

/** Makes the first draft; its revision. */
export async function makeDraft({ ask }: OpenedServer, files = draftFiles()): Promise<string> {
  const { json } = await ask('POST', '/api/drafts', { body: { date: draftDate, files } });
  return json.revision;
}
