import type { CellForm } from '../../dsl/values/read-cell.ts';
import { formatDecimal } from '../../engine/ir/decimal.ts';
import type { Index, NumberType, Rulebook, Unit } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { formatNumber } from '../../engine/wording/format-number.ts';
import { formatBand } from '../../engine/wording/format-value.ts';
import type { BandForms } from './bands.ts';
import { unitBehind } from './unit-behind.ts';

/** The least and greatest value of a parameter at its scale; null: none. */
export interface Bounds {
  readonly minimum: number | null;
  readonly maximum: number | null;
}

const unbounded: Bounds = { minimum: null, maximum: null };

/** How numbers of a type are read from a form. */
export function formOf(type: NumberType, rulebook: Rulebook, bounds: Bounds = unbounded): CellForm {
  const one = 10 ** type.decimals;
  const money = isMoneyType(type, rulebook);
  const example = money ? (155 * one) / 10 : 12 * one;
  return {
    unit: type.unit,
    decimals: type.decimals,
    spellings: spellingsOf(type, rulebook),
    ...bounds,
    write: (value) => ({
      fi: formatNumber(value, type, 'fi', rulebook, true),
      en: formatNumber(value, type, 'en', rulebook, true),
    }),
    example: {
      fi: formatNumber(Math.round(example), type, 'fi', rulebook, false),
      en: formatNumber(Math.round(example), type, 'en', rulebook, false),
    },
  };
}

function isMoneyType({ unit }: NumberType, { currency }: Rulebook): boolean {
  return unit.split('/')[0] === currency;
}

/** What may stand behind a number of the type: its unit in both languages, for one and for many, and shortened. */
function spellingsOf(type: NumberType, rulebook: Rulebook): readonly string[] {
  const [over = '', under] = type.unit.split('/');
  const written = unitBehind(type, 'fi', rulebook);
  if (!isMoneyType(type, rulebook)) return distinct([written, ...namesOfUnit(type.unit, type.decimals, rulebook)]);
  const amounts = ['€', 'eur', 'euroa', 'euro', over];
  const each = under === undefined ? [] : namesOfUnit(under, 0, rulebook);
  return distinct([written, ...amounts, ...amounts.flatMap((amount) => each.map((one) => `${amount}/${one}`))]);
}

function namesOfUnit(unit: Unit, decimals: number, rulebook: Rulebook): readonly string[] {
  const type: NumberType = { kind: 'number', unit, decimals };
  const written = (['fi', 'en'] as const).flatMap((language) =>
    [1, 2].map((count) =>
      formatNumber(count * 10 ** decimals, type, language, rulebook, true).replace(/^[\d\s\u00a0]+/, ''),
    ),
  );
  // A day of whatever kind is a day to whoever writes a price: `€/pv`.
  const days = written.some((name) => /päivä(ä)?$/.test(name)) ? ['pv', 'päivä', 'päivää', 'day'] : [];
  return [unit, ...written, ...days, ...(shortForms[unit] ?? [])];
}

function distinct(spellings: readonly string[]): readonly string[] {
  return [...new Set(spellings)].filter((text) => text !== '');
}

const shortForms: Readonly<Record<string, readonly string[]>> = {
  year: ['v'],
  month: ['kk'],
  week: ['vk'],
  business_day: ['arkipv'],
  h: ['t', 'tunti', 'tuntia'],
};

/** A number as one types it in this language, without its unit: `15,50`, `1 840,00`. */
export function typedNumber(value: number, type: NumberType, rulebook: Rulebook, language: Language): string {
  if (language === 'fi') return formatNumber(value, type, 'fi', rulebook, false);
  // Thousands are not parted: a comma would be read as the mark of decimals.
  const text = formatDecimal(value, type.decimals);
  return isMoneyType(type, rulebook) ? text : text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** How the bands of a parameter are read and written. */
export function bandFormsOf(
  index: Exclude<Index, { kind: 'enum' }>,
  type: NumberType,
  rulebook: Rulebook,
  bounds: Bounds,
): BandForms {
  const limits: NumberType = { kind: 'number', unit: index.unit, decimals: index.decimals };
  return {
    limit: formOf(limits, rulebook, { minimum: 0, maximum: null }),
    value: formOf(type, rulebook, bounds),
    typeLimit: (limit) => typedNumber(limit, limits, rulebook, 'fi'),
    interval: (from, to) => ({
      fi: formatBand({ from, to }, limits, 'fi', rulebook),
      en: formatBand({ from, to }, limits, 'en', rulebook),
    }),
  };
}
