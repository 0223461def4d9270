/** What runs beside the page: `dsl` and `engine`, so that everything answers while one types. */
import { expose } from 'comlink';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import { caseloadWorker } from './caseload.ts';
import { comparison } from './comparison.ts';
import { evaluationFunctions } from './evaluation.ts';
import { manyFunctions } from './many.ts';
import { Opened, opened, openedAs } from './opened.ts';
import { pricesWorker } from './prices.ts';
import { rulesWorker } from './rules.ts';

/** A rulebook as it stands in the worker. */
export interface OpenedRulebook {
  /** Null where there are errors. */
  readonly rulebook: Rulebook | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The worker's functions; each page adds those it needs from a file of its own beside this one. */
export const rulebookWorker = {
  ...comparison,

  /** Opens the rulebook in these files, drafts included unless told, under a name; another of that name is closed. */
  open(name: string, files: Readonly<Record<string, string>>, { drafts = true } = {}): OpenedRulebook {
    opened.set(name, new Opened(files, { drafts }));
    return describe(openedAs(name));
  },

  /** Puts texts in the place of files, or takes files away (null), and compiles again. */
  edit(name: string, changes: Readonly<Record<string, string | null>>): OpenedRulebook {
    const { workspace } = openedAs(name);
    for (const [path, text] of Object.entries(changes)) {
      if ((workspace.files.get(path) ?? null) !== text) workspace.edit(path, text);
    }
    return describe(openedAs(name));
  },

  ...pricesWorker,
  ...caseloadWorker,

  ...rulesWorker,

  close(name: string): void {
    opened.delete(name);
  },

  ...evaluationFunctions,

  ...manyFunctions,
};

export type RulebookWorker = typeof rulebookWorker;

function describe({ rulebook, diagnostics }: Opened): OpenedRulebook {
  return { rulebook, diagnostics };
}

expose(rulebookWorker);
