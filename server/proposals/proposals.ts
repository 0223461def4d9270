import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import type { Services } from '../api.ts';
import type { DraftVersion, Proposal } from '../drafts/draft.ts';
import { findRepository, type Repository, readFilesAt, resolveCommit } from '../git/repository.ts';
import { Refusal } from '../refusals/refusal.ts';
import type { Person } from '../security/person.ts';
import { authorOf } from './author.ts';
import { branchOf, findBranch, moveBranch } from './branches.ts';
import { commitFiles } from './commit-files.ts';
import { changesOf, checkFit, type DraftChanges } from './draft-changes.ts';
import { removeProposal, writeProposal } from './write-files.ts';

/** What is asked of a draft: by whom, and of which revision of it. */
export interface Asked {
  readonly date: string;
  readonly revision: string;
  readonly person: Person;
}

/** What is said with a proposal. */
export interface ProposalText {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}

type Needed = Pick<Services, 'options' | 'rulebook' | 'drafts'>;

/**
 * Proposes a draft: as a branch with one commit on top of what is checked out, or without git as files of the
 * rulebook's folder. The draft is stored as proposed first and shown after, so that a machine that stops in between
 * leaves a proposal that can be reopened.
 */
export async function propose(services: Needed, asked: Asked, said: ProposalText): Promise<DraftVersion> {
  const before = await services.drafts.get(asked.date, asked.revision);
  if (before.draft.status === 'proposed') throw new Refusal('draft-proposed');
  const repository = await findRepository(services.options.rulebookFolder);
  return repository === null
    ? proposeFiles(services, asked, said, before)
    : proposeBranch(services, asked, said, before, repository);
}

async function proposeBranch(
  services: Needed,
  { date, revision, person }: Asked,
  said: ProposalText,
  before: DraftVersion,
  repository: Repository,
): Promise<DraftVersion> {
  const base = await resolveCommit(repository, 'HEAD');
  if (base === null) throw new Refusal('no-git');
  const changes = prepare(before, await readFilesAt(repository, base));
  const branch = branchOf(date);
  const from = await findMovable(repository, branch, before.draft.branchCommit);
  const { prefix } = repository;
  const commit = await commitFiles(repository, {
    parent: base,
    files: new Map([...changes.changed].map(([path, text]) => [prefix + path, text])),
    removed: changes.removed.map((path) => prefix + path),
    message: `${said.title}\n\n${said.text}`.trimEnd().concat('\n'),
    author: authorOf(person),
  });
  if (commit === null) throw new Refusal('nothing-to-propose');
  const proposal = describeProposal(said, person, changes, { branch, commit, base });
  const proposed = await services.drafts.change(date, revision, {
    status: 'proposed',
    proposal,
    branchCommit: commit,
    updatedBy: person.name,
  });
  await showOrUndo(services, proposed, before, async () => {
    if (!(await moveBranch(repository, branch, { from, to: commit }))) throw new Refusal('branch-changed', { branch });
  });
  return proposed;
}

async function proposeFiles(
  services: Needed,
  { date, revision, person }: Asked,
  said: ProposalText,
  before: DraftVersion,
): Promise<DraftVersion> {
  const changes = prepare(before, services.rulebook.state().files);
  const proposal = describeProposal(said, person, changes, { branch: null, commit: null, base: null });
  const change = { status: 'proposed', proposal, updatedBy: person.name } as const;
  const proposed = await services.drafts.change(date, revision, change);
  await showOrUndo(services, proposed, before, () => writeProposal(services.options.rulebookFolder, changes));
  return proposed;
}

function describeProposal(
  said: ProposalText,
  { name }: Person,
  { changed, removed }: DraftChanges,
  place: Pick<Proposal, 'branch' | 'commit' | 'base'>,
): Proposal {
  const files = [...changed.keys(), ...removed].sort();
  return { ...said, proposedAt: new Date().toISOString(), proposedBy: name, ...place, files };
}

