import { type Git, openGit } from './git.ts';

/** The git repository in which a rulebook's folder is kept. */
export interface Repository {
  readonly git: Git;
  /** The rulebook's folder from the top of the repository, with a slash at the end; empty for the top itself. */
  readonly prefix: string;
}

/** Null where the folder is in no repository, git is not installed, or nothing has been committed yet. */
export async function findRepository(folder: string): Promise<Repository | null> {
  const git = openGit(folder);
  const { status, output } = await git.run(['rev-parse', '--show-toplevel', '--show-prefix', '--verify', 'HEAD']);
  const [top, prefix] = output.toString('utf8').split('\n');
  if (status !== 0 || top === undefined || prefix === undefined) return null;
  const tracked = await git.run(['cat-file', '-e', `HEAD:./rulebook.yaml`]);
  return tracked.status === 0 ? { git: openGit(top), prefix } : null;
}

/** The commit that a revision means: a hash or a part of one, a branch or a tag. Null where there is none. */
export async function resolveCommit({ git }: Repository, revision: string): Promise<string | null> {
  if (!isRevisionName(revision)) return null;
  const { status, output } = await git.run([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  const commit = output.toString('utf8').trim();
  return status === 0 && isCommit(commit) ? commit : null;
}

/** Names only: no ranges, no `@{…}`, no `^`, and nothing that could be taken for an option. */
function isRevisionName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/.test(text) && !text.includes('..');
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text);
}

const readable = /\.(policy|ya?ml|md)$|^rulebook\.lock$/;
const largestRulebook = 32 * 1024 * 1024;

/** The rulebook's text files at a commit, by path from its folder. Links are passed over. */
export async function readFilesAt({ git, prefix }: Repository, commit: string): Promise<ReadonlyMap<string, string>> {
  const tree = await git.read(['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...(prefix === '' ? [] : [prefix])]);
  const blobs = tree.split('\0').flatMap((entry) => {
    const [, mode, hash, path] = /^(\d{6}) blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (hash === undefined || path === undefined || mode === '120000') return [];
    const own = path.slice(prefix.length);
    return readable.test(own) && !isHidden(own) ? [{ hash, path: own }] : [];
  });
  const texts = await readBlobs(
    git,
    blobs.map(({ hash }) => hash),
  );
  return new Map(blobs.map(({ path }, index) => [path, texts[index] ?? '']));
}

function isHidden(path: string): boolean {
  return path.split('/').some((segment) => segment.startsWith('.') || segment === 'node_modules');
}

/** Texts of blobs, in the order asked for. */
async function readBlobs(git: Git, hashes: readonly string[]): Promise<readonly string[]> {
  const { output } = await git.run(['cat-file', '--batch'], { input: hashes.map((hash) => `${hash}\n`).join('') });
  const texts: string[] = [];
  for (let at = 0; at < Math.min(output.length, largestRulebook); ) {
    const end = output.indexOf(0x0a, at);
    const size = Number(/ blob (\d+)$/.exec(output.subarray(at, end).toString('latin1'))?.[1] ?? Number.NaN);
    if (end === -1 || Number.isNaN(size)) break;
    texts.push(
      output
        .subarray(end + 1, end + 1 + size)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    );
    at = end + 1 + size + 1;
  }
  return texts;
}
