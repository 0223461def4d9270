import { useEffect, useState } from 'react';
import { useRulebook } from '../shell/rulebook.tsx';
import { rulebookWorker } from '../worker/connect.ts';
import type { OpenedRulebook } from '../worker/rulebook-worker.ts';
import type { DraftState } from './draft-session.ts';

/** A draft's rulebook, of the files it was compiled from. */
export interface CompiledDraft extends OpenedRulebook {
  readonly files: Readonly<Record<string, string>>;
}

/** Under this name the draft is open in the worker. */
export const draftName = 'draft';

/** Which files the worker has under the name; the whole tab has one. */
let inWorker: { readonly revision: string; readonly files: Readonly<Record<string, string>> } | null = null;

/**
 * The rulebook with the draft's files laid over its own, compiled in the worker after each change: null at first, then
 * the latest one known. The worker has it open as `draftName`.
 */
export function useCompiledDraft(draft: DraftState | null): CompiledDraft | null {
  const { files: current, revision } = useRulebook();
  const files = draft?.files ?? null;
  const [compiled, setCompiled] = useState<CompiledDraft | null>(null);
  useEffect(() => {
    if (files === null) return setCompiled(null);
    let wanted = true;
    compile({ ...current, ...files }, revision).then((opened) => {
      if (wanted) setCompiled({ ...opened, files });
    });
    return () => {
      wanted = false;
    };
  }, [current, revision, files]);
  return files === null ? null : compiled;
}

/** Calls reach the worker in order, so that what it was sent last is what it has. */
function compile(files: Readonly<Record<string, string>>, revision: string): Promise<OpenedRulebook> {
  const before = inWorker;
  inWorker = { revision, files };
  if (before === null || before.revision !== revision) return rulebookWorker().open(draftName, files);
  const removed = Object.keys(before.files).filter((path) => !(path in files));
  const changed = Object.entries(files).filter(([path, text]) => before.files[path] !== text);
  return rulebookWorker().edit(
    draftName,
    Object.fromEntries([...removed.map((path) => [path, null] as const), ...changed]),
  );
}
