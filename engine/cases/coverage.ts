import type { Evaluator } from '../backend.ts';
import type { Facts, Findings, Status } from '../ir/findings.ts';
import type { Day, Decision, Expression, Outcome, Output, Rule, Rulebook, RuleException } from '../ir/ir.ts';
import { addConditionProbes, type Binder, type Condition, conditionsOf } from './condition-probes.ts';
import { addExceptionProbes, exceptionsUsed, probeName } from './exception-probes.ts';

/** A case that was tried. */
export interface TriedCase {
  readonly decision: string;
  readonly facts: Facts;
  readonly on: Day | null;
}

/** What the cases of a rulebook bring about in one decision, to see what they leave untried. */
export interface DecisionCoverage {
  readonly decision: string;
  /** How many cases asked for it. */
  readonly cases: number;
  readonly rules: readonly RuleCoverage[];
  /** Definitions of the whole case that have exceptions. */
  readonly definitions: readonly DefinitionCoverage[];
  /** What rules and definitions are made of, and the rows of tables. */
  readonly conditions: readonly ConditionCoverage[];
  /** Outcomes that no case came to. */
  readonly outcomesMissing: readonly Outcome[];
}

export interface RuleCoverage {
  readonly rule: string;
  /** In how many cases each status came about. */
  readonly statuses: Readonly<Record<Status, number>>;
  readonly exceptions: readonly ExceptionCoverage[];
  readonly provisions: readonly string[];
  /** Whether it was seen both satisfied and violated, and every exception applied. */
  readonly complete: boolean;
}

export interface DefinitionCoverage {
  readonly definition: string;
  readonly exceptions: readonly ExceptionCoverage[];
}

/** In how many cases a condition was true, false and unknown; of elements of a list, any of them. */
export interface ConditionCoverage {
  readonly subject: string;
  readonly kind: Condition['kind'];
  readonly expression: Expression;
  readonly binder: Binder | null;
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  /** Whether a condition was seen both true and false; whether a row was hit. */
  readonly complete: boolean;
}

export interface ExceptionCoverage {
  readonly exception: string;
  /** In how many cases it applied. */
  readonly applied: number;
}

/** Runs the cases and counts what each rule and exception came to, decision by decision. */
export function measureCoverage(
  rulebook: Rulebook,
  prepare: (rulebook: Rulebook) => Evaluator,
  cases: readonly TriedCase[],
): readonly DecisionCoverage[] {
  const evaluator = prepare(addConditionProbes(addExceptionProbes(rulebook)));
  const findings = cases.map(({ decision, facts, on }) => evaluator.decide(decision, facts, on));
  return rulebook.decisions.map((decision) => {
    const found = findings.filter((one) => one.decision === decision.name);
    return measureDecision(decision, found, rulebook);
  });
}

function measureDecision(decision: Decision, findings: readonly Findings[], rulebook: Rulebook): DecisionCoverage {
  const outcomes = new Set(findings.map(({ outcome }) => outcome));
  return {
    decision: decision.name,
    cases: findings.length,
    rules: decision.rules.map((rule) => measureRule(rule, findings)),
    definitions: exceptionsUsed(decision, rulebook).map(({ definition, exceptions }) => ({
      definition,
      exceptions: exceptions.map((exception) => ({
        exception,
        applied: findings.filter((one) => applies(one, probeName(definition, exception))).length,
      })),
    })),
    conditions: conditionsOf(decision, rulebook).map((condition) => measureCondition(condition, findings)),
    outcomesMissing: (['approved', 'denied', 'referred', 'incomplete'] as const).filter((one) => !outcomes.has(one)),
  };
}

function measureCondition(
  { subject, kind, expression, binder, probes }: Condition,
  findings: readonly Findings[],
): ConditionCoverage {
  const count = ({ name }: Output): number => findings.filter((one) => applies(one, name)).length;
  const met = count(probes.yes);
  const unmet = count(probes.no);
  const unknown = findings.filter(({ values }) =>
    values.some(({ name, result }) => name === probes.yes.name && result.kind === 'unknown'),
  ).length;
  return { subject, kind, expression, binder, met, unmet, unknown, complete: met > 0 && (kind === 'row' || unmet > 0) };
}

function applies({ values }: Findings, probe: string): boolean {
  const result = values.find(({ name }) => name === probe)?.result;
  return result?.kind === 'known' && result.value === true;
}

function measureRule(rule: Rule, all: readonly Findings[]): RuleCoverage {
  const findings = all.flatMap(({ rules }) => rules.filter((finding) => finding.rule === rule.name));
  const count = (status: Status): number => findings.filter((finding) => finding.status === status).length;
  const statuses = {
    satisfied: count('satisfied'),
    violated: count('violated'),
    not_applicable: count('not_applicable'),
    unknown: count('unknown'),
  };
  const names = new Set(rule.versions.flatMap(({ value }) => namesOfExceptions(value?.exceptions ?? [])));
  const exceptions = [...names].map((exception) => ({
    exception,
    applied: findings.filter((finding) => finding.exceptions.includes(exception)).length,
  }));
  return {
    rule: rule.name,
    statuses,
    exceptions,
    provisions: rule.provisions,
    complete: statuses.satisfied > 0 && statuses.violated > 0 && exceptions.every(({ applied }) => applied > 0),
  };
}

function namesOfExceptions(exceptions: readonly RuleException[]): readonly string[] {
  return exceptions.flatMap(({ name, exceptions: inner }) => [name, ...namesOfExceptions(inner)]);
}