/** Takes a proposal back to a draft; its branch stays until it is proposed again or withdrawn. */
export async function reopen(
  { drafts, options, rulebook }: Needed,
  { date, revision, person }: Asked,
): Promise<DraftVersion> {
  const { draft } = await drafts.get(date, revision);
  if (draft.status !== 'proposed') throw new Refusal('not-proposed');
  const reopened = await drafts.change(date, revision, { status: 'draft', proposal: null, updatedBy: person.name });
  if (draft.proposal?.branch === null) {
    await removeProposal(options.rulebookFolder, writtenBy(draft, rulebook.state().files));
  }
  return reopened;
}

/** As `reopen`, and the branch goes too where it still stands as we left it; whether it went. */
export async function withdraw(
  services: Needed,
  asked: Asked,
): Promise<{ readonly draft: DraftVersion; readonly branchDeleted: boolean }> {
  const { draft } = await services.drafts.get(asked.date, asked.revision);
  const { branch = null, commit = null } = draft.proposal ?? {};
  const repository = branch === null ? null : await findRepository(services.options.rulebookFolder);
  const reopened = await reopen(services, asked);
  if (repository === null || branch === null || commit === null) return { draft: reopened, branchDeleted: false };
  const { checkedOut } = await findBranch(repository, branch);
  const branchDeleted = !checkedOut && (await moveBranch(repository, branch, { from: commit, to: null }));
  return { draft: reopened, branchDeleted };
}

/** Where a proposal has got to: `written` are those without git. */
export type ProposalState = 'open' | 'merged' | 'branch-moved' | 'branch-missing' | 'written';

/** The drafts that are proposed, with where their branches are. */
export async function listProposals({
  drafts,
  options,
}: Needed): Promise<readonly { readonly version: DraftVersion; readonly state: ProposalState }[]> {
  const proposed = (await drafts.list()).filter(({ draft }) => draft.status === 'proposed');
  const repository = proposed.length === 0 ? null : await findRepository(options.rulebookFolder);
  const tell = async (version: DraftVersion) => ({ version, state: await stateOf(version.draft.proposal, repository) });
  return Promise.all(proposed.map(tell));
}

async function stateOf(proposal: Proposal | null, repository: Repository | null): Promise<ProposalState> {
  if (proposal === null || proposal.branch === null || proposal.commit === null) return 'written';
  if (repository === null) return 'branch-missing';
  const { status } = await repository.git.run(['merge-base', '--is-ancestor', proposal.commit, 'HEAD']);
  if (status === 0) return 'merged';
  const { commit } = await findBranch(repository, proposal.branch);
  if (commit === null) return 'branch-missing';
  return commit === proposal.commit ? 'open' : 'branch-moved';
}

/** Refuses unless the draft may be proposed on top of these files; what it changes of them. */
function prepare({ draft }: DraftVersion, base: SourceFiles): DraftChanges {
  checkFit(draft, base);
  return changesOf(draft, base);
}

/** Where the branch stands, if we may move it: it is not there, or where we left it, and nobody works on it. */
async function findMovable(repository: Repository, branch: string, leftAt: string | null): Promise<string | null> {
  const { commit, checkedOut } = await findBranch(repository, branch);
  if (commit !== null && commit !== leftAt) throw new Refusal('branch-changed', { branch, commit });
  if (checkedOut) throw new Refusal('branch-checked-out', { branch });
  return commit;
}

/** Lets a proposal be seen; where that fails the draft becomes what it was. */
async function showOrUndo(
  { drafts }: Needed,
  proposed: DraftVersion,
  before: DraftVersion,
  show: () => Promise<void>,
): Promise<void> {
  try {
    await show();
  } catch (error) {
    const { date, status, proposal, branchCommit, updatedBy } = before.draft;
    await drafts.change(date, proposed.revision, { status, proposal, branchCommit, updatedBy });
    throw error;
  }
}

/** The files that the proposal of a draft put into the folder. */
function writtenBy(draft: DraftVersion['draft'], files: SourceFiles): DraftChanges {
  const written = new Set(draft.proposal?.files);
  return changesOf(draft, new Map([...files].filter(([path]) => !written.has(path))));
}
