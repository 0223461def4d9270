import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import { openWorkspace, type Workspace } from '../../dsl/workspace/open-workspace.ts';
import type { DecidingRulebook } from '../../engine/compare/sides.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import { interpreter } from '../../library/engines.ts';
import { type OpenedRulebook, openRulebook } from '../../library/loaded-rulebook.ts';

/** A rulebook open in the worker: edited, compiled after each edit, and asked to decide. */
export class Opened {
  readonly workspace: Workspace;
  private prepared: OpenedRulebook | null = null;

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
}

/** The rulebooks open in the worker, by the name a page gave them. */
export const opened = new Map<string, Opened>();

/** The open rulebook of a name. */
export function openedAs(name: string): Opened {
  const found = opened.get(name);
  if (found === undefined) throw new Error(`no rulebook is open as '${name}'`);
  return found;
}
