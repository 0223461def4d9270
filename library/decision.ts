import { findRemedies } from '../engine/analysis/remedies/find-remedies.ts';
import { type Answer, prepareAnswers } from '../engine/answer/answer.ts';
import { type RemediesAnswer, writeRemedies } from '../engine/answer/remedies-answer.ts';
import type { CompiledDecision, RuleTrace, Verdict } from '../engine/backend.ts';
import { explainFindings } from '../engine/explain/explain.ts';
import type { Explanation } from '../engine/explain/explanation.ts';
import { prepareCaseReader } from '../engine/facts/case-reader.ts';
import type { JsonTextProblem } from '../engine/facts/parse.ts';
import type { FactProblem } from '../engine/facts/problem.ts';
import type { Findings, RuleFinding } from '../engine/ir/findings.ts';
import type { Day, Decision, Rulebook, Type } from '../engine/ir/ir.ts';
import type { Language } from '../engine/ir/localized.ts';
import { factsOf } from '../engine/ir/reads.ts';
import { textIn } from '../engine/ir/texts.ts';
import { type JsonSchema, schemaOfFacts } from '../engine/schema/json-schema.ts';
import { type FullTrace, TraceWithReasons } from './full-trace.ts';
import { ReadyCase } from './ready-case.ts';

/**
 * The facts of a case: a plain object, nested or by dotted names or both, as `JSON.parse` gives it, or the JSON text
 * itself. From a text every number is taken as it is written, and a key given twice is told. What is left out, `null`
 * or blank is not known; `case` may hold your own reference.
 */
export type GivenFacts<Facts extends object> = Facts | string;

/** Facts that cannot be used, and why. Problems never repeat a text or anything sensitive. */
export interface UnusableFacts {
  readonly kind: 'unusable';
  readonly case: string | number | null;
  /** At most 50; of a JSON text that is none, the one fault with its line and column. */
  readonly problems: readonly (FactProblem | JsonTextProblem)[];
}

/** A decided case: the answer as the command line's `--format json` gives it. */
export interface DecidedCase {
  readonly kind: 'decided';
  readonly case: string | number | null;
  readonly answer: Answer;
}

/** A decided case with the because-trees of its rules and values. */
export interface ExplainedCase extends DecidedCase {
  readonly explanation: Explanation;
  /** What would have to change for a denied or referred case to be approved; null for other outcomes. */
  readonly remedies: RemediesAnswer | null;
}

/** What a decision gives besides its outcome. */
export interface OutputOfDecision {
  readonly name: string;
  /** Says how to read a value: a number is an integer, `value × 10^decimals`, in `unit`. */
  readonly type: Type;
}

/** One decision of a rulebook, prepared for any number of cases. */
export interface DecisionOfRulebook<Facts extends object = object> {
  readonly name: string;
  /** In the language chosen. */
  readonly label: string;
  /** Paths of the facts the decision reads on any day: `client.birth_date`. */
  readonly facts: readonly string[];
  /** Names of its rules, in order. */
  readonly ruleNames: readonly string[];
  readonly outputs: readonly OutputOfDecision[];
  /** The JSON Schema (2020-12) of the facts. */
  schema(): JsonSchema;

  /** Reads and decides a case: outcome, values, every rule with its provisions and messages, missing facts, warnings. */
  evaluate(facts: GivenFacts<Facts> | ReadyCase): DecidedCase | UnusableFacts;
  /** As `evaluate`, with the reasons step by step. Made for a reader: it takes a hundred times longer. */
  explain(facts: GivenFacts<Facts> | ReadyCase): ExplainedCase | UnusableFacts;
  /** Evaluates cases one by one as results are asked for, in their order, in constant memory. */
  evaluateMany(cases: Iterable<GivenFacts<Facts>>): Generator<DecidedCase | UnusableFacts, void>;

