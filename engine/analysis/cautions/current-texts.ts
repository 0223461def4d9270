import { formatDecimal } from '../../ir/decimal.ts';
import type { Message, MessagePart, NumberType, Rule, Rulebook, RuleException, Unit } from '../../ir/ir.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { provisionsOn } from '../../ir/provisions.ts';
import { dateOfCase } from '../cases/case-date.ts';
import { isChanged, numberTypeOf } from '../values/cells.ts';
import { type Caution, caution, isNumeric, type NewValues, type NumberChange } from './caution.ts';

/** A text that still names the value before: a provision the parameter rests on, a message, a case dated after the change. */
export function currentTexts(values: NewValues): readonly Caution[] {
  const messages = listMessages(values.rulebook);
  const cases = values.cases.filter((one) => (dateOfCase(one, values.rulebook) ?? values.day - 1) >= values.day);
  return values.changes.filter(isNumeric).flatMap((change) => {
    const type = numberTypeOf(change.parameter);
    if (type === null || change.before === 0 || !isChanged(change)) return [];
    const pattern = patternOf(change.before, type, values.rulebook);
    return [
      ...staleProvisions(change, pattern, values),
      ...staleMessages(change, pattern, messages),
      ...staleCases(change, pattern, cases),
    ];
  });
}

function staleProvisions(change: NumberChange, pattern: RegExp, { rulebook, day }: NewValues): readonly Caution[] {
  const found = provisionsOn(rulebook, day, 'fi').flatMap(({ mark, text }) => {
    const named = change.parameter.provisions.includes(mark) ? pattern.exec(text)?.[0] : undefined;
    return named === undefined ? [] : [{ mark, named: named.trim() }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const marks = found.map(({ mark }) => mark);
  return [
    caution('current-texts', [change], {
      fi: `${marks.length === 1 ? 'Kohdassa' : 'Kohdissa'} ${marks.join(', ')} on yhä ${first.named}.`,
      en: `Provision${marks.length === 1 ? '' : 's'} ${marks.join(', ')} still ${marks.length === 1 ? 'says' : 'say'} ‘${first.named}’.`,
    }),
  ];
}

function staleMessages(change: NumberChange, pattern: RegExp, messages: readonly NamedText[]): readonly Caution[] {
  return messages.flatMap(({ rule, text }) => {
    const named = pattern.exec(text)?.[0].trim();
    if (named === undefined) return [];
    const found = caution('current-texts', [change], {
      fi: `Säännön '${rule}' viestissä on yhä ${named}.`,
      en: `The message of rule '${rule}' still says ‘${named}’.`,
    });
    return [{ ...found, id: `${found.id};message ${rule}` }];
  });
}

function staleCases(change: NumberChange, pattern: RegExp, cases: readonly PolicyCase[]): readonly Caution[] {
  return cases.flatMap(({ name }) => {
    const named = pattern.exec(name)?.[0].trim();
    if (named === undefined) return [];
    const found = caution('current-texts', [change], {
      fi: `Testitapauksessa ”${name}” on yhä ${named}.`,
      en: `The policy case ‘${name}’ still says ‘${named}’.`,
    });
    return [{ ...found, id: `${found.id};case ${name}` }];
  });
}

interface NamedText {
  readonly rule: string;
  readonly text: string;
}

/** What messages say in so many words; a value they read from the rulebook is never stale. */
function listMessages({ decisions }: Rulebook): readonly NamedText[] {
  const texts = decisions.flatMap(({ rules }) => rules).flatMap(textsOfRule);
  return [...new Map(texts.map((one) => [`${one.rule} ${one.text}`, one])).values()];
}

function textsOfRule({ name, versions }: Rule): readonly NamedText[] {
  const version = versions.at(-1)?.value;
  if (version === null || version === undefined) return [];
  return [...textsOf(name, version.otherwise.message), ...version.exceptions.flatMap(textsOfException)];
}

function textsOfException({ name, otherwise, exceptions }: RuleException): readonly NamedText[] {
  return [...textsOf(name, otherwise.message), ...exceptions.flatMap(textsOfException)];
}

function textsOf(rule: string, message: Message | null): readonly NamedText[] {
  return Object.values(message ?? {}).map((parts) => ({ rule, text: parts.map(literal).join('') }));
}

/** A printed value stands as something no number goes on with. */
function literal(part: MessagePart): string {
  return typeof part === 'string' ? part : '…';
}

/**
 * Finds a value in running text: `46 euroa`, `46,00 €`, `0-20 km` (a range that starts or ends with it), never `146`,
 * `46,5` or `3.1:46`.
 */
function patternOf(scaled: number, { unit, decimals }: NumberType, rulebook: Rulebook): RegExp {
  const [whole = '', fraction = ''] = formatDecimal(Math.abs(scaled), decimals).split('.');
  const significant = fraction.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '[\\s\\u00a0\\u202f]?');
  const number = significant === '' ? `${grouped}(?:[,.]0{1,2})?` : `${grouped}[,.]${significant}0*`;
  const stems = stemsOf(unit, rulebook);
  const ends = '(?![\\d]|[,.:]\\d)';
  const range = '(?:\\s*[–-]\\s*\\d+)?';
  const behind = stems.length === 0 ? '' : `${range}\\s*-?\\s*(?:${stems.map(quotePattern).join('|')})[\\p{L}€%]*`;
  return new RegExp(`(?<![\\d,.:])${number}${ends}${behind}`, 'iu');
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
