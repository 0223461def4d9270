import type { MessageText, Result, RuleFinding, Violation } from '../../ir/findings.ts';
import type { Expression, Message, Rule, RuleVersion } from '../../ir/ir.ts';
import { type Assessment, assessWithin, gravestEffect } from './assessment.ts';
import { elementsIn } from './elements.ts';
import { evaluate } from './expressions.ts';
import { type Computed, nothingUnknown, toResult, unite } from './results.ts';
import { type Binding, bind, possibleVersions, type Scope } from './scope.ts';
import { balance, type Standing, stand, standOpen } from './standing.ts';

/** A rule's finding and what it means for the outcome. */
export interface AssessedRule {
  readonly finding: RuleFinding;
  readonly standing: Standing;
}

/** Where a rule stands after its assessment, for the element of this path where it looks at each. */
export type Settle = (assessment: Assessment, element: string | null) => Standing;

/** Assesses a rule on the scope's date; null where it has been repealed. */
export function assessRule(rule: Rule, decision: Scope, settle: Settle = stand): AssessedRule | null {
  const scope: Scope = {
    case: decision.case,
    context: decision.context,
    bindings: decision.bindings,
    owner: rule.name,
  };
  const versions = possibleVersions(rule.versions, scope);
  const assessed = versions.map((version) => (version === null ? null : assessVersion(version, scope, settle)));
  const [only] = assessed;
  if (only !== undefined && assessed.length === 1) return only && toAssessedRule(rule, only.standing, only.tell());
  const standings = assessed.map((one) => one?.standing ?? notApplicable);
  return toAssessedRule(rule, standBetween(standings, scope.context.date), []);
}

const notApplicable: Standing = { status: 'not_applicable', effect: null, exceptions: [], open: nothingUnknown };

/** Unknown which of these it will be. */
function standBetween(standings: readonly Standing[], selector: Computed): Standing {
  const effects = standings.flatMap((one) => one.effect ?? []);
  return standOpen(gravestEffect(effects), [], unite([selector, ...standings.map((one) => one.open)]));
}

function toAssessedRule(rule: Rule, standing: Standing, violations: readonly Violation[]): AssessedRule {
  const { status, effect, exceptions, open } = standing;
  const finding = { rule: rule.name, status, effect, exceptions, violations, waits: open.waits, gaps: open.gaps };
  return { finding, standing };
}

interface AssessedVersion {
  readonly standing: Standing;
  /** Tells the violations: a message that is not told looks nothing up. */
  readonly tell: () => readonly Violation[];
}

function assessVersion(version: RuleVersion, scope: Scope, settle: Settle): AssessedVersion {
  if (version.forEach === null) return assessOne(version, scope, settle, null);
  const { variable, list } = version.forEach;
  const elements = elementsIn(list, scope, evaluate);
  const assessed = elements.bindings.map((one) => assessOne(version, bind(scope, variable, one), settle, one));
  const standings = assessed.map((one) => one.standing);
  const isKnown = elements.list.kind === 'known';
  return {
    standing: standOverList(standings, elements.list),
    tell: () => (isKnown ? assessed.flatMap((one) => one.tell()) : []),
  };
}

/** Where a rule stands that looks at each element of a list, from where it stands for each. */
export function standOverList(standings: readonly Standing[], list: Computed): Standing {
  if (list.kind === 'known') return standTogether(standings);
  // Not applicable where the list turns out to be empty.
  const everNeeded = standings.some((one) => one.status !== 'not_applicable');
  return everNeeded ? standBetween(standings, list) : notApplicable;
}

/** Violated if an element is, else unknown if one is; but an unknown that may turn out graver goes first. */
function standTogether(standings: readonly Standing[]): Standing {
  const { weight, heaviest, open } = balance(standings);
  if (heaviest === null) return notApplicable;
  const exceptions = [...new Set(standings.flatMap((one) => one.exceptions))];
  if (weight !== 'idle')
    return { ...heaviest, exceptions, open: heaviest.status === 'unknown' ? open : nothingUnknown };
  const status = (['unknown', 'satisfied'] as const).find((one) => standings.some((other) => other.status === one));
  return { status: status ?? 'not_applicable', effect: null, exceptions, open };
}

function assessOne(version: RuleVersion, scope: Scope, settle: Settle, element: Binding | null): AssessedVersion {
  const assessment = assessWithin(version.when, version, (expression) => evaluate(expression, scope));
  const standing = settle(assessment, element?.path ?? null);
  return {
    standing,
    tell: () => (standing.status === 'violated' ? [describe(assessment, standing, scope, element)] : []),
  };
}

function describe(assessment: Assessment, standing: Standing, scope: Scope, element: Binding | null): Violation {
  const { message } = assessment.alternatives[0];
  return {
    element: element?.path ?? null,
    effect: standing.effect ?? 'deny',
    message: message === null ? null : fillMessage(message, (expression) => toResult(evaluate(expression, scope))),
  };
}

/** The message with the results to print in it, asked for in the order they stand in its languages. */
export function fillMessage(message: Message, resultOf: (expression: Expression) => Result): Violation['message'] {
  const texts = Object.entries(message).map(([language, parts]) => [
    language,
    parts.map((part): MessageText => {
      if (typeof part === 'string') return part;
      return { result: resultOf(part.expression), type: part.type, format: part.format };
    }),
  ]);
  return Object.fromEntries(texts);
}
