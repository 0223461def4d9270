/** What an expression at some place has to be, as far as what stands around it says. */
import type { Unit } from '../../engine/ir/ir.ts';
import { divideUnits, isSameFamily, multiplyUnits } from '../infer/numbers.ts';
import type { NameTable } from '../scope/names.ts';
import type * as ast from '../syntax/ast.ts';
import type { Node } from '../syntax/walk.ts';
import type { NumberType, Type } from '../types/types.ts';

export type Expected =
  | {
      readonly kind: 'type';
      readonly type: Type;
      /** The members of the enum that can stand here, where not all can. */
      readonly members?: readonly string[];
    }
  /** Any single value. */
  | { readonly kind: 'any' }
  /** Any enum: the subject of a match. */
  | { readonly kind: 'any_enum' }
  /** Any list. */
  | { readonly kind: 'any_list' }
  /** A number of any unit: one side of a product. */
  | { readonly kind: 'any_number' }
  /** A number of days, months or years: what is added to a date. */
  | { readonly kind: 'any_length' }
  /** One side of a product or quotient of which the other side and the result are known. */
  | { readonly kind: 'factor'; readonly result: Unit; readonly resultOf: (unit: Unit) => Unit | null };

export const anyValue: Expected = { kind: 'any' };
export const anyList: Expected = { kind: 'any_list' };

export function typed(type: Type): Expected {
  return type.kind === 'error' ? anyValue : { kind: 'type', type };
}

/**
 * How well a value of a type suits: 0 as it is, 1 as a part of something that suits (a number to be multiplied, one
 * side of a comparison); null not at all.
 */
export function suitability(type: Type, expected: Expected): 0 | 1 | null {
  if (type.kind === 'record' || type.kind === 'error') return null;
  switch (expected.kind) {
    case 'any':
      return type.kind === 'list' ? 1 : 0;
    case 'any_enum':
      return type.kind === 'enum' ? 0 : null;
    case 'any_list':
      return type.kind === 'list' ? 0 : null;
    case 'any_number':
      return type.kind === 'number' ? 0 : null;
    case 'any_length':
      return type.kind === 'number' ? (isCalendarUnit(type.unit) ? 0 : null) : null;
    case 'factor':
      return suitsFactor(type, expected);
    case 'type':
      return suitsType(type, expected.type);
  }
}

function suitsFactor(type: Type, { result, resultOf }: Extract<Expected, { readonly kind: 'factor' }>): 0 | 1 | null {
  if (type.kind !== 'number') return null;
  const unit = resultOf(type.unit);
  return unit !== null && isSameFamily(unit, result) ? 0 : 1;
}

function isCalendarUnit(unit: string): boolean {
  return isSameFamily(unit, 'day') || isSameFamily(unit, 'month') || unit === 'business_day';
}

function suitsType(type: Type, wanted: Type): 0 | 1 | null {
  if (wanted.kind === 'boolean') return type.kind === 'boolean' ? 0 : 1;
  if (wanted.kind === 'number') {
    if (type.kind !== 'number') return null;
    return wanted.zero || type.zero || isSameFamily(type.unit, wanted.unit) ? 0 : 1;
  }
  if (wanted.kind === 'enum') return type.kind === 'enum' && type.enum === wanted.enum ? 0 : null;
  if (wanted.kind === 'list') {
    return type.kind === 'list' && suitsType(type.element, wanted.element) === 0 ? 0 : null;
  }
  return type.kind === wanted.kind ? 0 : null;
}

/** What is known of the expression around the place. */
export interface Surroundings {
  readonly types: ReadonlyMap<ast.Expression, Type>;
  readonly names: NameTable;
  /** What the whole expression has to be. */
  readonly goal: Expected;
}

