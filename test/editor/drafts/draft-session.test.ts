import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RequestError } from '../../../editor/api/request.ts';
import type { Draft, DraftContent } from '../../../editor/drafts/draft.ts';
import { DraftSession, type Schedule } from '../../../editor/drafts/draft-session.ts';

const path = '2021-01-01/prices.yaml';

/** A server with one draft, and a clock that is moved by hand. */
function setUp() {
  let stored: Draft = {
    date: '2021-01-01',
    revision: 'r0',
    updatedAt: '2020-11-02T08:00:00Z',
    updatedBy: 'Maija',
    status: 'draft',
    files: {},
    notes: {},
  };
  let saves = 0;
  const faults: ('offline' | 'answer_lost' | 'refused')[] = [];
  const store = {
    fetch: async () => stored,
    save: async (_date: string, revision: string, content: DraftContent) => {
      const fault = faults.shift();
      const texts = { fi: 'Ei yhteyttä.', en: 'No connection.' };
      if (fault === 'offline') throw new RequestError('offline', 0, texts, null);
      if (fault === 'refused') throw new RequestError('edition-locked', 422, texts, null);
      if (revision !== stored.revision) throw new RequestError('draft-changed', 412, texts, null);
      saves += 1;
      stored = { ...stored, ...content, revision: `r${saves}`, updatedAt: `2020-11-02T08:00:0${saves % 10}Z` };
      if (fault === 'answer_lost') throw new RequestError('offline', 0, texts, null);
      return { revision: stored.revision, updatedAt: stored.updatedAt };
    },
  };
  const clock = new Clock();
  const open = () => new DraftSession(stored, store, clock.schedule);
  return { open, clock, faults, stored: () => stored, saves: () => saves };
}

class Clock {
  private waiting: { readonly run: () => void; readonly at: number }[] = [];
  private now = 0;
  readonly schedule: Schedule = (run, milliseconds) => {
    const entry = { run, at: this.now + milliseconds };
    this.waiting.push(entry);
    return () => {
      this.waiting = this.waiting.filter((one) => one !== entry);
    };
  };

  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      const next = this.waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.now = next.at;
      this.waiting = this.waiting.filter((one) => one !== next);
      next.run();
      await settle();
    }
    this.now = end;
  }
}

