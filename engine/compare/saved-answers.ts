import type { Answer, RuleAnswer } from '../answer/answer.ts';
import { type AnswerValue, readAnswerValue } from '../answer/answer-value.ts';
import { countDecimals } from '../ir/decimal.ts';
import type { Value } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Rulebook, Type } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { namesOf } from '../ir/names.ts';
import { type ComparedRule, type Conclusion, findDifferences, pairOutputs } from './difference.ts';
import { type WrittenDifference, writeDifference } from './write-difference.ts';

/**
 * In what an answer differs from one saved before, in words: outcome, values, what became of the rules, what is missing.
 * The words of messages do not count, nor does the edition; `editionChanged` tells that.
 */
export function compareAnswers(
  before: Answer,
  now: Answer,
  rulebook: Rulebook,
  language: Language,
): readonly WrittenDifference[] {
  const [earlier, later] = [readAnswer(before, now.decision, rulebook), readAnswer(now, now.decision, rulebook)];
  const differences = findDifferences(pairOutputs(earlier.types, later.types), earlier, later);
  const rulebooks = { before: rulebook, after: rulebook };
  return differences.map((one) => writeDifference(one, now.decision, rulebooks, language));
}

/** Whether other rules were applied than before. */
export function editionChanged(before: Answer, now: Answer): boolean {
  return before.hash !== now.hash;
}

function readAnswer(
  { outcome, values, rules, missing }: Answer,
  name: string,
  rulebook: Rulebook,
): Conclusion & { readonly types: ReadonlyMap<string, Type> } {
  const decision = namesOf(rulebook).decisions.get(name);
  invariant(decision !== undefined, `the rulebook has the decision '${name}'`);
  const read = decision.outputs.flatMap(({ name: output, type }) => {
    const json = Object.hasOwn(values, output) ? values[output] : undefined;
    if (json === undefined) return [];
    const own = typeAsSaved(json, type);
    return [{ output, type: own, value: readAnswerValue(json, own, rulebook) }];
  });
  return {
    outcome,
    values: Object.fromEntries(read.map(({ output, value }): [string, Value | null] => [output, value])),
    rules: rules.map(readRule),
    missing,
    types: new Map(read.map(({ output, type }) => [output, type])),
  };
}

/** The scale and unit that the answer itself states: the rulebook may declare others by now. */
function typeAsSaved(json: AnswerValue, type: Type): Type {
  if (type.kind !== 'number') return type;
  if (typeof json === 'number') return { ...type, unit: '', decimals: 0 };
  if (typeof json !== 'object' || !('amount' in json) || typeof json.amount !== 'string') return type;
  const unit = typeof json.unit === 'string' ? json.unit : type.unit;
  return { ...type, unit, decimals: countDecimals(json.amount) };
}

function readRule({ rule, status, effect, exception, elements }: RuleAnswer): ComparedRule {
  return {
    rule,
    status,
    effect: effect ?? null,
    exceptions: exception === undefined ? [] : [exception],
    ...(elements !== undefined && { elements: elements.length }),
  };
}
