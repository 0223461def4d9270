import { readCases } from '../../dsl/cases/read-cases.ts';
import type { Compiled } from '../../dsl/compile/compile.ts';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import { openWorkspace, type Workspace } from '../../dsl/workspace/open-workspace.ts';
import type { DecidingRulebook } from '../../engine/compare/sides.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import type { PolicyCase } from '../../engine/ir/policy-case.ts';
import { type OpenedRulebook, openRulebook } from '../../library/loaded-rulebook.ts';
import { interpreter } from '../../library/sync-engines.ts';

/** A rulebook open in the worker: edited, compiled after each edit, and asked to decide. */
export class Opened {
  readonly workspace: Workspace;
  private prepared: OpenedRulebook | null = null;
  private read: { readonly of: Compiled; readonly cases: readonly PolicyCase[] } | null = null;

  constructor(files: Readonly<Record<string, string>>, { drafts }: { readonly drafts: boolean }) {
    this.workspace = openWorkspace(new Map(Object.entries(files)), { drafts });
  }

  get rulebook(): Rulebook | null {
    return this.workspace.compiled.rulebook;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.workspace.compiled.diagnostics;
  }

  /**
   * The rulebook as it stands, ready to decide by the reference back end: right after a compile that is faster than code
   * that first has to be generated. Null where there are errors.
   */
  get loaded(): OpenedRulebook | null {
    const { rulebook } = this;
    if (rulebook === null) return null;
    if (this.prepared?.ir !== rulebook) this.prepared = openRulebook(rulebook, interpreter(rulebook));
    return this.prepared;
  }

  /** The same for analyses. */
  get deciding(): DecidingRulebook | null {
    return this.loaded?.deciding ?? null;
  }

  /** The rulebook's own cases; none where there are errors. A file with a mistake gives those that can be read. */
  get cases(): readonly PolicyCase[] {
    const { compiled, files: texts } = this.workspace;
    const { rulebook } = compiled;
    if (rulebook === null) return [];
    if (this.read?.of !== compiled) {
      const files = [...texts].filter(([path]) => /^tests\/.*\.ya?ml$/.test(path)).sort();
      this.read = { of: compiled, cases: files.flatMap(([path, text]) => readCases(path, text, rulebook).cases) };
    }
    return this.read.cases;
  }
}

/** The rulebooks open in the worker, by the name a page gave them. */
export const opened = new Map<string, Opened>();

/** The open rulebook of a name. */
export function openedAs(name: string): Opened {
  const found = opened.get(name);
  if (found === undefined) throw new Error(`no rulebook is open as '${name}'`);
  return found;
}
