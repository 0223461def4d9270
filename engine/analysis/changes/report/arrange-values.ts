import { formatDifference, formatPair, formatPercent, noValue } from '../../../compare/write-difference.ts';
import type { Parameter, Rulebook } from '../../../ir/ir.ts';
import type { Language, Localized } from '../../../ir/localized.ts';
import { textIn } from '../../../ir/texts.ts';
import { formatCitations } from '../../../wording/citations.ts';
import { formatKey, formatValue } from '../../../wording/format-value.ts';
import type { Band, BandChange, Changes, ParameterChange, ValueRow } from '../changes.ts';
import type { ValueEntry, ValueGroup } from './report.ts';
import { formatStretch, reportWords as words } from './words.ts';

/** The changed values, parameter by parameter. */
export function arrangeValues({ values, before, after }: Changes, language: Language): readonly ValueGroup[] {
  return values.map((change) => {
    const { parameter, kind, rows, bands } = change;
    const rulebook = kind === 'ended' ? before.rulebook : after.rulebook;
    return {
      name: parameter.name,
      label: textIn(parameter.label, language, rulebook) || parameter.name,
      citation: formatCitations(parameter.citations, language),
      notes: [...notesOf(change, language), ...bands.map((band) => tellBands(band, parameter, rulebook, language))],
      rows: rows.map((row) => arrangeRow(row, parameter, { before: before.rulebook, after: after.rulebook }, language)),
    };
  });
}

function notesOf({ kind, rows }: ParameterChange, language: Language): readonly string[] {
  const years = [...new Set(rows.map(({ statedFor }) => statedFor))].filter((year) => year !== null);
  return [
    ...(kind === 'changed' ? [] : [kind === 'added' ? words.newValue[language] : words.ended[language]]),
    ...years.map((year) => `${words.statedFor[language]} ${year}`),
  ];
}

function arrangeRow(
  row: ValueRow,
  parameter: Parameter,
  rulebooks: { readonly before: Rulebook; readonly after: Rulebook },
  language: Language,
): ValueEntry {
  const { before, after, difference, elements } = row;
  const { type } = parameter;
  const label = (name: string): string =>
    type.kind === 'list' ? formatValue(name, type.element, language, rulebooks.after) : name;
  return {
    key: formatKey(row.key, parameter, language, rulebooks.after),
    before: before === null ? noValue : formatValue(before.value, before.type, language, rulebooks.before),
    after: after === null ? noValue : formatValue(after.value, after.type, language, rulebooks.after),
    pair: formatPair(before, after, language, rulebooks.after),
    difference:
      difference !== null
        ? formatDifference(difference, language, rulebooks.after)
        : elements === null
          ? ''
          : tellElements(elements.added.map(label), elements.removed.map(label), language),
    percent: difference === null ? '' : formatPercent(difference, language),
    direction: difference === null || difference.amount === 0n ? null : difference.amount > 0n ? 'up' : 'down',
    when: formatStretch(row, language),
  };
}

function tellElements(added: readonly string[], removed: readonly string[], language: Language): string {
  if (added.length + removed.length === 0) return words.reordered[language];
  return [
    ...(added.length > 0 ? [`${words.added[language]}: ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`${words.removed[language]}: ${removed.join(', ')}`] : []),
  ].join('; ');
}

const bandWords: Readonly<Record<BandChange['kind'], Localized>> = {
  moved: { fi: 'väliraja siirtyy', en: 'a boundary moves' },
  split: { fi: 'väli jaetaan', en: 'a band is split' },
  joined: { fi: 'välit yhdistetään', en: 'bands are joined' },
  redrawn: { fi: 'välit jaetaan uudelleen', en: 'bands are redrawn' },
  added: { fi: 'väli lisätään', en: 'a band is added' },
  removed: { fi: 'väli poistuu', en: 'a band is removed' },
};

/** `väli jaetaan: 0–20 km → 0–10 km, 11–20 km` */
function tellBands(
  { kind, before, after }: BandChange,
  parameter: Parameter,
  rulebook: Rulebook,
  language: Language,
): string {
  const write = (bands: readonly Band[]): string =>
    bands.map((band) => formatKey({ kind: 'band', ...band }, parameter, language, rulebook)).join(', ');
  const bands = [before, after].filter((side) => side.length > 0).map(write);
  return `${bandWords[kind][language]}: ${bands.join(' → ')}`;
}
