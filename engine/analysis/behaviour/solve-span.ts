import { compareCase } from '../../compare/sides.ts';
import type { Facts } from '../../ir/findings.ts';
import type { Day, Rulebook } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import type { CaseSpace } from '../solver/case-space.ts';
import { encodeDecision } from '../solver/encode-decision.ts';
import { openProblem, type Span } from '../solver/problem.ts';
import { findSameTotals } from '../solver/same-totals.ts';
import type { ListDepth } from '../solver/scope.ts';
import type { Model, Solution, Solver, SolverEffort, Undecided } from '../solver/solver.ts';
import type { Truth } from '../solver/terms.ts';
import { hasTimelyDates } from '../solver/timely-dates.ts';
import { collectNodes } from '../solver/walk-terms.ts';
import { type DifferenceKind, differenceKinds } from './behaviour.ts';
import { isNear } from './closeness.ts';
import { completeCase } from './complete-case.ts';
import { type Goal, goalsOf } from './goals.ts';
import type { UsualCase } from './known-cases.ts';
import { readModel } from './read-model.ts';
import type { Finds, SearchSpace } from './search.ts';
import { shrink } from './shrink.ts';

/**
 * A decision under both rulebooks, for the days of a span: how it can come out differently where no date that values are
 * taken as of lies before the first edition, lists told at large.
 */
export interface EncodedSpan {
  readonly goals: readonly Goal[];
  surroundingsOf(truths: readonly Truth[]): readonly Truth[];
  anyOf(goals: readonly Goal[]): Truth;
  isNear(usual: UsualCase, most: number): Truth;
  findSameTotals(truths: readonly Truth[], solver: Solver): Promise<readonly Truth[]>;
  /** The case with its as-of date on a day of the span. */
  moveInto(facts: Facts): Facts;
  /** The same with lists told element by element, up to this many; told once for each number. */
  unroll(depth: number): EncodedSpan;
}

export function encodeSpan(
  rulebooks: readonly [Rulebook, Rulebook],
  decision: string,
  space: CaseSpace,
  span: Span,
  first: Day | null,
  depth: ListDepth = 'at large',
): EncodedSpan {
  const open = openProblem(rulebooks, decision, { depth, span, space });
  const { problem, surroundingsOf } = open;
  const [before, after] = rulebooks.map((rulebook) => encodeDecision(rulebook, decision, problem));
  const ownDates = [...(before?.ownDates ?? []), ...(after?.ownDates ?? [])];
  const isTimely = hasTimelyDates(ownDates, first, problem);
  const goals = before === undefined || after === undefined ? [] : goalsOf(before, after, problem);
  const unrolled = new Map<number, EncodedSpan>();
  return {
    goals: goals.filter(({ truth }) => problem.store.and(isTimely, truth) !== problem.store.false),
    surroundingsOf,
    anyOf: (goals) => problem.store.and(isTimely, problem.store.or(...goals.map(({ truth }) => truth))),
    isNear: (usual, most) => isNear(usual, most, problem),
    findSameTotals: (truths, solver) => findSameTotals(truths, open, solver),
    moveInto: (facts) => rulebooks.reduce((moved, rulebook) => moveAsOf(moved, rulebook, decision, span), facts),
    unroll(elements) {
      const told = unrolled.get(elements) ?? encodeSpan(rulebooks, decision, space, span, first, elements);
      unrolled.set(elements, told);
      return told;
    },
  };
}

function moveAsOf(facts: Facts, rulebook: Rulebook, decision: string, { from, to }: Span): Facts {
  const asOf = namesOf(rulebook).decisions.get(decision)?.asOf;
  const day = asOf === undefined ? undefined : (facts.get(asOf) ?? from ?? to ?? undefined);
  if (asOf === undefined || typeof day !== 'number') return facts;
  return new Map(facts).set(asOf, Math.min(Math.max(day, from ?? day), to ?? day));
}

/** How many further differences are asked for of a span in which some have been found. */
const mostFurtherQuestions = 2;

/** Where an example is looked for: how long lists are, and in how many facts it differs from a usual case. */
const near = [
  { depth: 1, most: 2 },
  { depth: 2, most: 4 },
] as const;
const anywhere = [1, 2, 4] as const;

/** What the solver is asked for, and what it has found so far. */
interface Asking {
  readonly space: SearchSpace;
  readonly finds: Finds;
  readonly solver: Solver;
}

/** What the solver settles of the spans of a decision, counted as they are asked. */
export class Settling {
  /** The kinds of difference that some span leaves open. */
  readonly open = new Set<DifferenceKind>();
  readonly undecided = new Set<Undecided>();
  /** How many cases the solver gave that the engine did not find to differ, though nothing was left unsaid. */
  refuted = 0;
  refused = 0;

  leave(kind: DifferenceKind, because: Undecided): void {
    this.open.add(kind);
    this.undecided.add(because);
  }
}

/**
 * Asks the solver for the kinds of difference that have not been found: outcomes first, then values, then reasons. Each
 * is shown by a case, impossible in the span, or left open.
 */
