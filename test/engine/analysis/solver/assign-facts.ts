/** What the variables of an encoded decision stand for in one case with all its facts. */
import { otherTexts, sameText } from '../../../../engine/analysis/solver/case-space.ts';
import { civilNames } from '../../../../engine/analysis/solver/dates.ts';
import { TermEvaluator } from '../../../../engine/analysis/solver/evaluate-term.ts';
import type { Problem } from '../../../../engine/analysis/solver/scope.ts';
import type { Choice } from '../../../../engine/analysis/solver/terms.ts';
import { matchesFormat } from '../../../../engine/formats/formats.ts';
import { toCivil } from '../../../../engine/ir/calendar.ts';
import type { Facts, Value } from '../../../../engine/ir/findings.ts';
import type { TextFormat } from '../../../../engine/ir/ir.ts';

const formats: readonly TextFormat[] = ['business_id', 'personal_identity_code', 'email'];

/** Evaluates the terms of a problem for one case. */
export function evaluateFor(facts: Facts, problem: Problem): TermEvaluator {
  const values = flatten(facts);
  const evaluator: TermEvaluator = new TermEvaluator({
    flag: (name) => (name.endsWith('?') ? values.has(name.slice(0, -1)) : values.get(name) === true),
    word: (choice) => placeOf(choice, values.get(choice.name)),
    number: (name) => numberOf(name),
  });
  function numberOf(name: string): bigint {
    const [base = name, part] = name.split(/(~years|~over|~month|~day)$/);
    if (part === undefined) return BigInt(Number(values.get(name) ?? 0));
    const derived = problem.dates.derived.get(base);
    const day = derived === undefined ? Number(values.get(base) ?? 0) : Number(evaluator.integer(derived));
    const civil = toCivil(day);
    const names = civilNames(base);
    if (name === names.fourYears) return BigInt(Math.floor(civil.year / 4));
    if (name === names.over) return BigInt(civil.year % 4);
    return BigInt(name === names.month ? civil.month - 1 : civil.day);
  }
  return evaluator;
}

function placeOf({ words }: Choice, value: Value | undefined): number {
  return typeof value === 'string' ? words.indexOf(value) : 0;
}

/** The one among these texts that stands for a text. */
export function representText(text: string, texts: readonly string[]): string {
  const literal = texts.includes(text) ? text : texts.find((word) => sameText(word, text));
  if (literal !== undefined) return literal;
  const format = formats.findIndex((one) => matchesFormat(one, text));
  return otherTexts[format === -1 ? otherTexts.length - 1 : format] ?? '';
}

/** Facts, and what is in their lists, by the names of the variables that stand for them. */
function flatten(facts: Facts): ReadonlyMap<string, Value> {
  const flat = new Map<string, Value>();
  const add = (path: string, value: Value) => {
    flat.set(path, value);
    if (Array.isArray(value)) {
      for (const [index, element] of (value as readonly Value[]).entries()) add(`${path}[${index}]`, element);
    } else if (typeof value === 'object' && 'fields' in value) {
      for (const [name, field] of value.fields) add(`${path}.${name}`, field);
    }
  };
  for (const [path, value] of facts) add(path, value);
  return flat;
}
