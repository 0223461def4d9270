import type { Problem } from '../diagnostics/unplaced-problem.ts';
import type * as ast from '../syntax/ast.ts';

/** Names of declarations with a mistake in their syntax. What uses them needs no second message. */
export interface BrokenNames {
  readonly names: ReadonlySet<string>;
  /** Some such declaration's name could not be read: it may be any name that is missing. */
  readonly unnamed: boolean;
}

/** The broken declarations of these files. */
export function collectBrokenNames(files: Iterable<ast.File>): BrokenNames {
  const names = new Set<string>();
  let unnamed = false;
  for (const { broken } of files) {
    for (const { name } of broken) {
      if (name === null) unnamed = true;
      else names.add(name.text);
    }
  }
  return { names, unnamed };
}

/** Whether the problem only is that a broken declaration is not there. */
export function isExplainedBy({ missing }: Problem, { names, unnamed }: BrokenNames): boolean {
  return missing !== undefined && (unnamed || missing.some((name) => names.has(name)));
}
