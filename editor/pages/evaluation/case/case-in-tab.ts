/** The case at hand. It lives in the memory of this tab and nowhere else: no storage, no address, no request. */
import type { Entries, Entry } from '../../../../engine/form/entries.ts';
import { isGiven } from '../../../../engine/form/entries.ts';
import type { SavedAnswer } from '../../../../engine/form/saved-evaluation.ts';

/** A file the case was opened from. */
export interface OpenedFrom {
  readonly file: string;
  /** Null for a file of facts only. */
  readonly saved: SavedAnswer | null;
  /** The entries as they were opened. */
  readonly entries: Entries;
}

export interface CaseState {
  /** By the path of the fact; of all decisions, as they share facts. */
  readonly entries: Entries;
  /** The facts that were filled in beforehand and not touched since. */
  readonly prefilled: ReadonlySet<string>;
  readonly openedFrom: OpenedFrom | null;
  /** The entries as they can be had again: as they were last opened, saved or taken from an example. */
  readonly kept: Entries | null;
  /** The decision it is about; null for the first one. */
  readonly decision: string | null;
  /** Null unless the case was cleared: why. */
  readonly cleared: 'asked' | 'idle' | null;
}

const empty: CaseState = {
  entries: new Map(),
  prefilled: new Set(),
  openedFrom: null,
  kept: null,
  decision: null,
  cleared: null,
};

let state = empty;
const listeners = new Set<() => void>();

function become(next: CaseState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** The case of this tab. */
export const caseInTab = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: (): CaseState => state,

  give(path: string, entry: Entry): void {
    const prefilled = new Set(state.prefilled);
    prefilled.delete(path);
    become({ ...state, entries: new Map(state.entries).set(path, entry), prefilled, cleared: null });
  },

  /** Fills a fact in where nothing has been given for it. What was opened from a file stays as it was saved. */
  prefill(path: string, text: string): void {
    if (state.openedFrom !== null || isGiven(state.entries.get(path))) return;
    const entries = new Map(state.entries).set(path, { kind: 'plain', text } as const);
    const kept = state.kept === state.entries ? entries : state.kept;
    become({ ...state, entries, kept, prefilled: new Set(state.prefilled).add(path) });
  },

  /** Puts other facts in the place of all. */
  replace(decision: string, entries: Entries, openedFrom: Omit<OpenedFrom, 'entries'> | null): void {
    const opened = openedFrom === null ? null : { ...openedFrom, entries };
    become({ entries, prefilled: new Set(), openedFrom: opened, kept: entries, decision, cleared: null });
  },

  /** Writes what has been given in another way; it says the same. */
  rewrite(write: (entries: Entries) => Entries): void {
    const { openedFrom, kept } = state;
    const opened = openedFrom === null ? null : { ...openedFrom, entries: write(openedFrom.entries) };
    const entries = write(state.entries);
    become({ ...state, entries, openedFrom: opened, kept: kept === state.entries ? entries : kept });
  },

  chooseDecision(decision: string): void {
    become({ ...state, decision });
  },

  /** The case as it is has been saved. */
  keep(): void {
    become({ ...state, kept: state.entries });
  },

  clear(cleared: 'asked' | 'idle'): void {
    become({ ...empty, decision: state.decision, cleared });
  },
};

/** Whether anything has been given that was not filled in beforehand. */
export function holdsCase({ entries, prefilled }: CaseState): boolean {
  return [...entries].some(([path, entry]) => !prefilled.has(path) && isGiven(entry));
}

/** Asks before the tab is closed on what has been given and cannot be had again. */
export function askBeforeClosing(): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (holdsCase(state) && state.entries !== state.kept) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
