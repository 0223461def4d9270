import { keyName } from '../../engine/analysis/values/cells.ts';
import { writeRecord } from '../../engine/csv/write-record.ts';
import { formatDate } from '../../engine/ir/calendar.ts';
import { formatDecimal } from '../../engine/ir/decimal.ts';
import type { Constant, Rulebook, Type } from '../../engine/ir/ir.ts';
import type { Language, Localized } from '../../engine/ir/localized.ts';
import { textIn } from '../../engine/ir/texts.ts';
import { labelOfMember } from '../../engine/wording/format-value.ts';
import { words } from '../../engine/wording/words.ts';
import type { ValueStretch } from './price-list.ts';

/**
 * The list of values as CSV for spreadsheets: in Finnish cells part at semicolons and decimals at commas, in English at
 * commas and points.
 */
export function writeValuesTable(values: readonly ValueStretch[], rulebook: Rulebook, language: Language): string {
  const rows = values.map((stretch) => {
    const { parameter, value, from, until } = stretch;
    return [
      parameter.name,
      textIn(parameter.label, language, rulebook),
      keyName(stretch, language, rulebook),
      writeValue(value, parameter.type, rulebook, language),
      parameter.type.kind === 'number' ? parameter.type.unit : '',
      parameter.citations.join(', '),
      formatDate(from),
      until === null ? '' : formatDate(until),
    ];
  });
  const head = Object.values(headings).map((heading) => heading[language]);
  return `\ufeff${[head, ...rows].map((cells) => writeRecord(cells, language)).join('')}`;
}

/** A number without its unit, a date as in files; several members part at `|`. */
function writeValue(value: Constant | null, type: Type, rulebook: Rulebook, language: Language): string {
  if (value === null) return words.noValueInForce[language];
  if (typeof value === 'object') {
    const element = type.kind === 'list' ? type.element : type;
    return value.map((item) => writeValue(item, element, rulebook, language)).join(' | ');
  }
  if (typeof value === 'number') {
    if (type.kind !== 'number') return formatDate(value);
    const text = formatDecimal(value, type.decimals);
    return language === 'fi' ? text.replace('.', ',') : text;
  }
  if (typeof value === 'boolean') return (value ? words.yes : words.no)[language];
  return type.kind === 'enum' ? labelOfMember(type.enum, value, language, rulebook) : value;
}

const headings = {
  name: { fi: 'tunnus', en: 'name' },
  label: { fi: 'arvo', en: 'label' },
  index: { fi: 'rivi', en: 'row' },
  value: { fi: 'lukema', en: 'value' },
  unit: { fi: 'yksikkö', en: 'unit' },
  citations: { fi: 'kohta', en: 'provisions' },
  from: { fi: 'alkaen', en: 'from' },
  until: { fi: 'asti', en: 'until' },
} satisfies Readonly<Record<string, Localized>>;
