import type { Comparison, Expression } from '../../../ir/ir.ts';
import { lowerFirst } from '../../../ir/texts.ts';
import { typeOf } from '../../../ir/type-of.ts';
import { labelOfMember } from '../../../wording/format-value.ts';
import { nameOf } from '../../../wording/telling.ts';
import type { ConditionRole } from './phrases.ts';
import { formOf, held, insideOf, quoted, type Voice, type Voices } from './voice.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/**
 * What changed between two conditions, as parts of a sentence without a capital letter: as little of them as tells it.
 * Either may be missing. Empty where they certainly mean the same.
 */
export function tellConditionChange(
  before: Expression | null,
  after: Expression | null,
  role: ConditionRole,
  voices: Voices,
): readonly string[] {
  const { phrases } = voices;
  const noun = phrases.role[role];
  const { gone, come } = compareParts(partsOf(before, 'and'), partsOf(after, 'and'), voices);
  const [old, ...otherOld] = gone;
  const [now, ...otherNew] = come;
  if (old !== undefined && now !== undefined) {
    if (otherOld.length === 0 && otherNew.length === 0) return tellPair(old, now, role, voices);
    const junction = tellJunction(before, after, voices);
    if (junction !== null) return [junction];
    const quote = (parts: readonly Expression[], voice: Voice): string =>
      parts.map((part) => quoted(part, voice)).join(', ');
    return [phrases.changed(noun, quote(gone, voices.before), quote(come, voices.after))];
  }
  return [
    ...gone.map((part) => phrases.removed(noun, quoted(part, voices.before))),
    ...come.map((part) => phrases.added(noun, quoted(part, voices.after))),
  ];
}

/** What a condition joins by and, or by or; a condition that joins nothing is its own only part. */
function partsOf(condition: Expression | null, kind: 'and' | 'or'): readonly Expression[] {
  if (condition === null) return [];
  return condition.kind === kind ? condition.operands.flatMap((operand) => partsOf(operand, kind)) : [condition];
}

function compareParts(before: readonly Expression[], after: readonly Expression[], voices: Voices) {
  const old = new Set(before.map((part) => formOf(part, voices.before)));
  const now = new Set(after.map((part) => formOf(part, voices.after)));
  return {
    gone: before.filter((part) => !now.has(formOf(part, voices.before))),
    come: after.filter((part) => !old.has(formOf(part, voices.after))),
  };
}

/** One condition that became another. */
function tellPair(before: Expression, after: Expression, role: ConditionRole, voices: Voices): readonly string[] {
  const { phrases } = voices;
  const told =
    tellJunction(before, after, voices) ??
    tellAlternatives(before, after, voices) ??
    tellOperator(before, after, role, voices) ??
    tellBound(before, after, role, voices) ??
    tellMembers(before, after, voices) ??
    tellQuantifier(before, after, voices) ??
    tellChoice(before, after, voices) ??
    tellReversal(before, after, role, voices);
  if (told !== null) return typeof told === 'string' ? [told] : told;
  return [phrases.changed(phrases.role[role], quoted(before, voices.before), quoted(after, voices.after))];
}

/** The same conditions, joined by or where they were joined by and, or the other way around. */
function tellJunction(before: Expression | null, after: Expression | null, voices: Voices): string | null {
  const kinds = [before?.kind, after?.kind];
  if (!kinds.includes('and') || !kinds.includes('or')) return null;
  const now = after?.kind === 'and' ? 'and' : 'or';
  const old = now === 'and' ? 'or' : 'and';
  const { gone, come } = compareParts(partsOf(before, old), partsOf(after, now), voices);
  if (gone.length > 0 || come.length > 0) return null;
  const texts = partsOf(after, now).map((part) => quoted(part, voices.after));
  return now === 'and' ? voices.phrases.nowAll(texts) : voices.phrases.nowAny(texts);
}

function tellAlternatives(before: Expression, after: Expression, voices: Voices): readonly string[] | null {
  if (before.kind !== 'or' && after.kind !== 'or') return null;
  const [old, now] = [partsOf(before, 'or'), partsOf(after, 'or')];
  const { gone, come } = compareParts(old, now, voices);
  if (gone.length === old.length || come.length === now.length) return null;
  const [onlyGone, ...moreGone] = gone;
  const [onlyCome, ...moreCome] = come;
  if (onlyGone !== undefined && onlyCome !== undefined && moreGone.length + moreCome.length === 0) {
    return tellPair(onlyGone, onlyCome, 'value', voices);
  }
  return [
    ...gone.map((part) => voices.phrases.alternativeRemoved(quoted(part, voices.before))),
    ...come.map((part) => voices.phrases.alternativeAdded(quoted(part, voices.after))),
  ];
}

/** From the strictest on: what allows less stands before what allows more, upwards and downwards. */
const strictness: readonly (readonly Comparison[])[] = [
  ['less', 'less_or_equal'],
  ['greater', 'greater_or_equal'],
  ['equal', 'less_or_equal'],
  ['equal', 'greater_or_equal'],
  ['less', 'not_equal'],
  ['greater', 'not_equal'],
];

/** The same two sides, compared otherwise. */
function tellOperator(before: Expression, after: Expression, role: ConditionRole, voices: Voices): string | null {
  if (before.kind !== 'compare' || after.kind !== 'compare' || before.operator === after.operator) return null;
  const sides = (one: Node<'compare'>, voice: Voice): string =>
    `${formOf(one.left, voice)} ${formOf(one.right, voice)}`;
  if (sides(before, voices.before) !== sides(after, voices.after)) return null;
  const { phrases } = voices;
  const is = (one: Comparison, other: Comparison): boolean =>
    strictness.some(([strict, loose]) => strict === one && loose === other);
  const phrase = is(after.operator, before.operator)
    ? phrases.tightened
    : is(before.operator, after.operator)
      ? phrases.loosened
      : phrases.changed;
  return phrase(phrases.role[role], quoted(before, voices.before), quoted(after, voices.after));
}

