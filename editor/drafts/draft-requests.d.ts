import type { Draft, DraftContent, DraftSummary } from './draft.ts';
/** What the server says of a draft that was saved. */
export interface SavedDraft {
    readonly revision: string;
    readonly updatedAt: string;
}
export declare function fetchDrafts(signal?: AbortSignal): Promise<readonly DraftSummary[]>;
export declare function fetchDraft(date: string): Promise<Draft>;
/** Fails with `draft-exists` where there is one for the day, and where the day cannot have one. */
export declare function createDraft(date: string, files: DraftContent['files']): Promise<Draft>;
/** Saves over the revision that was read, and only over that: fails with `draft-changed` otherwise. */
export declare function saveDraft(date: string, revision: string, { files, notes }: DraftContent): Promise<SavedDraft>;
/** The server keeps what was thrown away. */
export declare function discardDraft(date: string, revision: string): Promise<void>;
export declare function pathOf(date: string): string;
export declare function ifMatch(revision: string): Readonly<Record<string, string>>;
