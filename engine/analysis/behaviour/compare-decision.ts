import type { CompilingEvaluator } from '../../backend.ts';
import { openSides } from '../../compare/sides.ts';
import type { Facts } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Rulebook, Type } from '../../ir/ir.ts';
import type { Language } from '../../ir/localized.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { type CaseSpace, openCaseSpace } from '../solver/case-space.ts';
import type { Span } from '../solver/problem.ts';
import type { Solver } from '../solver/solver.ts';
import { TooManyTerms } from '../solver/term-table.ts';
import { type Claim, type ComparisonResult, type DifferenceKind, differenceKinds, type Settled } from './behaviour.ts';
import { boundariesOf, changeDays, spansBetween } from './change-days.ts';
import { completeCase, openPool } from './complete-case.ts';
import { type Dating, moveToChange } from './dated-cases.ts';
import { firstDayOf, openEarliness } from './early.ts';
import { openKnownCases } from './known-cases.ts';
import { searchLeftOut } from './left-out.ts';
import { meaningOf } from './meaning.ts';
import { Finds, type SearchSpace, search } from './search.ts';
import { type EncodedSpan, encodeSpan, Settling, settleSpan } from './solve-span.ts';
import * as texts from './texts.ts';
import { collectMentions } from './thresholds.ts';
import { chooseEarlyWitnesses, chooseWitnesses } from './witnesses.ts';

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
  /** How many cases the solver gave that the engine did not find to differ, and questions that it did not understand. */
  readonly refuted: number;
  readonly refused: number;
}

/** Compares a decision that both rulebooks have and that is not the same word for word. */
export async function compareDecision(name: string, comparing: Comparing): Promise<ComparedDecision> {
  const rulebooks = [comparing.before.rulebook, comparing.after.rulebook] as const;
  const space = openCaseSpace(rulebooks, name);
  const unshared = unsharedMembers(space);
  if (space.incomparable.length > 0) {
    const settled = { claims: nothingSettled, undecided: [], unshared, early: [] };
    return { result: { ...texts.incomparable(space.incomparable), ...settled }, refuted: 0, refused: 0 };
  }
  const [before, after] = meaningsOf(rulebooks, name);
  const first = firstDayOf(rulebooks);
  // Decisions dated by different facts have no spans of days in common.
  const isDatedAlike = before.meaning.decision.asOf === after.meaning.decision.asOf;
  const boundaries = isDatedAlike ? boundariesOf([before, after]) : [];
  const encode = (span: Span, since: Day | null) => encodeSpan(rulebooks, name, space, span, since);
  const spans = unlessTooLarge(() => spansFrom(first, boundaries).map((span) => encode(span, first)));
  const goals = (spans ?? []).flatMap((span) => span.goals);
  const wanted = new Set(spans === null ? ['anything'] : goals.map(({ difference }) => difference.key));
  if (wanted.size === 0 && space.leftOut.length === 0 && !isOtherwiseBefore(first, encode)) {
    const claims = { outcome: 'impossible', value: 'impossible', reasons: 'impossible' } as const;
    const settled = { claims, undecided: [], unshared, early: [] };
    return { result: { kind: 'same', because: 'proved', ...settled }, refuted: 0, refused: 0 };
  }
  // What was otherwise from the first edition on has not changed on a day.
  const editions = rulebooks.flatMap(({ editions: [edition] }) => edition?.date ?? []);
  const firstChange = changeDays(before, after).find((day) => day > Math.max(...editions));
  const dating = firstChange === undefined ? null : { space, asOf: after.meaning.decision.asOf, day: firstChange };
  const searched = openSearch(name, comparing, space, dating);
  const finds = new Finds();
  const narrow = search(searched, wanted, { oneStep: 6_000, manySteps: 2_000, seed: comparing.seed }, finds);
  const without = searchLeftOut(searched, finds);
  const settling = await settleAll(spans, { space: searched, finds, solver: comparing.solver });
  const isOpen = settling.open.has('outcome') || settling.open.has('value') || finds.byKey.size === 0;
  const wide =
    settling.open.size > 0 && isOpen
      ? search(searched, wanted, { oneStep: 20_000, manySteps: 10_000, seed: comparing.seed + 1 }, finds)
      : null;
  const witnesses = chooseWitnesses(finds, searched, dating, comparing.language);
  const claimOf = (kind: DifferenceKind): Claim => {
    if (finds.has(kind)) return witnesses.length > 0 ? 'shown' : 'not_settled';
    return settling.open.has(kind) || space.leftOut.length > 0 ? 'not_settled' : 'impossible';
  };
  const settled = {
    claims: { outcome: claimOf('outcome'), value: claimOf('value'), reasons: claimOf('reasons') },
    undecided: [...settling.undecided].sort(),
    unshared,
    // Where something changes that is in force, what would have changed before is of no interest.
    early: witnesses.length > 0 ? [] : chooseEarlyWitnesses(finds, searched, comparing.language),
  };
  const { refuted, refused } = settling;
  if (witnesses.length > 0) return { result: { kind: 'different', witnesses, ...settled }, refuted, refused };
  if (settling.open.size > 0 || finds.byKey.size > 0) {
    const cases = narrow.cases + (wide?.cases ?? 0);
    const longestList = Math.max(narrow.longestList, wide?.longestList ?? 0);
    const found = texts.noneFound({ cases, longestList }, settled);
    return { result: { ...found, ...settled }, refuted, refused };
  }
  if (space.leftOut.length > 0) {
    return { result: { ...texts.noneFoundWithout(space.leftOut, without), ...settled }, refuted, refused };
  }
  return { result: { kind: 'same', because: 'proved', ...settled }, refuted, refused };
}

