import type { CompilingEvaluator } from '../../backend.ts';
import { prepareDecisions } from '../../backends/interpreter/compiled-decision.ts';
import { prepareReader } from '../../facts/fact-reader.ts';
import type { Facts } from '../../ir/findings.ts';
import type { Decision, Rulebook } from '../../ir/ir.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { moveToChange } from '../behaviour/dated-cases.ts';
import { isBefore } from '../behaviour/early.ts';
import { readModel } from '../behaviour/read-model.ts';
import { writeFacts } from '../behaviour/write-facts.ts';
import { type CaseSpace, openCaseSpace } from '../solver/case-space.ts';
import { type EncodedDecision, encodeDecision } from '../solver/encode-decision.ts';
import { hasElementAtLarge } from '../solver/list-terms.ts';
import { type OpenProblem, openProblem } from '../solver/problem.ts';
import type { ListDepth, Problem } from '../solver/scope.ts';
import { noSolver, type Solution, type Solver } from '../solver/solver.ts';
import { TooManyTerms } from '../solver/term-table.ts';
import type { Truth } from '../solver/terms.ts';
import { hasTimelyDates } from '../solver/timely-dates.ts';
import type { Possibility, Proofs, RuleProof, ShownGap, ValueProof } from './proofs.ts';

export interface ProveOptions {
  /** The rulebook's own cases: what they show need not be looked for. */
  readonly cases?: readonly PolicyCase[];
  /** Without one only what the cases show is decided. */
  readonly solver?: Solver;
  /** Decides the cases: the reference interpreter unless given. */
  readonly prepare?: (rulebook: Rulebook) => CompilingEvaluator;
}

/**
 * What can be proved of every rule and decision of a rulebook, for complete cases from its first edition on: whether a
 * rule can apply and be violated, and whether a case can lack a value. What is said to be possible is shown by a case
 * that the engine has decided.
 */
export async function proveRulebook(rulebook: Rulebook, options: ProveOptions = {}): Promise<Proofs> {
  const evaluator = (options.prepare ?? prepareDecisions)(rulebook);
  const rules: RuleProof[] = [];
  const values: ValueProof[] = [];
  for (const decision of rulebook.decisions) {
    const proving = openProving(rulebook, decision, evaluator, options);
    for (const { name } of decision.rules) rules.push(await proveRule(name, proving));
    values.push(await proveValues(proving));
  }
  return { rules, values };
}

/** One decision being looked into. */
interface Proving {
  readonly rulebook: Rulebook;
  readonly decision: Decision;
  readonly space: CaseSpace;
  readonly solver: Solver;
  readonly cases: readonly Facts[];
  findingsOf(facts: Facts): ReturnType<CompilingEvaluator['decide']>;
  /** Encoded once for each way of telling lists. */
  encode(depth: ListDepth): { readonly open: OpenProblem; readonly encoded: EncodedDecision; readonly isTimely: Truth };
}

function openProving(
  rulebook: Rulebook,
  decision: Decision,
  evaluator: CompilingEvaluator,
  { cases = [], solver = noSolver }: ProveOptions,
): Proving {
  const space = openCaseSpace([rulebook], decision.name);
  const first = decision.since;
  const encodings = new Map<ListDepth, ReturnType<Proving['encode']>>();
  return {
    rulebook,
    decision,
    space,
    solver,
    cases: cases.flatMap((one) => (one.decision === decision.name ? [readCase(one, rulebook, decision)] : [])),
    findingsOf: (facts) => evaluator.decide(decision.name, facts, null),
    encode(depth) {
      const known = encodings.get(depth);
      if (known !== undefined) return known;
      const open = openProblem([rulebook], decision.name, { depth, space, span: { from: first, to: null } });
      const encoded = encodeDecision(rulebook, decision.name, open.problem);
      const made = { open, encoded, isTimely: hasTimelyDates(encoded.ownDates, first, open.problem) };
      encodings.set(depth, made);
      return made;
    },
  };
}

function readCase({ facts, on }: PolicyCase, rulebook: Rulebook, { asOf }: Decision): Facts {
  const read = new Map(prepareReader(rulebook).readText(facts).facts);
  if (on !== null && !read.has(asOf)) read.set(asOf, on);
  return read;
}

async function proveRule(rule: string, proving: Proving): Promise<RuleProof> {
  const statusIn = (facts: Facts) => proving.findingsOf(facts).rules.find((one) => one.rule === rule)?.status;
  const isViolated = (facts: Facts) => statusIn(facts) === 'violated';
  const violated = await prove(proving, isViolated, (encoded, { problem }) => {
    const standing = encoded.rules.get(rule);
    return standing === undefined
      ? problem.store.false
      : problem.store.or(standing.denies, standing.refers, standing.warns);
  });
  const applies = (facts: Facts) => isViolated(facts) || statusIn(facts) === 'satisfied';
  return {
    decision: proving.decision.name,
    rule,
    violated,
    applies:
      violated.kind === 'possible'
        ? violated
        : await prove(
            proving,
            applies,
            (encoded, { problem }) => encoded.rules.get(rule)?.applies ?? problem.store.false,
          ),
  };
}

