import type { SourceFiles } from '../../dsl/consolidated.ts';
import { type Unusable } from './unusable.ts';
/** The files of a rulebook's folder: what it says, and its own cases. */
export interface RulebookFiles {
  readonly kind: 'files';
  readonly folder: string;
  /** Everything but the cases, by path from the folder: what `compileRulebook` takes. */
  readonly sources: SourceFiles;
  /** `tests/*.yaml`, by path from the folder. */
  readonly cases: SourceFiles;
}
/** Reads the folder of a rulebook, in the order of paths. Hidden files and folders are passed over. */
export declare function readRulebookFiles(folder: string): RulebookFiles | Unusable;
/** The text of a file, without a byte order mark; `shown` is what messages call it. */
export declare function readTextFile(path: string, shown: string): string | Unusable;
