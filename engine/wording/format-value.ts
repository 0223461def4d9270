import { toCivil } from '../ir/calendar.ts';
import type { RecordValue, Result, Value } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Day, NumberType, Parameter, Rulebook, Type } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { labelOfPath, namesOf } from '../ir/names.ts';
import type { ValueKey } from '../ir/parameter-values.ts';
import { joinTexts, textIn } from '../ir/texts.ts';
import { formatNumber } from './format-number.ts';
import { englishMonths, words } from './words.ts';

/** `unit: false` leaves the unit out (`{x as number}`). */
export interface ValueFormat {
  readonly unit?: boolean;
}

/**
 * A value as a person reads it: `1 840,00 €`, `3.2.2020`, `kyllä` / `€1,840.00`, `3 February 2020`, `yes`. By our own
 * tables, so that every back end and every machine writes the same. The value must be of the type. Text is made safe
 * to print: no control characters, at most 200 characters. Sensitive fields of records are left out.
 */
export function formatValue(
  value: Value,
  type: Type,
  language: Language,
  rulebook: Rulebook,
  { unit = true }: ValueFormat = {},
): string {
  switch (type.kind) {
    case 'boolean':
      return value === true ? words.yes[language] : words.no[language];
    case 'text':
      invariant(typeof value === 'string', 'a text is a string');
      return printable(value);
    case 'date':
      invariant(typeof value === 'number', 'a date is a day number');
      return formatDay(value, language);
    case 'number':
      invariant(typeof value === 'number', 'a number is a scaled integer');
      return formatNumber(value, type, language, rulebook, unit);
    case 'enum':
      invariant(typeof value === 'string', 'an enum value is the name of a member');
      return labelOfMember(type.enum, value, language, rulebook);
    case 'label':
      invariant(typeof value === 'string', 'a label is a path');
      return labelOfPath(value, language, rulebook);
    case 'record':
      invariant(typeof value === 'object' && 'fields' in value, 'a record has fields');
      return formatRecord(value, type.record, language, rulebook);
    case 'list': {
      invariant(Array.isArray(value), 'a list is an array');
      const elements: readonly Value[] = value;
      const texts = elements.map((element) => formatValue(element, type.element, language, rulebook, { unit }));
      return joinTexts(texts, words.and[language], words.nothing[language]);
    }
  }
}

/** A result as a person reads it: its value, `ei tiedossa` / `not known`, or `ei ole` / `none`. */
export function formatResult(
  result: Result,
  type: Type,
  language: Language,
  rulebook: Rulebook,
  format: ValueFormat = {},
): string {
  switch (result.kind) {
    case 'known':
      return formatValue(result.value, type, language, rulebook, format);
    case 'absent':
      return words.absent[language];
    case 'unknown':
      return words.unknown[language];
  }
}

/** `3.2.2020` / `3 February 2020`. */
export function formatDay(day: Day, language: Language): string {
  const civil = toCivil(day);
  return language === 'fi'
    ? `${civil.day}.${civil.month}.${civil.year}`
    : `${civil.day} ${englishMonths[civil.month - 1]} ${civil.year}`;
}

/** A band of numbers: `0–20 km`; without an end `51– km`; of one number `20 km`. */
export function formatBand(
  { from, to }: { readonly from: number; readonly to: number | null },
  type: NumberType,
  language: Language,
  rulebook: Rulebook,
): string {
  if (from === to) return formatNumber(from, type, language, rulebook, true);
  const first = formatNumber(from, type, language, rulebook, false);
  if (to !== null) return `${first}–${formatNumber(to, type, language, rulebook, true)}`;
  const whole = formatNumber(from, type, language, rulebook, true);
  // In English a currency stands in front.
  return whole.startsWith(first) ? `${first}–${whole.slice(first.length)}` : `${whole}–`;
}

/** What one of a parameter's values is told by: `Yksilövalmennus`, `0–20 km`, `51– km`, `3`, `yli 6 000,00 €`; '' where it is the only one. */
export function formatKey(
  key: ValueKey,
  { index }: Pick<Parameter, 'index'>,
  language: Language,
  rulebook: Rulebook,
): string {
  if (key.kind === 'single') return '';
  if (key.kind === 'member') {
    return index?.kind === 'enum' ? labelOfMember(index.enum, key.member, language, rulebook) : key.member;
  }
  const { unit, decimals } = index === null || index.kind === 'enum' ? { unit: '', decimals: 0 } : index;
  const type: NumberType = { kind: 'number', unit, decimals };
  return key.kind === 'band'
    ? formatBand(key, type, language, rulebook)
    : `${words.over[language]} ${formatNumber(key.from, type, language, rulebook, true)}`;
}

/** The label of an enum's member; its name where the rulebook has none. */
export function labelOfMember(enumName: string, member: string, language: Language, rulebook: Rulebook): string {
  const declared = namesOf(rulebook)
    .enums.get(enumName)
    ?.members.find(({ name }) => name === member);
  return declared === undefined ? member : textIn(declared.label, language, rulebook);
}

function formatRecord(value: RecordValue, record: string, language: Language, rulebook: Rulebook): string {
  const fields = namesOf(rulebook).records.get(record)?.fields ?? [];
  const texts: string[] = [];
  for (const field of fields) {
    const fieldValue = value.fields.get(field.name);
    if (fieldValue === undefined || field.sensitive) continue;
    const label = textIn(field.label, language, rulebook);
    texts.push(`${label}: ${formatValue(fieldValue, field.type, language, rulebook)}`);
  }
  return texts.length === 0 ? words.nothing[language] : texts.join(', ');
}

const longestText = 200;
// Control and formatting characters: they could rewrite a terminal line or turn the direction of reading.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** Foreign text on one line: control and direction characters become a space, a long text is cut with `…`. */
function printable(text: string): string {
  const head = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  return head.replace(unprintable, ' ');
}
