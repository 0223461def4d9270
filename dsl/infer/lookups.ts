import type { Localized } from '../../engine/ir/localized.ts';
import { didYouMean } from '../diagnostics/unplaced-problem.ts';
import type { ParameterName } from '../scope/names.ts';
import { isOrdinaryName, type Scope } from '../scope/resolve.ts';
import { unknownName } from '../scope/unknown-names.ts';
import type * as ast from '../syntax/ast.ts';
import type { NumberType, Type } from '../types/types.ts';
import { errorType, type Inference, settleZero } from './inference.ts';
import { reportMisfit, reportTwoSides } from './mismatch.ts';
import { decimalsIn, decimalsOfProduct, isSameFamily, multiplyUnits } from './numbers.ts';
import { originsOf } from './origins.ts';
import { bracketsNeedOperand } from './references.ts';
import { describeType, thisIs } from './words.ts';

/** `max_hours[voucher.service]` */
export function inferLookup(inference: Inference, lookup: ast.Lookup, scope: Scope): Type {
  const parameter = findParameter(inference, lookup.parameter, scope);
  const index = parameter?.index ?? 'broken';
  if (parameter === null || index === 'broken') {
    inference.infer(lookup.index, scope, { type: errorType });
    return parameter === null ? errorType : errorWithoutIndex(inference, lookup, parameter, scope);
  }
  inference.meanings.set(lookup, { kind: 'parameter', name: lookup.parameter.text });
  switch (index.kind) {
    case 'enum':
      inferMemberIndex(inference, lookup, index.enum, scope);
      return parameter.declared.type;
    case 'bands':
      inferBandIndex(inference, lookup.index, lookup.parameter.text, index.number, scope);
      return parameter.declared.type;
    case 'brackets':
      inference.infer(lookup.index, scope);
      inference.report(bracketsNeedOperand(lookup.parameter.text, lookup.parameter.span), scope.file);
      return errorType;
  }
}

function errorWithoutIndex(inference: Inference, lookup: ast.Lookup, parameter: ParameterName, scope: Scope): Type {
  if (parameter.index === 'broken') return errorType;
  const { text } = lookup.parameter;
  inference.report(
    {
      code: 'unexpected-index',
      span: lookup.index.span,
      message: { fi: `parametrilla '${text}' on vain yksi arvo`, en: `'${text}' has one value only` },
      label: { fi: 'ei kuulu tähän', en: 'does not belong here' },
      help: { fi: `kirjoita pelkkä '${text}'`, en: `write just '${text}'` },
    },
    scope.file,
  );
  return errorType;
}

function findParameter(inference: Inference, name: ast.DottedName, scope: Scope): ParameterName | null {
  const { names } = inference;
  const parameter = names.parameters.get(name.text);
  if (parameter !== undefined) return parameter;
  const problem = unknownName(name, [], names);
  const what = describeOther(inference, name, scope);
  const help: Localized | undefined = what ? undefined : didYouMean(name.text, names.parameters.keys());
  inference.report(what ? { ...problem, message: what, label: notParameter, help } : { ...problem, help }, scope.file);
  return null;
}

const notParameter: Localized = { fi: 'ei ole parametri', en: 'not a parameter' };

function describeOther({ names }: Inference, name: ast.DottedName, scope: Scope): Localized | null {
  if (!isOrdinaryName(name, scope, names)) return null;
  return {
    fi: `'${name.text}' ei ole parametri, josta arvon voisi hakea`,
    en: `'${name.text}' is not a parameter to look a value up in`,
  };
}

function inferMemberIndex(inference: Inference, { index, parameter }: ast.Lookup, enumName: string, scope: Scope) {
  const declared = inference.names.parameters.get(parameter.text);
  const by = declared?.node.index;
  inference.expect(index, scope, {
    type: { kind: 'enum', enum: enumName },
    rounded: false,
    reason:
      declared && by
        ? {
            place: { file: declared.file, span: by.span },
            message: {
              fi: `arvot on annettu perusteella '${by.name.text}'`,
              en: `the values are given by '${by.name.text}'`,
            },
          }
        : null,
  });
}

