import type { Localized } from '../../engine/ir/localized.ts';
import { RequestError } from '../api/request.ts';
import {
  changeContent,
  type Draft,
  type DraftContent,
  type FileChanges,
  type NoteChanges,
  sameContent,
} from './draft.ts';
import type { SavedDraft } from './draft-requests.ts';
import { goOn, type History, redo, startHistory, undo } from './history.ts';

/** How the draft on the server stands to the one on the page. */
export type Saving =
  /** They are the same since this instant. */
  | { readonly kind: 'saved'; readonly at: string }
  /** What was changed last is on its way, or about to be. */
  | { readonly kind: 'waiting' }
  /** The server does not answer; it is asked again and again. */
  | { readonly kind: 'retrying'; readonly message: Localized }
  /** Somebody else, or another tab, has saved in between: nothing is saved until one of the two is chosen. */
  | { readonly kind: 'conflict'; readonly updatedAt: string; readonly updatedBy: string | null }
  /** The server will not have it. */
  | { readonly kind: 'refused'; readonly message: Localized };

/** A draft as the page has it. A new object after each change. */
export interface DraftState extends DraftContent {
  readonly date: string;
  readonly revision: string;
  readonly status: Draft['status'];
  readonly saving: Saving;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Where drafts are kept. */
export interface DraftStore {
  fetch(date: string): Promise<Draft>;
  save(date: string, revision: string, content: DraftContent): Promise<SavedDraft>;
}

/** Runs something later; gives what takes that back. */
export type Schedule = (run: () => void, milliseconds: number) => () => void;

/** How long after a change it is saved, in milliseconds: often enough to lose nothing, seldom enough for a typist. */
const pause = 500;
/** The longest wait between two attempts to reach the server. */
const longestWait = 15_000;

/**
 * A draft being edited: every change is saved after a moment, over the revision that was read and only over that.
 * Where the server does not answer it is asked until it does; what the page has is never dropped meanwhile.
 */
export class DraftSession {
  private history: History<DraftContent>;
  private revision: string;
  private status: Draft['status'];
  private saving: Saving;
  private savedAt: string;
  /** What the server is known to have. */
  private stored: DraftContent;
  /** What the server may have as well: sent, but the answer was lost. */
  private doubtful: readonly DraftContent[] = [];
  private sending: Promise<void> | null = null;
  private attempts = 0;
  private cancel = (): void => {};
  private readonly listeners = new Set<() => void>();
  private current: DraftState;
  readonly date: string;
  private readonly store: DraftStore;
  private readonly schedule: Schedule;

  constructor(draft: Draft, store: DraftStore, schedule: Schedule) {
    this.date = draft.date;
    this.store = store;
    this.schedule = schedule;
    this.stored = { files: draft.files, notes: draft.notes };
    this.history = startHistory(this.stored);
    this.revision = draft.revision;
    this.status = draft.status;
    this.savedAt = draft.updatedAt;
    this.saving = { kind: 'saved', at: draft.updatedAt };
    this.current = this.describe();
  }

  get state(): DraftState {
    return this.current;
  }

  /** Calls the listener after each change; gives what ends that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Whether leaving the page now would lose something. */
  get isUnsaved(): boolean {
    return this.doubtful.length > 0 || !sameContent(this.history.present, this.stored);
  }

  /** Changes files and notes. Changes by the same `step` one after another are taken back as one. */
  edit(files: FileChanges, notes: NoteChanges = {}, step: string | null = null): void {
    if (this.status === 'proposed') return;
    this.move(goOn(this.history, changeContent(this.history.present, files, notes), step));
  }

  undo(): void {
    if (this.status !== 'proposed') this.move(undo(this.history));
  }

  redo(): void {
    if (this.status !== 'proposed') this.move(redo(this.history));
  }

  private move(history: History<DraftContent>): void {
    if (history === this.history) return;
    this.history = history;
    if (this.saving.kind !== 'conflict') this.saveSoon();
    this.tell();
  }

  private saveSoon(): void {
    if (this.saving.kind !== 'retrying') this.saving = { kind: 'waiting' };
    this.wait(pause);
  }

  private wait(milliseconds: number): void {
    this.cancel();
    this.cancel = this.schedule(() => void this.save(), milliseconds);
  }

