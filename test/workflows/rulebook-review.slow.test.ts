/** The review of pull requests: who may do what, and its scripts run on a proposal that is made up. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../cli/commands/check.ts';
import { diff } from '../../cli/commands/diff.ts';
import { show } from '../../cli/commands/show.ts';
import { test as testCommand } from '../../cli/commands/test.ts';
import { copyFixtures } from '../cli/run-cli.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly if?: string;
  readonly needs?: string;
}

const workflow: {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: { readonly review: Job; readonly comment: Job };
} = parse(readFileSync(join(project, '.github/workflows/rulebook-review.yml'), 'utf8'));

const { review, comment } = workflow.jobs;
const steps = [...review.steps, ...comment.steps];

function scriptOf(job: Job, name: string): string {
  const run = job.steps.find((step) => step.name === name)?.run;
  if (run === undefined) throw new Error(`no step '${name}'`);
  return run;
}

describe('the workflow', () => {
  it('gives a token that can write to a job only that sees no code', () => {
    expect(Object.keys(workflow.on)).toEqual(['pull_request', 'workflow_call']);
    expect(workflow.permissions).toEqual({});
    expect(review.permissions).toEqual({ contents: 'read' });
    expect(comment.permissions).toEqual({ 'pull-requests': 'write', 'security-events': 'write' });
    expect(comment.steps.some(({ uses }) => uses?.startsWith('actions/checkout'))).toBe(false);
    expect(comment.if).toContain('head.repo.full_name == github.repository');
    const checkouts = review.steps.filter(({ uses }) => uses?.startsWith('actions/checkout'));
    expect(checkouts.map((step) => [step.with?.path, step.with?.['persist-credentials']])).toEqual([
      ['tool', false],
      ['proposed', false],
    ]);
    expect(checkouts[0]?.with?.ref).toMatch(/github\.event\.pull_request\.base\.sha/);
  });

  it('runs nothing of what is proposed, and puts no text of it into a script', () => {
    for (const { run = '' } of steps) {
      expect(run).not.toContain('${{');
      expect(run).not.toMatch(/(node|npm|npx|sh|bash) (\S+ )*proposed\//);
    }
  });

  it('pins what it uses to a commit', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(3);
    for (const action of used) expect(action).toMatch(/@[0-9a-f]{40}$/);
  });

  it('calls commands and options that there are', () => {
    const commands = { check, diff, show, test: testCommand };
    const script = readFileSync(join(project, 'scripts/review.mjs'), 'utf8');
    const calls = [...script.matchAll(/rulebook\(name, ('[^)]*)\)/g)].map((call) => call[1] ?? '');
    const named = calls.map((call) => /'(\w+)'/.exec(call)?.[1] ?? '');
    expect([...new Set(named)].sort()).toEqual(Object.keys(commands).sort());
    const flags = new Set(Object.values(commands).flatMap((command) => command.options.map(({ flag }) => flag)));
    for (const [flag] of script.matchAll(/(?<=')--[a-z-]+(?=')/g)) {
      expect([...flags, '--rulebook', '--verify', '--quiet', '--stage']).toContain(flag);
    }
  });
});

/** A folder as the first job has it: the tool of the base, the proposal merged into it, and the event. */
function openRun(
  edit: (policies: string) => void,
  body: string,
): { readonly cwd: string; run(script: string, env?: object): Ran } {
  mkdirSync(join(project, '.rulebook/tests'), { recursive: true });
  const cwd = mkdtempSync(join(project, '.rulebook/tests/review-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  symlinkSync(project, join(cwd, 'tool'));
  const proposed = copyFixtures();
  symlinkSync(proposed, join(cwd, 'proposed'));
  const git = (...words: readonly string[]) =>
    spawnSync('git', ['-C', proposed, '-c', 'user.name=Testi', '-c', 'user.email=testi@example.org', ...words]);
  git('init', '-q', '-b', 'trunk');
  git('add', '-A');
  git('commit', '-q', '-m', 'base');
  git('checkout', '-q', '-b', 'proposal');
  edit(join(proposed, 'policies/parking-permit'));
  git('commit', '-q', '-a', '--allow-empty', '-m', 'proposed');
  git('checkout', '-q', '--detach', 'trunk');
  git('merge', '-q', '--no-ff', '-m', 'merged', 'proposal');
  writeFileSync(join(cwd, 'event.json'), JSON.stringify({ pull_request: { body } }));
  const run = (script: string, env: object = {}): Ran => {
    const ran = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd,
      encoding: 'utf8',
      env: {
        ...process.env,
        GITHUB_EVENT_PATH: join(cwd, 'event.json'),
        GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
        ...env,
      },
    });
    return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
  };
  return { cwd, run };
}

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function replace(path: string, before: string, after: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(before);
  writeFileSync(path, text.replace(before, after));
}

const body =
  'Maksu nousee $(touch ruined) `touch ruined`.\n\n## Tarkista\n\n- Maksu kaksinkertaistuu – peruste: valtuuston päätös\n';
