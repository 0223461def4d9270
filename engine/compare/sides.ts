import type { CompiledDecision, CompilingEvaluator, RuleTrace } from '../backend.ts';
import { readCase } from '../cases/read-case.ts';
import type { Facts } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Day, Decision, Rulebook } from '../ir/ir.ts';
import { namesOf } from '../ir/names.ts';
import type { PolicyCase } from '../ir/policy-case.ts';
import { type ComparedOutput, type Difference, findDifferences, pairOutputs, type WayToDiffer } from './difference.ts';

/** A rulebook with what decides by it. */
export interface DecidingRulebook {
  readonly rulebook: Rulebook;
  readonly evaluator: CompilingEvaluator;
}

/** One of two rulebooks, with the decision made ready. */
export interface DecisionSide {
  readonly rulebook: Rulebook;
  readonly decision: Decision;
  readonly compiled: CompiledDecision;
  /** The facts it declares; others it has never heard of. */
  readonly paths: ReadonlySet<string>;
  /** The as-of fact, if leaving it out is an answer: a case without it is complete, although much then waits for it. */
  readonly optionalAsOf: string | null;
}

/** A decision under two rulebooks. */
export interface Sides {
  readonly before: DecisionSide;
  readonly after: DecisionSide;
  /** The outputs of both. */
  readonly outputs: readonly ComparedOutput[];
}

/** Makes a decision ready that both rulebooks have. */
export function openSides(before: DecidingRulebook, after: DecidingRulebook, decision: string): Sides {
  const [earlier, later] = [openSide(before, decision), openSide(after, decision)];
  return { before: earlier, after: later, outputs: pairOutputs(typesOf(earlier.decision), typesOf(later.decision)) };
}

function openSide({ rulebook, evaluator }: DecidingRulebook, name: string): DecisionSide {
  const { decisions, facts } = namesOf(rulebook);
  const decision = decisions.get(name);
  invariant(decision !== undefined, `the rulebook has the decision '${name}'`);
  return {
    rulebook,
    decision,
    compiled: evaluator.decision(name),
    paths: new Set(facts.keys()),
    optionalAsOf: facts.get(decision.asOf)?.optional ? decision.asOf : null,
  };
}

function typesOf({ outputs }: Decision) {
  return new Map(outputs.map(({ name, type }) => [name, type]));
}

/** The facts of a case that a side knows. */
export function factsFor({ paths }: DecisionSide, facts: Facts): Facts {
  const all = [...facts.keys()].every((path) => paths.has(path));
  return all ? facts : new Map([...facts].filter(([path]) => paths.has(path)));
}

/** Decides a case on one side; `date` as in `Evaluator.decide`. */
export function traceOn(side: DecisionSide, facts: Facts, date: Day | null = null): RuleTrace {
  return side.compiled.trace(side.compiled.load(factsFor(side, facts), date));
}

/** How a complete case comes out on both sides. */
export interface Comparison {
  readonly before: RuleTrace;
  readonly after: RuleTrace;
  /** The facts to be given before the case is complete. */
  readonly missing: readonly string[];
  /** What differs in outcome, values and reasons; empty where nothing does. */
  readonly differences: readonly WayToDiffer[];
}

/** Decides a case on both sides. Nothing differs where facts are missing: such a case is not complete. */
export function compareCase(sides: Sides, facts: Facts): Comparison {
  const before = traceOn(sides.before, facts);
  const after = traceOn(sides.after, facts);
  const missing = missingOn(sides.before, before).concat(missingOn(sides.after, after));
  return { before, after, missing, differences: missing.length === 0 ? waysToDiffer(sides, before, after) : [] };
}

function missingOn({ optionalAsOf }: DecisionSide, { missing }: RuleTrace): readonly string[] {
  return optionalAsOf === null ? missing : missing.filter((path) => path !== optionalAsOf);
}

/** What differs in outcome, values and reasons between two ways in which a case comes out. */
export function waysToDiffer({ outputs }: Sides, before: RuleTrace, after: RuleTrace): readonly WayToDiffer[] {
  return findDifferences(outputs, before, after).filter(
    (one) => one.kind === 'outcome' || one.kind === 'value' || one.kind === 'reasons',
  );
}

/** A policy case that two rulebooks decide. */
export interface DecidedTwice {
  readonly case: PolicyCase;
  /** Its facts as the later rulebook reads them. */
  readonly facts: Facts;
  /** The day it is decided as of; null where it leaves that out. */
  readonly date: Day | null;
  readonly before: RuleTrace;
  readonly after: RuleTrace;
  readonly differences: readonly Difference[];
}

/** Gives a function that decides policy cases under two rulebooks; null of a case that either of them cannot decide. */
export function openPolicyCases(
  before: DecidingRulebook,
  after: DecidingRulebook,
): (policyCase: PolicyCase) => DecidedTwice | null {
  const opened = new Map<string, Sides>();
  return (policyCase) => {
    const { decision, on } = policyCase;
    if (![before, after].every(({ rulebook }) => namesOf(rulebook).decisions.has(decision))) return null;
    const sides = opened.get(decision) ?? openSides(before, after, decision);
    opened.set(decision, sides);
    const [read, readAfter] = [readCase(policyCase, before.rulebook), readCase(policyCase, after.rulebook)];
    if (read.kind !== 'read' || readAfter.kind !== 'read') return null;
    const [one, other] = [traceOn(sides.before, read.facts, on), traceOn(sides.after, readAfter.facts, on)];
    const date = readAfter.facts.get(sides.after.decision.asOf) ?? on;
    return {
      case: policyCase,
      facts: readAfter.facts,
      date: typeof date === 'number' ? date : null,
      before: one,
      after: other,
      differences: findDifferences(sides.outputs, one, other),
    };
  };
}
