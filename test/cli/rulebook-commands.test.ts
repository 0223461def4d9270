import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyFixtures, runCli } from './run-cli.ts';

const rulebook = 'policies/parking-permit';
const policy = `${rulebook}/2020-01-01/parking-permit.policy`;
const cases = `${rulebook}/tests/parking-permit.yaml`;

function edit(cwd: string, path: string, before: string, after: string): void {
  const text = readFileSync(join(cwd, path), 'utf8');
  expect(text).toContain(before);
  writeFileSync(join(cwd, path), text.replace(before, after));
}

describe('check', () => {
  it('has nothing to say of a sound rulebook', async () => {
    expect(await runCli(['check', '--warnings-as-errors'])).toEqual({
      status: 0,
      stdout: 'No problems found.\n',
      stderr: '',
    });
    expect((await runCli(['check'], { env: { LANG: 'fi' } })).stdout).toBe('Ei huomautettavaa.\n');
  });

  it('shows a mistake at its place, in every format', async () => {
    const cwd = copyFixtures();
    edit(cwd, policy, 'when applicant.works_here', 'when applicant.work_here');
    const text = await runCli(['check'], { cwd });
    expect(text.status).toBe(1);
    expect(text.stdout).toContain(`${policy}:`);
    expect(text.stdout).toMatch(/1 error\n$/);
    const json = await runCli(['check', '--format', 'json'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({
      errors: 1,
      warnings: 0,
      problems: [{ code: 'unknown-name', file: policy }],
    });
    const sarif = await runCli(['check', '--format', 'sarif'], { cwd });
    expect(JSON.parse(sarif.stdout).runs[0].results).toHaveLength(1);
    const github = await runCli(['check', '--format', 'github'], { cwd });
    expect(github.stdout).toMatch(/^::error file=policies\/parking-permit\/2020-01-01\/parking-permit.policy,line=\d+/);
  });

  it('finds mistakes in the cases too', async () => {
    const cwd = copyFixtures();
    edit(cwd, cases, 'outcome: referred', 'outcom: referred');
    const { status, stdout } = await runCli(['check'], { cwd });
    expect(status).toBe(1);
    expect(stdout).toContain(cases);
    expect(stdout).toContain("did you mean 'outcome'?");
  });

  it('says so of a file that is not UTF-8', async () => {
    const cwd = copyFixtures();
    writeFileSync(join(cwd, policy), new Uint8Array([0x23, 0xe4, 0x0a]));
    const { status, stderr } = await runCli(['check'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('is not UTF-8 text; save it as UTF-8');
  });
});

describe('format', () => {
  it('leaves canonical files alone', async () => {
    const { status, stdout, stderr } = await runCli(['format', '--check']);
    expect([status, stdout, stderr]).toEqual([0, '', '1 file, 0 would change\n']);
  });

  it('changes others once, and tells which', async () => {
    const cwd = copyFixtures();
    const canonical = readFileSync(join(cwd, policy), 'utf8');
    edit(cwd, policy, '  requires applicant.age >= min_age', '     requires   applicant.age>=min_age');
    const check = await runCli(['format', '--check'], { cwd });
    expect([check.status, check.stdout]).toEqual([1, `${policy}\n`]);
    const changed = await runCli(['format'], { cwd });
    expect([changed.status, changed.stdout]).toEqual([0, `${policy}\n`]);
    expect(readFileSync(join(cwd, policy), 'utf8')).toBe(canonical);
    expect((await runCli(['format', policy], { cwd })).stdout).toBe('');
  });

  it('reads standard input', async () => {
    const { status, stdout } = await runCli(['format', '-'], { stdin: 'enum   a "A"\n b "B"\n' });
    expect([status, stdout]).toEqual([0, 'enum a "A"\n  b "B"\n']);
  });

  it('leaves a file with a syntax error as it is', async () => {
    const cwd = copyFixtures();
    edit(cwd, policy, 'rule adult "Ikä" §1:1\n', 'rule "Ikä" §1:1\n');
    const before = readFileSync(join(cwd, policy), 'utf8');
    const { status, stderr } = await runCli(['format'], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain(`${policy}:`);
    expect(readFileSync(join(cwd, policy), 'utf8')).toBe(before);
  });
});

describe('test', () => {
  it('counts the cases that pass', async () => {
    expect(await runCli(['test'])).toEqual({ status: 0, stdout: '7 passed, 0 failed\n', stderr: '' });
    expect((await runCli(['test', cases])).stdout).toBe('7 passed, 0 failed\n');
  });

  it('shows what came out otherwise, and why', async () => {
    const cwd = copyFixtures();
    edit(cwd, cases, '[2002-03-02, approved, satisfied]', '[2002-03-02, denied, satisfied]');
    edit(cwd, cases, '60.00 EUR', '60.01 EUR');
    const { status, stdout } = await runCli(['test'], { cwd });
    expect(status).toBe(1);
    expect(stdout).toContain(
      `✗ ikä hakupäivänä (2002-03-02)\n  ${cases}:15\n  outcome (${cases}:15)\n    expected: denied\n    actual:   approved\n`,
    );
    expect(stdout).toContain('expected: 60.01 EUR\n    actual:   60.00 EUR');
    expect(stdout).toMatch(/\n5 passed, 2 failed\n$/);
  });

  it('tells a case that cannot be run by its place', async () => {
    const cwd = copyFixtures();
    edit(cwd, cases, 'permit: { applied_on: 2021-01-01 }', 'permit: { applied_onn: 2021-01-01 }');
    const { status, stdout } = await runCli(['test'], { cwd });
    expect(status).toBe(1);
    expect(stdout).toContain(`  ${cases}:29: permit.applied_onn: `);
    expect(stdout).toMatch(/\n6 passed, 1 failed\n$/);
  });

  it('tells what the cases leave untried', async () => {
    const { stdout } = await runCli(['test', '--coverage']);
    expect(stdout).toContain('parking_permit · cases 7');
    expect(stdout).toMatch(/✓ adult +satisfied 5 {2}violated 1 {2}not_applicable 0 {2}unknown 1/);
    expect(stdout).toMatch(/✓ exception work {2}applied [1-9]/);
  });
});

describe('show', () => {
  it('shows the rules and values of a day as a document', async () => {
    const { status, stdout } = await runCli(['show', '--on', '2021-06-01']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^# Asukaspysäköinnin säännöt\n/);
    expect(stdout).toContain('## Pysäköintiluvan myöntäminen');
    expect(stdout).toContain('**Ikä** (kohta 1:1)');
    expect(stdout).toContain('> **1:1** Luvan voi saada 18 vuotta täyttänyt.');
    expect(stdout).toMatch(/\| Kuukausimaksu \| 30,00.* \| 1\.1\.2021 \| 1:3 \|/);
    expect(stdout).toMatch(/\| Alaikäraja \| 18\svuotta \| 1\.1\.2020 \| 1:1 \|/);
    expect(stdout).toContain('- **1:4** Lupatarra kiinnitetään tuulilasiin.');
  });

  it('shows one decision', async () => {
    const { stdout } = await runCli(['show', '--on', '2020-06-01', '--decision', 'parking_permit']);
    expect(stdout).toMatch(/\| Kuukausimaksu \| 25,00/);
    expect(stdout).not.toContain('Lupatarra');
    const unknown = await runCli(['show', '--decision', 'parking']);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain("there is no decision 'parking'");
  });
});

describe('lock', () => {
  it('pins the accepted editions, and a change of one is an error', async () => {
    const cwd = copyFixtures();
    const locked = await runCli(['lock'], { cwd });
    expect([locked.status, locked.stderr]).toEqual([0, '']);
    expect(locked.stdout).toContain('2020-01-01  sha256:');
    expect(await runCli(['lock'], { cwd })).toMatchObject({
      status: 0,
      stdout: `${rulebook}/rulebook.lock: up to date, nothing to change\n`,
    });
    expect((await runCli(['check'], { cwd })).status).toBe(0);
    edit(cwd, `${rulebook}/2020-01-01/values.yaml`, '25 EUR', '26 EUR');
    const changed = await runCli(['check'], { cwd });
    expect(changed.status).toBe(1);
    expect(changed.stdout).toContain('lock-mismatch');
    expect((await runCli(['lock'], { cwd })).status).toBe(1);
  });

  it('refuses a rulebook with errors', async () => {
    const cwd = copyFixtures();
    appendFileSync(join(cwd, policy), '\nrule\n');
    expect((await runCli(['lock'], { cwd })).status).toBe(1);
    rmSync(join(cwd, rulebook, '2020-01-01/edition.yaml'));
    expect((await runCli(['lock'], { cwd })).status).toBe(1);
  });
});

describe('export', () => {
  it('writes the IR and the schema of the facts', async () => {
    expect(JSON.parse((await runCli(['export', '--to', 'ir'])).stdout)).toMatchObject({
      format: 'rulebook-ir/1',
      id: 'parking-permit',
    });
    expect((await runCli(['export', '--to', 'json-schema'])).stdout).toContain('birth_date');
  });
});

describe('explain', () => {
  it('lists the codes, and explains one', async () => {
    expect((await runCli(['explain'])).stdout).toContain('\nunit-mismatch\n');
    const { status, stdout } = await runCli(['explain', 'unit-mismatch']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^# /);
  });
});
