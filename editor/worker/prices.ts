import { valueBounds } from '../../dsl/values/bounds.ts';
import { readParameter } from '../../dsl/values/parameter-type.ts';
import { moveCaseAcross, moveCaseTo } from '../../engine/analysis/cases/move-case.ts';
import type { Caution } from '../../engine/analysis/cautions/caution.ts';
import { findCautions } from '../../engine/analysis/cautions/find-cautions.ts';
import { findStaleNumbers, mendProvisions } from '../../engine/analysis/cautions/stale-numbers.ts';
import { labelOfDecision } from '../../engine/analysis/changes/report/arrange-effects.ts';
import { cellChanges, inEach } from '../../engine/analysis/values/cells.ts';
import { type DecidingRulebook, openPolicyCases } from '../../engine/compare/sides.ts';
import { type WrittenDifference, writeDifference } from '../../engine/compare/write-difference.ts';
import type { Day, Rulebook } from '../../engine/ir/ir.ts';
import type { Language, Localized } from '../../engine/ir/localized.ts';
import type { PolicyCase } from '../../engine/ir/policy-case.ts';
import { formatDay } from '../../engine/wording/format-value.ts';
import type { ParameterPlace } from '../prices/price-table.ts';
import { openedAs } from './opened.ts';

/** What a draft means: what to look at again, and what comes out otherwise. */
export interface DraftReview {
  readonly cautions: readonly Caution[];
  /** Provisions that still say a number from before. */
  readonly stale: readonly StaleProvision[];
  /** How many policy cases there are. */
  readonly cases: number;
  /** Cases as they stand: those dated on the new edition's day or later may change. */
  readonly asWritten: readonly CaseDifference[];
  /** Cases moved to the day the edition takes effect. */
  readonly moved: readonly CaseDifference[];
  /** Cases laid across that day: what began before is used after. */
  readonly across: readonly CaseDifference[];
  /** How many cases could be laid across it. */
  readonly acrossCases: number;
}

/** A provision that still says a number from before, and the cell whose number it was. */
export interface StaleProvision {
  readonly cell: string;
  readonly mark: string;
  readonly language: string;
  /** Its text with what is certain put right; null where nothing is. */
  readonly mended: string | null;
  /** Whether this number has to be written by hand. */
  readonly uncertain: boolean;
}

/** A case that comes out otherwise than by the rules in force, in words. */
export interface CaseDifference {
  /** The sentence that the case shows. */
  readonly name: string;
  readonly decision: Localized;
  /** The day it is decided as of. */
  readonly date: Localized;
  readonly differences: Readonly<Record<Language, readonly WrittenDifference[]>>;
}

/** The functions of the page of prices. */
export const pricesWorker = {
  /** Where the values of each parameter stand, and their bounds, by name. */
  placeParameters(name: string): Readonly<Record<string, ParameterPlace>> {
    const { sources, timelines } = openedAs(name).workspace.compiled;
    const files = new Map(timelines.map(({ parameter, entries }) => [parameter, entries.at(-1)?.place.file]));
    const span = sources?.spans.at(-1);
    if (span === undefined) return {};
    const places = [...span.parameters].flatMap(([parameter, declared]) => {
      const readable = readParameter(declared, span);
      const file = files.get(parameter)?.split('/').at(-1);
      if (readable === null || file === undefined) return [];
      const { type } = readable;
      const bounds =
        type.kind === 'number' ? valueBounds(type, readable, span.units) : { minimum: null, maximum: null };
      return [[parameter, { file, ...bounds }] as const];
    });
    return Object.fromEntries(places);
  },

  /** Holds the draft against the rulebook in force; null where either has errors. */
  reviewDraft(current: string, draft: string, day: Day): DraftReview | null {
    const [before, after] = [openedAs(current).deciding, openedAs(draft).deciding];
    if (before === null || after === null) return null;
    const { cases } = openedAs(draft);
    const moved = cases.flatMap((one) => moveCaseTo(one, day, after.rulebook) ?? []);
    const across = cases.flatMap((one) => moveCaseAcross(one, day, after.rulebook) ?? []);
    return {
      cautions: findCautions(after.rulebook, day, cases),
      stale: staleProvisions(after.rulebook, day),
      cases: cases.length,
      asWritten: differencesIn(before, after, cases),
      moved: differencesIn(before, after, moved),
      across: differencesIn(before, after, across),
      acrossCases: across.length,
    };
  },
};

function staleProvisions(rulebook: Rulebook, day: Day): readonly StaleProvision[] {
  const stale = findStaleNumbers({ rulebook, day, changes: cellChanges(rulebook, day) });
  const mended = mendProvisions(stale);
  return stale.map(({ mark, language, change, replacement }) => ({
    cell: change.id,
    mark,
    language,
    mended: mended.find((one) => one.mark === mark && one.language === language)?.text ?? null,
    uncertain: replacement === null,
  }));
}

/** The cases that come out differently; those that either rulebook cannot read are left out. */
function differencesIn(
  before: DecidingRulebook,
  after: DecidingRulebook,
  cases: readonly PolicyCase[],
): readonly CaseDifference[] {
  const decideTwice = openPolicyCases(before, after);
  const rulebooks = { before: before.rulebook, after: after.rulebook };
  return cases.flatMap((policyCase) => {
    const twice = decideTwice(policyCase);
    if (twice === null || twice.differences.length === 0) return [];
    const { decision } = policyCase;
    return [
      {
        name: policyCase.name,
        decision: inEach((language) => labelOfDecision(decision, after.rulebook, language)),
        date: inEach((language) => (twice.date === null ? '' : formatDay(twice.date, language))),
        differences: {
          fi: twice.differences.map((one) => writeDifference(one, decision, rulebooks, 'fi')),
          en: twice.differences.map((one) => writeDifference(one, decision, rulebooks, 'en')),
        },
      },
    ];
  });
}
