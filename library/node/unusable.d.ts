import type { Localized } from '../../engine/ir/localized.ts';
/** Something given to the tool that it cannot use: a folder, a file, an argument. Says what to do about it. */
export interface Unusable {
  readonly kind: 'unusable';
  readonly message: Localized;
}
export declare function unusable(message: Localized): Unusable;
/** A file that could not be read; `path` is what the reader calls it, `error` what Node threw, or its code. */
export declare function unreadable(path: string, error: unknown): Unusable;
/** What stands in the way of a file, as the end of a sentence. */
export declare function describeFileError(error: unknown): Localized;
