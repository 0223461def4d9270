import { Refusal } from '../refusals/refusal.ts';
import { type Repository, readFilesAt, resolveCommit } from './repository.ts';

/** A state of the rulebook to look at or compare with. */
export interface Revision {
  readonly kind: 'commit' | 'branch' | 'tag';
  /** What to ask for it by: a commit's hash, the name of a branch or tag. */
  readonly revision: string;
  readonly commit: string;
  /** ISO instant. */
  readonly date: string;
  /** First line of the commit's message. */
  readonly subject: string;
}

const mostCommits = 50;

/** Branches and tags, then the recent commits that changed the rulebook, latest first. */
export async function listRevisions({ git, prefix }: Repository): Promise<readonly Revision[]> {
  const fields = [
    '%(refname)',
    '%(*objectname)',
    '%(objectname)',
    '%(committerdate:iso-strict)',
    '%(*committerdate:iso-strict)',
    '%(contents:subject)',
  ];
  const refs = await git.read([
    'for-each-ref',
    '--sort=-creatordate',
    `--count=${mostCommits}`,
    `--format=${fields.join('%00')}`,
    'refs/heads',
    'refs/tags',
    // Proposals that others have sent.
    'refs/remotes/*/rulebook/*',
  ]);
  const log = await git.read([
    'log',
    `--max-count=${mostCommits}`,
    '--format=%H%x00%cI%x00%s',
    'HEAD',
    '--',
    prefix === '' ? '.' : prefix,
  ]);
  return [...refs.split('\n').flatMap(readRef), ...log.split('\n').flatMap(readCommit)];
}

function readRef(line: string): readonly Revision[] {
  const [ref = '', peeled = '', object = '', date = '', peeledDate = '', subject = ''] = line.split('\0');
  const [, kind, revision] = /^refs\/(heads|tags|remotes)\/(.+)$/.exec(ref) ?? [];
  if (revision === undefined) return [];
  return [
    {
      kind: kind === 'tags' ? 'tag' : 'branch',
      revision,
      commit: peeled === '' ? object : peeled,
      date: toInstant(peeledDate === '' ? date : peeledDate),
      subject,
    },
  ];
}

function readCommit(line: string): readonly Revision[] {
  const [commit = '', date = '', subject = ''] = line.split('\0');
  return commit === '' ? [] : [{ kind: 'commit', revision: commit, commit, date: toInstant(date), subject }];
}

/** In UTC, so that instants can be compared as texts. */
function toInstant(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : new Date(time).toISOString();
}

/** The rulebook at a revision; refuses with `no-such-revision`. */
export async function readRevision(repository: Repository, revision: string) {
  const commit = await resolveCommit(repository, revision);
  if (commit === null) throw new Refusal('no-such-revision');
  return { commit, files: await readFilesAt(repository, commit) };
}