/** What the last node of a path has to be; the path leads from the whole expression down to it. */
export function expectedAt(path: readonly Node[], known: Surroundings): Expected {
  const child = path.at(-1);
  const parent = path.at(-2);
  if (child === undefined || parent === undefined) return known.goal;
  const outer = (): Expected => expectedAt(path.slice(0, -1), known);
  const like = (other: ast.Expression): Expected => {
    const type = known.types.get(other) ?? { kind: 'error' };
    return type.kind === 'error' ? guessEnum(other, known.names) : typed(type);
  };
  switch (parent.kind) {
    case 'not':
    case 'logical':
      return typed({ kind: 'boolean' });
    case 'comparison':
      return compared(child === parent.left ? parent.right : parent.left, parent.operator, like);
    case 'between':
      return like(child === parent.operand ? parent.low : parent.operand);
    case 'in':
      return child === parent.list ? listOf(like(parent.operand)) : memberOf(like(parent.list));
    case 'is_empty':
      return anyList;
    case 'matches':
      return typed({ kind: 'text' });
    case 'arithmetic':
      return operandOf(child === parent.left ? parent.right : parent.left, parent, like, outer);
    case 'if':
      return child === parent.condition ? typed({ kind: 'boolean' }) : outer();
    case 'match':
      return child === parent.subject ? subjectOf(parent, known.names) : outer();
    case 'negation':
    case 'rounded':
    case 'parenthesised':
    case 'match_arm':
      return outer();
    case 'list_literal':
      return elementOf(outer());
    case 'lookup':
      return indexOf(parent.parameter.text, known.names);
    case 'by_brackets':
      return indexOf(parent.parameter.text, known.names);
    case 'quantifier':
    case 'count':
      return child === parent.list ? anyList : typed({ kind: 'boolean' });
    case 'sum':
      if (child === parent.list) return anyList;
      return child === parent.value ? outer() : child === parent.where ? typed({ kind: 'boolean' }) : anyValue;
    case 'extreme':
      if (parent.variable === null || child === parent.value) return outer();
      return child === parent.list ? anyList : typed({ kind: 'boolean' });
    case 'date_distance':
    case 'date_part':
      return typed({ kind: 'date' });
    default:
      return anyValue;
  }
}

function compared(
  other: ast.Expression,
  operator: ast.Comparison['operator'],
  like: (other: ast.Expression) => Expected,
): Expected {
  const found = like(other);
  if (found.kind !== 'any' || operator === 'is' || operator === 'is not') return found;
  return { kind: 'any_number' };
}

function operandOf(
  other: ast.Expression,
  { operator, left }: ast.Arithmetic,
  like: (other: ast.Expression) => Expected,
  outer: () => Expected,
): Expected {
  const goal = outer();
  const found = like(other);
  if (operator === '*' || operator === '/') return factorOf(found, goal, operator, other === left);
  // A date less a date is no value; to a date a number of days, months or years is added.
  if (found.kind === 'type' && found.type.kind === 'date' && other === left) return { kind: 'any_length' };
  return found.kind === 'any' ? goal : found;
}

function factorOf(other: Expected, goal: Expected, operator: '*' | '/', isRight: boolean): Expected {
  const known = numberIn(other);
  const result = numberIn(goal);
  if (known === null || result === null) return { kind: 'any_number' };
  const resultOf = (unit: Unit): Unit | null => {
    const [left, right] = isRight ? [known.unit, unit] : [unit, known.unit];
    return (operator === '*' ? multiplyUnits(left, right) : divideUnits(left, right))?.unit ?? null;
  };
  return { kind: 'factor', result: result.unit, resultOf };
}

function numberIn(expected: Expected): NumberType | null {
  return expected.kind === 'type' && expected.type.kind === 'number' ? expected.type : null;
}

/**
 * Bare names of members and sets mean something only against a value of their enum; which enum that is they tell
 * themselves, but another bare name against them would mean nothing.
 */
function guessEnum(expression: ast.Expression, { consolidation }: NameTable): Expected {
  const [first] = expression.kind === 'list_literal' ? expression.elements : [expression];
  if (first?.kind !== 'reference' || first.name.parts.length > 1) return anyValue;
  return enumWith(first.name.text, consolidation) ?? anyValue;
}

function enumWith(name: string, { sets, enums }: NameTable['consolidation']): Expected | null {
  const set = sets.get(name)?.node.enum.text;
  const anyValueOf = (owner: string): Expected => ({ kind: 'type', type: { kind: 'enum', enum: owner }, members: [] });
  if (set !== undefined) return anyValueOf(set);
  for (const [owner, { members }] of enums) {
    if (members.some(({ node }) => node.name.text === name)) return anyValueOf(owner);
  }
  return null;
}

function subjectOf({ arms }: ast.Match, { consolidation }: NameTable): Expected {
  for (const { text } of arms.flatMap(({ patterns }) => patterns ?? [])) {
    const found = enumWith(text, consolidation);
    if (found !== null) return found;
  }
  return { kind: 'any_enum' };
}

/** What stands in front of `in`: an element of the list, or a member of the enum that has the set. */
function memberOf(list: Expected): Expected {
  return list.kind === 'type' && list.type.kind === 'enum' ? list : elementOf(list);
}

function listOf(element: Expected): Expected {
  return element.kind === 'type' ? typed({ kind: 'list', element: element.type }) : anyList;
}

function elementOf(list: Expected): Expected {
  return list.kind === 'type' && list.type.kind === 'list' ? typed(list.type.element) : anyValue;
}

function indexOf(parameter: string, { parameters }: NameTable): Expected {
  const index = parameters.get(parameter)?.index ?? 'broken';
  if (index === 'broken') return anyValue;
  if (index.kind !== 'enum') return typed(index.number);
  return { kind: 'type', type: { kind: 'enum', enum: index.enum }, members: index.members };
}
