import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Git } from '../git/git.ts';
import type { Repository } from '../git/repository.ts';

/** What a commit is to hold on top of its parent. Paths are from the top of the repository. */
export interface CommitRequest {
  readonly parent: string;
  readonly files: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
  readonly message: string;
  readonly author: Author;
}

export interface Author {
  readonly name: string;
  readonly email: string;
}

/**
 * Makes a commit that no branch holds yet, in an index of its own: neither the checkout nor its index is touched. Null
 * where it would change nothing.
 */
export async function commitFiles({ git }: Repository, request: CommitRequest): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'rulebook-index-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    await git.read(['read-tree', request.parent], { env });
    await git.read(['update-index', '-z', '--index-info'], { env, input: await writeEntries(git, request) });
    const tree = await git.read(['write-tree'], { env });
    if (tree === (await git.read(['rev-parse', `${request.parent}^{tree}`]))) return null;
    return await git.read(['commit-tree', tree, '-p', request.parent, '-F', '-'], {
      env: { ...env, ...identityOf(request.author) },
      input: request.message,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Entries for `update-index --index-info`; a mode of zero takes a file away. */
async function writeEntries(git: Git, { parent, files, removed }: CommitRequest): Promise<string> {
  const entries = removed.map((path) => `0 ${'0'.repeat(parent.length)}\t${path}\0`);
  for (const [path, text] of files) {
    const hash = await git.read(['hash-object', '-w', '--stdin'], { input: text });
    entries.push(`100644 ${hash}\t${path}\0`);
  }
  return entries.join('');
}

function identityOf({ name, email }: Author): Record<string, string> {
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
}
