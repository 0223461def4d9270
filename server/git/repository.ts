import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import { readRevision } from '../../library/node/read-revision.ts';
import { Refusal } from '../refusals/refusal.ts';
import { type Git, openGit } from './git.ts';

/** The git repository in which a rulebook's folder is kept. */
export interface Repository {
  /** The rulebook's folder. */
  readonly folder: string;
  /** Runs at the top of the repository. */
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
  return tracked.status === 0 ? { folder, git: openGit(top), prefix } : null;
}

/** The commit that a revision means: a hash or a part of one, a branch or a tag. Null where there is none. */
export async function resolveCommit({ git }: Repository, revision: string): Promise<string | null> {
  if (!isRevisionName(revision)) return null;
  const { status, output } = await git.run(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
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

/** The rulebook's text files at a commit, its cases among them, by path from its folder. Refuses links out of it. */
export async function readFilesAt({ folder }: Repository, commit: string): Promise<SourceFiles> {
  const read = await readRevision(folder, commit);
  if (read.kind === 'unusable') throw new Refusal('no-such-revision', { message: read.message });
  return new Map([...read.sources, ...read.cases]);
}
