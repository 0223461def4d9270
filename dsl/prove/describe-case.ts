/** A case in the policy's own words, for a message. */
import { formatDate } from '../../engine/ir/calendar.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Case, SubjectCase } from './find-case.ts';
import type { NumberSubject, Threshold } from './formula.ts';
import { add, type Fraction, fractionText, one } from './fraction.ts';
import { readableText } from './scope.ts';

/** One condition for each subject that matters: `voucher.service is participation`, `visit.hours >= 3 h`. */
export function describeCase(found: Case, analysis: Analysis): readonly string[] {
  return found.flatMap((subjectCase) => describeSubject(subjectCase, analysis));
}

function describeSubject(found: SubjectCase, analysis: Analysis): readonly string[] {
  const text = readableText(found.subject.text);
  switch (found.kind) {
    case 'flag':
      return [found.value ? text : denied(text)];
    case 'choice':
      return found.member === null ? [] : [`${text} is ${written(found.member, found.subject.members)}`];
    case 'number':
      return describeStretch(found.subject, found.from, found.to, analysis);
  }
}

function denied(text: string): string {
  return text.endsWith(' is given') ? text.replace(/ is given$/, ' is not given') : `not ${text}`;
}

function written(member: string, members: readonly string[] | null): string {
  return members === null ? JSON.stringify(member) : member;
}

function describeStretch(
  subject: NumberSubject,
  from: Threshold | null,
  to: Threshold | null,
  analysis: Analysis,
): readonly string[] {
  const lowest = from === null ? null : firstFrom(from, subject);
  if (lowest !== null && to?.inclusive && isSame(lowest.value, to.value))
    return [compared(subject, 'is', to.value, analysis)];
  const lower = lowest === null ? [] : [compared(subject, lowest.inclusive ? '>=' : '>', lowest.value, analysis)];
  const upper = to === null ? [] : [compared(subject, to.inclusive ? '<=' : '<', to.value, analysis)];
  return [...lower, ...upper];
}

/** The lower end of what is not below a threshold; for a plain fact on a known step the next value. */
function firstFrom(threshold: Threshold, { step, terms }: NumberSubject): Threshold {
  if (step !== null && terms.length === 1 && threshold.inclusive)
    return { value: add(threshold.value, step), inclusive: true };
  return { value: threshold.value, inclusive: !threshold.inclusive };
}

/** `x - y >= 0` is shown as `x >= y`, `x >= 3` with the unit that `x` has. */
function compared(subject: NumberSubject, operator: string, value: Fraction, analysis: Analysis): string {
  const left = subject.terms.filter((term) => term.factor.numerator > 0n);
  const right = subject.terms.filter((term) => term.factor.numerator < 0n);
  const constant = right.length > 0 && value.numerator === 0n ? [] : [constantText(subject, value, analysis)];
  const others = right.map((term) => termText(term.text, { ...term.factor, numerator: -term.factor.numerator }));
  return `${left.map((term) => termText(term.text, term.factor)).join(' + ')} ${operator} ${[...others, ...constant].join(' + ')}`;
}

function termText(text: string, factor: Fraction): string {
  const readable = readableText(text);
  return isSame(factor, one) ? readable : `${fractionText(factor)} * ${readable}`;
}

function constantText(subject: NumberSubject, value: Fraction, analysis: Analysis): string {
  const [only] = subject.terms;
  if (subject.values === 'date' && subject.terms.length === 1)
    return formatDate(Number(value.numerator / value.denominator));
  const type = only === undefined ? undefined : analysis.declaredTypes.get(readableText(only.text))?.type;
  const unit = type?.kind === 'number' && type.unit !== '' ? ` ${type.unit}` : '';
  return `${fractionText(value)}${unit}`;
}

function isSame(left: Fraction, right: Fraction): boolean {
  return left.numerator * right.denominator === right.numerator * left.denominator;
}
