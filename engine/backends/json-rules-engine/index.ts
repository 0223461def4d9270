/** What a program that runs exported rules with json-rules-engine uses of ours. */
export { type CaseFacts, type ElementFacts, type EngineFacts, openRuleSet } from './case-facts.ts';
export { loadRules } from './load-rules.ts';
export { addOperators } from './operators.ts';
export { type CaseProblem, readCase, readRuleSet } from './read-case.ts';
export type { EventParameters, RuleSet } from './rule-set.ts';
