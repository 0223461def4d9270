import { toJson } from '../../dsl/diagnostics/render.ts';
import { arrangeReport } from '../../engine/analysis/changes/report/arrange.ts';
import type { ChangeReport } from '../../engine/analysis/changes/report/report.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { compareRulebooks } from '../../library/compare.ts';
import { compareChangedBehaviour } from '../../library/node/compare-behaviour.ts';
import { Refusal } from '../refusals/refusal.ts';
import type { Side } from './sides.ts';

/**
 * A report on what differs between two states of the rulebook, drafts and proposals included, and where proofs are
 * asked for on whether any case can come out differently. The one place where the API meets the comparison of
 * rulebooks.
 */
export async function compareSides(
  before: Side,
  after: Side,
  { language, proofs }: { readonly language: Language; readonly proofs: boolean },
): Promise<ChangeReport> {
  if ((before.day === null) !== (after.day === null)) throw new Refusal('sides-differ');
  const compared = compareRulebooks(before, after);
  switch (compared.kind) {
    case 'compared': {
      const { changes } = compared;
      const names = { before: before.name, after: after.name, cautions: [] };
      const context = proofs ? { ...names, behaviour: await compareChangedBehaviour(changes, language) } : names;
      return arrangeReport(changes, context, language);
    }
    case 'unrelated':
      throw new Refusal('unrelated-rulebooks', { before: compared.before, after: compared.after });
    case 'invalid': {
      const { files } = compared.side === 'before' ? before : after;
      const problems = compared.diagnostics.map((diagnostic) => toJson(diagnostic, files));
      throw new Refusal('side-has-errors', { side: compared.side, problems });
    }
  }
}
