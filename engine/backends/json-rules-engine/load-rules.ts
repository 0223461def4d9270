import type { RuleProperties } from 'json-rules-engine';
import { addOperators, type OperatorTarget } from './operators.ts';
import type { RootCondition, RuleSet } from './rule-set.ts';

/** What `loadRules` needs of json-rules-engine's `Engine`. */
export interface RuleTarget extends OperatorTarget {
  addRule(rule: RuleProperties): unknown;
  setCondition(name: string, condition: RootCondition): unknown;
}

/**
 * Loads rules of a rule set into an engine, with the operators and shared conditions they use; without `rules` those
 * about the case. Gives the engine back.
 */
export function loadRules<E extends RuleTarget>(engine: E, ruleSet: RuleSet, rules = ruleSet.rules): E {
  addOperators(engine);
  for (const [name, condition] of Object.entries(ruleSet.conditions)) engine.setCondition(name, condition);
  for (const rule of rules) engine.addRule(rule);
  return engine;
}
