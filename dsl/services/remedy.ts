/** What can be done about a mistake. */
import type { Localized } from '../../engine/ir/localized.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import type { TextEdit } from './edit.ts';

export interface CodeAction {
  readonly title: Localized;
  /** What it is about. */
  readonly diagnostic: Diagnostic;
  readonly edits: readonly TextEdit[];
  /** Certain to be right; others leave `…` to be filled in, or guess. */
  readonly certain: boolean;
}

/** The remedies of a kind of mistake, as far as any is known. */
export type Remedy = (diagnostic: Diagnostic, workspace: Workspace) => readonly Omit<CodeAction, 'diagnostic'>[];