/** Lets every promise that can go on go on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('a draft being edited', () => {
  test('is saved a moment after the last change, once', async () => {
    const { open, clock, saves, stored } = setUp();
    const session = open();
    session.edit({ [path]: 'a: 1\n' });
    await clock.pass(300);
    session.edit({ [path]: 'a: 2\n' });
    expect(session.state.saving.kind).toBe('waiting');
    await clock.pass(300);
    expect(saves()).toBe(0);
    await clock.pass(300);
    expect(saves()).toBe(1);
    expect(stored().files).toEqual({ [path]: 'a: 2\n' });
    expect(session.state.saving).toEqual({ kind: 'saved', at: stored().updatedAt });
    expect(session.isUnsaved).toBe(false);
  });

  test('saved on request while a save is on its way, is saved with what was changed meanwhile', async () => {
    const { open, saves, stored } = setUp();
    const session = open();
    session.edit({ [path]: 'a: 1\n' });
    const first = session.save();
    session.edit({ [path]: 'a: 2\n' });
    await session.save();
    expect(session.state.saving.kind).toBe('saved');
    expect(stored().files[path]).toBe('a: 2\n');
    await first;
    expect(saves()).toBe(2);
  });

  test('is asked to be saved until the server answers, and nothing typed meanwhile is lost', async () => {
    const { open, clock, faults, stored } = setUp();
    const session = open();
    faults.push('offline', 'offline', 'offline');
    session.edit({ [path]: 'a: 1\n' });
    await clock.pass(600);
    expect(session.state.saving.kind).toBe('retrying');
    expect(session.isUnsaved).toBe(true);
    session.edit({ [path]: 'a: 2\n' });
    await clock.pass(60_000);
    expect(session.state.saving.kind).toBe('saved');
    expect(stored().files[path]).toBe('a: 2\n');
  });

  test('does not take its own save, whose answer was lost, for somebody else’s', async () => {
    const { open, clock, faults, stored } = setUp();
    const session = open();
    faults.push('answer_lost');
    session.edit({ [path]: 'a: 1\n' });
    await clock.pass(60_000);
    expect(session.state.saving.kind).toBe('saved');
    expect(session.state.revision).toBe(stored().revision);
  });

  test('is saved as it is after undoing, though the answer to a save before that was lost', async () => {
    const { open, clock, faults, stored } = setUp();
    const session = open();
    faults.push('answer_lost');
    session.edit({ [path]: 'a: 1\n' });
    await clock.pass(600);
    session.undo();
    await clock.pass(60_000);
    expect(stored().files).toEqual({});
    expect([session.state.saving.kind, session.isUnsaved]).toEqual(['saved', false]);
  });

  test('is not saved over what another tab saved, which can be taken instead and undone', async () => {
    const { open, clock, stored } = setUp();
    const [mine, theirs] = [open(), open()];
    theirs.edit({ [path]: 'a: 1\n' });
    await clock.pass(1000);
    mine.edit({ [path]: 'a: 2\n' });
    await clock.pass(1000);
    expect(mine.state.saving).toEqual({ kind: 'conflict', updatedAt: stored().updatedAt, updatedBy: 'Maija' });
    mine.edit({ [path]: 'a: 3\n' });
    await clock.pass(60_000);
    expect(stored().files[path]).toBe('a: 1\n');
    await mine.takeLatest();
    expect(mine.state.files[path]).toBe('a: 1\n');
    expect(mine.state.saving.kind).toBe('saved');
    mine.undo();
    expect(mine.state.files[path]).toBe('a: 3\n');
    await clock.pass(1000);
    expect(stored().files[path]).toBe('a: 3\n');
  });

  test('tells why the server will not have it, and is tried again after the next change', async () => {
    const { open, clock, faults } = setUp();
    const session = open();
    faults.push('refused');
    session.edit({ [path]: 'a: 1\n' });
    await clock.pass(1000);
    expect(session.state.saving.kind).toBe('refused');
    session.edit({ [path]: 'a: 2\n' });
    await clock.pass(1000);
    expect(session.state.saving.kind).toBe('saved');
  });

  test('follows what is saved elsewhere while nothing changes here', async () => {
    const { open, clock } = setUp();
    const [mine, theirs] = [open(), open()];
    theirs.edit({ [path]: 'a: 1\n' });
    await clock.pass(1000);
    await mine.refresh();
    expect(mine.state.files[path]).toBe('a: 1\n');
  });

  test('cannot be changed once it is proposed', () => {
    const session = setUp().open();
    session.changedStatus('proposed', 'r1');
    session.edit({ [path]: 'a: 1\n' });
    expect(session.state.files).toEqual({});
  });

  test('steps go back and forth, typing on in one place being one step', () => {
    const session = setUp().open();
    session.edit({ [path]: 'a: 1\n' }, {}, 'cell a');
    session.edit({ [path]: 'a: 12\n' }, {}, 'cell a');
    session.edit({}, { reason: 'x' }, 'note');
    session.undo();
    expect([session.state.files[path], session.state.notes]).toEqual(['a: 12\n', {}]);
    session.undo();
    expect([session.state.files, session.state.canUndo]).toEqual([{}, false]);
    session.redo();
    expect(session.state.files[path]).toBe('a: 12\n');
    session.edit({ [path]: 'a: 3\n' });
    expect(session.state.canRedo).toBe(false);
  });
});

test('whatever two tabs do and whatever the network does, no acknowledged save is overwritten unseen', async () => {
  const step = fc.record({
    tab: fc.nat(1),
    act: fc.constantFrom('edit', 'edit', 'undo', 'redo', 'wait', 'latest', 'offline', 'answer_lost', 'refresh'),
    value: fc.nat(9),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { open, clock, faults, stored } = setUp();
      const tabs = [open(), open()];
      for (const { tab, act, value } of steps) {
        const session = tabs[tab];
        if (session === undefined) continue;
        const seen = session.state.revision;
        if (act === 'edit') session.edit({ [path]: `a: ${value}\n` });
        else if (act === 'undo') session.undo();
        else if (act === 'redo') session.redo();
        else if (act === 'wait') await clock.pass(value * 200);
        else if (act === 'latest' && session.state.saving.kind === 'conflict') await session.takeLatest();
        else if (act === 'refresh') await session.refresh();
        else if (act === 'offline' || act === 'answer_lost') faults.push(act);
        if (session.state.saving.kind === 'conflict') expect(session.state.revision).toBe(seen);
      }
      faults.length = 0;
      await clock.pass(120_000);
      for (const session of tabs) {
        const { saving, revision } = session.state;
        expect(['saved', 'conflict']).toContain(saving.kind);
        // A tab that says it is saved has what the server had at that revision; one behind it has not saved since.
        if (saving.kind === 'saved' && revision === stored().revision) {
          expect(session.state.files).toEqual(stored().files);
        }
        if (saving.kind === 'saved') expect(session.isUnsaved).toBe(false);
      }
    }),
  );
});
