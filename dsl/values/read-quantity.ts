import { countDecimals, parseDecimal } from '../../engine/ir/decimal.ts';
import type { Unit } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import { didYouMean } from '../diagnostics/unplaced-problem.ts';
import { isUnit, type UnitTable, unitNames } from '../types/units.ts';
import type { ScaledNumber } from './parameter-type.ts';

/** Why a scalar or a key cannot be read. */
export interface ReadingProblem {
  readonly code: DiagnosticCode;
  readonly message: Localized;
  readonly label?: Localized;
  readonly help?: Localized | undefined;
}

const quantityPattern = /^(-?\d+(?:\.\d+)?)(?: +(\S+))?$/;

/**
 * Reads `46 EUR/h`, `10 %` or, where the type has no unit, `3` from its source text as an integer at the type's
 * scale. Exact: the text never becomes a binary fraction.
 */
export function readQuantity(
  text: string,
  type: ScaledNumber,
  units: UnitTable,
): { readonly value: number } | { readonly problem: ReadingProblem } {
  const match = quantityPattern.exec(text);
  if (match === null) return { problem: explainWriting(text, type) };
  const [, digits = '', unit = ''] = match;
  if (unit !== type.unit) return { problem: explainUnit(text, digits, unit, type.unit, units) };
  const value = parseDecimal(digits, type.decimals);
  if (value === 'too_many_decimals') return { problem: explainDecimals(text, digits, type.decimals) };
  if (typeof value !== 'number') return { problem: explainSize(text) };
  return { value };
}

/** How a value of the type is written: `46 EUR/h`. */
export function exampleOf({ unit }: ScaledNumber): string {
  return unit === '' ? '12' : `12 ${unit}`;
}

function explainWriting(text: string, type: ScaledNumber): ReadingProblem {
  return {
    code: 'invalid-value',
    message: { fi: `'${shown(text)}' ei ole luku`, en: `'${shown(text)}' is not a number` },
    label: describe(type),
    help: helpWithWriting(text, type),
  };
}

function describe(type: ScaledNumber): Localized {
  const example = exampleOf(type);
  return type.unit === ''
    ? { fi: `tähän kuuluu luku, kuten ${example}`, en: `expected a number such as ${example}` }
    : { fi: `tähän kuuluu luku ja yksikkö, kuten ${example}`, en: `expected a number and its unit such as ${example}` };
}

function helpWithWriting(text: string, { unit }: ScaledNumber): Localized | undefined {
  const number = /^([+-]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?)\s*(\D\S*)?$/.exec(text);
  if (number === null) return undefined;
  const [, digits = '', written = unit] = number;
  const plain = digits.replaceAll(/[\s\u00a0\u202f+]/g, '').replace(',', '.');
  const better = written === '' ? plain : `${plain} ${written}`;
  if (digits.includes(',')) {
    return { fi: `kirjoita desimaalipiste: ${better}`, en: `write a decimal point: ${better}` };
  }
  if (/\d[\s\u00a0\u202f]+\d/.test(digits)) {
    return { fi: `kirjoita luku ilman välejä: ${better}`, en: `write the number without spaces: ${better}` };
  }
  return { fi: `kirjoita ${better}`, en: `write ${better}` };
}

function explainUnit(text: string, digits: string, written: Unit, wanted: Unit, units: UnitTable): ReadingProblem {
  const code = 'unit-mismatch';
  const better = wanted === '' ? digits : `${digits} ${wanted}`;
  const label =
    wanted === ''
      ? { fi: 'tähän kuuluu luku ilman yksikköä', en: 'expected a number without a unit' }
      : { fi: `yksikön on oltava ${wanted}`, en: `the unit must be ${wanted}` };
  if (written === '') {
    const message = { fi: `luvusta '${text}' puuttuu yksikkö`, en: `'${text}' lacks its unit` };
    return { code, message, label, help: { fi: `kirjoita ${better}`, en: `write ${better}` } };
  }
  if (!isUnit(written, units)) {
    const message = { fi: `yksikköä '${shown(written)}' ei ole`, en: `there is no unit '${shown(written)}'` };
    const help = wanted === '' ? undefined : { fi: `kirjoita ${better}`, en: `write ${better}` };
    const near = didYouMean(
      written,
      [wanted, ...unitNames(units)].filter((name) => name !== ''),
    );
    return { code: 'unknown-unit', message, label, help: help ?? near };
  }
  const wantedName = wanted === '' ? { fi: 'luku ilman yksikköä', en: 'a number without a unit' } : null;
  return {
    code,
    message: {
      fi: `arvon yksikkö on ${written}, mutta parametrin ${wantedName === null ? `yksikkö on ${wanted}` : `arvo on ${wantedName.fi}`}`,
      en: `the value is in ${written}, but the parameter is ${wantedName === null ? `in ${wanted}` : wantedName.en}`,
    },
    label,
  };
}

function explainDecimals(text: string, digits: string, decimals: number): ReadingProblem {
  const given = countDecimals(digits.replace(/0+$/, ''));
  return {
    code: 'too-many-decimals',
    message: {
      fi: `luvussa '${text}' on ${given} ${given === 1 ? 'desimaali' : 'desimaalia'}, mutta siinä saa olla enintään ${decimals}`,
      en: `'${text}' has ${given} ${given === 1 ? 'decimal' : 'decimals'}, but at most ${decimals} can be given`,
    },
    label: { fi: 'liikaa desimaaleja', en: 'too many decimals' },
    help: {
      fi: "pyöristä luku, tai salli parametrille enemmän desimaaleja ('with N decimals')",
      en: "round the number, or allow the parameter more decimals ('with N decimals')",
    },
  };
}

function explainSize(text: string): ReadingProblem {
  return {
    code: 'value-out-of-bounds',
    message: { fi: `luku '${shown(text)}' on liian suuri`, en: `the number '${shown(text)}' is too large` },
    label: { fi: 'liian suuri', en: 'too large' },
  };
}

function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
