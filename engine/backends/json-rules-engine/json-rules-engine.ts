import { Engine, type Event, type RuleProperties } from 'json-rules-engine';
import type { AsyncBackend } from '../../backend.ts';
import type { Facts } from '../../ir/findings.ts';
import type { Day, Decision } from '../../ir/ir.ts';
import type { Verdict } from '../interpreter/assessment.ts';
import { conclude, openDecision } from '../interpreter/decide.ts';
import { assessRule, type Settle } from '../interpreter/rules.ts';
import { indexRulebook, type Program } from '../interpreter/scope.ts';
import { standAs } from '../interpreter/standing.ts';
import { type EngineFacts, openRuleSet } from './case-facts.ts';
import { loadRules } from './load-rules.ts';
import type { EventParameters, RuleSet } from './rule-set.ts';
import { spanAround, writeRuleSet } from './write-rule-set.ts';

/**
 * Runs each decision as the rules of json-rules-engine that `rulebook export` writes. That engine decides where each
 * rule stands, for each element where the rule looks at each; what an unknown waits for, messages, outputs and the
 * outcome that follows are read off the IR as in every back end. Rules are written once for each span of dates.
 */
export const jsonRulesEngine: AsyncBackend = {
  name: 'json-rules-engine',
  prepare(rulebook) {
    const program = indexRulebook(rulebook);
    const rulesOn = openSpans(program);
    return {
      async decide(name, facts, date) {
        const open = openDecision(program, name, facts, date);
        const verdicts = await rulesOn(open.decision, open.asOf)(facts, date);
        const settle =
          (rule: string): Settle =>
          (assessment, element) =>
            standAs(verdicts(rule, element), assessment);
        return conclude(open, (rule, scope) => {
          // Which text of the rule it is depends on the date: while that is not known, no text of it is run.
          const isRun = open.asOf !== null || program.undated.has(rule.versions);
          return isRun ? assessRule(rule, scope, settle(rule.name)) : assessRule(rule, scope);
        });
      },
    };
  },
};

type Run = ReturnType<typeof openRules>;

function openSpans(program: Program): (decision: Decision, day: Day | null) => Run {
  const written = new Map<string, Run>();
  return (decision, day) => {
    const key = `${decision.name} ${day === null ? 'undated' : spanAround(day, decision, program).from}`;
    const run = written.get(key) ?? openRules(writeRuleSet(program, decision.name, day));
    written.set(key, run);
    return run;
  };
}

/** What json-rules-engine says of a rule, of an element where the rule looks at each; null while nothing fires. */
type Verdicts = (rule: string, element: string | null) => Verdict | null;

/** Loads a rule set once and runs it for any number of cases. */
function openRules(ruleSet: RuleSet): (facts: Facts, date: Day | null) => Promise<Verdicts> {
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
