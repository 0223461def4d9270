import { countDecimals, parseDecimal } from '../../engine/ir/decimal.ts';
import { didYouMean } from '../diagnostics/unplaced-problem.ts';
import type { Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import { isUnit, unitNames } from '../types/units.ts';
import { type Expectation, errorType, type Inference, unwrap } from './inference.ts';
import { joinOperands, type Operand } from './mismatch.ts';

/** `12.5 h`, `10 %`, `0` */
export function inferNumberLiteral(inference: Inference, literal: ast.NumberLiteral, scope: Scope): Type {
  const { digits, unit, span } = literal;
  const { units } = inference.names.consolidation;
  if (unit !== null && !isUnit(unit.text, units)) {
    inference.report(
      {
        code: 'unknown-unit',
        span: unit.span,
        message: { fi: `yksikköä '${unit.text}' ei ole`, en: `there is no unit '${unit.text}'` },
        label: { fi: 'tuntematon yksikkö', en: 'unknown unit' },
        missing: unit.text.split('/'),
        help: didYouMean(unit.text, [...unitNames(units), '%']),
      },
      scope.file,
    );
    return errorType;
  }
  const decimals = countDecimals(digits);
  if (typeof parseDecimal(digits, decimals) !== 'number') {
    inference.report(
      {
        code: 'number-out-of-range',
        span,
        message: { fi: 'luku on liian suuri tai liian tarkka', en: 'the number is too large or too fine' },
        label: { fi: 'liian monta numeroa', en: 'too many digits' },
      },
      scope.file,
    );
    return errorType;
  }
  if (unit === null && !/[1-9]/.test(digits)) return { kind: 'number', unit: '', decimals, zero: true };
  return { kind: 'number', unit: unit?.text ?? '', decimals };
}

/** `()`, `(visit, remote)` */
export function inferListLiteral(
  inference: Inference,
  { elements }: ast.ListLiteral,
  scope: Scope,
  { type: expected }: Expectation,
): Type {
  if (elements.length === 0) return { kind: 'empty_list' };
  const wanted = expected?.kind === 'list' ? expected.element : expected?.kind === 'error' ? expected : null;
  let joined: Operand | null = null;
  for (const expression of elements) {
    const type = inference.infer(expression, scope, { type: wanted ?? joined?.type ?? null });
    const operand = { expression, type };
    if (type.kind !== 'error' && !isListed(inference, expression)) {
      reportNotListed(inference, expression, scope);
      return errorType;
    }
    joined =
      joined === null
        ? operand
        : {
            expression,
            type: joinOperands(inference, joined, operand, scope, (a, b) => ({
              fi: `näitä ei voi luetella samassa listassa: ${a.fi} ja ${b.fi}`,
              en: `${a.en} and ${b.en} cannot be in one list`,
            })),
          };
  }
  const element = joined?.type ?? errorType;
  return element.kind === 'error' ? errorType : { kind: 'list', element };
}

/** A list that is written out says what is in it once and for all. */
function isListed({ meanings }: Inference, expression: ast.Expression): boolean {
  const inner = unwrap(expression);
  return inner.kind === 'text_literal' || (inner.kind === 'reference' && meanings.get(inner)?.kind === 'member');
}

function reportNotListed(inference: Inference, { span }: ast.Expression, scope: Scope): void {
  inference.report(
    {
      code: 'type-mismatch',
      span,
      message: {
        fi: 'listassa voi luetella vain luokituksen arvoja tai tekstejä',
        en: 'a list can only name values of an enum or texts',
      },
      label: { fi: 'ei ole luokituksen arvo eikä teksti', en: 'not a value of an enum or a text' },
    },
    scope.file,
  );
}
