import { compileRulebook } from '../../../dsl/compile/compile.ts';
import type { SourceFiles } from '../../../dsl/editions/consolidated.ts';
import type { Rulebook } from '../../../engine/ir/ir.ts';
import { arbitraryFrom } from './arbitrary.ts';
import { buildCases, type GeneratedCase } from './facts.ts';
import { printFiles } from './print-files.ts';
import { buildRulebook } from './rulebook.ts';

export type { GeneratedCase } from './facts.ts';
export { showFiles } from './print-files.ts';

/** A rulebook with cases to decide by it. */
export interface GeneratedRulebook {
  readonly files: SourceFiles;
  readonly rulebook: Rulebook;
  readonly cases: readonly GeneratedCase[];
}

/** Files of whole rulebooks that the compiler accepts. */
export const rulebookFiles = arbitraryFrom((choices): SourceFiles => printFiles(buildRulebook(choices)), writeFiles);

/** Compiled rulebooks, each with up to twelve cases that suit it; null for one that the compiler does not accept. */
export const rulebooksWithCases = arbitraryFrom((choices): GeneratedRulebook | null => {
  const model = choices.part(buildRulebook);
  const files = printFiles(model);
  const rulebook = compileOnce(files);
  if (rulebook === null) return null;
  return { files, rulebook, cases: choices.part((own) => buildCases(own, rulebook, model.vocabulary, 12)) };
}, describe);

function describe(generated: GeneratedRulebook | null): string {
  if (generated === null) return 'none';
  const cases = generated.cases.map(({ facts, ...one }) => ({ ...one, facts: [...facts] }));
  return (
    writeFiles(generated.files) + JSON.stringify(cases, (_key, value) => (value instanceof Map ? [...value] : value))
  );
}

function writeFiles(files: SourceFiles): string {
  return JSON.stringify([...files]);
}

let last: { readonly text: string; readonly rulebook: Rulebook | null } | null = null;

/** Shrinking the cases leaves the files as they are: they are compiled once. */
function compileOnce(files: SourceFiles): Rulebook | null {
  const text = writeFiles(files);
  if (last?.text !== text) last = { text, rulebook: compileRulebook(files).rulebook };
  return last.rulebook;
}
