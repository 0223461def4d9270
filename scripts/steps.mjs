// What the scripts share: running a program in the project's folder, and speaking Finnish and English.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const project = dirname(dirname(fileURLToPath(import.meta.url)));

const finnish = /^fi/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');

/** The reader's language, chosen as the command line chooses it. */
export const language = finnish ? 'fi' : 'en';

/** Prints a text in the reader's language on standard error. */
export function say(text) {
  process.stderr.write(`${text[language]}\n`);
}

/** Prints a text and ends the process. */
export function fail(text, status) {
  say(text);
  process.exit(status);
}

/** Runs a program in the project's folder with our own input and output, and further variables; its exit status. */
export function run([program, ...args], variables = {}) {
  const env = { ...process.env, ...variables };
  const { status, error } = spawnSync(program, args, { cwd: project, stdio: 'inherit', env });
  if (error !== undefined) say({ fi: `${program}: ${error.message}`, en: `${program}: ${error.message}` });
  return status ?? 1;
}

/** The same, showing what it prints and returning it too. */
export function capture([program, ...args]) {
  const { status, stdout } = spawnSync(program, args, {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  process.stdout.write(stdout ?? '');
  return { status: status ?? 1, output: stdout ?? '' };
}

/** The command that starts an installed package's program with this Node. */
export function tool(path, ...args) {
  return [process.execPath, join(project, 'node_modules', path), ...args];
}

/** The command that starts the built `rulebook`. */
export function rulebook(...args) {
  return [process.execPath, join(project, 'bin', 'rulebook.js'), ...args];
}
