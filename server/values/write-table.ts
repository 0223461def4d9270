import { writeRecord } from '../../engine/csv/write-record.ts';
import type { Rulebook, Type } from '../../engine/ir/ir.ts';
import type { Language, Localized } from '../../engine/ir/localized.ts';
import { textIn } from '../../engine/ir/texts.ts';
import { labelOfMember } from '../../engine/wording/format-value.ts';
import { words } from '../../engine/wording/words.ts';
import type { CellIndex, ListedValue } from './price-list.ts';

/**
 * The list of values as CSV for spreadsheets: in Finnish cells part at semicolons and decimals at commas, in English at
 * commas and points.
 */
export function writeValuesTable(values: readonly ListedValue[], rulebook: Rulebook, language: Language): string {
  const types = new Map(rulebook.parameters.map(({ name, type }) => [name, type]));
  const number = (text: string) => (language === 'fi' ? text.replace('.', ',') : text);
  const rows = values.map((listed) => [
    listed.name,
    textIn(listed.label, language, rulebook),
    listed.index === null ? '' : writeIndex(listed.index, rulebook, language, number),
    listed.unit === null
      ? writeOther(listed.value, types.get(listed.name), rulebook, language)
      : number(String(listed.value)),
    listed.unit ?? '',
    listed.citations.join(', '),
    listed.from,
    listed.until ?? '',
  ]);
  const head = Object.values(headings).map((heading) => heading[language]);
  return `\ufeff${[head, ...rows].map((cells) => writeRecord(cells, language)).join('')}`;
}

function writeIndex(
  index: CellIndex,
  rulebook: Rulebook,
  language: Language,
  number: (text: string) => string,
): string {
  switch (index.kind) {
    case 'member':
      return textIn(index.label, language, rulebook);
    case 'band':
      if (index.from === index.to) return `${number(index.from)} ${index.unit}`.trim();
      return `${number(index.from)}–${index.to === null ? '' : number(index.to)} ${index.unit}`.trim();
    case 'bracket':
      return `${texts.from[language]} ${number(index.from)} ${index.unit}`.trim();
  }
}

/** What is no number: yes or no, a date, text, or members by their labels. */
function writeOther(
  value: ListedValue['value'],
  type: Type | undefined,
  rulebook: Rulebook,
  language: Language,
): string {
  if (Array.isArray(value)) {
    const element = type?.kind === 'list' ? type.element : undefined;
    return value.map((item) => writeOther(item, element, rulebook, language)).join(' | ');
  }
  if (typeof value === 'boolean') return (value ? words.yes : words.no)[language];
  return type?.kind === 'enum' ? labelOfMember(type.enum, String(value), language, rulebook) : String(value);
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

const texts = { from: { fi: 'alkaen', en: 'from' } };
