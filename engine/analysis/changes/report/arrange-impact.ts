import type { Rulebook } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { labelOfName } from '../../../ir/names.ts';
import type { Table } from '../../../report/report.ts';
import type { Impact } from '../../impact/impact.ts';
import { arrangeSharedImpact } from '../../impact/report/arrange.ts';
import { type Figures, writeCount, writePair, writeUnknown } from '../../impact/report/figures.ts';
import { shareImpact } from '../../impact/share-impact.ts';
import type { Changes } from '../changes.ts';
import { tellOutcomes } from './arrange-behaviour.ts';
import { labelOfDecision } from './arrange-effects.ts';
import type { ImpactEntry } from './report.ts';
import { impactHeads, reportWords as words } from './words.ts';

/** What a change does to a caseload, as far as it may be handed on: no single case, no group under five. */
export function arrangeImpact(impact: Impact, { after }: Changes, language: Language): readonly ImpactEntry[] {
  const { sections } = arrangeSharedImpact(impact, { rulebook: after.rulebook, before: '', after: '', language });
  return sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block) => {
      const table = block.kind === 'chart' ? block.table : block;
      return table.kind === 'table' ? [{ title, lines: table.rows.map((row) => tellRow(row, table)) }] : [];
    }),
  );
}

/** `18–24: Tapauksia 12; Muutos +40,00 €` */
function tellRow([first = '', ...cells]: readonly string[], { columns }: Table): string {
  const told = cells.flatMap((cell, index) => (cell === '' ? [] : [`${columns[index + 1]?.title ?? ''} ${cell}`]));
  return `${first}: ${told.join('; ')}`;
}

/** `Palvelusetelin myöntäminen, 1 000 tapausta: … täyttyvät → … eivät täyty 12; palvelusetelin arvo … → … (+2,2 %)` */
export function summariseImpact(impact: Impact, changes: Changes, language: Language): string {
  const { rulebook } = changes.after;
  const figures: Figures = { language, rulebook };
  const shared = shareImpact(impact);
  const notice = impact.generated === 0 ? '' : ` (${words.generated[language]})`;
  const head = `${labelOfDecision(impact.decision, rulebook, language)}, ${impactHeads[language](writeCount(impact.cases, figures))}${notice}`;
  if (shared === null) return `${head}: ${words.tooFew[language]}`;
  const outcomes = shared.transitions.flatMap((one) =>
    one.before === null || one.before === one.after
      ? []
      : [
          `${tellOutcomes(impact.decision, { from: one.before, to: one.after }, changes, language)} ${writeCount(one.cases, figures)}`,
        ],
  );
  const sums = shared.outputs.flatMap(({ name, type, approved, known }) => {
    const unknown = known === null ? '' : writeUnknown(known, figures);
    const label = labelOfSum(name, rulebook, language);
    if (approved === null || approved.before === approved.after) return unknown === '' ? [] : [`${label}: ${unknown}`];
    const [before, after, ...difference] = writePair(approved.before, approved.after, type, figures);
    const more = [...difference, unknown].filter((text) => text !== '').join(', ');
    return [`${label} ${before} → ${after} (${more})`];
  });
  const told = [...outcomes, ...sums];
  return `${head}: ${told.length === 0 ? words.noneChanges[language] : told.join('; ')}`;
}

function labelOfSum(name: string, rulebook: Rulebook, language: Language): string {
  return `${labelOfName(name, language, rulebook)} ${words.inAll[language]}`;
}
