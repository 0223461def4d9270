import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyFixtures, runCli } from './run-cli.ts';

const policy = 'policies/parking-permit/2020-01-01/parking-permit.policy';

/** What `check --prove` says of the fixture's rulebook with declarations added to its policy. */
async function prove(added: string, ...options: readonly string[]) {
  const cwd = copyFixtures();
  const file = join(cwd, policy);
  writeFileSync(file, `${readFileSync(file, 'utf8')}${added}`);
  return runCli(['check', '--prove', ...options], { cwd });
}

describe('check --prove', () => {
  it('tells what is proved and shown', async () => {
    const { stdout, status } = await prove('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^No problems found\.\n\nProofs\n {2}Proved: no two exceptions to one thing can collide\./);
    expect(stdout).toMatch(/Shown by cases: \d+ rules? can apply and be violated\./);
    expect(stdout).toMatch(/Proved: no complete case lacks a value/);
  });

  it('tells of a rule that can never apply, with rule-never-applies', async () => {
    const { stdout, status } = await prove(
      `
rule minors "Alaikäiset" §1:1
  when applicant.age < min_age and applicant.age >= min_age + 1 year
  requires applicant.certificate
  otherwise deny "Todistus puuttuu."
`,
      '--warnings-as-errors',
    );
    expect(status).toBe(1);
    expect(stdout).toContain("warning[rule-never-applies]: rule 'minors' can never apply");
    expect(stdout).toContain('proved: no case meets its condition');
  });

  it('tells of a rule that can never be violated, with rule-never-violated', async () => {
    const { stdout, status } = await prove(`
rule duration "Kesto" §1:3
  requires permit.months * 2 <= 24 month
  otherwise deny "Liian pitkä."
`);
    expect(status).toBe(0);
    expect(stdout).toContain("warning[rule-never-violated]: rule 'duration' can never be violated");
  });

  it('tells of a value that is missing when it is needed, with value-missing-in-use', async () => {
    const cwd = copyFixtures();
    writeFileSync(join(cwd, 'policies/parking-permit/2021-01-01/values.yaml'), 'monthly_fee: ~\n');
    const { stdout } = await runCli(['check', '--prove', '--format', 'json'], { cwd });
    const { problems, proofs } = JSON.parse(stdout);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'value-missing-in-use',
      severity: 'warning',
      message: { en: "decision 'parking_permit' can need the value 'monthly_fee' when there is none" },
    });
    const [{ lacks }] = proofs.values;
    expect(lacks).toMatchObject({ kind: 'possible', gaps: [{ gap: { name: 'monthly_fee', reason: 'not_in_force' } }] });
    expect(lacks.gaps[0].example.facts['permit.applied_on'] >= '2021-01-01').toBe(true);
  });

  it('tells of every value that is missing, not of one alone', async () => {
    const cwd = copyFixtures();
    const folder = join(cwd, 'policies/parking-permit');
    const policyFile = join(cwd, policy);
    writeFileSync(
      policyFile,
      `${readFileSync(policyFile, 'utf8')}
parameter longest : month "Enintään" §1:3

rule length "Pituus" §1:3
  requires permit.months <= longest
  otherwise refer "Liian pitkä."

rule share "Osuus" §1:3
  requires 12 month / (permit.months - 2 month) <= 12
  otherwise refer "Liian suuri."
`,
    );
    const values = join(folder, '2020-01-01/values.yaml');
    writeFileSync(values, `${readFileSync(values, 'utf8')}longest: 12 month\n`);
    writeFileSync(join(folder, '2021-01-01/values.yaml'), 'monthly_fee: ~\nlongest: ~\n');
    const { stdout } = await runCli(['check', '--prove', '--format', 'json'], { cwd });
    const { proofs } = JSON.parse(stdout);
    const [{ lacks }] = proofs.values;
    const found = lacks.gaps.map(({ gap }: { gap: { name: string; reason: string } }) => `${gap.name} ${gap.reason}`);
    expect(found.sort()).toEqual(['longest not_in_force', 'monthly_fee not_in_force', 'share division_by_zero']);
  });

  it('speaks Finnish', async () => {
    const { stdout } = await runCli(['check', '--prove', '--language', 'fi'], { cwd: copyFixtures() });
    expect(stdout).toMatch(
      /^Ei huomautettavaa\.\n\nTodistukset\n {2}Todistettu: saman kohdan poikkeukset eivät voi osua yhteen\./,
    );
  });
});
