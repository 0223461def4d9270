/** Runs the commands of `docs/http-api.md` as they stand there, on a copy of the Kuopio rulebook in a repository. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Api } from '../../server/api.ts';
import { createServer } from '../../server/create-server.ts';
import { commitAll } from '../server/open-server.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(project, 'docs/http-api.md'), 'utf8');

/** Commands that ask the server, each with its arguments on the lines that follow. */
const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
  block.split(/^(?=(?:curl|git|rulebook) )/m).filter((command) => /^(curl|git) /.test(command)),
);

const folder = mkdtempSync(join(tmpdir(), 'rulebook-docs-'));
let api: Api | null = null;
let address = '';

beforeAll(async () => {
  cpSync(join(project, 'policies'), join(folder, 'policies'), { recursive: true });
  commitAll(folder);
  const application = readFileSync(join(project, 'examples/voucher-grant-approved.json'), 'utf8');
  writeFileSync(join(folder, 'cases.jsonl'), JSON.stringify(JSON.parse(application)));
  writeFileSync(join(folder, 'cases.csv'), 'case;Syntymäaika;Kotikunta\nA-1;17.5.1985;Kuopio\n');
  api = await createServer({
    rulebookFolder: join(folder, 'policies/kuopio-social-rehabilitation'),
    draftsFolder: join(folder, 'drafts'),
    pagesFolder: join(folder, 'pages'),
    tokensFile: null,
    name: 'Maija Meikäläinen',
    host: '127.0.0.1',
    port: 0,
    version: '0.0.0',
    report: () => undefined,
  });
  address = await api.listen({ host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'bash',
      ['-c', command.replaceAll('curl ', 'curl --silent --show-error ')],
      { cwd: folder },
      (error, stdout) => {
        if (error === null) resolve(stdout);
        else reject(error);
      },
    );
  });
}

it('are answered', async () => {
  expect(commands.length).toBeGreaterThan(9);
  let revision = '';
  for (const command of commands) {
    const files = JSON.stringify({
      '2021-01-01/edition.yaml': 'status: draft\n',
      '2021-01-01/prices.yaml': 'price:\n  group_coaching: 15.50 EUR/h\n',
    });
    const answer = await run(
      command
        .replaceAll('http://127.0.0.1:8080', address)
        .replaceAll('REVISION', revision)
        .replace('{ "files": { … } }', `{ "files": ${files} }`),
    );
    expect([command, answer]).toEqual([command, expect.stringMatching(/\S/)]);
    expect([command, answer]).toEqual([command, expect.not.stringContaining('"error"')]);
    revision = /"revision":"([0-9a-f]+)"/.exec(answer)?.[1] ?? revision;
  }
});
