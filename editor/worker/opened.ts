import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import { openWorkspace, type Workspace } from '../../dsl/workspace/open-workspace.ts';
import type { Evaluator } from '../../engine/backend.ts';
import { interpreter } from '../../engine/backends/interpreter/interpreter.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';

/** A rulebook open in the worker: edited, compiled after each edit, and asked to decide. */
export class Opened {
  readonly workspace: Workspace;
  private prepared: { readonly rulebook: Rulebook; readonly evaluator: Evaluator } | null = null;

  constructor(files: Readonly<Record<string, string>>, { drafts }: { readonly drafts: boolean }) {
    this.workspace = openWorkspace(new Map(Object.entries(files)), { drafts });
  }

  get rulebook(): Rulebook | null {
    return this.workspace.compiled.rulebook;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.workspace.compiled.diagnostics;
  }

  /** The reference back end: right after a compile it is faster than code that first has to be generated. */
  evaluator(): Evaluator | null {
    const { rulebook } = this;
    if (rulebook === null) return null;
    if (this.prepared?.rulebook !== rulebook) {
      this.prepared = { rulebook, evaluator: interpreter.prepare(rulebook) };
    }
    return this.prepared.evaluator;
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
