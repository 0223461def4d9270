import type { BoundVariable } from '../analysis/analysis.ts';
import type { Scope } from '../scope/resolve.ts';
import { shadowedName } from '../scope/shadowing.ts';
import type * as ast from '../syntax/ast.ts';
import type { NumberType, Type } from '../types/types.ts';
import {
  type Binder,
  booleanType,
  type Expectation,
  errorType,
  goalOf,
  type Inference,
  integerType,
  unwrap,
} from './inference.ts';
import { joinOperands, type Operand, reportMisfit } from './mismatch.ts';

const aList = { fi: 'lista', en: 'a list' };

/** The scope within a binder: its variable stands for each element of the list. */
export function bindElement(
  inference: Inference,
  binder: Binder,
  name: ast.Name,
  list: ast.Expression,
  scope: Scope,
): Scope {
  const variable: BoundVariable = { name: name.text, type: elementOf(inference, list, scope), self: false };
  inference.variables.set(binder, variable);
  const shadowed = shadowedName(name, variable.type, scope, inference.names);
  if (shadowed !== null) inference.report(shadowed, scope.file);
  return { file: scope.file, variables: [...scope.variables, variable] };
}

function elementOf(inference: Inference, list: ast.Expression, scope: Scope): Type {
  const type = inference.infer(list, scope);
  if (type.kind === 'error' || type.kind === 'empty_list') return errorType;
  if (type.kind !== 'list') {
    reportMisfit(inference, { expression: list, type }, scope, aList);
    return errorType;
  }
  const inner = unwrap(list);
  if (inner.kind === 'reference' && inference.meanings.get(inner)?.kind === 'field') {
    reportListOfElement(inference, inner, scope);
  }
  return type.element;
}

function reportListOfElement(inference: Inference, { name, span }: ast.Reference, scope: Scope): void {
  inference.report(
    {
      code: 'nested-quantifier',
      span,
      message: {
        fi: `'${name.text}' on lista listan alkion sisällä; sitä ei voi käydä läpi`,
        en: `'${name.text}' is a list within an element of a list and cannot be gone through`,
      },
      label: { fi: 'lista listan sisällä', en: 'a list within a list' },
      help: {
        fi: "kysy siitä ehdolla '… in …', 'is empty' tai 'count of …'",
        en: "ask about it with '… in …', 'is empty' or 'count of …'",
      },
    },
    scope.file,
  );
}

/** `any x in list where C satisfies E` */
export function inferQuantifier(inference: Inference, quantifier: ast.Quantifier, scope: Scope): Type {
  const within = bindElement(inference, quantifier, quantifier.variable, quantifier.list, scope);
  inferWhere(inference, quantifier.where, within);
  inference.expect(quantifier.satisfies, within, goalOf(booleanType));
  return booleanType;
}

function inferWhere(inference: Inference, where: ast.Expression | null, within: Scope): void {
  if (where !== null) inference.expect(where, within, goalOf(booleanType));
}

/** `count of x in list where C`, `count of list` */
export function inferCount(inference: Inference, count: ast.Count, scope: Scope): Type {
  if (count.variable !== null) {
    inferWhere(inference, count.where, bindElement(inference, count, count.variable, count.list, scope));
    return integerType;
  }
  const type = inference.infer(count.list, scope);
  if (type.kind !== 'list' && type.kind !== 'empty_list' && type.kind !== 'error') {
    reportMisfit(inference, { expression: count.list, type }, scope, aList);
  }
  return integerType;
}

/** `sum of E for x in list where C at most N per K` */
export function inferSum(inference: Inference, sum: ast.Sum, scope: Scope): Type {
  const within = bindElement(inference, sum, sum.variable, sum.list, scope);
  inferWhere(inference, sum.where, within);
  const type = inference.infer(sum.value, within);
  if (sum.atMost !== null) {
    inference.expect(sum.atMost.limit, scope, goalOf(integerType));
    if (sum.atMost.per !== null) inferKey(inference, sum.atMost.per, within);
  }
  if (type.kind === 'number') return withoutZero(type);
  if (type.kind !== 'error') {
    reportMisfit(inference, { expression: sum.value, type }, within, {
      fi: 'luku tai määrä',
      en: 'a number or an amount',
    });
  }
  return errorType;
}

/** What is made of bare zeros is no literal: it has the unit they were written with, none. */
function withoutZero({ kind, unit, decimals }: NumberType): NumberType {
  return { kind, unit, decimals };
}

function inferKey(inference: Inference, key: ast.Expression, within: Scope): void {
  const type = inference.infer(key, within);
  if (type.kind === 'date' || type.kind === 'enum' || type.kind === 'number' || type.kind === 'boolean') return;
  if (type.kind === 'error') return;
  reportMisfit(inference, { expression: key, type }, within, {
    fi: 'päivämäärä, luku tai luokituksen arvo',
    en: 'a date, a number or a value of an enum',
  });
}

/** `min of E for x in list where C`, `max of (a, b)` */
export function inferExtreme(inference: Inference, extreme: ast.Extreme, scope: Scope, expectation: Expectation): Type {
  if (extreme.variable === null) return inferExtremeOf(inference, extreme.operands, scope);
  const within = bindElement(inference, extreme, extreme.variable, extreme.list, scope);
  inferWhere(inference, extreme.where, within);
  const type = inference.infer(extreme.value, within, { type: expectation.type });
  const sized = requireSize(inference, { expression: extreme.value, type }, within);
  return sized.kind === 'number' ? withoutZero(sized) : sized;
}

function inferExtremeOf(inference: Inference, operands: readonly ast.Expression[], scope: Scope): Type {
  let joined: Operand | null = null;
  for (const expression of operands) {
    const found = inference.infer(expression, scope);
    const operand = { expression, type: requireSize(inference, { expression, type: found }, scope) };
    const type: Type =
      joined === null
        ? operand.type
        : joinOperands(inference, joined, operand, scope, (a, b) => ({
            fi: `näitä ei voi verrata toisiinsa: ${a.fi} ja ${b.fi}`,
            en: `${a.en} and ${b.en} cannot be compared`,
          }));
    joined = { expression, type };
  }
  return joined?.type.kind === 'number' ? withoutZero(joined.type) : (joined?.type ?? errorType);
}

function requireSize(inference: Inference, operand: Operand, scope: Scope): Type {
  const { type } = operand;
  if (type.kind === 'number' || type.kind === 'date' || type.kind === 'error') return type;
  reportMisfit(inference, operand, scope, { fi: 'luku, määrä tai päivämäärä', en: 'a number, an amount or a date' });
  return errorType;
}
