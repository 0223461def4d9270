import type { Evaluator } from '../../backend.ts';
import { readCase } from '../../cases/read-case.ts';
import type { Findings, Result } from '../../ir/findings.ts';
import type { Decision, Rulebook } from '../../ir/ir.ts';
import type { Language, Localized } from '../../ir/localized.ts';
import { labelOfPath, namesOf } from '../../ir/names.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { hiddenOutputs } from '../../ir/sensitive.ts';
import { textIn } from '../../ir/texts.ts';
import { formatDay, formatResult } from '../../wording/format-value.ts';
import { statusWords } from '../../wording/words.ts';
import { inEach } from '../values/cells.ts';

/** A rulebook with something that decides by it. */
export interface Deciding {
  readonly rulebook: Rulebook;
  readonly evaluator: Evaluator;
}

/** A case that comes out otherwise under two rulebooks, in words. */
export interface CaseDifference {
  /** The sentence that the case shows. */
  readonly name: string;
  readonly decision: Localized;
  /** The day it is decided as of. */
  readonly date: Localized;
  readonly outcome: Change;
  /** The outputs that differ. */
  readonly values: readonly (Change & { readonly label: Localized })[];
  /** The rules whose status differs. */
  readonly rules: readonly (Change & { readonly label: Localized })[];
}

/** The same text twice where nothing changes. */
export interface Change {
  readonly before: Localized;
  readonly after: Localized;
}

/** The cases whose outcome, values or violated rules differ; those that either rulebook cannot read are left out. */
export function findDifferences(
  before: Deciding,
  after: Deciding,
  cases: readonly PolicyCase[],
): readonly CaseDifference[] {
  return cases.flatMap((policyCase) => {
    const [one, other] = [decide(before, policyCase), decide(after, policyCase)];
    if (one === null || other === null) return [];
    const difference = describe(before.rulebook, one, after.rulebook, other, policyCase);
    return difference === null ? [] : [difference];
  });
}

function decide({ rulebook, evaluator }: Deciding, policyCase: PolicyCase): Findings | null {
  if (!namesOf(rulebook).decisions.has(policyCase.decision)) return null;
  const read = readCase(policyCase, rulebook);
  return read.kind === 'read' ? evaluator.decide(policyCase.decision, read.facts, policyCase.on) : null;
}

function describe(
  rulebookBefore: Rulebook,
  before: Findings,
  rulebookAfter: Rulebook,
  after: Findings,
  { name }: PolicyCase,
): CaseDifference | null {
  const [one, other] = [decisionOf(rulebookBefore, before), decisionOf(rulebookAfter, after)];
  if (one === undefined || other === undefined) return null;
  const outcome = {
    before: inEach((language) => textIn(one.outcomes[before.outcome], language, rulebookBefore)),
    after: inEach((language) => textIn(other.outcomes[after.outcome], language, rulebookAfter)),
  };
  const values = differingValues(rulebookBefore, before, one, rulebookAfter, after, other);
  const rules = differingRules(before, after, other, rulebookAfter);
  if (before.outcome === after.outcome && values.length === 0 && rules.length === 0) return null;
  return {
    name,
    decision: inEach((language) => textIn(other.label, language, rulebookAfter)),
    date: inEach((language) => (after.date === null ? '' : formatDay(after.date, language))),
    outcome,
    values,
    rules,
  };
}

function decisionOf(rulebook: Rulebook, { decision }: Findings): Decision | undefined {
  return namesOf(rulebook).decisions.get(decision);
}

function differingValues(
  rulebookBefore: Rulebook,
  before: Findings,
  decisionBefore: Decision,
  rulebookAfter: Rulebook,
  after: Findings,
  decisionAfter: Decision,
): CaseDifference['values'] {
  const [hiddenBefore, hiddenAfter] = [
    hiddenOutputs(decisionBefore, rulebookBefore),
    hiddenOutputs(decisionAfter, rulebookAfter),
  ];
  const names = new Set([...before.values, ...after.values].map(({ name }) => name));
  return [...names].flatMap((name) => {
    if (hiddenBefore.has(name) || hiddenAfter.has(name)) return [];
    const [one, other] = [textOfOutput(before, name, rulebookBefore), textOfOutput(after, name, rulebookAfter)];
    if (one.fi === other.fi && one.en === other.en) return [];
    const label = inEach((language) => labelOfOutput(name, language, rulebookAfter));
    return [{ label, before: one, after: other }];
  });
}

function labelOfOutput(name: string, language: Language, rulebook: Rulebook): string {
  const definition = namesOf(rulebook).definitions.get(name);
  return definition === undefined
    ? labelOfPath(name, language, rulebook)
    : textIn(definition.label, language, rulebook);
}

const absent: Result = { kind: 'absent' };

function textOfOutput({ values }: Findings, name: string, rulebook: Rulebook): Localized {
  const found = values.find((value) => value.name === name);
  const type = found?.type ?? { kind: 'boolean' };
  return inEach((language) => formatResult(found?.result ?? absent, type, language, rulebook));
}

function differingRules(
  before: Findings,
  after: Findings,
  { rules }: Decision,
  rulebook: Rulebook,
): CaseDifference['rules'] {
  return after.rules.flatMap(({ rule, status }) => {
    const former = before.rules.find((one) => one.rule === rule)?.status ?? 'not_applicable';
    const label = rules.find(({ name }) => name === rule)?.label;
    if (former === status || label === undefined) return [];
    return [
      {
        label: inEach((language) => textIn(label, language, rulebook)),
        before: statusWords[former],
        after: statusWords[status],
      },
    ];
  });
}
