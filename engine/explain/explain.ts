import { ruleOf } from '../answer/answer.ts';
import { noSteps, type Steps } from '../backend.ts';
import { assessWithin } from '../backends/interpreter/assessment.ts';
import { elementsIn } from '../backends/interpreter/elements.ts';
import { evaluate, liftedTest } from '../backends/interpreter/expressions.ts';
import { known, openBranches, waitFor } from '../backends/interpreter/results.ts';
import { bind, bindingOf, openContext, programOf, type Scope } from '../backends/interpreter/scope.ts';
import { stand } from '../backends/interpreter/standing.ts';
import type { Facts, Findings } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Decision, Expression, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { namesOf } from '../ir/names.ts';
import { explain, partsOf } from './because.ts';
import { explainRule } from './because-rules.ts';
import type { Because, Explanation } from './explanation.ts';
import { surroundingsOf } from './explanation-memory.ts';
import { type Inquiry, mostNodes } from './inquiry.ts';
import type { Probe } from './probe.ts';

/**
 * The because-trees of one case: why each rule and each known or unknown output came out as the findings say. Facts are
 * those the findings were made from; `steps`, if there are any, are of the same case: they spare the asking. Each tree
 * has at most 40 levels and 5,000 nodes.
 */
export function explainFindings(
  rulebook: Rulebook,
  findings: Findings,
  facts: Facts,
  { language, steps = noSteps }: { readonly language: Language; readonly steps?: Steps },
): Explanation {
  const decision = namesOf(rulebook).decisions.get(findings.decision);
  invariant(decision !== undefined, `the rulebook has the decision '${findings.decision}'`);
  const scope = openScope(rulebook, decision, findings, facts);
  const probe = probeWith(steps, scope);
  const startInquiry = (owner: string): Inquiry<Scope> => ({
    rulebook,
    language,
    probe,
    environment: { ...scope, owner },
    surroundings: surroundingsOf(rulebook, rulebook),
    depth: 0,
    budget: { left: mostNodes },
    told: new Set(),
    explain,
    partsOf,
  });
  const rules = findings.rules.map((finding): [string, Because] => [
    finding.rule,
    explainRule(ruleOf(rulebook, decision.name, finding.rule), finding, startInquiry(finding.rule)),
  ]);
  const outputs = decision.outputs.filter((output) => findings.values.some(({ name }) => name === output.name));
  const values = outputs.map((output): [string, Because] => [
    output.name,
    { ...explain(output.expression, startInquiry(decision.name)), kind: 'output' },
  ]);
  return { rules: Object.fromEntries(rules), values: Object.fromEntries(values) };
}

/** The leaves of a choice that its conditions leave open. */
function openLeaves(expression: Expression, scope: Scope): readonly Expression[] {
  if (expression.kind !== 'choose') return [expression];
  const branches = expression.branches.map(({ when, then }) => ({ when: () => evaluate(when, scope), branch: then }));
  return openBranches(branches, expression.otherwise).left.flatMap((leaf) => openLeaves(leaf, scope));
}

/** The scope the decision was made in: a date given beside the facts stands in for the as-of fact. */
function openScope(rulebook: Rulebook, { asOf, name }: Decision, { date }: Findings, given: Facts): Scope {
  const program = programOf(rulebook);
  const isOptional = program.facts.get(asOf)?.optional === true;
  const facts = date === null || given.has(asOf) || isOptional ? given : new Map(given).set(asOf, date);
  const current = { program, facts, contexts: new Map(), outdated: new Map() };
  const day = date === null ? waitFor(asOf) : known(date);
  return { case: current, context: openContext(current, day), bindings: new Map(), owner: name };
}

/** Takes what was worked out on the way, for the case's own date and outside of lists, and asks for the rest. */
function probeWith(steps: Steps, { context }: Scope): Probe<Scope> {
  return {
    ...interpreterProbe,
    resultOf(expression, scope) {
      const isOnTheWay = scope.context === context && scope.bindings.size === 0;
      const kept = isOnTheWay ? steps.resultOf(expression) : undefined;
      return kept === undefined ? interpreterProbe.resultOf(expression, scope) : kept;
    },
  };
}

/** The reference interpreter, asked for single values. */
const interpreterProbe: Probe<Scope> = {
  resultOf(expression, scope) {
    const result = evaluate(expression, scope);
    if (result.kind !== 'known') return result;
    return typeof result.value === 'bigint' ? null : { kind: 'known', value: result.value };
  },
  openTestsOf(test, scope) {
    const lifted = liftedTest(test, scope);
    return lifted === null ? [] : openLeaves(lifted, scope);
  },
  dayOf({ context }) {
    return context.date.kind === 'known' && typeof context.date.value === 'number' ? context.date.value : null;
  },
  elementsOf(list, variable, scope) {
    const elements = elementsIn(list, scope, evaluate);
    if (elements.list.kind !== 'known') return null;
    return elements.bindings.map((binding) => ({
      path: binding.path,
      environment: bind(scope, variable, binding),
    }));
  },
  enter({ name, variable }, asOf, scope) {
    const element = variable === null ? null : bindingOf(scope, variable);
    const own: Scope = { ...scope, owner: name, bindings: new Map(element === null ? [] : [[0, element]]) };
    return asOf === null ? own : { ...own, context: openContext(scope.case, evaluate(asOf, own)) };
  },
  pathOf(variable, scope) {
    return bindingOf(scope, variable).path;
  },
  standingOf(version, scope) {
    const { status, exceptions } = stand(
      assessWithin(version.when, version, (expression) => evaluate(expression, scope)),
    );
    return { status, exceptions };
  },
};
