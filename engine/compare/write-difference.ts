import type { Outcome, Rulebook } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import { labelOfName, labelOfPath, namesOf } from '../ir/names.ts';
import { joinTexts, textIn } from '../ir/texts.ts';
import { formatNumber, noBreakSpace } from '../wording/format-number.ts';
import { formatValue } from '../wording/format-value.ts';
import { statusWords, words } from '../wording/words.ts';
import { type AmountDifference, differenceOf, type TypedValue } from './amounts.ts';
import type { ComparedRule, Difference } from './difference.ts';

/** Stands for no value. */
export const noValue = '–';

const minus = '\u2212';

/** `+0,50 €/h`, `−4 h`; of shares in percentage points. */
export function formatDifference({ amount, type }: AmountDifference, language: Language, rulebook: Rulebook): string {
  const sign = amount > 0n ? '+' : '';
  if (type.unit !== '%') return sign + formatNumber(amount, type, language, rulebook, true);
  return `${sign}${formatNumber(amount, type, language, rulebook, false)}${noBreakSpace}${texts.points[language]}`;
}

/** `+3,3 %` / `+3.3%`; `0,0 %` of less than half a tenth; empty where there was nothing to be more than. */
export function formatPercent({ percent }: Pick<AmountDifference, 'percent'>, language: Language): string {
  if (percent === null) return '';
  const sign = percent.startsWith('-') ? minus : Number(percent) === 0 ? '' : '+';
  const size = percent.replace('-', '');
  return language === 'fi' ? `${sign}${size.replace('.', ',')}${noBreakSpace}%` : `${sign}${size}%`;
}

/** `15,00 → 15,50 €/h`; `–` stands for no value. Each side is written at its own scale. */
export function formatPair(
  before: TypedValue | null,
  after: TypedValue | null,
  language: Language,
  rulebook: Rulebook,
): string {
  // In Finnish the unit stands behind the number, and need not be said twice.
  const saysUnitOnce = language === 'fi' && unitOf(before) === unitOf(after);
  return `${formatTyped(before, language, rulebook, !saysUnitOnce)} → ${formatTyped(after, language, rulebook)}`;
}

function unitOf(value: TypedValue | null): string | null {
  return value?.type.kind === 'number' ? value.type.unit : null;
}

function formatTyped(value: TypedValue | null, language: Language, rulebook: Rulebook, unit = true): string {
  return value === null ? noValue : formatValue(value.value, value.type, language, rulebook, { unit });
}

/** `999.9`, at most: ten times as much is told better by the amounts than by a percentage. */
const longestPercent = 5;

/** `1 840,00 → 1 880,00 € (+40,00 €, +2,2 %)` */
export function formatChange(
  before: TypedValue | null,
  after: TypedValue | null,
  language: Language,
  rulebook: Rulebook,
): string {
  const pair = formatPair(before, after, language, rulebook);
  const difference = before === null || after === null ? null : differenceOf(before, after);
  if (difference === null) return pair;
  // From a claim too high to one too low is no share of anything.
  const changesSign = Number(before?.value) * Number(after?.value) < 0;
  const isTelling = !changesSign && (difference.percent ?? '').replace('-', '').length <= longestPercent;
  const percent = isTelling ? formatPercent(difference, language) : '';
  const more = [formatDifference(difference, language, rulebook), percent].filter((text) => text !== '');
  return `${pair} (${more.join(', ')})`;
}

/** A difference in a reader's words. */
export interface WrittenDifference {
  readonly kind: Difference['kind'];
  /** `Tulos`, or the label of the output or rule. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** Writes a difference between two ways in which a case of a decision comes out. */
export function writeDifference(
  difference: Difference,
  decision: string,
  rulebooks: { readonly before: Rulebook; readonly after: Rulebook },
  language: Language,
): WrittenDifference {
  const write = <T>(one: T, other: T, text: (value: T, rulebook: Rulebook) => string) => ({
    before: text(one, rulebooks.before),
    after: text(other, rulebooks.after),
  });
  const { kind, name, before, after } = difference;
  switch (kind) {
    case 'outcome': {
      const outcome = (value: Outcome, rulebook: Rulebook) => {
        const outcomes = namesOf(rulebook).decisions.get(decision)?.outcomes;
        return outcomes !== undefined && Object.hasOwn(outcomes, value)
          ? textIn(outcomes[value], language, rulebook)
          : value;
      };
      return { kind, what: texts.outcome[language], ...write(before, after, outcome) };
    }
    case 'value': {
      const value = (typed: TypedValue | null, rulebook: Rulebook) => formatTyped(typed, language, rulebook);
      return {
        kind,
        what: labelOfName(name ?? '', language, rulebooks.after, rulebooks.before),
        ...write(before, after, value),
      };
    }
    case 'reasons':
    case 'rule':
      return {
        kind,
        what: labelOfRule(name ?? '', decision, rulebooks, language),
        ...write(before, after, (rule) => writeRule(rule, language)),
      };
    case 'missing': {
      const paths = (missing: readonly string[], rulebook: Rulebook) =>
        joinTexts(
          missing.map((path) => labelOfPath(path, language, rulebook, { withInput: true })),
          words.and[language],
          words.nothing[language],
        );
      return { kind, what: words.missing[language], ...write(before, after, paths) };
    }
  }
}

function labelOfRule(
  name: string,
  decision: string,
  { before, after }: { readonly before: Rulebook; readonly after: Rulebook },
  language: Language,
): string {
  for (const rulebook of [after, before]) {
    const rule = namesOf(rulebook)
      .decisions.get(decision)
      ?.rules.find((one) => one.name === name);
    if (rule !== undefined) return textIn(rule.label, language, rulebook);
  }
  return name;
}

function writeRule(rule: ComparedRule | null, language: Language): string {
  if (rule === null) return texts.noRule[language];
  const { status, exceptions, elements } = rule;
  const written = Object.hasOwn(statusWords, status) ? statusWords[status][language] : status;
  const exception = exceptions.length === 0 ? '' : ` (${words.exception[language].toLowerCase()})`;
  return `${written}${exception}${elements === undefined ? '' : ` [${elements}]`}`;
}

const texts = {
  points: { fi: 'prosenttiyksikköä', en: 'percentage points' },
  outcome: { fi: 'Tulos', en: 'Outcome' },
  noRule: { fi: 'sääntöä ei ole', en: 'no such rule' },
} as const satisfies Readonly<Record<string, Localized>>;
