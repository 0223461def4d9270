import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type { Meaning } from '../analysis/analysis.ts';
import type * as ast from '../syntax/ast.ts';
import { store } from './arithmetic.ts';
import { wholeGrain } from './grain.ts';
import { leavesOf } from './leaves.ts';
import { declarationOf, lowerMeaning } from './names.ts';
import { type Quantity, wholeQuantity } from './quantity.ts';
import { areSafe, multiplyRanges, type Range, rangeOf, uniteRanges } from './range.ts';
import { type Lowering, typeOf, unwrap } from './scope.ts';

type Binder = ast.Quantifier | ast.Count | ast.Sum | Extract<ast.Extreme, { list: ast.Expression }>;

function bind({ scope }: Lowering, binder: Binder): ir.Variable {
  const variable = scope.analysis.variables.get(binder);
  return variable === undefined ? scope.variables.addUnused() : scope.variables.numberOf(variable);
}

function lowerWhere(lowering: Lowering, where: ast.Expression | null): ir.Expression | null {
  return where === null ? null : lowering.condition(where);
}

/** `any x in list where C satisfies E` */
export function lowerQuantifier(lowering: Lowering, quantifier: ast.Quantifier): ir.Expression {
  return {
    kind: quantifier.quantifier,
    variable: bind(lowering, quantifier),
    list: lowering.value(quantifier.list),
    where: lowerWhere(lowering, quantifier.where),
    satisfies: lowering.condition(quantifier.satisfies),
  };
}

/** `count of x in list where C`, `count of list` */
export function lowerCount(lowering: Lowering, count: ast.Count): Quantity {
  const expression: ir.Expression = {
    kind: 'count',
    variable: bind(lowering, count),
    list: lowering.value(count.list),
    where: lowerWhere(lowering, count.where),
  };
  return wholeQuantity(expression, { low: 0n, high: longest(lowering, count.list) });
}

/** `sum of E for x in list where C at most N per K` */
export function lowerSum(lowering: Lowering, sum: ast.Sum): Quantity {
  const variable = bind(lowering, sum);
  const list = lowering.value(sum.list);
  const where = lowerWhere(lowering, sum.where);
  const value = lowering.quantity(sum.value);
  const range = sumRange(value.range, longest(lowering, sum.list));
  const expression: ir.Expression = {
    kind: 'sum',
    variable,
    list,
    where,
    value: value.expression,
    atMost: sum.atMost === null ? null : lowerAtMost(lowering, sum.atMost),
    wide: !areSafe(value.range, range),
  };
  return { ...value, expression, range };
}

function sumRange(value: Range, length: bigint): Range {
  return multiplyRanges(uniteRanges([rangeOf(0), value]), { low: 0n, high: length });
}

function lowerAtMost(lowering: Lowering, { limit, per }: NonNullable<ast.Sum['atMost']>) {
  return {
    limit: store(lowering.amount(limit), wholeGrain).expression,
    per: per === null ? null : lowering.value(per),
  };
}

/** `min of E for x in list where C` of numbers. */
export function lowerExtreme(lowering: Lowering, extreme: Extract<ast.Extreme, { list: ast.Expression }>): Quantity {
  const bound = bindExtreme(lowering, extreme);
  const value = lowering.quantity(extreme.value);
  return { ...value, expression: { ...bound, value: value.expression } };
}

/** The same of dates. */
export function lowerExtremeDate(
  lowering: Lowering,
  extreme: Extract<ast.Extreme, { list: ast.Expression }>,
): ir.Expression {
  return { ...bindExtreme(lowering, extreme), value: lowering.value(extreme.value) };
}

function bindExtreme(lowering: Lowering, extreme: Extract<ast.Extreme, { list: ast.Expression }>) {
  return {
    kind: extreme.extreme === 'min' ? 'least' : 'greatest',
    variable: bind(lowering, extreme),
    list: lowering.value(extreme.list),
    where: lowerWhere(lowering, extreme.where),
  } as const;
}

/** How many elements a list can have. */
function longest(lowering: Lowering, list: ast.Expression): bigint {
  const inner = unwrap(list);
  const meaning = lowering.meaningOf(inner);
  if (meaning !== null) return declarationOf(meaning, lowering.scope).length;
  if (inner.kind === 'list_literal') return BigInt(inner.elements.length);
  return lowering.scope.declarations.longestList;
}

/** `not given in (contract.provider, contract.starts)`: a record stands for its optional leaves. */
export function lowerNotGiven(lowering: Lowering, { operands }: ast.NotGiven): ir.Expression {
  return { kind: 'not_given', operands: operands.flatMap((operand) => lowerLeaves(lowering, operand)) };
}

function lowerLeaves(lowering: Lowering, operand: ast.Expression): readonly ir.Expression[] {
  const { scope } = lowering;
  const meaning = lowering.meaningOf(operand);
  invariant(meaning !== null, 'what is given or not is named');
  const type = typeOf(operand, scope);
  if (type.kind !== 'record') return [lowerMeaning(meaning, null, scope)];
  return leavesOf(type.record, scope.analysis.consolidation)
    .filter((leaf) => leaf.optional || isOptional(meaning))
    .map((leaf) => lowerLeaf(meaning, leaf.path, lowering));
}

function isOptional(meaning: Meaning): boolean {
  return (meaning.kind === 'fact' || meaning.kind === 'field') && meaning.declared.optional;
}

function lowerLeaf(meaning: Meaning, path: string, { scope }: Lowering): ir.Expression {
  switch (meaning.kind) {
    case 'fact':
      return { kind: 'fact', path: `${meaning.path}.${path}` };
    case 'element':
      return { kind: 'field', variable: scope.variables.numberOf(meaning.variable), field: path };
    case 'field':
      return {
        kind: 'field',
        variable: scope.variables.numberOf(meaning.variable),
        field: `${meaning.path}.${path}`,
      };
    case 'definition':
    case 'parameter':
    case 'member':
    case 'set':
      invariant(false, 'only facts, fields and elements are given');
  }
}