/** Whether an index of bands, or what is split into brackets, is of the right family and no finer than their grid. */
function inferBandIndex(
  inference: Inference,
  expression: ast.Expression,
  parameter: string,
  grid: NumberType & { readonly decimals: number },
  scope: Scope,
): boolean {
  const type = inference.infer(expression, scope);
  if (type.kind === 'error') return false;
  if (type.kind !== 'number') {
    reportMisfit(inference, { expression, type }, scope, describeType(grid));
    return false;
  }
  settleZero(inference, expression, grid.unit);
  if (type.zero) return true;
  if (!isSameFamily(type.unit, grid.unit)) {
    reportOtherFamily(inference, expression, type, parameter, grid, scope);
    return false;
  }
  const decimals = decimalsIn(grid.unit, type);
  if (decimals !== null && decimals <= grid.decimals) return true;
  const step = `${grid.decimals === 0 ? '1' : `0.${'1'.padStart(grid.decimals, '0')}`} ${grid.unit}`.trimEnd();
  inference.report(
    {
      code: 'index-not-rounded',
      span: expression.span,
      message: {
        fi: `parametrin '${parameter}' arvot on annettu tarkkuudella ${step}, mutta tämä voi osua niiden väliin`,
        en: `the values of '${parameter}' are given in steps of ${step}, and this can fall between them`,
      },
      label:
        decimals === null
          ? { fi: 'liian tarkka', en: 'too fine' }
          : { fi: `desimaaleja voi olla ${decimals}`, en: `can have ${decimals} decimals` },
      help: {
        fi: `pyöristä ensin: '(… rounded to ${step})'`,
        en: `round it first: '(… rounded to ${step})'`,
      },
    },
    scope.file,
  );
  return false;
}

function reportOtherFamily(
  inference: Inference,
  expression: ast.Expression,
  type: NumberType,
  parameter: string,
  grid: NumberType,
  scope: Scope,
): void {
  const declared = inference.names.parameters.get(parameter);
  const by = declared?.node.index;
  const [found, wanted] = [describeType(type), describeType(grid)];
  inference.report(
    {
      code: 'unit-mismatch',
      span: expression.span,
      message: {
        fi: `tässä pitää olla ${wanted.fi}, ei ${found.fi}`,
        en: `${wanted.en} is needed here, not ${found.en}`,
      },
      label: thisIs(type),
      others: declared && by ? [{ place: { file: declared.file, span: by.span }, message: thisIs(grid) }] : [],
      help: {
        fi: `arvo haetaan tässä yksiköllä ${grid.unit || '1'}; käytä sellaista tietoa`,
        en: `the values are looked up by ${grid.unit || 'a plain number'}; use a fact in that`,
      },
      origins: originsOf(inference, expression),
    },
    scope.file,
  );
}

/** `each part of income by fee_rate` */
export function inferByBrackets(inference: Inference, { operand, parameter }: ast.ByBrackets, scope: Scope): Type {
  const declared = findParameter(inference, parameter, scope);
  if (declared === null || declared.index === 'broken' || declared.declared.type.kind !== 'number') {
    inference.infer(operand, scope);
    return errorType;
  }
  if (declared.index?.kind !== 'brackets') {
    inference.infer(operand, scope);
    reportNoBrackets(inference, parameter, declared, scope);
    return errorType;
  }
  const { number: grid } = declared.index;
  if (!inferBandIndex(inference, operand, parameter.text, grid, scope)) return errorType;
  const type = declared.declared.type;
  const product = multiplyUnits(grid.unit, type.unit);
  if (product !== null) {
    return { kind: 'number', unit: product.unit, decimals: decimalsOfProduct(grid, type, product.factor) };
  }
  const message = {
    fi: `tulolla '${grid.unit} * ${type.unit}' ei ole yksikköä`,
    en: `the product '${grid.unit} * ${type.unit}' has no unit`,
  };
  const right: ast.Expression = { kind: 'reference', span: parameter.span, name: parameter };
  reportTwoSides(inference, { expression: operand, type: grid }, { expression: right, type }, scope, message);
  return errorType;
}

function reportNoBrackets(inference: Inference, { text, span }: ast.DottedName, declared: ParameterName, scope: Scope) {
  inference.report(
    {
      code: 'bracket-parameter',
      span,
      message: { fi: `parametria '${text}' ei anneta portaittain`, en: `'${text}' is not given in brackets` },
      label: { fi: 'ei portaita', en: 'no brackets' },
      others: [
        {
          place: { file: declared.file, span: declared.node.name.span },
          message: { fi: "tästä puuttuu 'by each …'", en: "'by each …' is missing here" },
        },
      ],
    },
    scope.file,
  );
}
