import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import { Refusal } from '../refusals/refusal.ts';
import { type DraftVersion, type StoredDraft, StoredDraftSchema } from './draft.ts';
import { addVersion, listVersions, readVersion, thinVersions } from './version-files.ts';

/** What a new version says; the rest is kept from the version before it. */
export type DraftChange = Partial<Omit<StoredDraft, 'format' | 'date' | 'updatedAt'>> & Pick<StoredDraft, 'updatedBy'>;

/** What tells versions apart, without their files. */
export type VersionSummary = Pick<DraftVersion, 'number' | 'revision'> &
  Pick<StoredDraft, 'status' | 'updatedAt' | 'updatedBy'>;

/** The drafts of one rulebook, one for each effective date. */
export interface DraftStore {
  /** Drafts that there are, by date. */
  list(): Promise<readonly DraftVersion[]>;
  /** The draft as it is now; null where there is none or it was deleted. */
  find(date: string): Promise<DraftVersion | null>;
  /** Refuses with `no-such-draft`, or with `draft-changed` where a revision is named that is not the present one. */
  get(date: string, revision?: string): Promise<DraftVersion>;
  /** Refuses with `draft-exists`. */
  create(date: string, draft: Pick<StoredDraft, 'files' | 'notes' | 'updatedBy'>): Promise<DraftVersion>;
  /** Makes the next version of the draft where `revision` is the present one; refuses with `draft-changed` otherwise. */
  change(date: string, revision: string, change: DraftChange): Promise<DraftVersion>;
  /** Versions that are kept, latest first; of a deleted draft too. */
  versions(date: string): Promise<readonly VersionSummary[]>;
  /** Null where it is not kept, or never was. */
  version(date: string, number: number): Promise<DraftVersion | null>;
}

export function openDraftStore(folder: string): DraftStore {
  const folderOf = (date: string) => join(folder, date);
  const latest = (date: string) => readLatest(folderOf(date), date);
  const find = async (date: string) => {
    const found = await latest(date);
    return found === null || found.draft.status === 'deleted' ? null : found;
  };
  const get = async (date: string, revision?: string) => {
    const found = await find(date);
    if (found === null) throw new Refusal('no-such-draft');
    if (revision !== undefined && found.revision !== revision) throw changed(found);
    return found;
  };
  const add = async (date: string, number: number, draft: StoredDraft): Promise<DraftVersion | null> => {
    const text = `${JSON.stringify({ number, ...draft })}\n`;
    if (!(await addVersion(folderOf(date), number, text))) return null;
    await thinVersions(folderOf(date));
    return { number, revision: revisionOf(text), draft };
  };
  return {
    find,
    get,
    async list() {
      const found = await Promise.all((await listDates(folder)).map(find));
      return found.flatMap((version) => version ?? []);
    },
    async create(date, { files, notes, updatedBy }) {
      const before = await latest(date);
      if (before !== null && before.draft.status !== 'deleted') throw new Refusal('draft-exists', describe(before));
      const number = (before?.number ?? 0) + 1;
      const draft = { ...emptyDraft, date, files, notes, updatedBy, updatedAt: now() };
      // What a deleted draft has left on its branch may still be replaced.
      const added = await add(date, number, { ...draft, branchCommit: before?.draft.branchCommit ?? null });
      if (added === null) throw new Refusal('draft-exists', describe(await get(date)));
      return added;
    },
    async change(date, revision, change) {
      const before = await get(date, revision);
      const added = await add(date, before.number + 1, { ...before.draft, ...change, updatedAt: now() });
      if (added === null) throw changed(await get(date));
      return added;
    },
    version: (date, number) => readOne(folderOf(date), date, number),
    async versions(date) {
      const numbers = await listVersions(folderOf(date));
      const summaries: VersionSummary[] = [];
      // One at a time: together they may be large.
      for (const number of numbers.toReversed()) {
        const version = await readOne(folderOf(date), date, number);
        if (version === null) continue;
        const { revision, draft } = version;
        const { status, updatedAt, updatedBy } = draft;
        summaries.push({ number, revision, status, updatedAt, updatedBy });
      }
      return summaries;
    },
  };
}

const emptyDraft = { format: 'rulebook-draft/1', status: 'draft', proposal: null } as const;

/** What callers are told of a version that is not theirs. */
function describe({ revision, draft: { updatedAt, updatedBy } }: DraftVersion) {
  return { current: { revision, updatedAt, updatedBy } };
}

function changed(current: DraftVersion): Refusal {
  return new Refusal('draft-changed', describe(current));
}

async function listDates(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && /^\d{4}-\d{2}-\d{2}$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

async function readLatest(folder: string, date: string): Promise<DraftVersion | null> {
  for (;;) {
    const number = (await listVersions(folder)).at(-1);
    if (number === undefined) return null;
    const version = await readOne(folder, date, number);
    // Cleared away after it was listed: by then there are many later ones.
    if (version !== null) return version;
  }
}

async function readOne(folder: string, date: string, number: number): Promise<DraftVersion | null> {
  const text = await readVersion(folder, number);
  if (text === null) return null;
  const draft = parse(text);
  if (draft === null || draft.date !== date) {
    throw new Refusal('draft-unreadable', {
      message: {
        fi: `Luonnoksen ${date} versiota ${number} ei voi lukea. Pyydä ylläpitoa siirtämään se pois: edellinen versio palaa käyttöön.`,
        en: `Version ${number} of the draft ${date} cannot be read. Ask the maintainers to move it away: the version before it comes back.`,
      },
    });
  }
  return { number, revision: revisionOf(text), draft };
}

function parse(text: string): StoredDraft | null {
  try {
    const json: unknown = JSON.parse(text);
    return Value.Check(StoredDraftSchema, json) ? json : null;
  } catch {
    return null;
  }
}

function revisionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function now(): string {
  return new Date().toISOString();
}
