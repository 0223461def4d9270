import type { Rulebook } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { labelOfPath, namesOf } from '../../../ir/names.ts';
import { namesUsed } from '../../../ir/reads.ts';
import { lowerFirst, textIn } from '../../../ir/texts.ts';
import { surround } from '../../../ir/type-of.ts';
import { narrate } from '../../../wording/narrate.ts';
import { labelOfDecision } from './arrange-effects.ts';

/**
 * The date that picks what holds, by decision, and that of the values which have one of their own: `Laskun tarkastus –
 * kausi päättyy (rivin tuntihinta: päivä)`.
 */
export function tellDates(decisions: readonly string[], rulebook: Rulebook, language: Language): string {
  const { decisions: declared, definitions } = namesOf(rulebook);
  return decisions
    .flatMap((name) => {
      const decision = declared.get(name);
      if (decision === undefined) return [];
      const own = lowerFirst(labelOfPath(decision.asOf, language, rulebook));
      const others = [...namesUsed(rulebook, name).definitions].flatMap((used) => {
        const definition = definitions.get(used);
        const asOf = definition?.versions.at(-1)?.value?.asOf ?? null;
        if (definition === undefined || asOf === null) return [];
        const date = narrate(asOf, { ...surround(rulebook, definition.record), language, day: null });
        return [`${lowerFirst(textIn(definition.label, language, rulebook))}: ${date}`];
      });
      const dated = others.length === 0 ? own : `${own} (${others.join(', ')})`;
      return [`${labelOfDecision(name, rulebook, language)} – ${dated}`];
    })
    .join('; ');
}
