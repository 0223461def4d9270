import { formOf } from '../../../../engine/form/case-form.ts';
import type { Entries, Entry } from '../../../../engine/form/entries.ts';
import { writeEntries } from '../../../../engine/form/write-entries.ts';
import type { Facts } from '../../../../engine/ir/findings.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import type { Language } from '../../../../engine/ir/localized.ts';

/** Facts of whatever decisions as entries, as the form of each writes them. */
export function entriesOf(facts: Facts, rulebook: Rulebook, language: Language): Entries {
  return new Map(
    rulebook.decisions.flatMap(({ name }): [string, Entry][] => [
      ...writeEntries(formOf(rulebook, name), facts, language),
    ]),
  );
}
