import type { Answer, RuleAnswer } from '../answer/answer.ts';
import { type AnswerValue, writeAnswerValue } from '../answer/answer-value.ts';
import type { Origin, Rulebook } from '../ir/ir.ts';
import type { Expectation, Expected, ExpectedRule, ExpectedValue } from '../ir/policy-case.ts';

/** One thing that came out otherwise than a case expects, in the notation of the case's file. */
export interface Difference {
  /** `outcome`, `values.voucher.value`, `rules.age_limits`: where the case says it. */
  readonly subject: string;
  readonly expected: string;
  readonly actual: string;
  readonly origin: Origin;
}

/** How an answer differs from what is expected of it, in the order of a case's keys; none where it is as expected. */
export function compare(expected: Expectation, answer: Answer, rulebook: Rulebook): readonly Difference[] {
  const violated = answer.rules.filter(({ status }) => status === 'violated').map(({ rule }) => rule);
  return [
    ...compareOne('outcome', expected.outcome, answer.outcome),
    ...expected.values.flatMap((value) => compareValue(value, answer, rulebook)),
    ...expected.rules.flatMap((rule) => compareRule(rule, answer.rules)),
    ...compareList('violated', expected.violated, violated),
    ...compareList('missing', expected.missing, answer.missing),
    ...compareList('gaps', expected.gaps, answer.gaps),
    ...compareWarnings(expected.warnings, answer.warnings),
    ...expected.messages.flatMap(({ rule, texts, origin }) => {
      const found = answer.rules.find((candidate) => candidate.rule === rule);
      return differ(`message.${rule}`, writeTexts(texts), writeTexts(found?.messages ?? []), origin);
    }),
  ];
}

function differ(subject: string, expected: string, actual: string, origin: Origin): readonly Difference[] {
  return expected === actual ? [] : [{ subject, expected, actual, origin }];
}

function compareOne(subject: string, expected: Expected<string> | null, actual: string): readonly Difference[] {
  return expected === null ? [] : differ(subject, expected.value, actual, expected.origin);
}

function compareList(
  subject: string,
  expected: Expected<readonly string[]> | null,
  actual: readonly string[],
): readonly Difference[] {
  return expected === null ? [] : differ(subject, writeList(expected.value), writeList(actual), expected.origin);
}

function compareWarnings(
  expected: Expected<readonly string[] | number> | null,
  actual: readonly string[],
): readonly Difference[] {
  if (expected === null) return [];
  if (typeof expected.value === 'number' && expected.value === actual.length) return [];
  const wanted = typeof expected.value === 'number' ? String(expected.value) : writeTexts(expected.value);
  return differ('warnings', wanted, writeTexts(actual), expected.origin);
}

function compareValue(expected: ExpectedValue, answer: Answer, rulebook: Rulebook): readonly Difference[] {
  const found = Object.hasOwn(answer.values, expected.output) ? answer.values[expected.output] : undefined;
  const wanted = expected.value === null ? '~' : writeValue(writeAnswerValue(expected.value, expected.type, rulebook));
  const actual = found === undefined ? '~' : writeValue(found);
  return differ(`values.${expected.output}`, wanted, actual, expected.origin);
}

/** Only as much is compared as the case says: the effect and the exception are optional. */
function compareRule(expected: ExpectedRule, rules: readonly RuleAnswer[]): readonly Difference[] {
  const found = rules.find(({ rule }) => rule === expected.rule);
  const { status, effect, exception } = expected;
  const wanted = writeRule(status, effect, exception);
  const actual = writeRule(
    found?.status ?? '~',
    effect === null && found?.status === status ? null : (found?.effect ?? null),
    exception === null ? null : (found?.exception ?? null),
  );
  return differ(`rules.${expected.rule}`, wanted, actual, expected.origin);
}

function writeRule(status: string, effect: string | null, exception: string | null): string {
  return status + (effect === null ? '' : ` ${effect}`) + (exception === null ? '' : ` by ${exception}`);
}

/** A value as a case's file writes it: `1840.00 EUR`, `yes`, `[a, b]`. */
function writeValue(value: AnswerValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return writeList(value.map(writeValue));
  if ('amount' in value && 'unit' in value) return `${value.amount} ${value.unit}`.trim();
  return `{ ${Object.entries(value)
    .map(([name, member]) => `${name}: ${writeValue(member)}`)
    .join(', ')} }`;
}

function isList(value: AnswerValue): value is readonly AnswerValue[] {
  return Array.isArray(value);
}

function writeList(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

/** No-break spaces stand for themselves on a page; whoever writes a case types ordinary ones. */
function writeTexts(texts: readonly string[]): string {
  const quoted = texts.map((text) => `"${text.replaceAll('\u00a0', ' ')}"`);
  return quoted.length === 1 ? (quoted[0] ?? '') : writeList(quoted);
}
