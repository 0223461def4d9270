import { type Answer, buildRule, decisionOf, type RuleAnswer, shownValues } from '../answer/answer.ts';
import type { AnswerValue } from '../answer/answer-value.ts';
import { parseDate } from '../ir/calendar.ts';
import { countDecimals, parseDecimal } from '../ir/decimal.ts';
import type { Findings, Value } from '../ir/findings.ts';
import type { Rulebook, Type } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { namesOf } from '../ir/names.ts';
import { editionOn } from '../ir/timeline.ts';
import type { TypedValue } from './amounts.ts';
import { type ComparedRule, findDifferences, pairOutputs } from './difference.ts';
import { type WrittenDifference, writeDifference } from './write-difference.ts';

/**
 * In what findings differ from an answer saved before, in words: outcome, values, what became of the rules, what is
 * missing. The words of messages do not count, nor does the edition; `editionChanged` tells that.
 */
export function compareAnswers(
  before: Answer,
  now: Findings,
  rulebook: Rulebook,
  language: Language,
): readonly WrittenDifference[] {
  const earlier = new Map<string, TypedValue>();
  for (const { name, type } of decisionOf(rulebook, now).outputs) {
    const json = Object.hasOwn(before.values, name) ? before.values[name] : undefined;
    const saved = json === undefined ? type : typeAsSaved(json, type);
    const value = json === undefined ? null : readValue(json, saved, rulebook);
    if (value !== null) earlier.set(name, { value, type: saved });
  }
  const later = new Map<string, TypedValue>();
  for (const { name, type, result } of shownValues(rulebook, now)) {
    if (result.kind === 'known') later.set(name, { value: result.value, type });
  }
  const rules = now.rules.map((finding) => buildRule(rulebook, now, finding, language));
  const differences = findDifferences(
    pairOutputs(typesOf(earlier), typesOf(later)),
    { ...before, values: valuesOf(earlier), rules: before.rules.map(readRule) },
    { ...now, values: valuesOf(later), rules: rules.map(readRule) },
  );
  const rulebooks = { before: rulebook, after: rulebook };
  return differences.map((one) => writeDifference(one, now.decision, rulebooks, language));
}

/** Whether other rules were applied than before. */
export function editionChanged(before: Answer, now: Findings, rulebook: Rulebook): boolean {
  return before.hash !== (editionOn(rulebook, now.date)?.hash ?? null);
}

function typesOf(values: ReadonlyMap<string, TypedValue>): ReadonlyMap<string, Type> {
  return new Map([...values].map(([name, { type }]) => [name, type]));
}

function valuesOf(values: ReadonlyMap<string, TypedValue>): Readonly<Record<string, Value>> {
  return Object.fromEntries([...values].map(([name, { value }]) => [name, value]));
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

/** Reads what an answer says of a value, from a file that may have been changed since; null for what is no value of the type. */
function readValue(json: AnswerValue, type: Type, rulebook: Rulebook): Value | null {
  switch (type.kind) {
    case 'boolean':
      return typeof json === 'boolean' ? json : null;
    case 'text':
    case 'enum':
    case 'label':
      return typeof json === 'string' ? json : null;
    case 'date':
      return typeof json === 'string' ? parseDate(json) : null;
    case 'number':
      return readNumber(json, type.decimals);
    case 'list':
      return readList(json, type.element, rulebook);
    case 'record':
      return readRecord(json, type.record, rulebook);
  }
}

function readNumber(json: AnswerValue, decimals: number): number | null {
  if (typeof json === 'number') return json;
  if (typeof json !== 'object' || !('amount' in json) || typeof json.amount !== 'string') return null;
  const scaled = parseDecimal(json.amount, decimals);
  return typeof scaled === 'number' ? scaled : null;
}

function readList(json: AnswerValue, element: Type, rulebook: Rulebook): Value | null {
  if (!Array.isArray(json)) return null;
  const values: Value[] = [];
  for (const item of json as readonly AnswerValue[]) {
    const value = readValue(item, element, rulebook);
    if (value === null) return null;
    values.push(value);
  }
  return values;
}

function readRecord(json: AnswerValue, record: string, rulebook: Rulebook): Value | null {
  if (typeof json !== 'object' || Array.isArray(json)) return null;
  const members = new Map(Object.entries(json));
  const fields = new Map<string, Value>();
  for (const field of namesOf(rulebook).records.get(record)?.fields ?? []) {
    const member = members.get(field.name);
    if (member === undefined) continue;
    const value = readValue(member, field.type, rulebook);
    if (value === null) return null;
    fields.set(field.name, value);
  }
  return { fields };
}
