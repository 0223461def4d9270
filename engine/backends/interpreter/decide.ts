import type { Facts, Findings } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Decision, Outcome, Rule } from '../../ir/ir.ts';
import { evaluate } from './expressions.ts';
import { orderPaths } from './missing.ts';
import { absent, type Computed, gap, known, nothingUnknown, toResult, unite, waitFor } from './results.ts';
import { type AssessedRule, assessRule } from './rules.ts';
import { type Case, type Observe, openContext, type Program, type Scope } from './scope.ts';
import { type Balance, balance, type Standing, standOpen } from './standing.ts';

/** A case opened for a decision. */
export interface OpenDecision {
  readonly decision: Decision;
  /** The as-of date; null where it is not known. */
  readonly asOf: Day | null;
  readonly scope: Scope;
}

/** Opens a case for a decision; `date` stands in for an as-of fact that was left out. */
export function openDecision(
  program: Program,
  name: string,
  given: Facts,
  date: Day | null,
  observe?: Observe,
): OpenDecision {
  const decision = program.decisions.get(name);
  invariant(decision !== undefined, 'the decision is declared');
  const facts = supplyDate(program, decision, given, date);
  const asOf = dateOf(decision, facts, date);
  return { decision, asOf, scope: openScope(program, decision, facts, asOf, observe) };
}

/** Decides one case by the rulebook as it stands on the decision's date. */
export function decide(program: Program, name: string, given: Facts, date: Day | null): Findings {
  return conclude(openDecision(program, name, given, date), assessRule);
}

/** What the case comes to when each rule stands as `assess` says; null is a rule that has been repealed. */
export function conclude(
  { decision, asOf, scope }: OpenDecision,
  assess: (rule: Rule, scope: Scope) => AssessedRule | null,
): Findings {
  const { program } = scope.case;
  const values = decision.outputs
    .map(({ name: output, type, expression }) => ({
      name: output,
      type,
      result: toResult(evaluate(expression, scope)),
    }))
    .filter((value) => value.result.kind !== 'absent');
  const rules = decision.rules.flatMap((rule) => assess(rule, scope) ?? []);
  const standings = rules.map((rule) => rule.standing);
  const balanced = balance([...standings.filter(countsTowardsOutcome), ...standWithoutRules(decision, asOf, values)]);
  const outcome = concludeFrom(balanced, asOf);
  const outputs = unite(values.map((value) => value.result));
  const open = outcome === 'denied' ? outputs : unite([waitForDate(program, decision, asOf), balanced.open, outputs]);
  return {
    decision: decision.name,
    date: asOf,
    outcome,
    values,
    rules: rules.map((rule) => rule.finding),
    missing: orderPaths(open.waits, program.rulebook),
    gaps: unite([open, ...standings.filter(({ effect }) => effect === 'warn').map((warning) => warning.open)]).gaps,
    outdated: listOutdated(scope.case),
  };
}

/** A date given beside the facts is the as-of fact's; but an optional fact left out has been answered: it is absent. */
export function supplyDate(program: Program, { asOf }: Decision, facts: Facts, date: Day | null): Facts {
  if (date === null || facts.has(asOf) || program.facts.get(asOf)?.optional === true) return facts;
  return new Map(facts).set(asOf, date);
}

export function dateOf({ asOf }: Decision, facts: Facts, date: Day | null): Day | null {
  const given = facts.get(asOf);
  return typeof given === 'number' ? given : date;
}

function openScope(
  program: Program,
  decision: Decision,
  facts: Facts,
  asOf: Day | null,
  observe: Observe | undefined,
): Scope {
  const current: Case = { program, facts, contexts: new Map(), outdated: new Map(), ...(observe && { observe }) };
  const date: Computed = asOf === null ? waitFor(decision.asOf) : known(asOf);
  return { case: current, context: openContext(current, date), bindings: new Map(), owner: decision.name };
}

const none: readonly Standing[] = [];

/** What counts like rules that refer: that there are no rules for the day, and given values that are not known. */
export function standWithoutRules(
  { name, since, outputs }: Decision,
  asOf: Day | null,
  values: Findings['values'],
): readonly Standing[] {
  if (asOf === null || (asOf >= since && values.every(({ result }) => result.kind !== 'unknown'))) return none;
  const givenFrom = new Map(outputs.map((output) => [output.name, output.givenFrom]));
  const unknown = values.flatMap(({ name: output, result }) => {
    const from = givenFrom.get(output) ?? null;
    return result.kind === 'unknown' && from !== null && from <= asOf ? [standOpen('refer', [], result)] : [];
  });
  return asOf < since ? [standOpen('refer', [], gap(name, 'no_rules')), ...unknown] : unknown;
}

function countsTowardsOutcome({ effect }: { readonly effect: string | null }): boolean {
  return effect === 'deny' || effect === 'refer';
}

function concludeFrom({ weight }: Balance, asOf: Day | null): Outcome {
  if (weight === 'denies') return 'denied';
  if (weight === 'open_deny' || asOf === null) return 'incomplete';
  if (weight === 'refers' || weight === 'refers_by_gap') return 'referred';
  return weight === 'open_refer' ? 'incomplete' : 'approved';
}

/** An unknown date keeps the outcome incomplete; where its fact is optional, leaving it out was an answer. */
function waitForDate(program: Program, { asOf }: Decision, date: Day | null): Computed {
  if (date !== null) return nothingUnknown;
  return program.facts.get(asOf)?.optional === true ? absent : waitFor(asOf);
}

export function listOutdated({ program, outdated }: Pick<Case, 'program' | 'outdated'>): Findings['outdated'] {
  const found = [...outdated].map(([parameter, years]) => ({ parameter, ...years }));
  const placeOf = ({ parameter }: { readonly parameter: string }) => program.parameterPlaces.get(parameter) ?? 0;
  return found.sort((left, right) => placeOf(left) - placeOf(right));
}
