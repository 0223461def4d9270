import type { Findings, Status } from '../ir/findings.ts';
import type { Rulebook, RuleException } from '../ir/ir.ts';

/** What a rulebook's own cases have brought about, to see what they leave untried. */
export interface Coverage {
  readonly decisions: readonly DecisionCoverage[];
}

export interface DecisionCoverage {
  readonly decision: string;
  /** How many cases asked for it. */
  readonly cases: number;
  readonly rules: readonly RuleCoverage[];
  /** Outcomes that no case came to. */
  readonly outcomesMissing: readonly string[];
}

export interface RuleCoverage {
  readonly rule: string;
  /** In how many cases each status came about. */
  readonly statuses: Readonly<Record<Status, number>>;
  /** The exceptions to the rule, inner ones too, and in how many cases each one's verdict stood. */
  readonly exceptions: readonly { readonly exception: string; readonly applied: number }[];
  readonly provisions: readonly string[];
  /** Whether it was seen both satisfied and violated, and every exception applied. */
  readonly complete: boolean;
}

/** Counts what each rule came to over the findings of all cases. */
export function measureCoverage(rulebook: Rulebook, findings: readonly Findings[]): Coverage {
  return { decisions: rulebook.decisions.map(({ name }) => measureDecision(rulebook, name, findings)) };
}

function measureDecision(rulebook: Rulebook, name: string, all: readonly Findings[]): DecisionCoverage {
  const findings = all.filter(({ decision }) => decision === name);
  const rules = rulebook.decisions.find((decision) => decision.name === name)?.rules ?? [];
  const outcomes = new Set(findings.map(({ outcome }) => outcome));
  return {
    decision: name,
    cases: findings.length,
    outcomesMissing: (['approved', 'denied', 'referred', 'incomplete'] as const).filter((one) => !outcomes.has(one)),
    rules: rules.map((rule) => {
      const found = findings.flatMap((one) => one.rules.filter((finding) => finding.rule === rule.name));
      const count = (status: Status): number => found.filter((finding) => finding.status === status).length;
      const names = new Set(rule.versions.flatMap(({ value }) => namesOfExceptions(value?.exceptions ?? [])));
      const exceptions = [...names].map((exception) => ({
        exception,
        applied: found.filter((finding) => finding.exceptions.includes(exception)).length,
      }));
      const statuses = {
        satisfied: count('satisfied'),
        violated: count('violated'),
        not_applicable: count('not_applicable'),
        unknown: count('unknown'),
      };
      return {
        rule: rule.name,
        statuses,
        exceptions,
        provisions: rule.provisions,
        complete: statuses.satisfied > 0 && statuses.violated > 0 && exceptions.every(({ applied }) => applied > 0),
      };
    }),
  };
}

function namesOfExceptions(exceptions: readonly RuleException[]): readonly string[] {
  return exceptions.flatMap(({ name, exceptions: inner }) => [name, ...namesOfExceptions(inner)]);
}
