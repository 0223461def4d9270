import type { Expression } from '../ir/ir.ts';

/** What holds wherever an expression counts: conditions by their text, and the members left of enum values. */
export interface Assumptions {
  readonly truths: ReadonlyMap<string, boolean>;
  /** By the text of an enum value: the only members it can have, null for any; and those it does not have. */
  readonly members: ReadonlyMap<
    string,
    { readonly among: ReadonlySet<string> | null; readonly not: ReadonlySet<string> }
  >;
}

export const noAssumptions: Assumptions = { truths: new Map(), members: new Map() };

/** With the condition true, or false, besides. */
export function assume(condition: Expression, truth: boolean, assumptions: Assumptions): Assumptions {
  const { truths, members } = assumptions;
  const noted = { truths: new Map(truths).set(textOf(condition), truth), members };
  switch (condition.kind) {
    case 'not':
      return assume(condition.operand, !truth, noted);
    case 'and':
    case 'or':
      return truth === (condition.kind === 'and') ? assumeAll(condition.operands, truth, noted) : noted;
    default: {
      const asked = membersAsked(condition);
      if (asked === null) return noted;
      const before = members.get(asked.of);
      const isAmong = asked.among.filter((one) => !before?.not.has(one) && (before?.among?.has(one) ?? true));
      const left =
        asked.truth === truth
          ? { among: new Set(isAmong), not: before?.not ?? new Set<string>() }
          : { among: before?.among ?? null, not: new Set([...(before?.not ?? []), ...asked.among]) };
      return { ...noted, members: new Map(members).set(asked.of, left) };
    }
  }
}

export function assumeAll(conditions: readonly Expression[], truth: boolean, assumptions: Assumptions): Assumptions {
  return conditions.reduce((all, condition) => assume(condition, truth, all), assumptions);
}

/** What the assumptions make of a condition; null where they leave it open. */
export function truthUnder(condition: Expression, assumptions: Assumptions): boolean | null {
  const noted = assumptions.truths.get(textOf(condition));
  if (noted !== undefined) return noted;
  switch (condition.kind) {
    case 'constant':
      return condition.value === true;
    case 'not': {
      const truth = truthUnder(condition.operand, assumptions);
      return truth === null ? null : !truth;
    }
    case 'and':
    case 'or': {
      const decisive = condition.kind === 'or';
      const truths = condition.operands.map((operand) => truthUnder(operand, assumptions));
      if (truths.includes(decisive)) return decisive;
      return truths.includes(null) ? null : !decisive;
    }
    default: {
      const asked = membersAsked(condition);
      const left = asked === null ? undefined : assumptions.members.get(asked.of);
      if (asked === null || left === undefined) return null;
      const possible = left.among === null ? null : [...left.among].filter((one) => !left.not.has(one));
      if (possible?.every((one) => asked.among.includes(one))) return asked.truth;
      const excluded = asked.among.every((one) => left.not.has(one) || (possible !== null && !possible.includes(one)));
      return excluded ? !asked.truth : null;
    }
  }
}

/** A condition that asks whether an enum value is among members, and the truth that means it is. */
function membersAsked(
  condition: Expression,
): { readonly of: string; readonly among: readonly string[]; readonly truth: boolean } | null {
  if (condition.kind === 'member_of') {
    return { of: textOf(condition.operand), among: condition.members, truth: true };
  }
  if (condition.kind !== 'compare' || condition.operands !== 'enum') return null;
  const { left, right, operator } = condition;
  const [value, constant] = left.kind === 'constant' ? [right, left] : [left, right];
  if (constant.kind !== 'constant' || typeof constant.value !== 'string') return null;
  return { of: textOf(value), among: [constant.value], truth: operator === 'equal' };
}

const texts = new WeakMap<Expression, string>();

/** The same for expressions that say the same. */
function textOf(expression: Expression): string {
  const known = texts.get(expression);
  if (known !== undefined) return known;
  const text = JSON.stringify(expression);
  texts.set(expression, text);
  return text;
}
