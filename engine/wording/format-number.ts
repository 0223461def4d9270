import { formatDecimal } from '../ir/decimal.ts';
import type { NumberType, Rulebook, Unit } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import { namesOf } from '../ir/names.ts';
import { textIn } from '../ir/texts.ts';

/** Keeps a number and its unit, and the groups of a long number, on one line. */
export const noBreakSpace = '\u00a0';

const minus = '\u2212';
const currencyDecimals = 2;

/** Money always shows its cents; of other numbers only the significant decimals show. */
export function formatNumber(
  scaled: number | bigint,
  type: NumberType,
  language: Language,
  rulebook: Rulebook,
  withUnit: boolean,
): string {
  const [numerator = '', denominator] = type.unit.split('/');
  const isMoney = numerator === rulebook.currency && numerator !== '';
  const magnitude = formatMagnitude(
    scaled < 0 ? -scaled : scaled,
    type.decimals,
    isMoney ? currencyDecimals : 0,
    language,
    {
      groupFrom: numerator === '' ? 5 : 4,
    },
  );
  const sign = scaled < 0 ? minus : '';
  if (!withUnit) return sign + magnitude;
  const amount = isMoney
    ? withCurrency(sign, magnitude, numerator, language)
    : sign + magnitude + unitAfter(numerator, magnitude === '1', language, rulebook);
  return denominator === undefined ? amount : `${amount}/${unitName(denominator, language, rulebook)}`;
}

/** `groupFrom` is the number of digits from which thousands part: a plain 2020 may be a year. */
function formatMagnitude(
  scaled: number | bigint,
  decimals: number,
  shownDecimals: number,
  language: Language,
  { groupFrom }: { readonly groupFrom: number },
): string {
  const [whole = '', fraction = ''] = formatDecimal(scaled, decimals).split('.');
  const shown = fraction.replace(/0+$/, '').padEnd(shownDecimals, '0');
  const grouped =
    whole.length < groupFrom ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, language === 'fi' ? noBreakSpace : ',');
  return shown === '' ? grouped : `${grouped}${language === 'fi' ? ',' : '.'}${shown}`;
}

const currencySymbols: ReadonlyMap<string, string> = new Map([
  ['EUR', '€'],
  ['GBP', '£'],
  ['USD', '$'],
]);

function withCurrency(sign: string, magnitude: string, currency: string, language: Language): string {
  const symbol = currencySymbols.get(currency);
  if (language === 'fi') return `${sign}${magnitude}${noBreakSpace}${symbol ?? currency}`;
  return symbol === undefined ? `${sign}${currency}${noBreakSpace}${magnitude}` : `${sign}${symbol}${magnitude}`;
}

function unitAfter(unit: Unit, isOne: boolean, language: Language, rulebook: Rulebook): string {
  if (unit === '') return '';
  if (unit === '%') return language === 'fi' ? `${noBreakSpace}%` : '%';
  return noBreakSpace + (isOne ? unitName(unit, language, rulebook) : unitNameOfMany(unit, language, rulebook));
}

/** Units every rulebook has; the others it declares, or they are symbols (`h`, `km`) and stand for themselves. */
const calendarUnits: ReadonlyMap<string, { readonly one: Localized; readonly many: Localized }> = new Map([
  ['year', { one: { fi: 'vuosi', en: 'year' }, many: { fi: 'vuotta', en: 'years' } }],
  ['month', { one: { fi: 'kuukausi', en: 'month' }, many: { fi: 'kuukautta', en: 'months' } }],
  ['week', { one: { fi: 'viikko', en: 'week' }, many: { fi: 'viikkoa', en: 'weeks' } }],
  ['day', { one: { fi: 'päivä', en: 'day' }, many: { fi: 'päivää', en: 'days' } }],
  ['business_day', { one: { fi: 'arkipäivä', en: 'business day' }, many: { fi: 'arkipäivää', en: 'business days' } }],
]);

/** A unit by itself, as it stands beside a field to fill in: `h`, `toimintapäivää`, `€/h`; empty for a plain number. */
export function nameOfUnit(unit: Unit, language: Language, rulebook: Rulebook): string {
  const [numerator = '', denominator] = unit.split('/');
  const isCurrency = numerator === rulebook.currency;
  const many = isCurrency
    ? (currencySymbols.get(numerator) ?? numerator)
    : unitNameOfMany(numerator, language, rulebook);
  return denominator === undefined ? many : `${many}/${unitName(denominator, language, rulebook)}`;
}

/** A unit in the singular, as it stands after a slash: `h`, `kuukausi`, `toimintapäivä`. */
function unitName(unit: Unit, language: Language, rulebook: Rulebook): string {
  const declared = namesOf(rulebook).units.get(unit);
  if (declared !== undefined) return textIn(declared.one, language, rulebook);
  if (unit === rulebook.currency) return currencySymbols.get(unit) ?? unit;
  return calendarUnits.get(unit)?.one[language] ?? unit;
}

function unitNameOfMany(unit: Unit, language: Language, rulebook: Rulebook): string {
  const declared = namesOf(rulebook).units.get(unit);
  if (declared !== undefined) return textIn(declared.many, language, rulebook);
  return calendarUnits.get(unit)?.many[language] ?? unit;
}
