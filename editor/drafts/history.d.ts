/** What was, is, and may come back of a draft. */
export interface History<Content> {
    /** Oldest first. */
    readonly past: readonly Content[];
    readonly present: Content;
    /** Next first. */
    readonly future: readonly Content[];
    /** What the latest step was made by: further ones by the same go into it. */
    readonly step: string | null;
}
export declare function startHistory<Content>(present: Content): History<Content>;
/** A step onwards; typing on in one place (the same `step`) makes one step. What had been taken back is gone. */
export declare function goOn<Content>(history: History<Content>, present: Content, step: string | null): History<Content>;
/** One step taken back; the same history where there is none. */
export declare function undo<Content>({ past, present, future, ...rest }: History<Content>): History<Content>;
/** One step that was taken back made again. */
export declare function redo<Content>({ past, present, future, ...rest }: History<Content>): History<Content>;