const nothingSettled: Settled['claims'] = { outcome: 'not_settled', value: 'not_settled', reasons: 'not_settled' };

/** The spans of days from the first edition on, in each of which the same is in force. */
function spansFrom(first: Day | null, boundaries: readonly Day[]): readonly Span[] {
  if (first === null) return spansBetween(boundaries);
  return spansBetween([first, ...boundaries.filter((day) => day > first)]).slice(1);
}

/** Whether it can be seen at sight that nothing differs on a day before the first edition either. */
function isOtherwiseBefore(first: Day | null, encode: (span: Span, since: Day | null) => EncodedSpan): boolean {
  if (first === null) return false;
  const goals = unlessTooLarge(() => encode({ from: null, to: first - 1 }, null).goals);
  return goals === null || goals.length > 0;
}

/** Members of the enums of the decision's facts that only one of the rulebooks knows. */
function unsharedMembers({ facts, records, enums }: CaseSpace): readonly string[] {
  const used = new Set<string>();
  const note = (type: Type): void => {
    if (type.kind === 'enum') used.add(type.enum);
    if (type.kind === 'list') note(type.element);
    if (type.kind === 'record') for (const field of records.get(type.record)?.values() ?? []) note(field.type);
  };
  for (const { type } of facts.values()) note(type);
  return [...used].flatMap((name) => {
    const { words = [], shared = new Set() } = enums.get(name) ?? {};
    return words.filter((word) => !shared.has(word));
  });
}

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

/** So many days that both rulebooks name, or on which an edition begins, are tried, and days beside them. */
const mostDays = 60;
/** So many usual cases are moved to days that one rulebook alone names, and on which an edition begins, and to their eves. */
const mostDated = 2;

/** Where cases of a decision are looked for. */
export function openSearch(name: string, comparing: Comparing, space: CaseSpace, dating: Dating | null): SearchSpace {
  const { before, after } = comparing;
  const sides = openSides(
    { rulebook: before.rulebook, evaluator: before.evaluator() },
    { rulebook: after.rulebook, evaluator: after.evaluator() },
    name,
  );
  const meanings = meaningsOf([before.rulebook, after.rulebook], name);
  const first = firstDayOf([before.rulebook, after.rulebook]);
  const editions = [before, after].flatMap(({ rulebook }) => rulebook.editions.map(({ date }) => date));
  const { thresholds, days: named, counts } = collectMentions(meanings);
  const oneSided = [...new Set([...(dating === null ? [] : [dating.day]), ...named.oneSided])];
  const days = { oneSided, shared: [...new Set([...editions, ...named.shared])].slice(0, mostDays) };
  const candidates = { space, thresholds, days, counts };
  const { usual, starts } = openKnownCases(sides, comparing.cases, candidates);
  const pool = openPool(starts, sides, candidates);
  const move = (cases: readonly Facts[]): readonly Facts[] => {
    if (dating === null) return [];
    const moved = cases.slice(0, mostMoved).flatMap((facts) => moveToChange(facts, dating));
    return moved.flatMap((facts) => completeCase(facts, sides, pool) ?? []);
  };
  const dated = usual.slice(0, mostDated).flatMap((facts) =>
    [...oneSided, ...editions]
      .slice(0, mostDays)
      .flatMap((day) => [day - 1, day])
      .flatMap((day) => moveToChange(facts, { space, asOf: sides.after.decision.asOf, day })),
  );
  return {
    sides,
    usual: [...move(usual), ...usual],
    starts: [...move(starts), ...starts, ...dated.flatMap((facts) => completeCase(facts, sides, pool) ?? [])],
    candidates,
    pool,
    isEarly: openEarliness(sides, first),
  };
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

/** Asks the solver about span after span; a decision too large to be told in terms is left open. */
async function settleAll(
  spans: readonly EncodedSpan[] | null,
  asking: { readonly space: SearchSpace; readonly finds: Finds; readonly solver: Solver },
): Promise<Settling> {
  const settling = new Settling();
  const leaveAll = () => {
    for (const kind of differenceKinds) settling.leave(kind, 'too_large');
  };
  const solver: Solver = {
    isAvailable: asking.solver.isAvailable,
    async solve(...question) {
      const solution = await asking.solver.solve(...question);
      if (solution.kind === 'undecided' && solution.because === 'refused') settling.refused += 1;
      return solution;
    },
  };
  if (spans === null) leaveAll();
  for (const span of spans ?? []) {
    try {
      await settleSpan(span, { ...asking, solver }, settling);
    } catch (error) {
      // Lists told element by element may take too many terms where lists at large did not.
      if (!(error instanceof TooManyTerms)) throw error;
      leaveAll();
    }
  }
  return settling;
}
