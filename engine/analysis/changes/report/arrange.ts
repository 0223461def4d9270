import type { Language } from '../../../ir/localized.ts';
import { textIn } from '../../../ir/texts.ts';
import { findCaseEffects } from '../case-effects.ts';
import type { Changes } from '../changes.ts';
import { type ToldDeclaration, tellDeclaration } from '../tell/tell-declaration.ts';
import { arrangeBehaviour } from './arrange-behaviour.ts';
import { arrangeEffects } from './arrange-effects.ts';
import { arrangeImpact } from './arrange-impact.ts';
import { arrangeCases, arrangeEditions, arrangeProvisions, arrangeUnchanged } from './arrange-others.ts';
import { arrangeValues } from './arrange-values.ts';
import type { ChangeReport, ReportContext } from './report.ts';
import { summarise } from './summary.ts';
import { formatStretch, reportWords as words } from './words.ts';

/** Lays a comparison out for a reader, and decides the rulebook's own cases on both sides. */
export function arrangeReport(changes: Changes, context: ReportContext, language: Language): ChangeReport {
  const told = changes.declarations.map((change) => tellDeclaration(change, changes, language));
  const values = arrangeValues(changes, language);
  const declarations = told
    .filter((one) => one.change.consequence === 'meaning' && !isToldByValues(one, changes))
    .map((one) => ({ ...one, when: formatStretch(one.change, language) }));
  const unchanged = arrangeUnchanged(told, changes, language);
  const effects = findCaseEffects(changes);
  const { rulebook } = changes.after;
  return {
    language,
    changes,
    title: words.title[language],
    rulebook: textIn(rulebook.title, language, rulebook),
    context,
    summary: summarise({ changes, language, context, values, declarations, unchanged, effects }),
    editions: arrangeEditions(changes, language),
    values,
    declarations,
    witnesses: context.behaviour === undefined ? [] : arrangeBehaviour(context.behaviour, changes, language),
    effects: arrangeEffects(effects.effects, changes, language),
    impact: context.impact === undefined ? [] : arrangeImpact(context.impact, changes, language),
    unchanged,
    provisions: arrangeProvisions(changes, language),
    cases: arrangeCases(changes, language),
  };
}

/** A parameter that is new or has ended is told with its values. */
function isToldByValues({ change }: ToldDeclaration, { values }: Changes): boolean {
  const declared = change.after ?? change.before;
  const isWhole = change.kind !== 'changed' && declared?.kind === 'parameter';
  return isWhole && values.some(({ parameter, kind }) => kind !== 'changed' && parameter.name === declared.name);
}