/** So many times a case is asked for that lacks a value in another place than those found. */
const mostGaps = 8;

/**
 * Whether a case can lack a value, and through which gaps: those that the rulebook's own cases show, also when moved to
 * the first day of each edition, then what the solver finds besides.
 */
async function proveValues(proving: Proving): Promise<ValueProof> {
  const { space } = proving;
  const decision = proving.decision.name;
  const found = new Map<string, ShownGap>();
  const note = (facts: Facts) => {
    for (const gap of proving.findingsOf(facts).gaps) {
      const key = `${gap.name} ${gap.reason}`;
      if (!found.has(key)) found.set(key, { gap, example: { facts: writeFacts(facts, space) } });
    }
  };
  for (const facts of onFirstDays(proving)) note(facts);
  const isNew = (facts: Facts) => proving.findingsOf(facts).gaps.some((gap) => !found.has(`${gap.name} ${gap.reason}`));
  for (let question = 0; question < mostGaps; question += 1) {
    const shown = new Set([...found.values()].map(({ gap }) => gap.name));
    const lacks = await prove({ ...proving, cases: [] }, isNew, (encoded, { problem }) =>
      lacksValue(encoded, shown, problem),
    );
    if (lacks.kind === 'possible') note(lacks.facts);
    else if (found.size === 0) return { decision, lacks };
    else break;
  }
  return { decision, lacks: { kind: 'possible', gaps: [...found.values()] } };
}

/** The known cases that are complete, as they are and moved to the first day of each edition; none with an earlier date. */
function onFirstDays({ rulebook, decision, space, cases, findingsOf }: Proving): readonly Facts[] {
  const { asOf, since } = decision;
  const moved = cases.flatMap((facts) => [
    facts,
    ...rulebook.editions.flatMap(({ date }) => moveToChange(facts, { space, asOf, day: date })),
  ]);
  return moved.filter((facts) => !isBefore(since, facts, rulebook, decision) && findingsOf(facts).missing.length === 0);
}

/** That an output or a rule lacks a value, where none of the parameters named is without one. */
function lacksValue(encoded: EncodedDecision, shown: ReadonlySet<string>, problem: Problem): Truth {
  const { store } = problem;
  const unknown = [...encoded.outputs.values()].map(({ result }) => store.and(result.unknown, store.not(result.waits)));
  const undecided = [...encoded.rules.values()].map(({ lacksValue: lacks }) => lacks);
  const others = [...shown].flatMap((name) => encoded.gaps.get(name) ?? []);
  return store.and(
    store.or(...unknown, ...undecided),
    ...others.map((gap) => store.not(hasElementAtLarge(gap, problem))),
  );
}

type Shown =
  | Exclude<Possibility, { kind: 'possible' }>
  | (Extract<Possibility, { kind: 'possible' }> & { readonly facts: Facts });

/** How long the lists are in which an example is looked for. */
const depths = [1, 2, 4] as const;

/** Whether a case can be such that something holds: shown by a case of the rulebook's own, or by one of the solver's. */
async function prove(
  proving: Proving,
  holds: (facts: Facts) => boolean,
  claim: (encoded: EncodedDecision, open: OpenProblem) => Truth,
): Promise<Shown> {
  const { cases, space, solver } = proving;
  const own = cases.find(holds);
  if (own !== undefined) return show(own, space);
  const solve = async (depth: ListDepth): Promise<Solution> => {
    try {
      const { open, encoded, isTimely } = proving.encode(depth);
      const wanted = [claim(encoded, open), isTimely];
      return await solver.solve([...wanted, ...open.surroundingsOf(wanted)]);
    } catch (error) {
      if (error instanceof TooManyTerms) return { kind: 'undecided', because: 'too_large' };
      throw error;
    }
  };
  const solution = await solve('at large');
  if (solution.kind === 'impossible') return { kind: 'never' };
  if (solution.kind === 'undecided') return solution;
  for (const depth of depths) {
    const told = await solve(depth);
    if (told.kind !== 'possible') continue;
    const facts = readModel(told.model, space, cases[0] ?? new Map());
    if (holds(facts)) return show(facts, space);
  }
  return { kind: 'undecided', because: 'incomplete' };
}

function show(facts: Facts, space: CaseSpace): Shown {
  return { kind: 'possible', facts, example: { facts: writeFacts(facts, space) } };
}
