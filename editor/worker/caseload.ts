import { profileFile, readProfile } from '../../dsl/caseload/read-profile.ts';
import { generateCases } from '../../engine/analysis/caseload/generate-cases.ts';
import { writeCase } from '../../engine/analysis/caseload/write-case.ts';
import type { Impact } from '../../engine/analysis/impact/impact.ts';
import { openImpact } from '../../engine/analysis/impact/open-impact.ts';
import { writeSum, writeUnknown } from '../../engine/analysis/impact/report/figures.ts';
import { inEach } from '../../engine/analysis/values/cells.ts';
import type { Day, Rulebook } from '../../engine/ir/ir.ts';
import type { Language, Localized } from '../../engine/ir/localized.ts';
import { labelOfName, namesOf } from '../../engine/ir/names.ts';
import { textIn } from '../../engine/ir/texts.ts';
import { formatValue } from '../../engine/wording/format-value.ts';
import { openedAs } from './opened.ts';

/** What a draft does to generated cases of one decision, in words. The cases are of nobody. */
export interface CaseloadEffect {
  readonly decision: Localized;
  readonly cases: number;
  /** Cases whose outcome differs, or a value known under both. */
  readonly changed: number;
  /** How many came to another outcome, from which to which. */
  readonly outcomes: readonly { readonly before: Localized; readonly after: Localized; readonly cases: number }[];
  /** What is granted, over the cases in which it is known under both; how many others there are. */
  readonly sums: readonly {
    readonly label: Localized;
    readonly before: Localized;
    readonly after: Localized;
    readonly unknown: Localized;
  }[];
  /** Cases of which it is not known whether they change: a value is known under one only. */
  readonly unclear: number;
  /** By the fact that cases are grouped by: how many cases of each kind there are, and how many change. */
  readonly groups: readonly { readonly label: Localized; readonly cases: number; readonly changed: number }[];
}

/** So many cases of a decision, always the same ones. */
const count = 200;
const seed = 1;
/** Cases decided before the page is let in again. */
const slice = 10;

/** The latest review that was asked for; those before it are given up. */
let latest = 0;

/** The functions that try a draft on generated cases. */
export const caseloadWorker = {
  /**
   * Decides generated cases of the draft's first year under both rulebooks, for each decision the rulebook says how to
   * draw. Null where either has errors, or a later review was asked for meanwhile. Edits are answered in between.
   */
  async reviewCaseload(current: string, draft: string, day: Day): Promise<readonly CaseloadEffect[] | null> {
    latest += 1;
    const own = latest;
    const [earlier, later] = [openedAs(current).deciding, openedAs(draft).deciding];
    if (earlier === null || later === null) return null;
    const [before, after] = [earlier.rulebook, later.rulebook];
    const { profile } = readProfile(profileFile, openedAs(current).workspace.files.get(profileFile) ?? '', before);
    const effects: CaseloadEffect[] = [];
    for (const { name } of before.decisions) {
      if (!profile.has(name) || after.decisions.every((one) => one.name !== name)) continue;
      const impact = openImpact({ before: earlier, after: later, decision: name, by: null });
      const days = { from: day, to: day + 364 };
      let line = 0;
      // Drawn by the rules in force: what invoices claim is what those give.
      for (const one of generateCases({ ...earlier, decision: name, profile, seed, count, days })) {
        line += 1;
        impact.add(writeCase(one.case, one.facts, before), line);
        if (line % slice === 0) await letIn();
        if (own !== latest) return null;
      }
      effects.push(tell(impact.result(), after));
    }
    return effects;
  },
};

function letIn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function tell(impact: Impact, rulebook: Rulebook): CaseloadEffect {
  const { decisions } = namesOf(rulebook);
  const decision = decisions.get(impact.decision);
  const inWords = (write: (language: Language) => string | undefined): Localized =>
    inEach((language) => write(language) ?? '');
  return {
    decision: inWords((language) => decision && textIn(decision.label, language, rulebook)),
    cases: impact.cases,
    changed: impact.changed,
    unclear: impact.unclear,
    outcomes: impact.transitions
      .filter(({ before, after }) => before !== after)
      .map(({ before, after, cases }) => ({
        before: inWords((language) => decision && textIn(decision.outcomes[before], language, rulebook)),
        after: inWords((language) => decision && textIn(decision.outcomes[after], language, rulebook)),
        cases,
      })),
    sums: impact.outputs
      .filter(({ approved: { changed, known } }) => changed + known.before + known.after > 0)
      .map(({ name, type, approved }) => ({
        label: inWords((language) => labelOfName(name, language, rulebook)),
        before: inWords((language) => writeSum(approved.before, type, { language, rulebook })),
        after: inWords((language) => writeSum(approved.after, type, { language, rulebook })),
        unknown: inWords((language) => writeUnknown(approved.known, { language, rulebook })),
      })),
    groups: impact.groups
      .filter(({ changed }) => changed > 0)
      .map(({ value, cases, changed }) => ({
        label: inWords((language) =>
          value === null || impact.by === null ? '–' : formatValue(value, impact.by.type, language, rulebook),
        ),
        cases,
        changed,
      })),
  };
}
