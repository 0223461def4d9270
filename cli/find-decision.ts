import type { Rulebook } from '../engine/ir/ir.ts';
import { suggest } from '../engine/ir/suggest.ts';
import { type Unusable, unusable } from './failure.ts';
import { didYouMean } from './texts.ts';

/** The decision's name where the rulebook has it; otherwise the nearest name and all there are. */
export function findDecision(rulebook: Rulebook, name: string): string | Unusable {
  const names = rulebook.decisions.map((decision) => decision.name);
  if (names.includes(name)) return name;
  const meant = didYouMean(suggest(name, names));
  const listed = names.map((one) => `  ${one}`).join('\n');
  return unusable({
    fi: `ratkaisua '${name}' ei ole${meant.fi}\nSääntökirjan ratkaisut:\n${listed}`,
    en: `there is no decision '${name}'${meant.en}\nDecisions of the rulebook:\n${listed}`,
  });
}

/** The decision asked for, or the only one there is. */
export function chooseDecision(rulebook: Rulebook, name: string | undefined): string | Unusable {
  if (name !== undefined) return findDecision(rulebook, name);
  const [only, ...others] = rulebook.decisions;
  if (only !== undefined && others.length === 0) return only.name;
  const listed = rulebook.decisions.map((one) => `  --decision ${one.name}`).join('\n');
  return unusable({
    fi: `ratkaisuja on useita; valitse yksi:\n${listed}`,
    en: `there are several decisions; choose one:\n${listed}`,
  });
}
