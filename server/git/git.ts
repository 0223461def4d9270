/** Runs git, so that nothing in a repository, a file or a request can make it do anything else. */
import { spawn } from 'node:child_process';

/** What a run of git gave. */
export interface GitResult {
  readonly status: number;
  readonly output: Buffer;
}

export interface GitRun {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Git in one folder. */
export interface Git {
  /** Runs a command whatever its exit status. */
  run(args: readonly string[], options?: GitRun): Promise<GitResult>;
  /** What a command prints, without the last line break; throws `GitFailure` unless it succeeds. */
  read(args: readonly string[], options?: GitRun): Promise<string>;
}

/** Git did not do what it was asked. Its words are left out: they may name files of the machine. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';

  constructor(command: string, status: number) {
    super(`invariant: git ${command} ended with ${status}`);
  }
}

/** Nothing git prints for us is longer. */
const longestOutput = 64 * 1024 * 1024;
const longestRun = 60_000;

export function openGit(folder: string): Git {
  const run = (args: readonly string[], { input, env }: GitRun = {}) =>
    new Promise<GitResult>((resolve) => {
      const child = spawn('git', [...settings, ...args], {
        cwd: folder,
        env: { ...cleanEnvironment(), ...env },
        stdio: ['pipe', 'pipe', 'ignore'],
        timeout: longestRun,
      });
      const parts: Buffer[] = [];
      let length = 0;
      child.stdout.on('data', (part: Buffer) => {
        length += part.length;
        if (length > longestOutput) child.kill();
        else parts.push(part);
      });
      child.on('error', () => resolve({ status: notFound, output: Buffer.alloc(0) }));
      child.on('close', (status) => resolve({ status: status ?? 1, output: Buffer.concat(parts) }));
      // A command that ends before it has read everything is told by its status.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input ?? '');
    });
  return {
    run,
    async read(args, options) {
      const { status, output } = await run(args, options);
      if (status !== 0) throw new GitFailure(args[0] ?? '', status);
      return output.toString('utf8').replace(/\n$/, '');
    },
  };
}

/** As a shell says that there is no such program. */
const notFound = 127;

/** No programs named by the repository, no colours, paths as they are. */
const settings = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
  '--no-pager',
  '--literal-pathspecs',
];

/** Without what a surrounding run of git may have set, and without questions to a terminal. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}
