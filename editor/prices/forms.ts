import type { CellForm } from '../../dsl/values/read-cell.ts';
import { bandName, type NumberType } from '../../engine/analysis/values/cells.ts';
import { formatNumber } from '../../engine/explain/format-number.ts';
import { formatDecimal } from '../../engine/ir/decimal.ts';
import type { Index, Rulebook } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import type { BandForms } from './bands.ts';

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

/** What stands behind a number of the type, in both languages, for one and for many, in full and shortened. */
function spellingsOf(type: NumberType, rulebook: Rulebook): readonly string[] {
  const one = 10 ** type.decimals;
  const written = (['fi', 'en'] as const).flatMap((language) =>
    [one, 2 * one].map((value) => formatNumber(value, type, language, rulebook, true)),
  );
  const behind = written.map((text) => text.replace(/^[€$£]?[\d.,\s\u00a0]+/, '').trim());
  const money = isMoneyType(type, rulebook) ? ['€', 'eur', 'euroa', rulebook.currency] : [];
  const short = shortForms[type.unit] ?? [];
  return [...new Set([...behind, ...short, type.unit, ...money].filter((text) => text !== ''))];
}

const shortForms: Readonly<Record<string, readonly string[]>> = {
  year: ['v'],
  month: ['kk'],
  week: ['vk'],
  day: ['pv'],
  business_day: ['arkipv'],
  h: ['t', 'tuntia', 'tunti'],
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
      fi: bandName({ from, to }, limits, 'fi', rulebook),
      en: bandName({ from, to }, limits, 'en', rulebook),
    }),
  };
}
