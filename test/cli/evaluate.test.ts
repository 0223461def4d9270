import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyFixtures, runCli } from './run-cli.ts';

const adult = { birth_date: '1980-05-17', municipality: 'Mallikunta', works_here: false };
const facts = { case: 'A-1', applicant: adult, permit: { applied_on: '2020-03-02', months: 2 } };
const evaluate = ['evaluate', 'parking_permit'];

function ask(given: unknown, ...options: readonly string[]) {
  return runCli([...evaluate, '-', ...options], { stdin: JSON.stringify(given) });
}

describe('evaluate: one case', () => {
  it('answers in JSON, with the reference of the case first', async () => {
    const { status, stdout, stderr } = await ask(facts, '--format', 'json');
    expect([status, stderr]).toEqual([0, '']);
    expect(Object.keys(JSON.parse(stdout))).toEqual([
      'case',
      'rulebook',
      'edition',
      'hash',
      'decision',
      'date',
      'outcome',
      'values',
      'unknown',
      'rules',
      'missing',
      'gaps',
      'warnings',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      case: 'A-1',
      rulebook: 'parking-permit',
      edition: '2020-01-01',
      date: '2020-03-02',
      outcome: 'approved',
      values: { 'permit.fee': { amount: '50.00', unit: 'EUR' } },
      missing: [],
    });
  });

  it.each([
    ['2020-03-02', '50.00'],
    ['2021-01-01', '60.00'],
  ])('uses the values in force on %s', async (on, amount) => {
    const { applied_on: _, ...permit } = facts.permit;
    const { stdout } = await ask({ ...facts, permit }, '--on', on, '--format', 'jsonl');
    expect(JSON.parse(stdout)).toMatchObject({ date: on, values: { 'permit.fee': { amount } } });
    expect(stdout.split('\n')).toHaveLength(2);
  });

  it('speaks the language of the rulebook unless told otherwise', async () => {
    expect((await ask(facts)).stdout).toContain('kohta 1:1');
    expect((await ask(facts, '--language', 'en')).stdout).toContain('provision 1:1');
    expect((await ask(facts, '--format', 'markdown')).stdout).toMatch(/^#/);
  });

  it('gives its reasons where asked', async () => {
    const { stdout } = await ask(facts, '--format', 'json', '--explain');
    expect(Object.keys(JSON.parse(stdout).because)).toEqual(['rules', 'values']);
    expect((await ask(facts, '--explain')).stdout.length).toBeGreaterThan((await ask(facts)).stdout.length);
  });

  it.each([
    [{ ...facts, applicant: { ...adult, birthdate: '1980-05-17' } }, 'applicant.birthdate: '],
    [{ ...facts, permit: { ...facts.permit, months: 1.5 } }, 'permit.months: '],
  ])('refuses facts it does not know, without repeating them', async (given, message) => {
    const { status, stdout, stderr } = await ask(given);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`error: -: ${message}`);
    expect(stderr).not.toContain('1980-05-17');
  });

  it.each([
    [['-', '--on', '2020-03-03'], "the date 2020-03-03 contradicts the fact 'permit.applied_on', which is 2020-03-02"],
    [['nowhere.json'], "the file 'nowhere.json' cannot be read: it does not exist"],
    [['policies'], "the file 'policies' cannot be read: it is a folder"],
    [[], "the facts are missing: give a JSON file, '-' (standard input) or --facts-file FILE"],
    [['-', '--facts-file', 'a.jsonl'], 'give either the file of one case or --facts-file, not both'],
    [['cases.csv'], "'cases.csv' is a file of many cases; give it so: --facts-file cases.csv"],
    [['cases.jsonl'], "'cases.jsonl' is a file of many cases; give it so: --facts-file cases.jsonl"],
    [['--facts-file', 'policies'], "the file 'policies' cannot be read: it is a folder"],
    [['--facts-file', 'nowhere.jsonl'], "the file 'nowhere.jsonl' cannot be read: it does not exist"],
  ])('cannot use %j', async (words, message) => {
    const { status, stdout, stderr } = await runCli([...evaluate, ...words], { stdin: JSON.stringify(facts) });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('names the decisions there are', async () => {
    const { status, stderr } = await runCli(['evaluate', 'parking_permits', '-'], { stdin: '{}' });
    expect(status).toBe(2);
    expect(stderr).toContain("there is no decision 'parking_permits'; did you mean 'parking_permit'?");
    expect(stderr).toContain('\n  parking_permit\n');
  });

  it.each(['{"applicant": ', '', 'null', '[]', '{"__proto__": {"a": 1}}', '['.repeat(100_000)])(
    'survives hostile input %#',
    async (stdin) => {
      const { status, stdout, stderr } = await runCli([...evaluate, '-'], { stdin });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^error: -/);
      expect(stderr.length).toBeLessThan(1_000);
    },
  );

  it('writes to a file, never over its own input', async () => {
    const cwd = copyFixtures();
    writeFileSync(join(cwd, 'facts.json'), JSON.stringify(facts));
    const over = await runCli([...evaluate, 'facts.json', '--output', './facts.json'], { cwd });
    expect(over.status).toBe(2);
    const { status, stdout } = await runCli([...evaluate, 'facts.json', '--output', 'answer.txt'], { cwd });
    expect([status, stdout]).toEqual([0, '']);
    expect(readFileSync(join(cwd, 'answer.txt'), 'utf8')).toContain('kohta 1:1');
    mkdirSync(join(cwd, 'folder'));
    expect((await runCli([...evaluate, 'facts.json', '--output', 'folder'], { cwd })).status).toBe(2);
  });

  it('shows the errors of a rulebook that has some', async () => {
    const cwd = copyFixtures();
    writeFileSync(
      join(cwd, 'policies/parking-permit/2020-01-01/values.yaml'),
      'min_age: 18 km\nmonthly_fee: 25 EUR/month\n',
    );
    const { status, stdout, stderr } = await runCli([...evaluate, '-'], { cwd, stdin: JSON.stringify(facts) });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('policies/parking-permit/2020-01-01/values.yaml:1');
    expect(stderr).toContain('The rulebook has errors');
  });
});

describe('evaluate: many cases', () => {
  const lines = [
    JSON.stringify(facts),
    '',
    '{"case": 7, "applicant": {"birth_date": "2010-01-01"}, "permit": {"applied_on": "2020-03-02"}}',
    '{"case": "B", "applicant": {"birthdate": "2010-01-01"}}',
    '{"case": "C", ',
    '  ',
    '{}',
  ];

  function askMany(text: string | Uint8Array, ...options: readonly string[]) {
    return runCli([...evaluate, '--facts-file', '-', ...options], { stdin: text });
  }

  it('answers every line in its place and goes on past bad ones', async () => {
    const { status, stdout, stderr } = await askMany(lines.join('\n'));
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => [answer.case, answer.outcome, answer.line])).toEqual([
      ['A-1', 'approved', undefined],
      [7, 'denied', undefined],
      ['B', undefined, 4],
      [undefined, undefined, 5],
      [undefined, 'incomplete', undefined],
    ]);
    expect(Object.keys(answers[2].errors[0])).toEqual(['code', 'path', 'message']);
    expect(answers[2].errors[0]).toMatchObject({ code: 'unknown-fact', path: 'applicant.birthdate' });
    expect(status).toBe(1);
    expect(stderr).toContain('line 4: applicant.birthdate: ');
    expect(stderr).toContain('line 5: ');
    expect(stderr).toMatch(/decided 3: approved 1, denied 1, referred 0, incomplete 1; bad rows 2\n$/);
    expect(stderr).not.toContain('2010-01-01');
  });

  it('reads a file with a byte order mark and Windows line ends', async () => {
    const cwd = copyFixtures();
    writeFileSync(join(cwd, 'cases.jsonl'), `\ufeff${JSON.stringify(facts)}\r\n${JSON.stringify(facts)}\r\n`);
    const { status, stdout } = await runCli([...evaluate, '--facts-file', 'cases.jsonl'], { cwd });
    expect(status).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).outcome),
    ).toEqual(['approved', 'approved']);
  });

  it('gives what single cases give', async () => {
    const one = await ask(facts, '--format', 'jsonl', '--explain');
    const many = await askMany(JSON.stringify(facts), '--explain');
    expect(many.stdout).toBe(one.stdout);
  });

  it('keeps the place of a line that is no text', async () => {
    const { status, stdout } = await askMany(new Uint8Array([0xff, 0x0a, 0x7b, 0x7d, 0x0a]));
    expect(status).toBe(1);
    const [bad, good] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(bad).toMatchObject({ line: 1, errors: [{ code: 'not-utf8' }] });
    expect(good.outcome).toBe('incomplete');
  });
});
