/** Provisions that still name a value from before an edition, and how they would have to read. */
import { formatDecimal } from '../../ir/decimal.ts';
import type { NumberType, Rulebook, Unit } from '../../ir/ir.ts';
import { versionOn } from '../../ir/timeline.ts';
import { type CellChange, isChanged, isMoney, numberTypeOf } from '../values/cells.ts';
import { isNumeric, type NewValues, type NumberChange } from './caution.ts';

/** A number in the text of a provision that was a value until the edition, and is none from then on. */
export interface StaleNumber {
  readonly mark: string;
  readonly language: string;
  /** What the provision says from the edition's day on, as far as its files go. */
  readonly text: string;
  /** Where the number stands in the text. */
  readonly start: number;
  readonly end: number;
  /** With its unit, as written: `342 euroa`. */
  readonly named: string;
  /** The value it was. */
  readonly change: NumberChange;
  /** The new number as the provision writes numbers; null where it is not certain which one belongs there. */
  readonly replacement: string | null;
}

/** In each language of the source, in its order; of each provision what a parameter that rests on it has changed. */
export function findStaleNumbers({ rulebook, day, changes }: Omit<NewValues, 'cases'>): readonly StaleNumber[] {
  const numbers = changes.filter(isNumeric).filter(({ before }) => before !== 0);
  return rulebook.provisions.flatMap(({ mark, versions }) => {
    const cited = numbers.filter(({ parameter }) => parameter.provisions.includes(mark));
    if (!cited.some(isChanged)) return [];
    const before = versionOn(versions, day - 1)?.text ?? {};
    return Object.entries(versionOn(versions, day)?.text ?? {}).flatMap(([language, text]) => {
      const reading: Reading = { mark, language, text, isNew: before[language] !== text, cited, rulebook };
      return cited.filter(isChanged).flatMap((change) => findIn(reading, change));
    });
  });
}

/** Each provision that can be mended for certain, with its new text. */
export function mendProvisions(
  stale: readonly StaleNumber[],
): readonly { readonly mark: string; readonly language: string; readonly text: string }[] {
  const order = [...new Map(stale.map((one) => [`${one.language} ${one.mark}`, one])).values()];
  return order.flatMap(({ mark, language, text }) => {
    const own = stale.filter((one) => one.mark === mark && one.language === language);
    // Several values may have been one and the same number.
    const numbers = [...new Map(own.map((one) => [one.start, one])).values()].sort((a, b) => b.start - a.start);
    const mended = numbers.reduce(
      (words, { start, end, replacement }) =>
        replacement === null ? words : words.slice(0, start) + replacement + words.slice(end),
      text,
    );
    return mended === text ? [] : [{ mark, language, text: mended }];
  });
}

interface Reading extends Pick<StaleNumber, 'mark' | 'language' | 'text'> {
  /** Whether the edition itself gives the text. */
  readonly isNew: boolean;
  /** Numbers of parameters that rest on the provision, changed or not. */
  readonly cited: readonly NumberChange[];
  readonly rulebook: Rulebook;
}

function findIn(
  { mark, language, text, isNew, cited, rulebook }: Reading,
  change: NumberChange,
): readonly StaleNumber[] {
  const old = writtenValue(change, change.before);
  // Where the edition gives the text, the number may be what another value has become.
  if (old === null || (isNew && cited.some((other) => writtenValue(other, other.after) === old))) return [];
  const type = numberTypeOf(change.parameter);
  if (type === null) return [];
  const matches = [...text.matchAll(new RegExp(numberPattern(change.before, type, rulebook, language), 'giu'))];
  const values = new Set(
    cited.filter((other) => writtenValue(other, other.before) === old).map((other) => writtenValue(other, other.after)),
  );
  const isCertain = matches.length === 1 && values.size === 1 && change.before > 0 && change.after >= 0;
  return matches.map((match) => {
    const number = match.groups?.number ?? '';
    const start = match.index + match[0].indexOf(number);
    return {
      mark,
      language,
      text,
      start,
      end: start + number.length,
      named: match[0].trim(),
      change,
      replacement: isCertain ? writeAlike(number, change, { language, text, rulebook }) : null,
    };
  });
}

