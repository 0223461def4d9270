import type { Repository } from '../git/repository.ts';

/** The branch on which the edition of a date is proposed. */
export function branchOf(date: string): string {
  return `rulebook/${date}`;
}

/** A branch as it stands. */
export interface BranchState {
  /** Null where there is no such branch. */
  readonly commit: string | null;
  /** Whether somebody has it checked out, here or in another working tree: then it must not move. */
  readonly checkedOut: boolean;
}

export async function findBranch({ git }: Repository, branch: string): Promise<BranchState> {
  const ref = `refs/heads/${branch}`;
  const lines = await git.read(['for-each-ref', '--format=%(refname)%00%(objectname)%00%(worktreepath)', ref]);
  const [, commit, worktree = ''] =
    lines
      .split('\n')
      .map((line) => line.split('\0'))
      .find(([name]) => name === ref) ?? [];
  return { commit: commit ?? null, checkedOut: worktree !== '' };
}

/**
 * Puts a branch at a commit if it still stands where it was seen (null: nowhere); null instead of a commit takes it
 * away. False where somebody else has moved it.
 */
export async function moveBranch(
  { git }: Repository,
  branch: string,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Promise<boolean> {
  const ref = `refs/heads/${branch}`;
  const none = '0'.repeat((from ?? to ?? '').length || 40);
  const args = to === null ? ['update-ref', '-d', ref, from ?? none] : ['update-ref', ref, to, from ?? none];
  return (await git.run(args)).status === 0;
}
