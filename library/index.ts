/**
 * The public entry: load a rulebook from the texts of its files, then decide cases. Runs in Node and in browsers. See
 * `docs/library.md`.
 */
export type { Diagnostic } from '../dsl/diagnostics/diagnostic.ts';
export type { Answer, RuleAnswer } from '../engine/answer/answer.ts';
export type { Amount, AnswerValue } from '../engine/answer/answer-value.ts';
export type { ChangeAnswer, RemediesAnswer } from '../engine/answer/remedies-answer.ts';
export type { RuleStatus, RuleTrace, Verdict } from '../engine/backend.ts';
export type { Because, Explanation } from '../engine/explain/explanation.ts';
export type { JsonTextProblem } from '../engine/facts/parse.ts';
export type { FactProblem, FactProblemCode } from '../engine/facts/problem.ts';
export type { Findings, RuleFinding, Value } from '../engine/ir/findings.ts';
export type { Outcome, Rulebook, Type } from '../engine/ir/ir.ts';
export type { Language, Localized } from '../engine/ir/localized.ts';
export type { JsonSchema } from '../engine/schema/json-schema.ts';
export type { DecideOptions, DecisionOfRulebook, GivenFacts, OutputOfDecision } from './decision.ts';
export {
  type Loaded,
  type LoadOptions,
  loadRulebook,
  type RulebookTexts,
  renderDiagnostics,
} from './load-rulebook.ts';
export type { DecisionOptions, EditionOfRulebook, LoadedRulebook } from './loaded-rulebook.ts';
export type { ReadyCase } from './ready-case.ts';
export type {
  DecidedCase,
  Detail,
  ExplainedCase,
  FoundCase,
  Results,
  TracedCase,
  UnusableFacts,
  WrittenCase,
} from './results.ts';
export { toJson } from './results.ts';
export type { SyncEngineName } from './sync-engines.ts';
export { RulebookUsageError } from './usage-error.ts';
