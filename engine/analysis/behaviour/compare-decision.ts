import type { CompilingEvaluator } from '../../backend.ts';
import { openSides } from '../../compare/sides.ts';
import type { Facts } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Rulebook } from '../../ir/ir.ts';
import type { Language } from '../../ir/localized.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { type CaseSpace, openCaseSpace } from '../solver/case-space.ts';
import type { Solver } from '../solver/solver.ts';
import { TooManyTerms } from '../solver/term-table.ts';
import type { ComparisonResult } from './behaviour.ts';
import { boundariesOf, changeDays, spansBetween } from './change-days.ts';
import { completeCase, openPool } from './complete-case.ts';
import { type Dating, moveToChange } from './dated-cases.ts';
import { openKnownCases } from './known-cases.ts';
import { searchLeftOut } from './left-out.ts';
import { meaningOf } from './meaning.ts';
import { Finds, type SearchSpace, search } from './search.ts';
import { type EncodedSpan, encodeSpan, findBySolver } from './solve-span.ts';
import * as texts from './texts.ts';
import { collectThresholds } from './thresholds.ts';
import { chooseWitnesses } from './witnesses.ts';

/** What a comparison of decisions works with. */
export interface Comparing {
  readonly before: { readonly rulebook: Rulebook; readonly evaluator: () => CompilingEvaluator };
  readonly after: { readonly rulebook: Rulebook; readonly evaluator: () => CompilingEvaluator };
  readonly language: Language;
  readonly cases: readonly PolicyCase[];
  readonly solver: Solver;
  readonly seed: number;
}

export interface ComparedDecision {
  readonly result: ComparisonResult;
  /** How many cases the solver gave that the engine did not find to differ. */
  readonly refuted: number;
}

/** Compares a decision that both rulebooks have and that is not the same word for word. */
export async function compareDecision(name: string, comparing: Comparing): Promise<ComparedDecision> {
  const rulebooks = [comparing.before.rulebook, comparing.after.rulebook] as const;
  const space = openCaseSpace(rulebooks, name);
  if (space.incomparable.length > 0) return { result: texts.incomparable(space.incomparable), refuted: 0 };
  const [before, after] = meaningsOf(rulebooks, name);
  // Decisions dated by different facts have no spans of days in common.
  const isDatedAlike = before.meaning.decision.asOf === after.meaning.decision.asOf;
  const boundaries = isDatedAlike ? boundariesOf([before, after]) : [];
  const spans = unlessTooLarge(() => spansBetween(boundaries).map((span) => encodeSpan(rulebooks, name, space, span)));
  const goals = (spans ?? []).flatMap((span) => span.goals);
  const wanted = new Set(spans === null ? ['anything'] : goals.map(({ difference }) => difference.key));
  if (wanted.size === 0 && space.leftOut.length === 0) return { result: sameByProof, refuted: 0 };
  // What was otherwise from the first edition on has not changed on a day.
  const editions = rulebooks.flatMap(({ editions: [first] }) => first?.date ?? []);
  const firstDay = changeDays(before, after).find((day) => day > Math.max(...editions));
  const dating = firstDay === undefined ? null : { space, asOf: after.meaning.decision.asOf, day: firstDay };
  const searched = openSearch(name, comparing, space, dating);
  const finds = new Finds();
  const { cases } = search(searched, wanted, { oneStep: 6_000, manySteps: 2_000, seed: comparing.seed }, finds);
  const without = searchLeftOut(searched, finds);
  const solved = spans === null ? unsolved : await solveAll(spans, searched, finds, comparing.solver);
  if (finds.byKey.size > 0) {
    const witnesses = chooseWitnesses(finds, searched, dating, comparing.language);
    if (witnesses.length > 0) return { result: { kind: 'different', witnesses }, refuted: solved.refuted };
  }
  if (solved.isProved) {
    const result = space.leftOut.length === 0 ? sameByProof : texts.noneFoundWithout(space.leftOut, without);
    return { result, refuted: solved.refuted };
  }
  const wide = search(searched, wanted, { oneStep: 20_000, manySteps: 10_000, seed: comparing.seed + 1 }, finds);
  const witnesses = finds.byKey.size > 0 ? chooseWitnesses(finds, searched, dating, comparing.language) : [];
  if (witnesses.length > 0) return { result: { kind: 'different', witnesses }, refuted: solved.refuted };
  return { result: texts.noneFound(cases + wide.cases, comparing.solver.isAvailable), refuted: solved.refuted };
}

const sameByProof: ComparisonResult = { kind: 'same', because: 'proved' };

function meaningsOf(rulebooks: readonly [Rulebook, Rulebook], name: string) {
  const of = (rulebook: Rulebook) => {
    const meaning = meaningOf(rulebook, name);
    invariant(meaning !== null, 'both rulebooks have the decision');
    return { rulebook, meaning };
  };
  return [of(rulebooks[0]), of(rulebooks[1])] as const;
}

/** So many of the known cases are tried around the day of a change as well. */
const mostMoved = 12;

/** Where cases of a decision are looked for. */
export function openSearch(name: string, comparing: Comparing, space: CaseSpace, dating: Dating | null): SearchSpace {
  const { before, after } = comparing;
  const sides = openSides(
    { rulebook: before.rulebook, evaluator: before.evaluator() },
    { rulebook: after.rulebook, evaluator: after.evaluator() },
    name,
  );
  const meanings = meaningsOf([before.rulebook, after.rulebook], name);
  const days = dating === null ? [] : [dating.day];
  const candidates = { space, thresholds: collectThresholds(meanings), days };
  const { usual, starts } = openKnownCases(sides, comparing.cases, candidates);
  const pool = openPool(starts, sides, candidates);
  const move = (cases: readonly Facts[]): readonly Facts[] => {
    if (dating === null) return [];
    const moved = cases.slice(0, mostMoved).flatMap((facts) => moveToChange(facts, dating));
    return moved.flatMap((facts) => completeCase(facts, sides, pool) ?? []);
  };
  return { sides, usual: [...move(usual), ...usual], starts: [...move(starts), ...starts], candidates, pool };
}

/** Null of a decision that is too large to be told in terms. */
function unlessTooLarge<T>(encode: () => T): T | null {
  try {
    return encode();
  } catch (error) {
    if (error instanceof TooManyTerms) return null;
    throw error;
  }
}

const unsolved: Solved = { isProved: false, refuted: 0 };

interface Solved {
  /** No span has a case that comes out differently. */
  readonly isProved: boolean;
  readonly refuted: number;
}

async function solveAll(
  spans: readonly EncodedSpan[],
  searched: SearchSpace,
  finds: Finds,
  solver: Solver,
): Promise<Solved> {
  let isProved = true;
  let refuted = 0;
  for (const span of spans) {
    try {
      const found = await findBySolver(span, { space: searched, finds, solver });
      isProved &&= found.isProved;
      refuted += found.refuted;
    } catch (error) {
      // Lists told element by element may take too many terms where lists at large did not.
      if (!(error instanceof TooManyTerms)) throw error;
      isProved = false;
    }
  }
  return { isProved: isProved && finds.byKey.size === 0, refuted };
}
