import { openWorkspace } from '../../../dsl/workspace/open-workspace.ts';
import type { DraftContent } from '../../../editor/drafts/draft.ts';
import { changeContent } from '../../../editor/drafts/draft.ts';
import type { CellEdit } from '../../../editor/prices/edit-cells.ts';
import { listNewValues, type PriceRow, rowsOf } from '../../../editor/prices/price-table.ts';
import { parseDate } from '../../../engine/ir/calendar.ts';
import type { Rulebook } from '../../../engine/ir/ir.ts';
import { kuopioFiles } from '../../support/kuopio-files.ts';

export const date = '2021-01-01';

/** A draft of the Kuopio rulebook that begins with nothing but its settings. */
export const emptyDraft: DraftContent = { files: { [`${date}/edition.yaml`]: 'status: draft\n' }, notes: {} };

const published = kuopioFiles();
const workspace = openWorkspace(published, { drafts: true });

/** The rulebook with the draft in it. */
export function compileDraft({ files }: DraftContent): Rulebook {
  for (const path of [...workspace.files.keys()]) {
    if (!published.has(path) && !(path in files)) workspace.edit(path, null);
  }
  for (const [path, text] of Object.entries(files)) workspace.edit(path, text);
  const { rulebook, diagnostics } = workspace.compiled;
  if (rulebook === null) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return rulebook;
}

/** The row of a value in the draft. */
export function rowOf(content: DraftContent, id: string): PriceRow {
  const rulebook = compileDraft(content);
  const place = { file: 'prices.yaml', minimum: null, maximum: null };
  const places = Object.fromEntries(rulebook.parameters.map(({ name }) => [name, place]));
  const row = rowsOf(listNewValues(rulebook, places, parseDate(date) ?? 0)).find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}

/** The draft after an edit. */
export function apply(content: DraftContent, { files, notes }: CellEdit): DraftContent {
  return changeContent(content, files, notes);
}
