import type { Localized } from '../../engine/ir/localized.ts';
import type { Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import type { NumberType, Type } from '../types/types.ts';
import { familyOf } from '../types/units.ts';
import { type Expectation, errorType, type Inference, settleZero } from './inference.ts';
import { joinOperands, type Operand, reportMisfit, reportTwoSides } from './mismatch.ts';
import { decimalsOfProduct, divideUnits, isSameFamily, multiplyUnits } from './numbers.ts';
import { originsOf } from './origins.ts';
import { describeType, thisIs } from './words.ts';

/** `a + b`, `a - b`, `a * b`, `a / b`: numbers, and dates with calendar quantities. */
export function inferArithmetic(
  inference: Inference,
  arithmetic: ast.Arithmetic,
  scope: Scope,
  { quotient }: Expectation,
): Type {
  const { operator, left, right } = arithmetic;
  const isProduct = operator === '*' || operator === '/';
  const first = { expression: left, type: inference.infer(left, scope, { quotient: quotient && isProduct }) };
  const second = { expression: right, type: inference.infer(right, scope, { quotient: quotient && operator === '*' }) };
  if (first.type.kind === 'error' || second.type.kind === 'error') return errorType;
  if (!isProduct && (first.type.kind === 'date' || second.type.kind === 'date')) {
    return inferDateArithmetic(inference, operator, first, second, scope);
  }
  const [leftNumber, rightNumber] = [asNumber(inference, first, scope), asNumber(inference, second, scope)];
  if (leftNumber === null || rightNumber === null) return errorType;
  switch (operator) {
    case '+':
      return joinOperands(inference, first, second, scope, (a, b) => ({
        fi: `näitä ei voi laskea yhteen: ${a.fi} ja ${b.fi}`,
        en: `${a.en} and ${b.en} cannot be added`,
      }));
    case '-':
      return joinOperands(inference, first, second, scope, (a, b) => ({
        fi: `näitä ei voi vähentää toisistaan: ${a.fi} ja ${b.fi}`,
        en: `${b.en} cannot be subtracted from ${a.en}`,
      }));
    case '*':
      return inferProduct(inference, arithmetic, leftNumber, rightNumber, scope, quotient);
    case '/':
      return inferQuotient(inference, arithmetic, leftNumber, rightNumber, scope, quotient);
  }
}

const aNumber = { fi: 'luku tai määrä', en: 'a number or an amount' };

function asNumber(inference: Inference, operand: Operand, scope: Scope): NumberType | null {
  if (operand.type.kind === 'number') return operand.type;
  reportMisfit(inference, operand, scope, aNumber);
  return null;
}

function inferProduct(
  inference: Inference,
  arithmetic: ast.Arithmetic,
  left: NumberType,
  right: NumberType,
  scope: Scope,
  quotient: boolean,
): Type {
  const product = multiplyUnits(left.unit, right.unit);
  if (product === null) return reportNoUnit(inference, arithmetic, left, right, scope);
  const decimals = decimalsOfProduct(left, right, product.factor);
  if (decimals === null && !quotient) return reportUnrounded(inference, arithmetic, scope);
  return { kind: 'number', unit: product.unit, decimals };
}

function inferQuotient(
  inference: Inference,
  arithmetic: ast.Arithmetic,
  left: NumberType,
  right: NumberType,
  scope: Scope,
  quotient: boolean,
): Type {
  const divided = divideUnits(left.unit, right.unit);
  if (divided === null) return reportNoUnit(inference, arithmetic, left, right, scope);
  if (!quotient) return reportUnrounded(inference, arithmetic, scope);
  return { kind: 'number', unit: divided.unit, decimals: null };
}

function reportNoUnit(
  inference: Inference,
  { operator, left, right, span }: ast.Arithmetic,
  leftType: NumberType,
  rightType: NumberType,
  scope: Scope,
): Type {
  const text = `${leftType.unit || '1'} ${operator} ${rightType.unit}`;
  inference.report(
    {
      code: 'unit-mismatch',
      span,
      message:
        operator === '*'
          ? { fi: `tulolla '${text}' ei ole yksikköä`, en: `the product '${text}' has no unit` }
          : { fi: `osamäärällä '${text}' ei ole yksikköä`, en: `the quotient '${text}' has no unit` },
      label: { fi: `yksikkönä olisi '${text}'`, en: `would be in '${text}'` },
      others: [
        { place: { file: scope.file, span: left.span }, message: thisIs(leftType) },
        { place: { file: scope.file, span: right.span }, message: thisIs(rightType) },
      ],
      help: helpWithNoUnit,
      origins: [...originsOf(inference, left), ...originsOf(inference, right)],
    },
    scope.file,
  );
  return errorType;
}

const helpWithNoUnit: Localized = {
  fi: "yksiköiden on kumouduttava, kuten '2 h * 15 EUR/h' on EUR; tarkista, onko jompikumpi väärä tieto",
  en: "the units have to cancel out, as '2 h * 15 EUR/h' is in EUR; see whether one of the two is the wrong one",
};

function reportUnrounded(inference: Inference, { span }: ast.Arithmetic, scope: Scope): Type {
  inference.report(
    {
      code: 'unrounded-quotient',
      span,
      message: {
        fi: 'jakolaskun tulos ei välttämättä ole tasan, eikä sitä pyöristetä',
        en: 'the result of the division may not come out even and is not rounded',
      },
      label: { fi: 'pyöristämätön osamäärä', en: 'an unrounded quotient' },
      help: {
        fi: "pyöristä: '(… rounded to 0.01)', tai vertaa osamäärää suoraan",
        en: "round it: '(… rounded to 0.01)', or compare the quotient directly",
      },
    },
    scope.file,
  );
  return errorType;
}

function inferDateArithmetic(
  inference: Inference,
  operator: ast.Arithmetic['operator'],
  left: Operand,
  right: Operand,
  scope: Scope,
): Type {
  if (left.type.kind !== 'date') {
    const message = { fi: 'päivämäärä ei voi olla jälkimmäisenä', en: 'the date cannot come second' };
    const help =
      operator === '+' && left.type.kind === 'number'
        ? { fi: "kirjoita päivämäärä ensin: 'd + 4 month'", en: "write the date first: 'd + 4 month'" }
        : undefined;
    reportTwoSides(inference, left, right, scope, message, help);
    return errorType;
  }
  if (right.type.kind === 'date') {
    const message =
      operator === '-'
        ? { fi: 'päivämääriä ei voi vähentää toisistaan', en: 'a date cannot be subtracted from a date' }
        : { fi: 'päivämääriä ei voi laskea yhteen', en: 'dates cannot be added' };
    reportTwoSides(inference, left, right, scope, message, {
      fi: "kirjoita 'days from a to b' tai 'full years from a to b'",
      en: "write 'days from a to b' or 'full years from a to b'",
    });
    return errorType;
  }
  return inferDateStep(inference, left, right, scope);
}

const calendarBases: ReadonlySet<string> = new Set(['month', 'day', 'business_day']);

/** Whether a number of this unit can be added to a date. */
function isCalendarUnit(unit: string): boolean {
  return !unit.includes('/') && calendarBases.has(familyOf(unit).base);
}

function inferDateStep(inference: Inference, date: Operand, step: Operand, scope: Scope): Type {
  const { type, expression } = step;
  const help = {
    fi: "lisää kokonainen määrä päiviä, viikkoja, kuukausia, vuosia tai arkipäiviä: '+ 4 month'",
    en: "add a whole number of days, weeks, months, years or business days: '+ 4 month'",
  };
  if (type.kind !== 'number' || !(type.zero || isCalendarUnit(type.unit))) {
    const words = describeType(type);
    const message = {
      fi: `päivämäärään ei voi lisätä eikä siitä voi vähentää: ${words.fi}`,
      en: `${words.en} cannot be added to or taken from a date`,
    };
    reportTwoSides(inference, date, step, scope, message, help);
    return errorType;
  }
  settleZero(inference, expression, 'day');
  if (!type.zero && type.decimals !== 0) {
    inference.report(
      {
        code: 'whole-units',
        span: expression.span,
        message: {
          fi: `päivämäärään lisätään vain kokonaisia määriä; tässä voi olla desimaaleja (${type.unit})`,
          en: `only whole numbers are added to a date; this can have decimals (${type.unit})`,
        },
        label: { fi: 'ei aina kokonaisluku', en: 'not always a whole number' },
        help: { fi: `pyöristä: '(… rounded to 1 ${type.unit})'`, en: `round it: '(… rounded to 1 ${type.unit})'` },
      },
      scope.file,
    );
    return errorType;
  }
  return { kind: 'date' };
}

/** `-a` */
export function inferNegation(inference: Inference, { operand }: ast.Negation, scope: Scope): Type {
  const type = inference.infer(operand, scope);
  if (type.kind === 'error') return type;
  return asNumber(inference, { expression: operand, type }, scope) ?? errorType;
}

/** `a rounded up to 1 km` */
export function inferRounded(inference: Inference, { operand, rounding }: ast.Rounded, scope: Scope): Type {
  const type = inference.infer(operand, scope, { quotient: true });
  const step = inferStep(inference, rounding, scope);
  if (type.kind === 'error' || step === null) return errorType;
  const number = asNumber(inference, { expression: operand, type }, scope);
  if (number === null) return errorType;
  settleZero(inference, operand, step.unit);
  if (!number.zero && !isSameFamily(number.unit, step.unit)) {
    reportStep(inference, { expression: operand, type: number }, { expression: rounding.step, type: step }, scope);
    return errorType;
  }
  return step;
}

function reportStep(inference: Inference, value: Operand, step: Operand, scope: Scope): void {
  const [a, b] = [describeType(value.type), describeType(step.type)];
  reportTwoSides(inference, value, step, scope, {
    fi: `pyöristettävä on ${a.fi}, mutta pyöristysaskel on ${b.fi}`,
    en: `what is rounded is ${a.en}, but the step is ${b.en}`,
  });
}

/** The number a rounding rounds to multiples of; null where it is none (reported). */
export function inferStep(inference: Inference, { step }: ast.Rounding, scope: Scope): NumberType | null {
  const type = inference.infer(step, scope);
  if (type.kind !== 'number') return null;
  if (/[1-9]/.test(step.digits)) return type;
  inference.report(
    {
      code: 'rounding-step',
      span: step.span,
      message: { fi: 'pyöristysaskel on nolla', en: 'the step of the rounding is zero' },
      label: { fi: 'pitää olla suurempi kuin nolla', en: 'has to be greater than zero' },
    },
    scope.file,
  );
  return null;
}
