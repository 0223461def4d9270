import { largestStored, parseDecimal } from '../../engine/ir/decimal.ts';
import type { Unit } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';

/** What a number typed into a form is read as. */
export interface CellForm {
  readonly unit: Unit;
  readonly decimals: number;
  /** How the unit may be written; it may also be left out. */
  readonly spellings: readonly string[];
  /** Inclusive, at the form's scale; null: none. */
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** A number at the form's scale with its unit, for messages. */
  readonly write: (value: number) => Localized;
  /** A value to show as an example: `15,50`. */
  readonly example: Localized;
}

export type CellReading =
  | { readonly kind: 'read'; readonly value: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly message: Localized };

const numberPattern =
  /^([+\-\u2212\u2013]?)\s*(\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+)(?:([.,])(\d+))?\s*(\S.*)?$/u;

/** `1.840,00`, as some other languages part thousands. */
const pointedThousands = /\d\.\d{3},/;

/**
 * Reads a number as people type it in Finland, exactly: `15,5`, `15.50`, `1 840,00 €`. What could be meant in two ways
 * (`1.234`) is refused and never guessed, as is a surplus decimal, another unit, or a number out of bounds.
 */
export function readCell(text: string, form: CellForm): CellReading {
  const typed = text.normalize('NFC').trim();
  if (typed === '') return { kind: 'empty' };
  const match = numberPattern.exec(typed);
  if (match === null || pointedThousands.test(typed)) return refuse(explainForm(typed, form));
  const [, sign = '', whole = '', mark, fraction = '', unit = ''] = match;
  if (unit !== '' && !isSpelling(unit, form)) return refuse(explainEnd(unit, form));
  const digits = whole.replaceAll(/\D/g, '');
  if (mark === '.' && fraction.length === 3) return refuse(explainPoint(digits, fraction));
  const number = fraction === '' ? digits : `${digits}.${fraction}`;
  const value = parseDecimal(`${sign === '' || sign === '+' ? '' : '-'}${number}`, form.decimals);
  if (value === 'too_many_decimals') return refuse(explainDecimals(form));
  return typeof value === 'number' ? checkBounds(value, form) : refuse(explainSize(form));
}

function refuse(message: Localized): CellReading {
  return { kind: 'refused', message };
}

function isSpelling(unit: string, { spellings }: CellForm): boolean {
  return spellings.some((spelling) => plain(spelling) === plain(unit));
}

function plain(unit: string): string {
  return unit.replaceAll(/\s/g, '').replace(/\.$/, '').toLowerCase();
}

function checkBounds(value: number, { minimum, maximum, write }: CellForm): CellReading {
  if (minimum !== null && value < minimum) {
    const bound = write(minimum);
    return refuse({
      fi: `Arvon on oltava vähintään ${bound.fi}.`,
      en: `The value must be at least ${bound.en}.`,
    });
  }
  if (maximum === null || value <= maximum) return { kind: 'read', value };
  const bound = write(maximum);
  return refuse({ fi: `Arvo saa olla enintään ${bound.fi}.`, en: `The value may be at most ${bound.en}.` });
}

/** What is wanted: the words of an administrator for each kind of value. */
function explainForm(typed: string, { unit, decimals, example }: CellForm): Localized {
  if (pointedThousands.test(typed)) {
    return {
      fi: 'Erota tuhannet välilyönnillä, esimerkiksi 1 840,00.',
      en: 'Part thousands with a space, as in 1 840.00.',
    };
  }
  if (isMoney(unit)) {
    return {
      fi: `Anna hinta euroina, esimerkiksi ${example.fi}.`,
      en: `Give the price in euros, for example ${example.en}.`,
    };
  }
  return decimals === 0
    ? { fi: `Anna kokonaisluku, esimerkiksi ${example.fi}.`, en: `Give a whole number, for example ${example.en}.` }
    : { fi: `Anna luku, esimerkiksi ${example.fi}.`, en: `Give a number, for example ${example.en}.` };
}

function isMoney(unit: Unit): boolean {
  return unit.split('/')[0] === 'EUR';
}

/** Letters behind a number are a unit; anything else makes it no number. */
function explainEnd(unit: string, form: CellForm): Localized {
  if (!/^[\p{L}€%/.\s²³]+$/u.test(unit)) return explainForm(unit, form);
  const [spelling] = form.spellings;
  if (spelling === undefined) {
    return { fi: `Anna luku ilman yksikköä ”${unit}”.`, en: `Give the number without the unit ‘${unit}’.` };
  }
  return {
    fi: `Yksikkö on ${spelling}, ei ”${unit}”. Yksikön voi myös jättää pois.`,
    en: `The unit is ${spelling}, not ‘${unit}’. It can also be left out.`,
  };
}

function explainPoint(whole: string, fraction: string): Localized {
  return {
    fi: `Tarkoitatko ${whole} ${fraction} vai ${whole},${fraction}? Kirjoita tuhannet välilyönnillä ja desimaalit pilkulla.`,
    en: `Is ${whole} ${fraction} meant, or ${whole},${fraction}? Write thousands with a space and decimals with a comma.`,
  };
}

function explainDecimals({ decimals }: CellForm): Localized {
  if (decimals === 0) return { fi: 'Anna luku ilman desimaaleja.', en: 'Give the number without decimals.' };
  return {
    fi: `Desimaaleja saa olla enintään ${decimals}.`,
    en: `There may be at most ${decimals} decimals.`,
  };
}

function explainSize({ decimals, write }: CellForm): Localized {
  const bound = write(largestStored - (largestStored % 10 ** decimals));
  return {
    fi: `Luku on liian suuri. Suurin on ${bound.fi}.`,
    en: `The number is too large. The largest is ${bound.en}.`,
  };
}
