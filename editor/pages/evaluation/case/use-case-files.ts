import { useState } from 'react';
import { formOf } from '../../../../engine/form/case-form.ts';
import { type OpenedFile, readSaved } from '../../../../engine/form/saved-evaluation.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import type { Localized } from '../../../../engine/ir/localized.ts';
import { readTextFile } from '../../../files/read-text-file.ts';
import { useReading } from '../../../shell/language.tsx';
import type { Example } from '../../../worker/evaluation.ts';
import { evaluationTexts as texts } from '../texts.ts';
import { caseInTab } from './case-in-tab.ts';
import { entriesOf } from './entries-of.ts';

/** Cases that come from files and examples, and what was wrong with the last one. */
export interface CaseFiles {
  /** Why a file could not be opened; null where it could. */
  readonly refusal: Localized | null;
  /** What could not be used of the facts in it. */
  readonly problems: readonly Localized[];
  readonly open: (file: File) => Promise<void>;
  readonly start: (example: Example) => void;
}

/** Five megabytes: more than any case. */
const largestFile = 5_000_000;

/** Puts the facts of a file or an example in the place of the case. */
export function useCaseFiles(rulebook: Rulebook, decision: string): CaseFiles {
  const { language } = useReading();
  const [refusal, setRefusal] = useState<Localized | null>(null);
  const [problems, setProblems] = useState<readonly Localized[]>([]);
  const take = (text: string, use: (opened: OpenedFile) => void) => {
    const opened = readSaved(text, rulebook);
    setRefusal(opened.kind === 'refused' ? opened.message : null);
    if (opened.kind === 'refused') return;
    setProblems(opened.problems);
    use(opened);
  };
  return {
    refusal,
    problems,
    async open(file) {
      if (file.size > largestFile) return setRefusal(texts.fileTooLarge);
      take(await readTextFile(file), ({ facts, saved }) =>
        caseInTab.replace(saved?.decision ?? decision, entriesOf(facts, rulebook, language), {
          file: file.name,
          saved,
        }),
      );
    },
    start({ facts: text, on }) {
      take(text, ({ facts }) => {
        const { asOf } = formOf(rulebook, decision);
        const entries = new Map(entriesOf(facts, rulebook, language));
        if (on !== null && !entries.has(asOf)) entries.set(asOf, { kind: 'plain', text: on });
        caseInTab.replace(decision, entries, null);
      });
    },
  };
}