  /** Reads and validates facts once, for `decide` and `rules`, and for `evaluate` and `explain` when they are wanted. */
  read(facts: GivenFacts<Facts>): ReadyCase | UnusableFacts;
  /** The fast path: the outcome, the violated rules and the values, and nothing else is made. */
  decide(ready: ReadyCase): Verdict;
  /** As fast, with what became of each rule in place of the violated ones. */
  trace(ready: ReadyCase): RuleTrace;
  /** As fast, with the reasons step by step for whoever asks for them later. */
  fullTrace(ready: ReadyCase): FullTrace;
  /** All that was found out about each rule, before it is put into words: violations, elements, what is waited for. */
  rules(ready: ReadyCase): readonly RuleFinding[];
}

/** What a decision is opened with. */
export interface DecisionParts {
  readonly rulebook: Rulebook;
  readonly decision: Decision;
  readonly compiled: CompiledDecision;
  readonly on: Day | null;
  readonly language: Language;
}

/** A decision behind its public face. */
export function openDecision<Facts extends object>(parts: DecisionParts): DecisionOfRulebook<Facts> {
  const { rulebook, decision, compiled, language } = parts;
  const { name } = decision;
  const read = prepareRead<Facts>(parts);
  const toAnswer = prepareAnswers(rulebook, decision, { language });
  const find = (ready: ReadyCase): Findings => compiled.findings(ReadyCase.loadedBy(compiled, ready));
  const answerFrom = (ready: ReadyCase, findings: Findings): DecidedCase => {
    return { kind: 'decided', case: ready.case, answer: toAnswer(findings) };
  };
  const reasonsFrom = (ready: ReadyCase, findings: Findings): Explanation => {
    const steps = compiled.steps(ReadyCase.loadedBy(compiled, ready));
    return explainFindings(rulebook, findings, ReadyCase.factsOf(ready), { language, steps });
  };
  const reasons = (ready: ReadyCase): Explanation => reasonsFrom(ready, find(ready));
  const evaluate = (facts: GivenFacts<Facts> | ReadyCase): DecidedCase | UnusableFacts => {
    const ready = facts instanceof ReadyCase ? facts : read(facts);
    return ready.kind === 'ready' ? answerFrom(ready, find(ready)) : ready;
  };
  return {
    name,
    label: textIn(decision.label, language, rulebook),
    facts: factsOf(rulebook, name).map(({ path }) => path),
    ruleNames: decision.rules.map((rule) => rule.name),
    outputs: decision.outputs.map((output) => ({ name: output.name, type: output.type })),
    schema: () => schemaOfFacts(rulebook, { decision: name, language }),
    evaluate,
    explain(given) {
      const ready = given instanceof ReadyCase ? given : read(given);
      if (ready.kind !== 'ready') return ready;
      const findings = find(ready);
      const remedies = findRemedies(rulebook, findings, ReadyCase.factsOf(ready));
      return {
        ...answerFrom(ready, findings),
        explanation: reasonsFrom(ready, findings),
        remedies: remedies === null ? null : writeRemedies(remedies, name, rulebook, language),
      };
    },
    *evaluateMany(cases) {
      for (const facts of cases) yield evaluate(facts);
    },
    read,
    decide: (ready) => compiled.verdict(ReadyCase.loadedBy(compiled, ready)),
    trace: (ready) => compiled.trace(ReadyCase.loadedBy(compiled, ready)),
    fullTrace: (ready) => new TraceWithReasons(compiled.trace(ReadyCase.loadedBy(compiled, ready)), ready, reasons),
    rules: (ready) => find(ready).rules,
  };
}

function prepareRead<Facts extends object>({ rulebook, decision, compiled, on }: DecisionParts) {
  const reader = prepareCaseReader(rulebook, decision.name, on);
  return (given: GivenFacts<Facts>): ReadyCase | UnusableFacts => {
    const {
      facts,
      case: reference,
      problems,
    } = typeof given === 'string' ? reader.readText(given) : reader.readObject(given);
    if (problems.length > 0) return { kind: 'unusable', case: reference, problems };
    return new ReadyCase(compiled, reference, facts, compiled.load(facts, on));
  };
}
