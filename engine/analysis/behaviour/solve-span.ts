import type { Rulebook } from '../../ir/ir.ts';
import type { CaseSpace } from '../solver/case-space.ts';
import { encodeDecision } from '../solver/encode-decision.ts';
import { openProblem, type Span } from '../solver/problem.ts';
import type { ListDepth } from '../solver/scope.ts';
import type { Model, Solver } from '../solver/solver.ts';
import type { Truth } from '../solver/terms.ts';
import { collectNodes } from '../solver/walk-terms.ts';
import { type Goal, goalsOf } from './goals.ts';
import { readModel } from './read-model.ts';
import type { Finds, SearchSpace } from './search.ts';
import { shrink } from './shrink.ts';
import { compareCase } from './sides.ts';
import { completeCase } from './usual-cases.ts';

/** A decision under both rulebooks, for the days of a span: how it can come out differently, lists told at large. */
export interface EncodedSpan {
  readonly goals: readonly Goal[];
  surroundingsOf(truths: readonly Truth[]): readonly Truth[];
  anyOf(goals: readonly Goal[]): Truth;
  /** The same with lists told element by element, up to this many. */
  unroll(depth: number): EncodedSpan;
}

export function encodeSpan(
  rulebooks: readonly [Rulebook, Rulebook],
  decision: string,
  space: CaseSpace,
  span: Span,
  depth: ListDepth = 'at large',
): EncodedSpan {
  const { problem, surroundingsOf } = openProblem(rulebooks, decision, { depth, span, space });
  const [before, after] = rulebooks.map((rulebook) => encodeDecision(rulebook, decision, problem));
  return {
    goals: before === undefined || after === undefined ? [] : goalsOf(before, after, problem),
    surroundingsOf,
    anyOf: (goals) => problem.store.or(...goals.map(({ truth }) => truth)),
    unroll: (elements) => encodeSpan(rulebooks, decision, space, span, elements),
  };
}

/** How many questions a span is worth, and how long the lists are in which an example is looked for. */
const mostQuestions = 6;
const depths = [1, 2, 4] as const;

export interface Solved {
  /** No case of the span comes out differently. */
  readonly isProved: boolean;
  /** How many cases the solver gave that the engine did not find to differ, though nothing was left unsaid. */
  readonly refuted: number;
}

/** Asks the solver for the differences that have not been found, as long as it finds any. */
export async function findBySolver(
  span: EncodedSpan,
  space: SearchSpace,
  finds: Finds,
  solver: Solver,
): Promise<Solved> {
  let refuted = 0;
  for (let question = 0; question < mostQuestions; question += 1) {
    const open = span.goals.filter(({ difference }) => !finds.byKey.has(difference.key));
    if (open.length === 0) return { isProved: true, refuted };
    const isAny = span.anyOf(open);
    const solution = await solver.solve([isAny, ...span.surroundingsOf([isAny])]);
    if (solution.kind === 'impossible') return { isProved: true, refuted };
    if (solution.kind === 'undecided') return { isProved: false, refuted };
    const keys = new Set(open.map(({ difference }) => difference.key));
    const found = await findExample(span, keys, space, finds, solver);
    refuted += found.refuted;
    if (found.keys.length === 0) return { isProved: false, refuted };
  }
  return { isProved: false, refuted };
}

async function findExample(
  span: EncodedSpan,
  keys: ReadonlySet<string>,
  space: SearchSpace,
  finds: Finds,
  solver: Solver,
): Promise<{ readonly keys: readonly string[]; readonly refuted: number }> {
  let refuted = 0;
  for (const depth of depths) {
    const told = span.unroll(depth);
    const isAny = told.anyOf(told.goals.filter(({ difference }) => keys.has(difference.key)));
    const asked = [isAny, ...told.surroundingsOf([isAny])];
    const solution = await solver.solve(asked);
    if (solution.kind !== 'possible') continue;
    const found = noteModel(solution.model, keys, space, finds);
    if (found.length > 0) return { keys: found, refuted };
    if (saysAll(asked)) refuted += 1;
  }
  return { keys: [], refuted };
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
function noteModel(model: Model, keys: ReadonlySet<string>, space: SearchSpace, finds: Finds): readonly string[] {
  const starts = [...space.usual.slice(0, 3), new Map()];
  for (const start of starts) {
    const facts = completeCase(readModel(model, space.candidates.space, start), space.sides, space.pool);
    if (facts === null) continue;
    const { differences } = compareCase(space.sides, facts);
    const shown = differences.filter(({ key }) => keys.has(key));
    if (shown.length === 0) continue;
    for (const { key } of shown) {
      const small = shrink(facts, key, space);
      if (small !== null) finds.note(small);
    }
    return shown.map(({ key }) => key).filter((key) => finds.byKey.has(key));
  }
  return [];
}
