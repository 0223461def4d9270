import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftStore, openDraftStore } from '../../server/drafts/draft-store.ts';
import { Refusal } from '../../server/refusals/refusal.ts';
import { runs } from '../support/runs.ts';

const date = '2022-01-01';

/** Runs with stores of their own on one folder, as servers of their own have. */
async function withStores<Result>(
  count: number,
  run: (stores: readonly DraftStore[], folder: string) => Promise<Result>,
) {
  const folder = mkdtempSync(join(tmpdir(), 'rulebook-drafts-'));
  try {
    return await run(
      Array.from({ length: count }, () => openDraftStore(folder)),
      folder,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a writer adds to the list of all saves, each resting on the list it has read. */
async function addEntry(store: DraftStore, entry: string): Promise<'saved' | 'refused'> {
  const { revision, draft } = await store.get(date);
  const entries: readonly string[] = JSON.parse(draft.files['tests/list.yaml'] ?? '[]');
  try {
    const files = { 'tests/list.yaml': JSON.stringify([...entries, entry]) };
    await store.change(date, revision, { files, updatedBy: entry });
    return 'saved';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'draft-changed') return 'refused';
    throw error;
  }
}

describe('saves that meet', () => {
  it('never lose one: all that were acknowledged are there, each once, in one order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }), {
          minLength: 2,
          maxLength: 5,
        }),
        (writers) =>
          withStores(writers.length, async (stores) => {
            await stores[0]?.create(date, { files: {}, notes: {}, updatedBy: null });
            const saved: string[] = [];
            const write = async (store: DraftStore, waits: readonly number[], writer: number) => {
              for (const [turn, wait] of waits.entries()) {
                for (let tick = 0; tick < wait; tick += 1) await new Promise(setImmediate);
                const entry = `${writer}.${turn}`;
                if ((await addEntry(store, entry)) === 'saved') saved.push(entry);
              }
            };
            await Promise.all(writers.map((waits, writer) => write(stores[writer] as DraftStore, waits, writer)));
            const { draft, number } = await (stores[0] as DraftStore).get(date);
            const entries: readonly string[] = JSON.parse(draft.files['tests/list.yaml'] ?? '[]');
            expect([...entries].sort()).toEqual([...saved].sort());
            expect(number).toBe(saved.length + 1);
            // Somebody always gets through.
            expect(saved.length).toBeGreaterThan(0);
          }),
      ),
      { numRuns: runs(30) },
    );
  });

  it('let one beginner through, of many', async () => {
    await withStores(8, async (stores) => {
      const begin = async (store: DraftStore, writer: number) => {
        try {
          await store.create(date, { files: {}, notes: { writer }, updatedBy: null });
          return [writer];
        } catch (error) {
          expect(error).toMatchObject({ code: 'draft-exists' });
          return [];
        }
      };
      const through = (await Promise.all(stores.map(begin))).flat();
      expect(through).toHaveLength(1);
      expect((await (stores[0] as DraftStore).get(date)).draft.notes).toEqual({ writer: through[0] });
    });
  });

  it('leave nothing half written behind', async () => {
    await withStores(4, async (stores, folder) => {
      await stores[0]?.create(date, { files: {}, notes: {}, updatedBy: null });
      await Promise.all(
        stores.flatMap((store, writer) => [addEntry(store, `${writer}.a`), addEntry(store, `${writer}.b`)]),
      );
      expect(readdirSync(join(folder, date)).filter((name) => !/^\d{6}\.json$/.test(name))).toEqual([]);
    });
  });
});

describe('revisions', () => {
  it('differ even where the draft is the same again', async () => {
    await withStores(1, async ([store]) => {
      if (store === undefined) return;
      const first = await store.create(date, { files: {}, notes: {}, updatedBy: null });
      const second = await store.change(date, first.revision, { files: { 'tests/a.yaml': '1' }, updatedBy: null });
      const third = await store.change(date, second.revision, { files: {}, updatedBy: null });
      expect(new Set([first, second, third].map(({ revision }) => revision)).size).toBe(3);
      await expect(store.change(date, first.revision, { files: {}, updatedBy: null })).rejects.toThrow('draft-changed');
    });
  });
});