/** A value with its unit, the same for equal ones of whatever scale. */
function writtenValue({ parameter }: CellChange, value: number): string | null {
  const type = numberTypeOf(parameter);
  if (type === null) return null;
  return `${formatDecimal(value, type.decimals).replace(/\.0+$|(\.\d*?)0+$/, '$1')} ${type.unit}`;
}

/** The new value as the number in its place was written: its decimals, its sign between them, its groups of thousands. */
function writeAlike(
  number: string,
  { parameter, after }: NumberChange,
  { language, text, rulebook }: Pick<Reading, 'language' | 'text' | 'rulebook'>,
): string {
  const decimals = numberTypeOf(parameter)?.decimals ?? 0;
  const [whole = '', fraction = ''] = formatDecimal(after, decimals).split('.');
  // In English a comma parts thousands.
  const written = (language === 'en' ? /(\.)(\d+)$/ : /([,.])(\d+)$/).exec(number) ?? [];
  const significant = fraction.replace(/0+$/, '').length;
  const least = significant > 0 && isMoney(parameter, rulebook) ? 2 : significant;
  const count = Math.max(least, written[2]?.length ?? 0);
  const end =
    count === 0 ? '' : `${written[1] ?? (language === 'en' ? '.' : ',')}${fraction.padEnd(count, '0').slice(0, count)}`;
  return whole.replace(/\B(?=(?:\d{3})+$)/g, separatorOf(number, language, text)) + end;
}

/** What parts thousands: what parts them in the number itself or elsewhere in the text, else what the language uses. */
function separatorOf(number: string, language: string, text: string): string {
  if (/^\d{4,}/.test(number)) return '';
  const own = /^\d{1,3}([\s,])\d{3}/.exec(number)?.[1];
  if (own !== undefined) return own;
  return language === 'en' ? ',' : text.includes('\u00a0') ? '\u00a0' : ' ';
}

/**
 * Finds a value in running text, the number itself as the group `number`: `46 euroa`, `46,00 €`, `EUR 46`, `0-20 km` (a
 * range that starts or ends with it), never `146`, `46,5`, `1 046` or `3.1:46`.
 */
export function numberPattern(
  scaled: number,
  { unit, decimals }: NumberType,
  rulebook: Rulebook,
  language: string,
): string {
  const [whole = '', fraction = ''] = formatDecimal(Math.abs(scaled), decimals).split('.');
  const significant = fraction.replace(/0+$/, '');
  const blank = language === 'en' ? '[\\s\\u00a0\\u202f,]?' : '[\\s\\u00a0\\u202f]?';
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, blank);
  const number = significant === '' ? `${grouped}(?:[,.]0{1,2})?` : `${grouped}[,.]${significant}0*`;
  const apart = whole.length === 3 ? '(?<!\\d[\\s\\u00a0\\u202f])' : '';
  const stems = stemsOf(unit, rulebook).map(quotePattern).join('|');
  const own = `(?<![\\d,.:])${apart}(?<number>${number})(?!\\d|[,.:]\\d)`;
  if (stems === '') return own;
  const behind = `(?:\\s*[–-]\\s*\\d+)?\\s*-?\\s*(?:${stems})[\\p{L}€%]*`;
  return `${own}(?:(?<=(?:€|eur)\\s?${number})${unit.startsWith('EUR') ? '' : '(?!)'}|${behind})`;
}

/** The beginnings of the words for a unit, in the languages of provisions. */
const stems: Readonly<Record<Unit, readonly string[]>> = {
  EUR: ['€', 'eur'],
  '%': ['%', 'prosen', 'percent'],
  h: ['h', 'tunti', 'tunnin', 'hour'],
  km: ['km', 'kilometr'],
  year: ['vuo', 'v.', 'year'],
  month: ['kk', 'kuukau', 'month'],
  week: ['vk', 'viik', 'week'],
  day: ['pv', 'päiv', 'day'],
  business_day: ['arkipäiv', 'työpäiv', 'business day'],
};

function stemsOf(unit: Unit, { units }: Rulebook): readonly string[] {
  const [base = ''] = unit.split('/');
  const declared = units.find(({ name }) => name === base);
  // A Finnish word changes its end: `toimintapäivä`, `toimintapäivän`.
  const words =
    declared === undefined
      ? []
      : Object.values(declared.one).map((word) => word.slice(0, Math.max(3, word.length - 1)));
  return [...(stems[base] ?? []), ...words];
}

function quotePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