/** The same value, held to another number: a higher least or a lower most allows less. */
function tellBound(before: Expression, after: Expression, role: ConditionRole, voices: Voices): string | null {
  if (before.kind !== 'compare' || after.kind !== 'compare') return null;
  const direction = directionOf(after.operator);
  if (direction === null || directionOf(before.operator) !== direction) return null;
  if (formOf(before.left, voices.before) !== formOf(after.left, voices.after)) return null;
  const [old, now] = [numberIn(before.right), numberIn(after.right)];
  if (old === null || now === null || old.scale !== now.scale || old.value === now.value) return null;
  const { phrases } = voices;
  const phrase = now.value > old.value === (direction === 'least') ? phrases.tightened : phrases.loosened;
  return phrase(phrases.role[role], quoted(before, voices.before), quoted(after, voices.after));
}

function directionOf(operator: Comparison): 'least' | 'most' | null {
  if (operator === 'greater' || operator === 'greater_or_equal') return 'least';
  return operator === 'less' || operator === 'less_or_equal' ? 'most' : null;
}

function numberIn(expression: Expression): { readonly value: number; readonly scale: string } | null {
  if (expression.kind !== 'constant' || typeof expression.value !== 'number') return null;
  return { value: expression.value, scale: JSON.stringify(expression.type) };
}

/** One value asked to be among other members. */
function tellMembers(before: Expression, after: Expression, voices: Voices): readonly string[] | null {
  const [old, now] = [membershipOf(before), membershipOf(after)];
  if (old === null || now === null || old.isNegated !== now.isNegated) return null;
  if (formOf(old.operand, voices.before) !== formOf(now.operand, voices.after)) return null;
  const { telling } = voices.after;
  const type = typeOf(now.operand, telling);
  if (type?.kind !== 'enum') return null;
  const label = (member: string): string =>
    lowerFirst(labelOfMember(type.enum, member, telling.language, telling.rulebook));
  const name = nameOf(now.operand, telling) ?? voices.phrases.list;
  const of = now.isNegated ? `${name} (${telling.language === 'fi' ? 'ei mikään näistä' : 'none of these'})` : name;
  const added = now.members.filter((member) => !old.members.includes(member)).map(label);
  const removed = old.members.filter((member) => !now.members.includes(member)).map(label);
  return [
    ...(added.length > 0 ? [voices.phrases.membersAdded(of, added)] : []),
    ...(removed.length > 0 ? [voices.phrases.membersRemoved(of, removed)] : []),
  ];
}

function membershipOf(condition: Expression): {
  readonly operand: Expression;
  readonly members: readonly string[];
  readonly isNegated: boolean;
} | null {
  if (condition.kind === 'not') {
    const inside = membershipOf(condition.operand);
    return inside === null ? null : { ...inside, isNegated: !inside.isNegated };
  }
  return condition.kind === 'member_of' ? { ...condition, isNegated: false } : null;
}

/** Some became every or the other way around, or what is asked of the elements changed. */
function tellQuantifier(before: Expression, after: Expression, voices: Voices): readonly string[] | null {
  const isQuantifier = (one: Expression): one is Node<'any' | 'every'> => one.kind === 'any' || one.kind === 'every';
  if (!isQuantifier(before) || !isQuantifier(after)) return null;
  if (formOf(before.list, voices.before) !== formOf(after.list, voices.after)) return null;
  const inside: Voices = {
    ...voices,
    before: insideOf(voices.before, before.variable, before.list),
    after: insideOf(voices.after, after.variable, after.list),
  };
  const parts = [
    ...tellConditionChange(before.where, after.where, 'where', inside),
    ...tellConditionChange(before.satisfies, after.satisfies, 'requires', inside),
  ];
  if (before.kind === after.kind) return parts;
  const text = quoted(after.satisfies, inside.after);
  return [after.kind === 'every' ? voices.phrases.nowEvery(text) : voices.phrases.nowSome(text), ...parts];
}

/** A choice between conditions: what changed in those of its branches that stay. */
function tellChoice(before: Expression, after: Expression, voices: Voices): readonly string[] | null {
  if (before.kind !== 'choose' || after.kind !== 'choose' || before.branches.length !== after.branches.length)
    return null;
  const parts: string[] = [];
  for (const [index, now] of after.branches.entries()) {
    const old = before.branches[index];
    if (old === undefined || formOf(old.when, voices.before) !== formOf(now.when, voices.after)) return null;
    const where = voices.phrases.where(held(now.when, voices.after));
    parts.push(...tellConditionChange(old.then, now.then, 'value', voices).map((part) => `${where}: ${part}`));
  }
  const otherwise = tellConditionChange(before.otherwise, after.otherwise, 'value', voices);
  return [...parts, ...otherwise.map((part) => `${voices.phrases.otherwise}: ${part}`)];
}

function tellReversal(before: Expression, after: Expression, role: ConditionRole, voices: Voices): string | null {
  if (formOf({ kind: 'not', operand: before }, voices.before) !== formOf(after, voices.after)) return null;
  const { phrases } = voices;
  return phrases.reversed(phrases.role[role], quoted(before, voices.before), quoted(after, voices.after));
}