export async function settleSpan(span: EncodedSpan, asking: Asking, settling: Settling): Promise<void> {
  const { finds } = asking;
  if (span.goals.length === 0) return;
  // Where nothing has been found, one question may settle everything.
  if (finds.byKey.size === 0 && (await ask(span, span.goals, asking, 'full')).kind === 'impossible') return;
  for (const kind of differenceKinds) {
    const goals = span.goals.filter(({ difference }) => difference.kind === kind);
    if (goals.length > 0 && !finds.has(kind)) await settleKind(kind, span, goals, asking, settling);
  }
  await findFurther(span, asking, settling);
}

async function settleKind(
  kind: DifferenceKind,
  span: EncodedSpan,
  goals: readonly Goal[],
  asking: Asking,
  settling: Settling,
): Promise<void> {
  // That reasons change as well is nice to know where something graver does.
  const effort = kind === 'reasons' && asking.finds.byKey.size > 0 ? 'brief' : 'full';
  const solution = await ask(span, goals, asking, effort);
  if (solution.kind === 'impossible') return;
  if (solution.kind === 'undecided') settling.leave(kind, solution.because);
  if (!(await findExample(span, goals, asking, settling))) settling.leave(kind, 'incomplete');
}

/** Whether any of the goals can be, lists told at large. */
async function ask(
  span: EncodedSpan,
  goals: readonly Goal[],
  { solver }: Asking,
  effort: SolverEffort,
): Promise<Solution> {
  const isAny = span.anyOf(goals);
  const asked = [isAny, ...span.surroundingsOf([isAny])];
  const solution = await solver.solve(asked, effort);
  if (solution.kind !== 'possible') return solution;
  const same = await span.findSameTotals(asked, solver);
  return same.length === 0 ? solution : solver.solve([...asked, ...same], effort);
}

/** Whether an example of one of the goals is found: near a usual case if there is one, else anywhere. */
async function findExample(
  span: EncodedSpan,
  goals: readonly Goal[],
  asking: Asking,
  settling: Settling,
): Promise<boolean> {
  const usual = asking.space.usual[0];
  for (const { depth, most } of usual === undefined ? [] : near) {
    if (await askFor(span.unroll(depth), goals, asking, settling, { usual: usual ?? new Map(), most })) return true;
  }
  for (const depth of anywhere) {
    if (await askFor(span.unroll(depth), goals, asking, settling, null)) return true;
  }
  return false;
}

/** Other outcomes and values than those found, where they show near a usual case: what is rare need not be told. */
async function findFurther(span: EncodedSpan, asking: Asking, settling: Settling): Promise<void> {
  const { finds, space } = asking;
  const [usual] = space.usual;
  for (let question = 0; question < mostFurtherQuestions && usual !== undefined; question += 1) {
    const open = span.goals.filter(
      ({ difference }) =>
        difference.kind !== 'reasons' && finds.has(difference.kind) && !finds.byKey.has(difference.key),
    );
    if (open.length === 0 || !(await askFor(span.unroll(2), open, asking, settling, { usual, most: 3 }))) return;
  }
}

/** Whether a case is found that shows one of the goals. */
async function askFor(
  told: EncodedSpan,
  goals: readonly Goal[],
  { space, finds, solver }: Asking,
  settling: Settling,
  limit: { readonly usual: UsualCase; readonly most: number } | null,
): Promise<boolean> {
  const keys = new Set(goals.map(({ difference }) => difference.key));
  const isAny = told.anyOf(told.goals.filter(({ difference }) => keys.has(difference.key)));
  const wanted = [isAny, ...(limit === null ? [] : [told.isNear(limit.usual, limit.most)])];
  const asked = [...wanted, ...told.surroundingsOf(wanted)];
  const solution = await solver.solve(asked, limit === null ? 'full' : 'brief');
  if (solution.kind !== 'possible') return false;
  const starts = limit === null ? [...space.usual.slice(0, 3), new Map()] : [limit.usual];
  const differs = starts.some((start) => noteModel(solution.model, told.moveInto(start), keys, space, finds));
  if (!differs && saysAll(asked)) settling.refuted += 1;
  return [...keys].some((key) => finds.byKey.has(key));
}

/** Whether the terms say all there is to say, so that what they allow must be so. */
function saysAll(truths: readonly Truth[]): boolean {
  return !collectNodes(truths).some(
    (node) =>
      (node.sort === 'atom' && node.kind === 'business_day') ||
      (node.sort === 'truth' && node.kind === 'flag' && node.name.startsWith('~anything')),
  );
}

/** Whether the engine finds a case of a model to differ: what it shows is noted, each difference in the smallest case. */
function noteModel(model: Model, start: Facts, keys: ReadonlySet<string>, space: SearchSpace, finds: Finds): boolean {
  const facts = completeCase(readModel(model, space.candidates.space, start), space.sides, space.pool);
  if (facts === null) return false;
  const shown = compareCase(space.sides, facts).differences.filter(({ key }) => keys.has(key));
  for (const { key } of shown) {
    const small = shrink(facts, key, space);
    if (small !== null) finds.note(small);
  }
  return shown.length > 0;
}
