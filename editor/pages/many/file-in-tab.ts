/** The file that was evaluated. Its text and its cases are in the worker of this tab, and nowhere else. */
import { proxy } from 'comlink';
import type { Day } from '../../../engine/ir/ir.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import type { Tally } from '../../many/decided-file.ts';
import { rulebookWorker } from '../../worker/connect.ts';
import type { Progress } from '../../worker/many.ts';
import { clearWhenIdle } from '../evaluation/case/idle.ts';

/** What a file is evaluated by. */
export interface FileAsking {
  /** The name the rules are open under. */
  readonly rules: string;
  /** Changes with the rules themselves. */
  readonly hash: string;
  readonly decision: string;
  readonly on: Day | null;
}

export type FileState =
  | { readonly kind: 'none'; readonly note: 'cancelled' | 'idle' | null }
  | { readonly kind: 'deciding'; readonly file: string; readonly progress: Progress; readonly startedAt: number }
  | { readonly kind: 'refused'; readonly file: string; readonly problems: readonly Localized[] }
  | { readonly kind: 'decided'; readonly file: string; readonly asking: FileAsking; readonly tally: Tally };

let state: FileState = { kind: 'none', note: null };
const listeners = new Set<() => void>();

function become(next: FileState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** The file of this tab. */
export const fileInTab = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: (): FileState => state,

  async decide(file: File, asking: FileAsking): Promise<void> {
    const { name } = file;
    const startedAt = performance.now();
    const tell = (progress: Progress) => {
      if (state.kind === 'deciding') become({ kind: 'deciding', file: name, progress, startedAt });
    };
    become({ kind: 'deciding', file: name, progress: { share: 0, count: 0 }, startedAt });
    const { rules, decision, on } = asking;
    const result = await rulebookWorker().decideFile(rules, file, { decision, on }, proxy(tell));
    switch (result.kind) {
      case 'decided':
        return become({ kind: 'decided', file: name, asking, tally: result.tally });
      case 'refused':
        return become({ kind: 'refused', file: name, problems: result.problems });
      case 'cancelled':
        return;
    }
  },

  refuse(file: string, problems: readonly Localized[]): void {
    become({ kind: 'refused', file, problems });
  },

  /** Ends what is going on, and lets go of the file. */
  clear(note: 'cancelled' | 'idle' | null): void {
    rulebookWorker().letGoOfFile();
    become({ kind: 'none', note });
  },
};

clearWhenIdle({ holds: () => state.kind === 'decided', clear: () => fileInTab.clear('idle') });
