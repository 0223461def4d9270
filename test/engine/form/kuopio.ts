import { compileRulebook } from '../../../dsl/compile/compile.ts';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { readFacts } from '../../../engine/facts/read-facts.ts';
import { assessCase, type CaseAssessment } from '../../../engine/form/assess-case.ts';
import type { Facts } from '../../../engine/ir/findings.ts';
import { invariant } from '../../../engine/ir/invariant.ts';
import type { Language } from '../../../engine/ir/localized.ts';
import { kuopioFiles } from '../../support/kuopio-files.ts';

const compiled = compileRulebook(kuopioFiles(), { drafts: false }).rulebook;
invariant(compiled !== null, 'the Kuopio rulebook compiles');

export const kuopio = compiled;
export const evaluator = interpreter.prepare(kuopio);

/** Facts of the Kuopio rulebook from JSON; they must be sound. */
export function factsOf(json: unknown): Facts {
  const { facts, problems } = readFacts(kuopio, json);
  invariant(problems.length === 0, JSON.stringify(problems));
  return facts;
}

export function assess(decision: string, json: unknown, language: Language = 'fi'): CaseAssessment {
  return assessCase(kuopio, evaluator, { decision, facts: factsOf(json), language });
}
