import type { Localized } from '../../engine/ir/localized.ts';
import { isOrdinaryName, type Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import { booleanType, errorType, type Inference, unwrap } from './inference.ts';
import { joinOperands, joinTypes, type Operand, reportMisfit, reportTwoSides } from './mismatch.ts';
import { describeType } from './words.ts';

/** `a <= b`, `a is b`, `a is not b` */
export function inferComparison(inference: Inference, comparison: ast.Comparison, scope: Scope): Type {
  const { operator } = comparison;
  const [left, right] = inferPair(inference, comparison.left, comparison.right, scope);
  if (operator === 'is' || operator === 'is not') compareEqual(inference, left, right, scope);
  else compareSize(inference, left, right, scope);
  return booleanType;
}

/** Two sides of a comparison; a bare member on either one is found through the other. */
function inferPair(
  inference: Inference,
  left: ast.Expression,
  right: ast.Expression,
  scope: Scope,
): readonly [Operand, Operand] {
  if (isBareWord(inference, left, scope) && !isBareWord(inference, right, scope)) {
    const type = inference.infer(right, scope, { quotient: true });
    return [
      { expression: left, type: inference.infer(left, scope, { type, quotient: true }) },
      { expression: right, type },
    ];
  }
  const type = inference.infer(left, scope, { quotient: true });
  return [
    { expression: left, type },
    { expression: right, type: inference.infer(right, scope, { type, quotient: true }) },
  ];
}

function isBareWord({ names }: Inference, expression: ast.Expression, scope: Scope): boolean {
  const inner = unwrap(expression);
  return inner.kind === 'reference' && inner.name.parts.length === 1 && !isOrdinaryName(inner.name, scope, names);
}

function cannotCompare(left: Localized, right: Localized): Localized {
  return {
    fi: `näitä ei voi verrata toisiinsa: ${left.fi} ja ${right.fi}`,
    en: `${left.en} and ${right.en} cannot be compared`,
  };
}

/** Reports where two values cannot be compared by size. */
export function compareSize(inference: Inference, left: Operand, right: Operand, scope: Scope): void {
  if (left.type.kind === 'error' || right.type.kind === 'error') return;
  if (joinOperands(inference, left, right, scope, cannotCompare).kind === 'error') return;
  if (left.type.kind === 'number' || left.type.kind === 'date') return;
  reportMisfit(inference, left, scope, { fi: 'luku, määrä tai päivämäärä', en: 'a number, an amount or a date' });
}

/** Reports where two values cannot be compared for being the same. */
export function compareEqual(inference: Inference, left: Operand, right: Operand, scope: Scope): void {
  if (left.type.kind === 'error' || right.type.kind === 'error') return;
  if (joinOperands(inference, left, right, scope, cannotCompare).kind === 'error') return;
  if (!isSimple(left.type)) {
    reportTwoSides(inference, left, right, scope, cannotCompare(describeType(left.type), describeType(right.type)));
    return;
  }
  if (left.type.kind === 'text' && !isStated(inference, left.expression) && !isStated(inference, right.expression)) {
    reportTextComparison(inference, left, right, scope);
  }
}

function isSimple(type: Type): boolean {
  return type.kind !== 'list' && type.kind !== 'empty_list' && type.kind !== 'record' && type.kind !== 'label';
}

/** A text (or list of texts) that the rulebook itself says. */
function isStated({ meanings }: Inference, expression: ast.Expression): boolean {
  const inner = unwrap(expression);
  if (inner.kind === 'text_literal') return true;
  return (inner.kind === 'reference' || inner.kind === 'lookup') && meanings.get(inner)?.kind === 'parameter';
}

function reportTextComparison(inference: Inference, left: Operand, right: Operand, scope: Scope): void {
  inference.report(
    {
      code: 'text-comparison',
      span: right.expression.span,
      message: {
        fi: 'kahta asiasta annettua tekstiä ei voi verrata toisiinsa',
        en: 'two texts given in a case cannot be compared with each other',
      },
      label: { fi: 'teksti, jota säännöstö ei tunne ennalta', en: 'a text the rulebook does not know beforehand' },
      others: [
        {
          place: { file: scope.file, span: left.expression.span },
          message: { fi: 'samoin tämä', en: 'and so is this' },
        },
      ],
      help: {
        fi: 'vertaa tekstiin, joka on säännöstössä: \'… is "Kuopio"\', tai käytä luokitusta (enum)',
        en: 'compare with a text of the rulebook: \'… is "Kuopio"\', or use an enum',
      },
    },
    scope.file,
  );
}

/** `a between low and high` */
export function inferBetween(inference: Inference, { operand, low, high }: ast.Between, scope: Scope): Type {
  const type = inference.infer(operand, scope, { quotient: true });
  for (const bound of [low, high]) {
    const boundType = inference.infer(bound, scope, { type, quotient: true });
    compareSize(inference, { expression: operand, type }, { expression: bound, type: boundType }, scope);
    if (!isSizeable(type)) break;
  }
  return booleanType;
}

function isSizeable(type: Type): boolean {
  return type.kind === 'number' || type.kind === 'date' || type.kind === 'error';
}

/** `a in hour_based`, `a in (visit, remote)`, `a in accepted_degrees` */
export function inferIn(inference: Inference, { operand, list }: ast.In, scope: Scope): Type {
  const inner = unwrap(list);
  if (isBareWord(inference, operand, scope) && inner.kind !== 'list_literal') {
    inferMemberIn(inference, operand, list, scope);
    return booleanType;
  }
  const value = { expression: operand, type: inference.infer(operand, scope, { quotient: true }) };
  if (inner.kind !== 'list_literal' && list.kind !== 'parenthesised') {
    inferList(inference, value, list, scope);
    return booleanType;
  }
  const elements = inner.kind === 'list_literal' ? inner.elements : [inner];
  for (const element of elements) inferAlternative(inference, value, element, scope);
  recordList(inference, list, elements.length === 0 ? { kind: 'empty_list' } : { kind: 'list', element: value.type });
  return booleanType;
}

/** `bachelor in client.degrees`: the list says of which enum the member is. */
function inferMemberIn(inference: Inference, operand: ast.Expression, list: ast.Expression, scope: Scope): void {
  const type = inference.infer(list, scope);
  const element = type.kind === 'list' ? type.element : type;
  const value = { expression: operand, type: inference.infer(operand, scope, { type: element }) };
  if (type.kind === 'list') compareWithList(inference, value, { expression: list, type }, element, scope);
  else if (type.kind !== 'error') reportMisfit(inference, { expression: list, type }, scope, aListOrSet);
}

const aListOrSet = { fi: 'lista tai joukko', en: 'a list or a set' };

/** The type of a list that is written out, and of the parentheses around it. */
function recordList(inference: Inference, list: ast.Expression, type: Type): void {
  if (list.kind === 'list_literal') inference.types.set(list, type);
  if (list.kind === 'parenthesised' && unwrap(list).kind === 'list_literal') {
    inference.types.set(list, type);
    recordList(inference, list.operand, type);
  }
}

function inferList(inference: Inference, value: Operand, list: ast.Expression, scope: Scope): void {
  const wanted: Type = value.type.kind === 'error' ? errorType : { kind: 'list', element: value.type };
  const type = inference.infer(list, scope, { type: wanted, sets: true });
  if (type.kind === 'error' || type.kind === 'empty_list') return;
  if (type.kind !== 'list') {
    const word = unwrap(list);
    const help =
      word.kind === 'reference'
        ? { fi: `kirjoita 'is ${word.name.text}'`, en: `write 'is ${word.name.text}'` }
        : undefined;
    reportMisfit(inference, { expression: list, type }, scope, aListOrSet, { help });
    return;
  }
  compareWithList(inference, value, { expression: list, type }, type.element, scope);
}

/** One of the alternatives a value is compared with: a single value, or a set or list of such. */
export function inferAlternative(inference: Inference, value: Operand, element: ast.Expression, scope: Scope): void {
  const type = inference.infer(element, scope, { type: value.type, sets: true });
  if (type.kind === 'list') compareWithList(inference, value, { expression: element, type }, type.element, scope);
  else compareEqual(inference, value, { expression: element, type }, scope);
}

function compareWithList(inference: Inference, value: Operand, list: Operand, element: Type, scope: Scope): void {
  if (value.type.kind === 'error' || list.type.kind === 'error') return;
  const isListed = element.kind === 'enum' || element.kind === 'text';
  if (!isListed || joinTypes(value.type, element) === null) {
    const [a, b] = [describeType(value.type), describeType(list.type)];
    reportTwoSides(inference, value, list, scope, {
      fi: `tästä ei voi etsiä: ${b.fi}; etsittävä on ${a.fi}`,
      en: `${a.en} cannot be among ${b.en}`,
    });
    return;
  }
  if (element.kind === 'text' && !isStated(inference, value.expression) && !isStated(inference, list.expression)) {
    reportTextComparison(inference, value, list, scope);
  }
}
