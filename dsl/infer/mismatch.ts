/** When two types go together, and what is said where they do not. */
import type { Localized } from '../../engine/ir/localized.ts';
import type { Origin } from '../diagnostics/diagnostic.ts';
import type { Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import type { NumberType, Type } from '../types/types.ts';
import { type Goal, type Inference, settleZero } from './inference.ts';
import { alignNumbers, decimalsIn, isSameFamily } from './numbers.ts';
import { originsOf } from './origins.ts';
import { describeType, describeUnit, thisIs } from './words.ts';

/** A type and the expression that has it. */
export interface Operand {
  readonly expression: ast.Expression;
  readonly type: Type;
}

/** The type that holds values of both; null where there is none. An error holds anything. */
export function joinTypes(left: Type, right: Type): Type | null {
  if (left.kind === 'error' || right.kind === 'error') return { kind: 'error' };
  if (left.kind === 'number' && right.kind === 'number') return alignNumbers(left, right);
  if (left.kind === 'empty_list' && right.kind === 'list') return right;
  if (left.kind === 'list' && right.kind === 'empty_list') return left;
  if (left.kind === 'list' && right.kind === 'list') {
    const element = joinTypes(left.element, right.element);
    return element === null ? null : { kind: 'list', element };
  }
  if (left.kind === 'enum' && right.kind === 'enum') return left.enum === right.enum ? left : null;
  if (left.kind === 'record' && right.kind === 'record') return left.record === right.record ? left : null;
  return left.kind === right.kind ? left : null;
}

/** The common type of two operands, their zeros settled; where they have none, both sides are named. */
export function joinOperands(
  inference: Inference,
  left: Operand,
  right: Operand,
  scope: Scope,
  cannot: (left: Localized, right: Localized) => Localized,
): Type {
  const joined = joinTypes(left.type, right.type);
  if (joined === null) {
    reportTwoSides(inference, left, right, scope, cannot(describeType(left.type), describeType(right.type)));
    return { kind: 'error' };
  }
  if (joined.kind === 'number' && !joined.zero) {
    settleZero(inference, left.expression, joined.unit);
    settleZero(inference, right.expression, joined.unit);
  }
  return joined;
}

/** A mismatch of two operands: the label of each says what it is; the later one is where the mistake is shown. */
export function reportTwoSides(
  inference: Inference,
  left: Operand,
  right: Operand,
  scope: Scope,
  message: Localized,
  help?: Localized,
): void {
  const areNumbers = left.type.kind === 'number' && right.type.kind === 'number';
  inference.report(
    {
      code: areNumbers ? 'unit-mismatch' : 'type-mismatch',
      span: right.expression.span,
      message,
      label: thisIs(right.type),
      others: [{ place: { file: scope.file, span: left.expression.span }, message: thisIs(left.type) }],
      help: help ?? helpWithOtherSide(left, right),
      origins: [...originsOf(inference, left.expression), ...originsOf(inference, right.expression)],
    },
    scope.file,
  );
}

/** `x > 5` where x is in km; otherwise that the sides have to be alike. */
function helpWithOtherSide(left: Operand, right: Operand): Localized {
  const [a, b] = [describeType(left.type), describeType(right.type)];
  const alike = {
    fi: `muuta jompaakumpaa puolta niin, että ne ovat samaa lajia: kumpikin ${a.fi}, tai kumpikin ${b.fi}`,
    en: `change one of the sides so that both are of one kind: each ${a.en}, or each ${b.en}`,
  };
  for (const [literal, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const { expression } = literal;
    if (expression.kind !== 'number_literal' || expression.unit !== null) continue;
    if (other.type.kind !== 'number' || other.type.unit === '') continue;
    const text = `${expression.digits} ${other.type.unit}`;
    return { fi: `lisää luvulle yksikkö: '${text}'`, en: `give the number its unit: '${text}'` };
  }
  return alike;
}

/** A value of a kind that its place has no use for: `wanted` says what it takes. */
export function reportMisfit(
  inference: Inference,
  { expression, type }: Operand,
  scope: Scope,
  wanted: Localized,
  more: { readonly help?: Localized | undefined; readonly reason?: Goal['reason'] } = {},
): void {
  const found = describeType(type);
  inference.report(
    {
      code: 'type-mismatch',
      span: expression.span,
      message: {
        fi: `tässä pitää olla ${wanted.fi}, ei ${found.fi}`,
        en: `${wanted.en} is needed here, not ${found.en}`,
      },
      label: thisIs(type),
      help: more.help,
      others: more.reason ? [more.reason] : [],
      origins: [...originsOf(inference, expression), ...originOfGoal(more.reason ?? null)],
    },
    scope.file,
  );
}

function originOfGoal(reason: Goal['reason']): readonly Origin[] {
  return reason?.name === undefined ? [] : [{ name: reason.name, declared: reason.place }];
}

/** Reports where an expression's type is not what the goal asks for. */
export function reportWhereUnfit(inference: Inference, operand: Operand, scope: Scope, goal: Goal): void {
  const { expression, type } = operand;
  if (type.kind === 'number' && goal.type.kind === 'number') {
    if (type.zero) settleZero(inference, expression, goal.type.unit);
    else reportUnfitNumber(inference, { expression, type }, scope, goal, goal.type);
    return;
  }
  if (joinTypes(type, goal.type) !== null) return;
  reportMisfit(inference, operand, scope, describeType(goal.type), { reason: goal.reason });
}

function reportUnfitNumber(
  inference: Inference,
  { expression, type: found }: Operand & { readonly type: NumberType },
  scope: Scope,
  { rounded, reason }: Goal,
  wanted: NumberType,
): void {
  if (!isSameFamily(found.unit, wanted.unit)) {
    const [foundWords, wantedWords] = [describeType(found), describeType(wanted)];
    inference.report(
      {
        code: 'unit-mismatch',
        span: expression.span,
        message: {
          fi: `tässä pitää olla ${wantedWords.fi}, ei ${foundWords.fi}`,
          en: `${wantedWords.en} is needed here, not ${foundWords.en}`,
        },
        label: thisIs(found),
        others: reason ? [reason] : [],
        help: {
          fi: `anna arvo yksikössä ${wanted.unit || '1'}, tai muuta ilmoitettua yksikköä`,
          en: `give a value in ${wanted.unit || 'plain numbers'}, or change the unit that is declared`,
        },
        origins: [...originsOf(inference, expression), ...originOfGoal(reason)],
      },
      scope.file,
    );
    return;
  }
  const decimals = decimalsIn(wanted.unit, found);
  const room = wanted.decimals ?? 0;
  if (rounded || (decimals !== null && decimals <= room)) return;
  inference.report(
    {
      code: 'needs-rounding',
      span: expression.span,
      message:
        decimals === null
          ? {
              fi: `arvo ei mahdu pyöristämättä ${room} desimaaliin`,
              en: `the value does not fit ${room} decimals without rounding`,
            }
          : {
              fi: `arvossa voi olla ${decimals} desimaalia, mutta tilaa on ${room} desimaalille`,
              en: `the value can have ${decimals} decimals, but there is room for ${room}`,
            },
      label: { fi: 'pyöristämättä', en: 'not rounded' },
      others: reason ? [reason] : [],
      help: helpWithDecimals(expression, wanted, decimals),
      origins: [...originsOf(inference, expression), ...originOfGoal(reason)],
    },
    scope.file,
  );
}

function helpWithDecimals(expression: ast.Expression, wanted: NumberType, decimals: number | null): Localized {
  const room = wanted.decimals ?? 0;
  if (expression.kind === 'number_literal') {
    return { fi: `kirjoita enintään ${room} desimaalia`, en: `write at most ${room} decimals` };
  }
  const step = roundingStep(wanted.unit, room);
  const round = { fi: `pyöristä: 'rounded to ${step}'`, en: `round it: 'rounded to ${step}'` };
  if (decimals === null) return round;
  return {
    fi: `${round.fi}, tai pidä arvo tarkkana ja anna tyypille desimaaleja: 'with ${decimals} decimals'`,
    en: `${round.en}, or keep it exact and give the type more decimals: 'with ${decimals} decimals'`,
  };
}

function roundingStep(unit: string, decimals: number): string {
  const digits = decimals === 0 ? '1' : `0.${'1'.padStart(decimals, '0')}`;
  return unit === '' ? digits : `${digits} ${unit}`;
}

/** The label on a declared type that a value must fit. */
export function declaredAs(type: Type): Localized {
  if (type.kind !== 'number') {
    const words = describeType(type);
    return { fi: `tyypiksi on ilmoitettu ${words.fi}`, en: `declared as ${words.en}` };
  }
  const unit = describeUnit(type.unit);
  const decimals = type.decimals ?? 0;
  return {
    fi: `tyypiksi on ilmoitettu ${unit.fi}, desimaaleja ${decimals}`,
    en: `declared as ${unit.en} with ${decimals} decimals`,
  };
}
