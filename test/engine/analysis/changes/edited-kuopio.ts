import { declareRulebook } from '../../../../dsl/declarations/declared-rulebook.ts';
import { openWorkspace } from '../../../../dsl/workspace/open-workspace.ts';
import type { Changes, Side } from '../../../../engine/analysis/changes/changes.ts';
import { findChanges } from '../../../../engine/analysis/changes/find-changes.ts';
import { sideOf } from '../../../../library/compare.ts';
import { bringTo, kuopioFiles } from '../../../support/kuopio-files.ts';

const files = kuopioFiles();
const before = openSide();
const workspace = openWorkspace(files, { drafts: true });

function openSide(): Side {
  const side = sideOf(openWorkspace(files, { drafts: true }).compiled, new Map());
  if (side === null) throw new Error('the rulebook has errors');
  return side;
}

/** Files of the Kuopio rulebook with other texts; null takes a file away. */
export type Edits = Readonly<Record<string, string | null>>;

/** One text in place of another, which must occur once, in a file of the first edition or of the rulebook. */
export function replaced(file: string, find: string, replace: string): Edits {
  const path = file.includes('/') || file === 'rulebook.yaml' ? file : `2020-01-01/${file}`;
  const text = files.get(path) ?? '';
  if (text.split(find).length !== 2) throw new Error(`'${find}' must occur once in ${path}`);
  return { [path]: text.replace(find, () => replace) };
}

/** What the edits change in the Kuopio rulebook. */
export function changesBy(edits: Edits): Changes {
  const edited = new Map(files);
  for (const [path, text] of Object.entries(edits)) {
    if (text === null) edited.delete(path);
    else edited.set(path, text);
  }
  bringTo(workspace, edited);
  const { rulebook, sources, diagnostics } = workspace.compiled;
  if (rulebook === null || sources === null) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    throw new Error(errors.map(({ code, file, message }) => `${code} in ${file}: ${message.en}`).join('\n'));
  }
  return findChanges(before, { rulebook, declared: declareRulebook(sources), cases: [], day: null, lock: before.lock });
}
