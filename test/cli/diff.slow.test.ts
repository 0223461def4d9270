import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyFixtures as copyAccepted, type Ran, runCli as runAnything } from './run-cli.ts';

const rulebook = 'policies/parking-permit';
const policy = `${rulebook}/2020-01-01/parking-permit.policy`;
const values = `${rulebook}/2020-01-01/values.yaml`;

/** Without proofs, which take their time; one test asks for them. */
function runCli(argv: readonly string[], options?: Parameters<typeof runAnything>[1]): Promise<Ran> {
  const [command = '', ...words] = argv;
  return runAnything([command, '--without-proofs', ...words], options);
}

function git(cwd: string, ...words: readonly string[]): string {
  const identity = ['-c', 'user.name=Testi', '-c', 'user.email=testi@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...words], { cwd, encoding: 'utf8', stdio: 'pipe' });
}

function edit(cwd: string, path: string, before: string, after: string): void {
  const text = readFileSync(join(cwd, path), 'utf8');
  expect(text).toContain(before);
  writeFileSync(join(cwd, path), text.replace(before, after));
}

/** The fixtures as proposed, so that they may be changed. */
function copyFixtures(): string {
  const cwd = copyAccepted();
  for (const date of ['2020-01-01', '2021-01-01']) {
    edit(cwd, `${rulebook}/${date}/edition.yaml`, 'status: in_force', 'status: proposed');
  }
  return cwd;
}

/** The fixtures in a git repository of their own, committed once and tagged v1. */
function openRepository(): string {
  const cwd = copyFixtures();
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-q', '-m', 'first');
  git(cwd, 'tag', 'v1');
  return cwd;
}

function commit(cwd: string, message: string): void {
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-q', '-m', message);
}

/** A folder outside every git repository. */
function openOutside(): string {
  const cwd = mkdtempSync(join(tmpdir(), 'rulebook-diff-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  return cwd;
}

describe('diff between git revisions', () => {
  it('compares the working folder with a revision, and leaves it alone', async () => {
    const cwd = openRepository();
    expect(await runCli(['diff', 'main'], { cwd })).toMatchObject({
      status: 0,
      stdout: 'Sääntökirjan muutos: Asukaspysäköinnin säännöt\nmain → työkansio\n\nMikään ei muutu.\n',
    });
    edit(cwd, values, 'monthly_fee: 25 EUR/month', 'monthly_fee: 27.50 EUR/month');
    edit(cwd, policy, 'applicant.age >= min_age', 'applicant.age > min_age');
    git(cwd, 'add', values);
    const state = [git(cwd, 'status', '--porcelain'), git(cwd, 'rev-parse', 'HEAD'), git(cwd, 'diff', '--cached')];
    const { status, stdout, stderr } = await runCli(['diff', 'main'], { cwd });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Kuukausimaksu');
    expect(stdout.replaceAll('\u00a0', ' ')).toContain(
      '25,00 €/kuukausi → 27,50 €/kuukausi  +2,50 €/kuukausi, +10,0 %',
    );
    expect(stdout).toContain('requires applicant.age [->=-]{+>+} min_age');
    expect([git(cwd, 'status', '--porcelain'), git(cwd, 'rev-parse', 'HEAD'), git(cwd, 'diff', '--cached')]).toEqual(
      state,
    );
  });

  it.each([['v1'], ['HEAD~1'], ['rulebook/2021-01-01'], [':/first']])('takes %s for a revision', async (revision) => {
    const cwd = openRepository();
    git(cwd, 'branch', 'rulebook/2021-01-01');
    edit(cwd, values, 'min_age: 18 year', 'min_age: 16 year');
    commit(cwd, 'second');
    const { status, stdout, stderr } = await runCli(['diff', revision, 'main', '--language', 'en'], { cwd });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`${revision} → main`);
    expect(stdout.replaceAll('\u00a0', ' ')).toContain('18 years → 16 years');
  });

  it('finds a rulebook that has moved, and reads it where git looks elsewhere', async () => {
    const cwd = openRepository();
    renameSync(join(cwd, rulebook), join(cwd, 'policies/permits'));
    edit(cwd, 'policies/permits/2020-01-01/values.yaml', 'min_age: 18 year', 'min_age: 17 year');
    commit(cwd, 'moved');
    process.env.GIT_DIR = '/nonexistent';
    onTestFinished(() => {
      delete process.env.GIT_DIR;
    });
    const { status, stdout } = await runCli(['diff', 'v1', '--format', 'json'], { cwd });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'rulebook-diff/1',
      values: [{ parameter: 'min_age', before: { amount: '18' }, after: { amount: '17' }, from: '2020-01-01' }],
      declarations: [],
    });
  });

  it('counts proposals on both sides', async () => {
    const cwd = openRepository();
    cpSync(join(cwd, `${rulebook}/2021-01-01`), join(cwd, `${rulebook}/2022-01-01`), { recursive: true });
    writeFileSync(join(cwd, `${rulebook}/2022-01-01/edition.yaml`), 'status: proposed\n');
    writeFileSync(join(cwd, `${rulebook}/2022-01-01/values.yaml`), 'monthly_fee: 33 EUR/month\n');
    const { stdout } = await runCli(['diff', 'main', '--language', 'en'], { cwd });
    expect(stdout).toMatch(/When +1 January 2022 onwards/);
    expect(stdout).toMatch(/Decided by +Not decided yet/);
  });
});

