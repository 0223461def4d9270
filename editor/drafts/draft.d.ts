/** What a draft holds: the files it adds to the rulebook or changes in it, and what its writers noted beside them. */
export interface DraftContent {
    /** Whole texts by path from the rulebook's folder. */
    readonly files: Readonly<Record<string, string>>;
    /** What the editor keeps with the draft; each page under keys of its own. */
    readonly notes: Readonly<Record<string, unknown>>;
}
/** A draft as a list tells of it. There is one for each day an edition may take effect. */
export interface DraftSummary {
    /** The day it would take effect, `YYYY-MM-DD`. */
    readonly date: string;
    /** Changes with each save. */
    readonly revision: string;
    /** An ISO instant. */
    readonly updatedAt: string;
    readonly updatedBy: string | null;
    readonly status: 'draft' | 'proposed';
}
export interface Draft extends DraftSummary, DraftContent {
}
/** Texts put in the place of files, or files taken out of the draft (null). */
export type FileChanges = Readonly<Record<string, string | null>>;
/** Notes set, or taken away (null). */
export type NoteChanges = Readonly<Record<string, unknown>>;
/** The content with changes made; the same object where nothing changes. */
export declare function changeContent(content: DraftContent, files: FileChanges, notes: NoteChanges): DraftContent;
/** Whether two contents say the same, in whatever order. */
export declare function sameContent(one: DraftContent, other: DraftContent): boolean;
/** The files of a draft as the files of a draft for another day. */
export declare function moveFiles(files: Readonly<Record<string, string>>, from: string, to: string): Readonly<Record<string, string>>;
