/** The provisions of the source, and what of the rulebook rests on each. */

import type { Day, Norm, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import type { ProvisionOn } from '../ir/provisions.ts';
import { textIn } from '../ir/texts.ts';
import { versionOn } from '../ir/timeline.ts';
import { quotesOf } from './document.ts';

/** A provision with what rests on it; `uncited` decides something, yet nothing cites it. */
export interface CoveredProvision extends ProvisionOn {
  readonly state: 'cited' | 'informative' | 'uncited';
  readonly citedBy: readonly Citing[];
}

/** A declaration that cites a provision. */
export interface Citing {
  readonly kind: 'rule' | 'exception' | 'definition' | 'value';
  readonly name: string;
  readonly label: string;
  /** The rule or definition that an exception is to; for others the name itself. */
  readonly within: string;
}

/** Every provision in force on the day in the order of the source, with the declarations in force on the day that cite it. */
export function coverSource(
  rulebook: Rulebook,
  { language, day }: { readonly language: Language; readonly day: Day },
): readonly CoveredProvision[] {
  const citing = collectCiting(rulebook, language, day);
  return quotesOf({ rulebook, language, day }).map((provision) => {
    const citedBy = citing.get(provision.mark) ?? [];
    const state = citedBy.length > 0 ? 'cited' : provision.informative ? 'informative' : 'uncited';
    return { ...provision, state, citedBy };
  });
}

function collectCiting(rulebook: Rulebook, language: Language, day: Day): ReadonlyMap<string, readonly Citing[]> {
  const citing = new Map<string, Citing[]>();
  const note = (kind: Citing['kind'], norm: Norm, within: string): void => {
    const label = textIn(norm.label, language, rulebook) || norm.name;
    for (const mark of new Set(norm.provisions)) {
      const known = citing.get(mark) ?? [];
      if (known.some((one) => one.kind === kind && one.name === norm.name)) continue;
      citing.set(mark, [...known, { kind, name: norm.name, label, within }]);
    }
  };
  const noteExceptions = (exceptions: readonly WithExceptions[], within: string): void => {
    for (const exception of exceptions) {
      note('exception', exception, within);
      noteExceptions(exception.exceptions, within);
    }
  };
  for (const rule of rulebook.decisions.flatMap(({ rules }) => rules)) {
    const version = versionOn(rule.versions, day);
    if (version === null) continue;
    note('rule', rule, rule.name);
    noteExceptions(version.exceptions, rule.name);
  }
  for (const definition of rulebook.definitions) {
    const version = versionOn(definition.versions, day);
    if (version === null) continue;
    note('definition', definition, definition.name);
    noteExceptions(version.exceptions, definition.name);
  }
  for (const parameter of rulebook.parameters) note('value', parameter, parameter.name);
  return citing;
}

interface WithExceptions extends Norm {
  readonly exceptions: readonly WithExceptions[];
}