describe('diff between folders and dates', () => {
  it('compares two folders', async () => {
    const cwd = copyFixtures();
    cpSync(join(cwd, rulebook), join(cwd, 'other'), { recursive: true });
    edit(cwd, 'other/2020-01-01/values.yaml', 'min_age: 18 year', 'min_age: 21 year');
    const { status, stdout } = await runCli(['diff', rulebook, 'other', '--language', 'en'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain(`${rulebook} → other`);
    expect(stdout.replaceAll('\u00a0', ' ')).toContain('18 years → 21 years');
  });

  it('compares two days of one rulebook', async () => {
    const { status, stdout } = await runCli(['diff', '2020-06-01', '2021-06-01', '--language', 'en']);
    expect(status).toBe(0);
    expect(stdout).toContain('1 June 2020 → 1 June 2021');
    expect(stdout).toContain('from 1 January 2021');
    expect((await runCli(['diff', '2020-02-01', '2020-06-01', '--language', 'en'])).stdout).toContain(
      'Nothing changes.',
    );
  });
});

describe('diff with proofs', () => {
  it('says which decisions cannot change, and shows cases that do', async () => {
    const cwd = openRepository();
    edit(cwd, policy, 'applicant.age >= min_age', 'applicant.age > min_age');
    const { status, stdout } = await runAnything(['diff', 'main', '--format', 'json', '--memo', 'memo.html'], { cwd });
    expect(status).toBe(0);
    const { behaviour } = JSON.parse(stdout);
    expect(behaviour).toMatchObject([{ decision: 'parking_permit', result: 'different' }]);
    const [witness] = behaviour[0].witnesses;
    expect(witness).toMatchObject({
      before: { outcome: 'approved' },
      after: { outcome: 'denied' },
      responsible: ['adult'],
    });
    expect(readFileSync(join(cwd, 'memo.html'), 'utf8')).toContain('Eron tekee: Ikä');
    edit(cwd, policy, 'applicant.age > min_age', 'not applicant.age < min_age');
    const same = await runAnything(['diff', 'main', '--language', 'en'], { cwd });
    expect(same.stdout).toMatch(/Proved +No effect on any result \(proved\): /);
    expect(same.stdout).toContain('No change of meaning: the same in other words.');
  });
});

describe('diff refuses, and says why', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['nothing to compare with', ['diff'], /before/],
    [
      'an unknown revision',
      ['diff', 'no-such-branch'],
      /'no-such-branch' is no folder, no date .* and no git revision/,
    ],
    ['what git would take for an option', ['diff', '--', '--output=stolen'], /'--output=stolen' is no folder/],
    ['an option of git', ['diff', '--', '-O/etc/passwd', 'main'], /'-O\/etc\/passwd' is no folder/],
    ['a day that is none', ['diff', '2020-02-30', '2021-01-01'], /no day '2020-02-30'/],
    ['one date', ['diff', '2020-02-01'], /give two dates/],
    ['a date and a revision', ['diff', '2020-02-01', 'main'], /give two dates/],
    ['dates the wrong way around', ['diff', '2021-01-01', '2020-01-01'], /earlier date first: 2020-01-01 2021-01-01/],
    ['a folder without a rulebook', ['diff', './policies/parking-permit/tests'], /has no rulebook\.yaml/],
    [
      'a folder of rulebooks',
      ['diff', 'policies'],
      /'policies' has no rulebook\.yaml; did you mean:\n.*parking-permit$/m,
    ],
    ['details of another format', ['diff', 'main', '--details', 'all.md'], /--details is for the format markdown only/],
    ['cautions that are not there', ['diff', 'main', '--cautions', 'none.json'], /'none\.json' cannot be read/],
  ])('%s', async (_what, argv, message) => {
    const { status, stdout, stderr } = await runCli(argv, { cwd: openRepository() });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('a revision outside git, and one without the rulebook', async () => {
    const outside = openOutside();
    cpSync(copyFixtures(), outside, { recursive: true });
    expect((await runCli(['diff', 'main'], { cwd: outside })).stderr).toMatch(
      /is in no git repository; compare folders or dates/,
    );
    const cwd = openRepository();
    git(cwd, 'checkout', '-q', '--orphan', 'empty');
    git(cwd, 'rm', '-q', '-r', '--cached', '.');
    git(cwd, 'commit', '-q', '--allow-empty', '-m', 'empty');
    expect((await runCli(['diff', 'empty', 'main'], { cwd })).stderr).toMatch(/'empty' does not have this rulebook/);
  });

  it('a side with errors, which it names with its errors', async () => {
    const cwd = openRepository();
    edit(cwd, policy, 'applicant.works_here', 'applicant.work_here');
    const after = await runCli(['diff', 'main'], { cwd });
    expect(after.status).toBe(1);
    expect(after.stderr).toContain('2020-01-01/parking-permit.policy:');
    expect(after.stderr).toContain('The second of the two (working folder) has errors; nothing can be compared.');
    commit(cwd, 'broken');
    git(cwd, 'checkout', '-q', 'v1');
    const before = await runCli(['diff', 'main', 'v1'], { cwd });
    expect(before.status).toBe(1);
    expect(before.stderr).toContain('main:2020-01-01/parking-permit.policy:');
    expect(before.stderr).toContain('The first of the two (main) has errors');
  });

  it('another rulebook', async () => {
    const cwd = copyFixtures();
    cpSync(join(cwd, rulebook), join(cwd, 'other'), { recursive: true });
    edit(cwd, 'other/rulebook.yaml', 'id: parking-permit', 'id: other-permit');
    const { status, stderr } = await runCli(['diff', rulebook, 'other'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('these are different rulebooks (parking-permit and other-permit)');
  });
});

describe('diff writes', () => {
  it('cautions and their reasons, from JSON and from the text of a pull request', async () => {
    const cwd = openRepository();
    edit(cwd, values, 'monthly_fee: 25 EUR/month', 'monthly_fee: 250 EUR/month');
    writeFileSync(join(cwd, 'cautions.json'), '[{"text": "Arvo kymmenkertaistuu", "reason": "Valtuuston päätös"}]');
    writeFileSync(
      join(cwd, 'pull-request.md'),
      '# Uusi maksu\n\n- ei huomautus\n\n## Tarkista\n\n- **Arvo kymmenkertaistuu** – peruste: Valtuuston päätös\n- Muut ennallaan\n\n## Muuta\n\n- ei tämäkään\n',
    );
    const json = await runCli(['diff', 'main', '--cautions', 'cautions.json', '--format', 'markdown'], { cwd });
    expect(json.stdout).toContain('- **Tarkistettu:** Arvo kymmenkertaistuu – peruste: Valtuuston päätös');
    const text = await runCli(['diff', 'main', '--cautions', 'pull-request.md', '--format', 'json'], { cwd });
    expect(JSON.parse(text.stdout).cautions).toEqual([
      { text: 'Arvo kymmenkertaistuu', reason: 'Valtuuston päätös' },
      { text: 'Muut ennallaan', reason: null },
    ]);
    writeFileSync(join(cwd, 'cautions.json'), '{"cautions": "all"}');
    expect((await runCli(['diff', 'main', '--cautions', 'cautions.json'], { cwd })).stderr).toContain(
      'does not hold cautions',
    );
  });

  it('what the change does to a caseload, and none of its cases', async () => {
    const cwd = openRepository();
    edit(cwd, values, 'min_age: 18 year', 'min_age: 30 year');
    const fact = (born: number, index: number) =>
      JSON.stringify({
        case: `secret-${index}`,
        applicant: { birth_date: `${born}-01-01`, municipality: 'Mallikunta', works_here: false, certificate: false },
        permit: { applied_on: '2020-02-01', months: 2 },
      });
    const lines = [...Array(7).fill(1995), ...Array(8).fill(1960)].map(fact);
    writeFileSync(join(cwd, 'cases.jsonl'), lines.join('\n'));
    const argv = ['diff', 'main', '--caseload', 'cases.jsonl'];
    const { status, stdout } = await runCli(argv, { cwd });
    expect(status).toBe(0);
    expect(stdout.replaceAll('\u00a0', ' ')).toMatch(/Tapausaineistossa +.*15 tapausta: .* → .* 7; /);
    expect(stdout).not.toContain('secret');
    const json = JSON.parse((await runCli([...argv, '--format', 'json'], { cwd })).stdout);
    expect(json.impact).toMatchObject({ cases: 15, shared: true });
    expect(json.summary.length).toBeLessThanOrEqual(9);
    expect((await runCli(['diff', 'main', '--decision', 'parking_permit'], { cwd })).stderr).toContain(
      'give --caseload too',
    );
    expect((await runCli(['diff', 'main', '--caseload', 'none.jsonl'], { cwd })).status).toBe(2);
  });

  it('changed cases, provisions and records of decisions', async () => {
    const cwd = openRepository();
    edit(cwd, `${rulebook}/tests/parking-permit.yaml`, 'outcome: referred', 'outcome: denied');
    edit(cwd, `${rulebook}/source/2020-01-01.fi.md`, '[1:1] ', '[1:1] Uusi alku: ');
    edit(cwd, `${rulebook}/2020-01-01/edition.yaml`, 'decided_by: Kunnanhallitus', 'decided_by: Kunnanvaltuusto');
    const { stdout } = await runCli(['diff', 'main', '--language', 'en'], { cwd });
    expect(stdout).toMatch(/Test cases \(1\)\n {2}.* \(changed\)/);
    expect(stdout).toMatch(/Text of the provisions \(1\)\n {2}1:1\n {4}changed\n {6}\{\+Uusi alku: /);
    expect(stdout).toContain('Decided by: Kunnanhallitus, 12 November 2019 → Kunnanvaltuusto, 12 November 2019');
    expect(stdout).toMatch(/For whom and how much +No value, rule or calculation changes/);
  });

  it('a file, in every format', async () => {
    const cwd = openRepository();
    edit(cwd, values, 'min_age: 18 year', 'min_age: 16 year');
    for (const [format, start] of [
      ['text', 'Sääntökirjan muutos'],
      ['markdown', '# Sääntökirjan muutos'],
      ['html', '<!doctype html>'],
      ['json', '{'],
    ] as const) {
      const { status, stdout } = await runCli(['diff', 'main', '--format', format, '--output', 'out'], { cwd });
      expect([status, stdout]).toEqual([0, '']);
      expect(readFileSync(join(cwd, 'out'), 'utf8').startsWith(start)).toBe(true);
    }
  });
});
