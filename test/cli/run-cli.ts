/** Runs the command line in this process, as a person would in a folder. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ExitCode, Output } from '../../cli/io.ts';
// Commands load when called; the language's parser is loaded here, so that no single test waits for it.
import '../../cli/open-rulebook.ts';
import { run } from '../../cli/run.ts';

/** The folder with `policies/parking-permit`. */
const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));

/** Inside the project, where git does not look. */
const scratch = fileURLToPath(new URL('../../.rulebook/tests', import.meta.url));

export interface Ran {
  readonly status: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the tool prints and how it ends; in English, in the folder of the fixtures, unless said otherwise. */
export async function runCli(
  argv: readonly string[],
  {
    stdin = '',
    cwd = fixtures,
    env = {},
  }: { stdin?: string | Uint8Array; cwd?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const stdout = collect();
  const stderr = collect();
  async function* input() {
    yield stdin;
  }
  const status = await run(argv, { stdin: input(), stdout: stdout.output, stderr: stderr.output, env, cwd });
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

function collect(): { readonly output: Output; text(): string } {
  const parts: string[] = [];
  const output: Output = {
    terminal: null,
    write: async (text) => {
      parts.push(typeof text === 'string' ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(text));
    },
  };
  return { output, text: () => parts.join('') };
}

/** A copy of the fixtures that a test may change; gone when the test is over. */
export function copyFixtures(): string {
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(fixtures, folder, { recursive: true });
  return folder;
}
