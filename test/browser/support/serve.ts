import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const project = join(import.meta.dirname, '..', '..', '..');

/** A server of the built editor, in a process of its own, on a copy of the Kuopio rulebook. */
export interface Served {
  /** `http://127.0.0.1:41234` */
  readonly address: string;
  /** The copy of the rulebook; inside a git repository where that was asked for. */
  readonly rulebook: string;
  readonly process: ChildProcess;
  /** Ends the server at once and starts another one on the same folders and the same port. */
  restart(): Promise<void>;
  /** Ends the server and takes its folders away. */
  close(): Promise<void>;
}

export interface ServeOptions {
  /** Whether the copy stands in a git repository with one commit. */
  readonly git?: boolean;
  /** Further files of the copy, by their paths in the rulebook. */
  readonly files?: Readonly<Record<string, string>>;
  /** Further words of `rulebook serve`. */
  readonly words?: readonly string[];
}

/** Starts `rulebook serve` with the pages of `npm run build`. */
export async function serve({ git = false, files = {}, words = [] }: ServeOptions = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'rulebook-serve-'));
  const checkout = join(folder, 'checkout');
  const rulebook = join(checkout, 'policies', 'kuopio-social-rehabilitation');
  cpSync(join(project, 'policies', 'kuopio-social-rehabilitation'), rulebook, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(rulebook, path)), { recursive: true });
    writeFileSync(join(rulebook, path), text);
  }
  if (git) commitAll(checkout);
  let port = '0';
  const start = () =>
    startProcess(['serve', '--port', port, '--rulebook', rulebook, '--drafts', join(folder, 'drafts'), ...words]);
  let started = await start();
  port = new URL(started.address).port;
  return {
    rulebook,
    get address() {
      return started.address;
    },
    get process() {
      return started.process;
    },
    async restart() {
      await end(started.process, 'SIGKILL');
      started = await start();
    },
    async close() {
      await end(started.process, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function commitAll(folder: string): void {
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Testaaja', '-c', 'user.email=testaaja@example.org', ...words], {
      cwd: folder,
      stdio: 'pipe',
    });
  git('init', '--initial-branch=main');
  git('add', '.');
  git('commit', '-m', 'Sääntökirja');
}

function startProcess(words: readonly string[]): Promise<{ readonly address: string; readonly process: ChildProcess }> {
  const child = spawn(process.execPath, [join(project, 'bin', 'rulebook.js'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/[\w.:[\]-]+/.exec(said)?.[0];
      if (address !== undefined) resolve({ address, process: child });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (status) => reject(new Error(`the server ended with ${status}:\n${said}`)));
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
