/** Values that are looked up: in parameters by an index, in what may be absent behind a guard. */
import type { Unit } from '../../../engine/ir/ir.ts';
import { type Attempt, type Builders, writeIf } from './builders.ts';
import type { Choices } from './choices.ts';
import { type Amount, factorTo, measureAll, multiplyAmounts } from './numbers.ts';
import { named, type Piece, phrase, slot } from './piece.ts';
import { roundIndex, writeNumber } from './rounding.ts';
import { definitionsIn, given, knowing, parametersIn, type Scope, type Source, variablesIn, whenOf } from './scope.ts';
import { type Family, familyOf, type NumberType, type SingleType, type ValueType } from './value-type.ts';
import { isAlike, type Parameter } from './vocabulary.ts';

/** Ways to read a number of a family other than by its bare name. */
export function readAmounts(family: Family): readonly Attempt<Amount>[] {
  const isFamily = (type: ValueType) => type.kind === 'number' && familyOf(type.unit) === family;
  const of = (own: Choices, scope: Scope, build: Builders) => build.amount(own, scope, family);
  const read = (piece: Piece, type: ValueType): Amount => toAmount(piece, type as NumberType);
  return [
    (own, scope, build) => {
      const found = lookUp(own, scope, build, isFamily);
      return found && read(found.piece, found.type);
    },
    ...(family === 'EUR' ? Array.from({ length: 6 }, () => eachPart) : []),
    (own, scope, build) => {
      const found = guarded(own, scope, isFamily, (choices, within) => of(choices, within, build));
      return found && joinGuarded(found, read(found.source.piece, found.source.type));
    },
    ...(dateMeasures[family] ?? []),
  ];
}

function toAmount(piece: Piece, { unit, decimals, low, high }: NumberType): Amount {
  return { piece, unit, decimals, largest: Math.max(Math.abs(low), Math.abs(high)) };
}

function joinGuarded({ condition, otherwise }: Guarded<Amount>, value: Amount): Amount {
  return { ...measureAll([value, otherwise]), piece: writeIf(condition, value.piece, otherwise.piece) };
}

/** `by_shade.fee[…]`, `band.price[…]`: a value of a parameter with an index; null where none suits. */
export function lookUp(
  choices: Choices,
  scope: Scope,
  build: Builders,
  suits: (type: ValueType) => boolean,
): { readonly piece: Piece; readonly type: ValueType } | null {
  const parameters = parametersIn(scope).filter(({ type, index }) => {
    return suits(type) && index !== null && index.kind !== 'brackets' && !(index.kind === 'enum' && index.set !== null);
  });
  if (parameters.length === 0) return null;
  const parameter = choices.among(parameters);
  const index = choices.part((own) => buildIndex(own, scope, build, parameter));
  return { piece: lookupPiece(parameter.name, index), type: parameter.type };
}

export function lookupPiece(parameter: string, index: Piece): Piece {
  return phrase('primary', { declaration: parameter, variable: null, text: parameter }, '[', slot(index, 'open'), ']');
}

function buildIndex(choices: Choices, scope: Scope, build: Builders, { index }: Parameter): Piece {
  if (index === null) throw new Error('the parameter has an index');
  if (index.kind === 'enum') return build.member(choices, scope, index.enum);
  const { unit, decimals } = index.number;
  return roundIndex(build.amount(choices, scope, familyOf(unit)), unit, decimals).piece;
}

/** `each part of plan.fee by step.share`, which is money for each of the parameters with brackets. */
const eachPart: Attempt<Amount> = (choices, scope, build) => {
  const parameters = parametersIn(scope).filter(({ index }) => index?.kind === 'brackets');
  if (parameters.length === 0) return null;
  const found = choices.among(parameters);
  if (found.index?.kind !== 'brackets') return null;
  const { unit, decimals } = found.index.number;
  const within = { ...scope, depth: Math.min(scope.depth, 1) };
  const read = choices.part((own) => build.amount(own, within, familyOf(unit)));
  const amount = choices.chance(30) ? multiplyAmounts(read, writeNumber('1234567.891', '')) : read;
  const operand = roundIndex(amount, unit, decimals);
  const grid = { ...operand, unit, decimals, largest: operand.largest * factorTo(unit, operand.unit) };
  const product = multiplyAmounts(grid, toAmount(operand.piece, found.type as NumberType));
  const piece = phrase('primary', 'each part of ', slot(operand.piece, 'primary'), ' by ', ...named(found.name).parts);
  return { ...product, piece };
};

export interface Guarded<T> {
  readonly condition: Piece;
  readonly source: Source;
  readonly otherwise: T;
}

/** Something that may be absent, with the condition under which it is not, and what stands for it otherwise. */
export function guarded<T>(
  choices: Choices,
  scope: Scope,
  suits: (type: ValueType) => boolean,
  otherwise: (choices: Choices, scope: Scope) => T,
): Guarded<T> | null {
  const found = mayBeAbsent(scope).filter(({ source }) => suits(source.type));
  if (found.length === 0) return null;
  const { condition, source } = choices.among(found);
  return { condition, source, otherwise: choices.part((own) => otherwise(own, knowing(scope, condition))) };
}

/** What may be absent in a scope, each with the condition under which it is not. */
export function mayBeAbsent(scope: Scope): readonly { readonly condition: Piece; readonly source: Source }[] {
  const optional = variablesIn(scope)
    .filter(({ variable, source }) => variable.isOptional && !scope.given.has(source.key))
    .map(({ source }) => ({ source, condition: isGiven(source) }));
  if (scope.reads !== 'everything') return optional;
  const conditional = definitionsIn(scope).flatMap(({ definition, source }) => {
    const condition = whenOf(definition, scope);
    return condition === null ? [] : [{ source, condition }];
  });
  return [...optional, ...conditional];
}

export function isGiven({ piece }: Source): Piece {
  return phrase('comparison', slot(piece, 'rounded'), ' is given');
}

/** The scope where something that may be absent is not. */
export function present(scope: Scope, condition: Piece, source: Source): Scope {
  return knowing(given(scope, source), condition);
}

const inDays: Attempt<Amount> = (own, scope, build) => distance(own, scope, build, 'days', 'day', 500_000);
const inYears: Attempt<Amount> = (own, scope, build) => distance(own, scope, build, 'full years', 'year', 1_500);

/** Numbers that are read from dates. */
const dateMeasures: Partial<Record<Family, readonly Attempt<Amount>[]>> = {
  day: [inDays, inDays, inDays, inDays],
  month: [inYears, inYears, inYears, inYears],
  plain: [
    (own, scope, build) => {
      const day = own.part((choices) => build.date(choices, scope));
      return { piece: phrase('primary', 'year of ', slot(day, 'primary')), unit: '', decimals: 0, largest: 14_000 };
    },
  ],
};

function distance(
  choices: Choices,
  scope: Scope,
  build: Builders,
  measure: 'days' | 'full years',
  unit: Unit,
  largest: number,
): Amount {
  const from = choices.part((own) => build.date(own, scope));
  const to = choices.part((own) => build.date(own, scope));
  const piece = phrase('primary', `${measure} from `, slot(from, 'primary'), ' to ', slot(to, 'primary'));
  return { piece, unit, decimals: 0, largest };
}

/** Whether a type is like another one, to look for what suits. */
export function like(type: SingleType): (other: ValueType) => boolean {
  return (other) => isAlike(type, other);
}
