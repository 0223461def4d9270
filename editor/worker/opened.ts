import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import { openWorkspace, type Workspace } from '../../dsl/workspace/open-workspace.ts';
import type { CompilingEvaluator } from '../../engine/backend.ts';
import { prepareDecisions } from '../../engine/backends/interpreter/compiled-decision.ts';
import type { DecidingRulebook } from '../../engine/compare/sides.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';

/** A rulebook open in the worker: edited, compiled after each edit, and asked to decide. */
export class Opened {
  readonly workspace: Workspace;
  private prepared: DecidingRulebook | null = null;

  constructor(files: Readonly<Record<string, string>>, { drafts }: { readonly drafts: boolean }) {
    this.workspace = openWorkspace(new Map(Object.entries(files)), { drafts });
  }

  get rulebook(): Rulebook | null {
    return this.workspace.compiled.rulebook;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.workspace.compiled.diagnostics;
  }

  /** With the reference back end: right after a compile it is faster than code that first has to be generated. */
  deciding(): DecidingRulebook | null {
    const { rulebook } = this;
    if (rulebook === null) return null;
    if (this.prepared?.rulebook !== rulebook) this.prepared = { rulebook, evaluator: prepareDecisions(rulebook) };
    return this.prepared;
  }

  evaluator(): CompilingEvaluator | null {
    return this.deciding()?.evaluator ?? null;
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
