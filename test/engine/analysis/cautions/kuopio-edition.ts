import { openWorkspace } from '../../../../dsl/workspace/open-workspace.ts';
import type { Caution } from '../../../../engine/analysis/cautions/caution.ts';
import { findCautions } from '../../../../engine/analysis/cautions/find-cautions.ts';
import { parseDate } from '../../../../engine/ir/calendar.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { bringTo, kuopioFiles } from '../../../support/kuopio-files.ts';

const workspace = openWorkspace(kuopioFiles(), { drafts: true });

/** The Kuopio rulebook with further editions, each a day and a file of values. */
export function withEditions(editions: Readonly<Record<string, string>>): Rulebook {
  const files = kuopioFiles();
  for (const [day, values] of Object.entries(editions)) {
    files.set(`${day}/edition.yaml`, 'status: draft\n').set(`${day}/values.yaml`, values);
  }
  bringTo(workspace, files);
  const { rulebook, diagnostics } = workspace.compiled;
  if (rulebook === null) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return rulebook;
}

/** What is said of the last edition by one check: the first cell and the Finnish sentence of each caution. */
export function cautionsOf(check: Caution['check'], editions: Readonly<Record<string, string>>): readonly string[] {
  const rulebook = withEditions(editions);
  const day = parseDate(Object.keys(editions).sort().at(-1) ?? '') ?? 0;
  return findCautions(rulebook, day)
    .filter((one) => one.check === check)
    .map(({ cells, message }) => `${cells[0]}: ${message.fi.replaceAll('\u00a0', ' ')}`);
}
