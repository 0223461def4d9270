import { toJson } from '../../dsl/render.ts';
import type { BehaviourComparison } from '../../engine/analysis/behaviour/behaviour.ts';
import type { Changes } from '../../engine/analysis/changes/changes.ts';
import { arrangeReport } from '../../engine/analysis/changes/report/arrange.ts';
import type { Report } from '../../engine/analysis/changes/report/report.ts';
import { rulebookOf } from '../../engine/analysis/changes/rulebook-on.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { compareRulebooks } from '../../library/compare.ts';
import { compareBehaviour } from '../../library/node/compare-behaviour.ts';
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
): Promise<Report> {
  if ((before.day === null) !== (after.day === null)) throw new Refusal('sides-differ');
  const compared = compareRulebooks(before, after);
  switch (compared.kind) {
    case 'compared': {
      const { changes } = compared;
      const names = { before: before.name, after: after.name, cautions: [] };
      const context = proofs ? { ...names, behaviour: await proveBehaviour(changes, language) } : names;
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

function proveBehaviour({ before, after }: Changes, language: Language): Promise<BehaviourComparison> {
  const cases = [...after.cases, ...before.cases];
  return compareBehaviour(rulebookOf(before), rulebookOf(after), { language, cases });
}