  /** Saves now what has not been saved. Resolves when the server has it, or has not taken it. */
  async save(): Promise<void> {
    this.cancel();
    if (this.saving.kind === 'conflict') return;
    if (this.sending === null && !this.isUnsaved) return this.settle();
    // What is on its way goes on with what was changed meanwhile.
    this.sending ??= this.send();
    await this.sending;
  }

  private async send(): Promise<void> {
    const sent = this.history.present;
    try {
      const { revision, updatedAt } = await this.store.save(this.date, this.revision, sent);
      this.took(sent, revision, updatedAt);
    } catch (error) {
      await this.failed(error, sent);
    }
    const goesOn = this.saving.kind === 'saved' && this.isUnsaved;
    if (goesOn) this.saving = { kind: 'waiting' };
    else this.sending = null;
    this.tell();
    if (!goesOn) return;
    this.cancel();
    await this.send();
  }

  /** Back at what the server has, by undoing. */
  private settle(): void {
    if (this.saving.kind === 'waiting') this.saving = { kind: 'saved', at: this.savedAt };
    this.tell();
  }

  private took(sent: DraftContent, revision: string, updatedAt: string): void {
    this.stored = sent;
    this.doubtful = [];
    this.revision = revision;
    this.savedAt = updatedAt;
    this.attempts = 0;
    this.saving = { kind: 'saved', at: updatedAt };
  }

  private async failed(error: unknown, sent: DraftContent): Promise<void> {
    const refused = error instanceof RequestError ? error : null;
    if (refused?.code === 'draft-changed') return this.compareWithServer(sent);
    if (refused !== null && refused.status >= 400 && refused.status < 500 && refused.status !== 429) {
      this.saving = { kind: 'refused', message: refused.texts };
      return;
    }
    this.doubtful = [...this.doubtful.filter((content) => !sameContent(content, sent)), sent];
    this.retry(refused?.texts ?? unexpected);
  }

  private retry(message: Localized): void {
    this.saving = { kind: 'retrying', message };
    this.attempts += 1;
    this.wait(Math.min(longestWait, pause * 2 ** this.attempts));
  }

  /** The server may have our own save, whose answer was lost: then nobody else has changed anything. */
  private async compareWithServer(sent: DraftContent): Promise<void> {
    try {
      const draft = await this.store.fetch(this.date);
      const own = [sent, ...this.doubtful].find((content) => sameContent(content, draft));
      if (own !== undefined) this.took(own, draft.revision, draft.updatedAt);
      else this.saving = { kind: 'conflict', updatedAt: draft.updatedAt, updatedBy: draft.updatedBy };
    } catch (error) {
      this.retry(error instanceof RequestError ? error.texts : unexpected);
    }
  }

  /** Takes what the server has in the place of what the page has; that can be had back by undoing. */
  async takeLatest(): Promise<void> {
    const draft = await this.store.fetch(this.date);
    this.cancel();
    this.adopt(draft, goOn(this.history, { files: draft.files, notes: draft.notes }, null));
  }

  /** Looks whether the draft was changed elsewhere while nothing was changed here, and follows. */
  async refresh(): Promise<void> {
    if (this.sending !== null || this.saving.kind !== 'saved' || this.isUnsaved) return;
    const draft = await this.store.fetch(this.date);
    if (draft.revision === this.revision && draft.status === this.status) return;
    if (this.sending === null && !this.isUnsaved)
      this.adopt(draft, startHistory({ files: draft.files, notes: draft.notes }));
  }

  private adopt(draft: Draft, history: History<DraftContent>): void {
    this.history = history;
    this.status = draft.status;
    this.took(this.history.present, draft.revision, draft.updatedAt);
    this.tell();
  }

  /** The draft became a proposal, or one became a draft again, at this revision. */
  changedStatus(status: Draft['status'], revision: string): void {
    this.status = status;
    this.revision = revision;
    this.tell();
  }

  private describe(): DraftState {
    const { present, past, future } = this.history;
    return {
      ...present,
      date: this.date,
      revision: this.revision,
      status: this.status,
      saving: this.saving,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
    };
  }

  private tell(): void {
    this.current = this.describe();
    for (const listener of this.listeners) listener();
  }
}

const unexpected: Localized = {
  fi: 'Tallentaminen ei onnistunut. Yritetään uudelleen.',
  en: 'Saving did not succeed. Trying again.',
};
