import { Engine, type Event, type RuleProperties } from 'json-rules-engine';
import type { Facts } from '../../ir/findings.ts';
import type { Day } from '../../ir/ir.ts';
import type { Verdict } from '../interpreter/assessment.ts';
import { type EngineFacts, openRuleSet } from './case-facts.ts';
import { loadRules } from './load-rules.ts';
import type { EventParameters, RuleSet } from './rule-set.ts';

/** What json-rules-engine says of a rule, of an element where the rule looks at each; null while nothing fires. */
export type Verdicts = (rule: string, element: string | null) => Verdict | null;

/** Loads a rule set once and runs it for any number of cases. */
export function openRules(ruleSet: RuleSet): (facts: Facts, date: Day | null) => Promise<Verdicts> {
  const computeFacts = openRuleSet(ruleSet);
  const runCase = openEngine(ruleSet, ruleSet.rules);
  const runElement = ruleSet.each.map(({ rules }) => openEngine(ruleSet, rules));
  return async (facts, date) => {
    const computed = computeFacts(facts, date);
    const found = new Map<string, Verdict>();
    for (const event of await runCase(computed.facts)) note(event, null, found);
    for (const [index, elements] of computed.each.entries()) {
      for (const { element, facts: ofElement } of elements) {
        for (const event of (await runElement[index]?.(ofElement)) ?? []) note(event, element, found);
      }
    }
    return (rule, element) => found.get(keyOf(rule, element)) ?? null;
  };
}

/** Runs come one after the other: an engine that ends one run stops every other it has under way. */
function openEngine(ruleSet: RuleSet, rules: readonly RuleProperties[]) {
  const engine = loadRules(new Engine(), ruleSet, rules);
  let last: Promise<unknown> = Promise.resolve();
  return (facts: EngineFacts): Promise<readonly Event[]> => {
    const run = last.then(async () => (await engine.run(facts)).events);
    last = run.catch(() => {});
    return run;
  };
}

function note({ type, params }: Event, element: string | null, found: Map<string, Verdict>): void {
  const { rule, effect } = params as EventParameters;
  const verdict = type === 'violated' ? effect : type;
  found.set(keyOf(rule, element), verdict as Verdict);
}

function keyOf(rule: string, element: string | null): string {
  return element === null ? rule : `${rule} ${element}`;
}
