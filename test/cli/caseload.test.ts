import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyFixtures, runCli } from './run-cli.ts';

const lines = (text: string) => text.trimEnd().split('\n');

describe('caseload', () => {
  it('writes cases that evaluate decides, with the same references again for the same seed', async () => {
    const drawn = await runCli(['caseload', '--seed', '7', '--count', '50', '--on', '2020']);
    expect([drawn.status, lines(drawn.stdout).length]).toEqual([0, 50]);
    expect(JSON.parse(lines(drawn.stdout)[0] ?? '').case).toBe('generated-7-1');
    expect((await runCli(['caseload', '--seed', '7', '--count', '50', '--on', '2020'])).stdout).toBe(drawn.stdout);
    const decided = await runCli(['evaluate', 'parking_permit', '--facts-file', '-', '--workers', '1'], {
      stdin: drawn.stdout,
    });
    expect(decided.status).toBe(0);
    expect(lines(decided.stdout)).toHaveLength(50);
  });

  it('says what it is, and how many cases came to which outcome', async () => {
    const { stderr } = await runCli(['caseload', '--count', '200']);
    expect(stderr).toContain('200 cases. Generated example data – no real clients.');
    const shares = [...stderr.matchAll(/([\d.]+)%/g)].map(([, share]) => Number(share));
    expect(shares).toHaveLength(4);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
    expect((await runCli(['caseload', '--count', '20', '--language', 'fi'])).stderr).toContain(
      'Esimerkkiaineisto – ei todellisia asiakkaita',
    );
  });

  it('draws by the profile of the rulebook, and check tells what is wrong with it', async () => {
    const folder = copyFixtures();
    const profile = join(folder, 'policies/parking-permit/caseload.yaml');
    writeFileSync(profile, 'parking_permit:\n  facts:\n    permit.months: { one_of: { 3: 1 } }\n');
    const { stdout } = await runCli(['caseload', '--count', '30'], { cwd: folder });
    expect(new Set(lines(stdout).map((line) => JSON.parse(line).permit.months))).toEqual(new Set([3]));
    expect((await runCli(['check'], { cwd: folder })).status).toBe(0);
    writeFileSync(profile, 'parking_permit:\n  facts:\n    permit.month: { one_of: { 3: 1 } }\n');
    for (const command of [['check'], ['caseload']]) {
      const { status, stdout, stderr } = await runCli(command, { cwd: folder });
      expect(status).toBe(1);
      expect(stdout + stderr).toContain("unknown-name]: there is no 'permit.month'");
      expect(stdout + stderr).toContain('caseload.yaml:3:5');
    }
  });

  it.each([
    [['--seed', 'x'], '--seed x: give a whole number from 0 to 4294967295'],
    [['--count', '0'], '--count 0: give a whole number from 1 to 100000000'],
    [['--on', '2020-13'], '--on 2020-13: there is no such time'],
    [['--on', '2021-01-01..2020-01-01'], 'there is no such time'],
    [['--decision', 'parking_permits'], "there is no decision 'parking_permits'; did you mean 'parking_permit'?"],
  ])('refuses %j', async (options, message) => {
    const { status, stdout, stderr } = await runCli(['caseload', ...options]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('impact', () => {
  const dates = ['impact', '2020-06-01', '2021-06-01', '--language', 'en', '--caseload'];

  async function drawn(count: number): Promise<string> {
    return (await runCli(['caseload', '--count', String(count), '--on', '2021', '--seed', '3'])).stdout;
  }

  it('compares two dates on a caseload, in every format', async () => {
    const stdin = await drawn(300);
    const ask = (...options: readonly string[]) => runCli([...dates, '-', ...options], { stdin });
    const text = await ask();
    expect([text.status, text.stderr]).toEqual([0, '']);
    expect(text.stdout).toContain('*** Generated example data – no real clients ***');
    expect(text.stdout).toContain('300 cases were decided under both.');
    const json = JSON.parse((await ask('--format', 'json')).stdout);
    expect(json).toMatchObject({ before: '1 June 2020', after: '1 June 2021', cases: 300, generated: 'all' });
    const { approved } = json.outputs[0];
    expect(Number(approved.after)).toBeCloseTo(Number(approved.before) * 1.2, 5);
    expect((await ask('--format', 'markdown')).stdout).toMatch(/^# Impact of the change/);
    const html = (await ask('--format', 'html')).stdout;
    expect(html).toContain('<svg');
    expect(html).toContain('aria-label="Differences');
    expect(html).not.toMatch(/(src|href)="http/);
    expect((await ask('--format', 'html')).stdout).toBe(html);
  });

  it('names cases only where asked, and never in what is handed on', async () => {
    const stdin = await drawn(60);
    const ask = (...options: readonly string[]) => runCli([...dates, '-', ...options], { stdin });
    expect((await ask()).stdout).not.toContain('generated-3-');
    expect((await ask('--format', 'json')).stdout).not.toContain('generated-3-');
    expect((await ask('--show-cases')).stdout).toContain('generated-3-');
    for (const format of ['text', 'markdown', 'html', 'json']) {
      const { stdout } = await ask('--format', format, '--shared');
      expect(stdout).not.toContain('generated-3-');
      expect(stdout).not.toContain('Largest changes');
    }
    const refused = await ask('--format', 'html', '--show-cases');
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('a report to be handed on shows no cases');
  });

  it('shows nothing of fewer than five cases', async () => {
    const { stdout } = await runCli([...dates, '-', '--shared'], { stdin: await drawn(4) });
    expect(stdout).toContain('There are fewer than five cases, so nothing is shown.');
    expect(stdout).not.toMatch(/€/);
  });

  it('tells bad lines by number, counts them and goes on', async () => {
    const stdin = `${await drawn(10)}{"permit":{"months":99}}\n{"permit":\n`;
    const { status, stdout, stderr } = await runCli([...dates, '-'], { stdin });
    expect(status).toBe(1);
    expect(stderr).toContain('line 11: permit.months');
    expect(stderr).toContain('line 12: ');
    expect(stdout).toContain('2 lines were left out');
  });

  it('compares folders, and reads CSV', async () => {
    const folder = copyFixtures();
    mkdirSync(join(folder, 'changed'), { recursive: true });
    const source = join(folder, 'policies/parking-permit');
    cpSync(source, join(folder, 'changed'), { recursive: true });
    const values = join(folder, 'changed/2021-01-01/values.yaml');
    writeFileSync(values, readFileSync(values, 'utf8').replace('30', '40'));
    writeFileSync(
      join(folder, 'cases.csv'),
      'case;applicant.birth_date;applicant.municipality;applicant.works_here;permit.applied_on;permit.months\n1;1980-01-01;Mallikunta;ei;2021-02-01;2\n',
    );
    const { status, stdout } = await runCli(
      ['impact', 'policies/parking-permit', 'changed', '--caseload', 'cases.csv', '--format', 'json'],
      { cwd: folder },
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout).outputs[0].approved).toEqual({
      known: { both: 1, before: 0, after: 0, neither: 0 },
      before: '60.00',
      after: '80.00',
      changed: 1,
    });
  });

  it.each([
    [
      ['impact', '2020-06-01', '2021-06-01'],
      "the cases are missing: give --caseload FILE; 'rulebook caseload' makes example cases",
    ],
    [[...dates, 'nowhere.jsonl'], "the file 'nowhere.jsonl' cannot be read: it does not exist"],
    [[...dates, '-', '--by', 'applicant.birth_date'], "cases cannot be grouped by 'applicant.birth_date'"],
    [[...dates, '-', '--decision', 'permit'], "there is no decision 'permit'"],
    [[...dates, '-'], "the file '-' has no case that can be decided under both"],
    [['impact', '2020-06-01', '--caseload', '-'], 'give two dates'],
  ])('refuses %j', async (argv, message) => {
    const { status, stdout, stderr } = await runCli(argv);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
