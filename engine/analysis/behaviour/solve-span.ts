import { compareCase } from '../../compare/sides.ts';
import type { Facts } from '../../ir/findings.ts';
import type { Rulebook } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import type { CaseSpace } from '../solver/case-space.ts';
import { encodeDecision } from '../solver/encode-decision.ts';
import { openProblem, type Span } from '../solver/problem.ts';
import { findSameTotals } from '../solver/same-totals.ts';
import type { ListDepth } from '../solver/scope.ts';
import type { Model, Solver } from '../solver/solver.ts';
import type { Truth } from '../solver/terms.ts';
import { collectNodes } from '../solver/walk-terms.ts';
import { isNear } from './closeness.ts';
import { completeCase } from './complete-case.ts';
import { type Goal, goalsOf } from './goals.ts';
import type { UsualCase } from './known-cases.ts';
import { readModel } from './read-model.ts';
import type { Finds, SearchSpace } from './search.ts';
import { shrink } from './shrink.ts';

/** A decision under both rulebooks, for the days of a span: how it can come out differently, lists told at large. */
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
  depth: ListDepth = 'at large',
): EncodedSpan {
  const open = openProblem(rulebooks, decision, { depth, span, space });
  const { problem, surroundingsOf } = open;
  const [before, after] = rulebooks.map((rulebook) => encodeDecision(rulebook, decision, problem));
  const unrolled = new Map<number, EncodedSpan>();
  return {
    goals: before === undefined || after === undefined ? [] : goalsOf(before, after, problem),
    surroundingsOf,
    anyOf: (goals) => problem.store.or(...goals.map(({ truth }) => truth)),
    isNear: (usual, most) => isNear(usual, most, problem),
    findSameTotals: (truths, solver) => findSameTotals(truths, open, solver),
    moveInto: (facts) => rulebooks.reduce((moved, rulebook) => moveAsOf(moved, rulebook, decision, span), facts),
    unroll(elements) {
      const told = unrolled.get(elements) ?? encodeSpan(rulebooks, decision, space, span, elements);
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

/** How many questions a span is worth while nothing else has been found, and once something has. */
const mostQuestions = 6;
const mostFurtherQuestions = 2;

/** Where an example is looked for: how long lists are, and in how many facts it differs from a usual case. */
const near = [
  { depth: 1, most: 2 },
  { depth: 2, most: 4 },
] as const;
const anywhere = [1, 2, 4] as const;

export interface Solved {
  /** No case of the span comes out differently. */
  readonly isProved: boolean;
  /** How many cases the solver gave that the engine did not find to differ, though nothing was left unsaid. */
  readonly refuted: number;
}

/** What the solver is asked for, and what it has found so far. */
interface Asking {
  readonly space: SearchSpace;
  readonly finds: Finds;
  readonly solver: Solver;
}

/** Asks the solver for the differences that have not been found, until there are none or it finds no more. */
export async function findBySolver(span: EncodedSpan, asking: Asking): Promise<Solved> {
  const { finds, solver } = asking;
  let refuted = 0;
  for (let question = 0; question < mostQuestions; question += 1) {
    if (finds.byKey.size > 0) {
      const further = await findFurther(span, asking);
      return { isProved: false, refuted: refuted + further.refuted };
    }
    const { goals } = span;
    if (goals.length === 0) return { isProved: true, refuted };
    const isAny = span.anyOf(goals);
    const asked = [isAny, ...span.surroundingsOf([isAny])];
    const solution = await solver.solve(asked);
    if (solution.kind === 'impossible') return { isProved: true, refuted };
    if (solution.kind === 'undecided') return { isProved: false, refuted };
    const same = await span.findSameTotals(asked, solver);
    if (same.length > 0 && (await solver.solve([...asked, ...same])).kind === 'impossible') {
      return { isProved: true, refuted };
    }
    const found = await findExample(span, goals, asking);
    refuted += found.refuted;
    if (!found.hasFound) return { isProved: false, refuted };
  }
  return { isProved: false, refuted };
}

interface Example {
  readonly hasFound: boolean;
  readonly refuted: number;
}

/** An example of one of the goals: near a usual case if there is one, else anywhere. */
async function findExample(span: EncodedSpan, goals: readonly Goal[], asking: Asking): Promise<Example> {
  const usual = asking.space.usual[0];
  let refuted = 0;
  for (const { depth, most } of usual === undefined ? [] : near) {
    const found = await askFor(span.unroll(depth), goals, asking, { usual: usual ?? new Map(), most });
    refuted += found.refuted;
    if (found.hasFound) return { hasFound: true, refuted };
  }
  for (const depth of anywhere) {
    const found = await askFor(span.unroll(depth), goals, asking, null);
    refuted += found.refuted;
    if (found.hasFound) return { hasFound: true, refuted };
  }
  return { hasFound: false, refuted };
}

/** Other outcomes and values than those found, where they show near a usual case: what is rare need not be told. */
async function findFurther(span: EncodedSpan, asking: Asking): Promise<Example> {
  const { finds, space } = asking;
  const [usual] = space.usual;
  let refuted = 0;
  for (let question = 0; question < mostFurtherQuestions && usual !== undefined; question += 1) {
    const open = span.goals.filter(
      ({ difference }) => difference.kind !== 'reasons' && !finds.byKey.has(difference.key),
    );
    if (open.length === 0) break;
    const found = await askFor(span.unroll(2), open, asking, { usual, most: 3 });
    refuted += found.refuted;
    if (!found.hasFound) break;
  }
  return { hasFound: false, refuted };
}

async function askFor(
  told: EncodedSpan,
  goals: readonly Goal[],
  { space, finds, solver }: Asking,
  limit: { readonly usual: UsualCase; readonly most: number } | null,
): Promise<Example> {
  const keys = new Set(goals.map(({ difference }) => difference.key));
  const isAny = told.anyOf(told.goals.filter(({ difference }) => keys.has(difference.key)));
  const wanted = [isAny, ...(limit === null ? [] : [told.isNear(limit.usual, limit.most)])];
  const asked = [...wanted, ...told.surroundingsOf(wanted)];
  const solution = await solver.solve(asked, limit === null ? 'full' : 'brief');
  if (solution.kind !== 'possible') return { hasFound: false, refuted: 0 };
  const starts = limit === null ? [...space.usual.slice(0, 3), new Map()] : [limit.usual];
  const hasFound = starts.some((start) => noteModel(solution.model, told.moveInto(start), keys, space, finds));
  return { hasFound, refuted: hasFound || !saysAll(asked) ? 0 : 1 };
}

/** Whether the terms say all there is to say, so that what they allow must be so. */
function saysAll(truths: readonly Truth[]): boolean {
  return !collectNodes(truths).some(
    (node) =>
      (node.sort === 'atom' && node.kind === 'business_day') ||
      (node.sort === 'truth' && node.kind === 'flag' && node.name.startsWith('~anything')),
  );
}

/** Decides the case of a model by the engine, and notes the differences it shows, each in the smallest case. */
function noteModel(model: Model, start: Facts, keys: ReadonlySet<string>, space: SearchSpace, finds: Finds): boolean {
  const facts = completeCase(readModel(model, space.candidates.space, start), space.sides, space.pool);
  if (facts === null) return false;
  const shown = compareCase(space.sides, facts).differences.filter(({ key }) => keys.has(key));
  for (const { key } of shown) {
    const small = shrink(facts, key, space);
    if (small !== null) finds.note(small);
  }
  return shown.some(({ key }) => finds.byKey.has(key));
}