describe('the first job, on a made-up proposal', () => {
  const compare = scriptOf(review, 'Check, test and compare');
  const summary = scriptOf(review, "The report in the job's summary");

  it('leaves a report, a memo and problems, and shows the report in the summary', () => {
    const { cwd, run } = openRun((policies) => {
      replace(join(policies, '2020-01-01/values.yaml'), 'monthly_fee: 25 EUR/month', 'monthly_fee: 26 EUR/month');
    }, body);
    const ran = run(compare, { BASE: 'main' });
    // The rulebook's own cases still expect the old fee.
    expect(ran.status, ran.stderr).toBe(1);
    expect(readdirSync(join(cwd, 'review')).sort()).toEqual([
      'parking-permit.html',
      'parking-permit.md',
      'parking-permit.sarif',
    ]);
    const report = readFileSync(join(cwd, 'review/parking-permit.md'), 'utf8');
    expect(report).toMatch(/^# Sääntökirjan muutos: /);
    expect(report).toContain('- **Tarkistettu:** Maksu kaksinkertaistuu – peruste: valtuuston päätös');
    expect(report.replaceAll('\u00a0', ' ')).toContain('25,00 → 26,00 €/kuukausi (+4,0 %)');
    expect(readdirSync(cwd)).not.toContain('ruined');
    run(summary);
    expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toBe(report);
  });

  it('tells the problems of a rulebook that has some, beside its lines too', () => {
    const { cwd, run } = openRun(
      (policies) =>
        replace(join(policies, '2020-01-01/parking-permit.policy'), 'applicant.works_here', 'applicant.work_here'),
      '',
    );
    const ran = run(compare, { BASE: 'main' });
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(/^::error file=policies\/parking-permit\/2020-01-01\/parking-permit\.policy,line=\d+/);
    expect(readFileSync(join(cwd, 'review/parking-permit.md'), 'utf8')).toContain('unknown-name');
    expect(JSON.parse(readFileSync(join(cwd, 'review/parking-permit.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
  });

  it('follows no links out of the proposal', () => {
    const { cwd, run } = openRun((policies) => {
      symlinkSync('/etc/passwd', join(policies, 'source/2022-01-01.fi.md'));
      spawnSync('git', ['add', '-A'], { cwd: policies });
    }, '');
    const ran = run(compare, { BASE: 'main' });
    expect(ran.status).toBe(2);
    const told = readFileSync(join(cwd, 'review/parking-permit.md'), 'utf8');
    expect(told).toMatch(/'source\/2022-01-01\.fi\.md' (on linkki, joka|is a link that) /);
    expect(`${told}${ran.stdout}${ran.stderr}`).not.toContain('root:');
  });

  it('does not look at a rulebook whose folder is a link', () => {
    const { cwd, run } = openRun((policies) => {
      renameSync(policies, join(policies, '../../elsewhere'));
      symlinkSync('../elsewhere', policies);
      spawnSync('git', ['add', '-A'], { cwd: dirname(policies) });
    }, '');
    const ran = run(compare, { BASE: 'main' });
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('symbolic links are not followed');
    expect(readdirSync(join(cwd, 'review'))).toEqual([]);
  });

  it('has nothing to say where no rulebook changes', () => {
    const { cwd, run } = openRun(() => {}, '');
    expect(run(compare, { BASE: 'main' }).status).toBe(0);
    expect(readdirSync(join(cwd, 'review'))).toEqual([]);
    expect(run(summary).status).toBe(0);
  });
});

describe('the second job, with a host that is made up', () => {
  const script = scriptOf(comment, 'Comment once, and bring it up to date');
  const problems = scriptOf(comment, 'Problems beside the lines');

  /** A `gh` that notes how it is called, and answers a list of comments with `known`. */
  function openHost(known: string, status = 0): { readonly run: (script: string) => Ran; calls(): readonly string[] } {
    mkdirSync(join(project, '.rulebook/tests'), { recursive: true });
    const cwd = mkdtempSync(join(project, '.rulebook/tests/host-'));
    onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
    mkdirSync(join(cwd, 'review'));
    writeFileSync(join(cwd, 'review/parking-permit.md'), '# Muutos\n');
    writeFileSync(join(cwd, 'review/parking-permit-details.md'), '# Kaikki\n');
    writeFileSync(join(cwd, 'review/parking-permit.sarif'), '{"runs": []}');
    const gh = `#!/bin/bash\necho "$@" >> calls.txt\ncase "$*" in *--paginate*) printf '%s' "${known}" ;; *) cp comment.md posted.md 2> /dev/null; exit ${status} ;; esac\n`;
    writeFileSync(join(cwd, 'gh'), gh);
    chmodSync(join(cwd, 'gh'), 0o755);
    const env = {
      ...process.env,
      PATH: `${cwd}:${process.env.PATH}`,
      REPOSITORY: 'kunta/saannot',
      NUMBER: '7',
      COMMIT: 'abc',
      REF: 'refs/pull/7/merge',
    };
    return {
      run: (text) => {
        const ran = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', text], { cwd, encoding: 'utf8', env });
        return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
      },
      calls: () => readFileSync(join(cwd, 'calls.txt'), 'utf8').trim().split('\n'),
    };
  }

  it('writes a comment where there is none', () => {
    const host = openHost('');
    expect(host.run(script)).toMatchObject({ status: 0, stderr: '' });
    const [asked, posted, ...more] = host.calls();
    expect(asked).toContain('<!-- rulebook-review parking-permit -->');
    expect(posted).toBe('api --silent --method POST repos/kunta/saannot/issues/7/comments --field body=@comment.md');
    expect(more).toEqual([]);
  });

  it('brings its own up to date', () => {
    const host = openHost('4242\n4243\n');
    expect(host.run(script).status).toBe(0);
    expect(host.calls()[1]).toBe(
      'api --silent --method PATCH repos/kunta/saannot/issues/comments/4242 --field body=@comment.md',
    );
  });

  it('hands on problems, and goes on where the host does not take them', () => {
    const host = openHost('', 1);
    const ran = host.run(problems);
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain('::notice::');
    expect(host.calls()[0]).toContain(
      'code-scanning/sarifs --raw-field commit_sha=abc --raw-field ref=refs/pull/7/merge',
    );
  });
});
