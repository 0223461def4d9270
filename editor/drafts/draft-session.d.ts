import type { Localized } from '../../engine/ir/localized.ts';
import { type Draft, type DraftContent, type FileChanges, type NoteChanges } from './draft.ts';
import type { SavedDraft } from './draft-requests.ts';
/** How the draft on the server stands to the one on the page. */
export type Saving = 
/** They are the same since this instant. */
{
    readonly kind: 'saved';
    readonly at: string;
}
/** What was changed last is on its way, or about to be. */
 | {
    readonly kind: 'waiting';
}
/** The server does not answer; it is asked again and again. */
 | {
    readonly kind: 'retrying';
    readonly message: Localized;
}
/** Somebody else, or another tab, has saved in between: nothing is saved until one of the two is chosen. */
 | {
    readonly kind: 'conflict';
    readonly updatedAt: string;
    readonly updatedBy: string | null;
}
/** The server will not have it. */
 | {
    readonly kind: 'refused';
    readonly message: Localized;
};
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
/**
 * A draft being edited: every change is saved after a moment, over the revision that was read and only over that.
 * Where the server does not answer it is asked until it does; what the page has is never dropped meanwhile.
 */
export declare class DraftSession {
    private history;
    private revision;
    private status;
    private saving;
    private savedAt;
    /** What the server is known to have. */
    private stored;
    /** What the server may have as well: sent, but the answer was lost. */
    private doubtful;
    private sending;
    private attempts;
    private cancel;
    private readonly listeners;
    private current;
    readonly date: string;
    private readonly store;
    private readonly schedule;
    constructor(draft: Draft, store: DraftStore, schedule: Schedule);
    get state(): DraftState;
    /** Calls the listener after each change; gives what ends that. */
    subscribe(listener: () => void): () => void;
    /** Whether leaving the page now would lose something. */
    get isUnsaved(): boolean;
    /** Changes files and notes. Changes by the same `step` one after another are taken back as one. */
    edit(files: FileChanges, notes?: NoteChanges, step?: string | null): void;
    undo(): void;
    redo(): void;
    private move;
    private saveSoon;
    private wait;
    /** Saves now what has not been saved. Resolves when the server has it, or has not taken it. */
    save(): Promise<void>;
    /** Back at what the server has, by undoing. */
    private settle;
    private took;
    private failed;
    private retry;
    /** The server may have our own save, whose answer was lost: then nobody else has changed anything. */
    private compareWithServer;
    /** Takes what the server has in the place of what the page has; that can be had back by undoing. */
    takeLatest(): Promise<void>;
    /** Looks whether the draft was changed elsewhere while nothing was changed here, and follows. */
    refresh(): Promise<void>;
    private adopt;
    /** The draft became a proposal, or one became a draft again, at this revision. */
    changedStatus(status: Draft['status'], revision: string): void;
    private describe;
    private tell;
}
