import { useLayoutEffect, useRef } from 'react';
import { formOf } from '../../../../engine/form/case-form.ts';
import type { Entries } from '../../../../engine/form/entries.ts';
import { translateEntries } from '../../../../engine/form/write-entries.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { useReading } from '../../../shell/language.tsx';
import { caseInTab } from './case-in-tab.ts';

/** Writes numbers and dates of the case as the reader's language has them, when the reader changes it. */
export function useTranslatedCase(rulebook: Rulebook): void {
  const { language } = useReading();
  const before = useRef(language);
  // Before the reader sees the numbers of one language in the other.
  useLayoutEffect(() => {
    const from = before.current;
    before.current = language;
    if (from === language) return;
    caseInTab.rewrite((entries) =>
      rulebook.decisions.reduce<Entries>(
        (written, { name }) => translateEntries(formOf(rulebook, name), written, rulebook, { from, to: language }),
        entries,
      ),
    );
  }, [language, rulebook]);
}
