// `node scripts/review.mjs CHECKOUT BASE OUTPUT [--cautions FILE]`: reviews the rulebooks that a proposal changes. CHECKOUT
// is a git checkout of the proposal, BASE the revision it is to be merged into; OUTPUT gets, for each rulebook changed,
// NAME.md (a comment), NAME-details.md where that does not hold all, NAME.html (the memo) and NAME.sarif. The proposal is
// data: this script and the tool it calls are those of the folder it stands in, and nothing of the proposal is run.
// Status 0 where all is well, 1 where a rulebook has problems or failing cases or what is locked has changed, 2 where it cannot be reviewed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const tool = fileURLToPath(new URL('../bin/rulebook.js', import.meta.url));
const [checkout, base, output, flag, cautions] = process.argv.slice(2);
if (output === undefined || base.startsWith('-') || (flag !== undefined && flag !== '--cautions')) {
  process.stderr.write('node scripts/review.mjs CHECKOUT BASE OUTPUT [--cautions FILE]\n');
  process.exit(2);
}
const folder = resolve(checkout);
const reports = resolve(output);
const notes = cautions === undefined ? [] : ['--cautions', resolve(cautions)];
mkdirSync(reports, { recursive: true });
if (git('rev-parse', '--verify', '--quiet', `${base}^{commit}`).status !== 0) {
  process.stderr.write(`${folder}: ${base}?\n`);
  process.exit(2);
}
if (/^120000 \S+ \d\tpolicies(?:\/[^/\n]+)?$/m.test(git('ls-files', '--stage', '--', 'policies').stdout)) {
  // A folder that is a link could lead out of the checkout, and what is there into the report. Of links in a rulebook's
  // folder the tool refuses those that lead out of it.
  process.stderr.write(`${join(folder, 'policies')}: symbolic links are not followed\n`);
  process.exit(2);
}
const statuses = rulebooks().filter(isChanged).map(review);
process.exit(Math.max(0, ...statuses));

function rulebooks() {
  const policies = join(folder, 'policies');
  if (!existsSync(policies)) return [];
  return readdirSync(policies)
    .filter((name) => /^[\w.-]+$/.test(name) && existsSync(join(policies, name, 'rulebook.yaml')))
    .sort();
}

function isChanged(name) {
  return git('diff', '--quiet', base, '--', `policies/${name}`).status !== 0;
}

/** Checks, tests and compares one rulebook; the gravest status of the three. */
function review(name) {
  const check = rulebook(name, 'check', '--drafts', '--format', 'github');
  process.stdout.write(check.stdout);
  if (check.status < 2) write(`${name}.sarif`, rulebook(name, 'check', '--drafts', '--format', 'sarif').stdout);
  if (check.status !== 0) {
    const told = rulebook(name, 'check', '--drafts');
    // What does not stand as it is locked can be compared all the same.
    const codes = [...told.stdout.matchAll(/^(?:error|virhe)\[([\w-]+)\]/gm)].map(([, code]) => code);
    const isOfLock = codes.length > 0 && codes.every((code) => code.startsWith('lock-'));
    const report = isOfLock ? compare(name).text : `# \`${name}\`\n`;
    write(`${name}.md`, cut(`${report}\n${fence(told.stdout || told.stderr)}`));
    return check.status;
  }
  const test = rulebook(name, 'test', '--drafts');
  const report = compare(name);
  const failed = test.status === 0 ? '' : `\n${fence(test.stdout)}`;
  write(`${name}.md`, cut(`${report.text}${failed}`));
  return Math.max(test.status, report.status);
}

/** What changes; of a rulebook that the base does not have yet, the rulebook itself. */
function compare(name) {
  if (git('cat-file', '-e', `${base}:policies/${name}/rulebook.yaml`).status !== 0) {
    const shown = rulebook(name, 'show', '--drafts');
    write(`${name}-details.md`, shown.stdout);
    return { status: shown.status, text: shown.stdout };
  }
  const details = ['--details', join(reports, `${name}-details.md`)];
  const memo = ['--memo', join(reports, `${name}.html`)];
  const told = rulebook(name, 'diff', base, '--format', 'markdown', ...details, ...memo, ...notes);
  return { status: told.status, text: told.stdout || fence(told.stderr) };
}

function rulebook(name, ...words) {
  const run = spawnSync(process.execPath, [tool, ...words, '--rulebook', join('policies', name)], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256_000_000,
  });
  process.stderr.write(run.stderr);
  return { ...run, status: run.status ?? 2 };
}

function git(...words) {
  return spawnSync('git', ['-C', folder, ...words], { encoding: 'utf8' });
}

function write(name, text) {
  writeFileSync(join(reports, name), text);
}

/** Longer than any row of its marks in the text: what a rulebook says must not end it. */
function fence(text) {
  const rows = text.match(/`+/g) ?? [];
  const marks = '`'.repeat(Math.max(4, ...rows.map((row) => row.length + 1)));
  return `${marks}text\n${text}\n${marks}\n`;
}

/** A comment holds 65,536 characters, and its mark is to fit too. */
function cut(text) {
  return text.length <= 65_000 ? text : `${text.slice(0, 64_990)}\n…\n`;
}
