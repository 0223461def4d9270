/** Cells as the JSON that `readFacts` takes. What is not understood is passed on as it is, for `readFacts` to judge. */
import { parseFactsJson } from '../facts/parse.ts';
import { invariant } from '../ir/invariant.ts';
import type { Enum, Rulebook, Type } from '../ir/ir.ts';
import type { Localized } from '../ir/localized.ts';
import type { Separator } from './records.ts';

/** What a cell says, or why that is not clear. A blank cell is never read: it says nothing. */
export type ReadCell =
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'invalid'; readonly reason: Localized };

/** Gives a function that reads the cells of a column of this type. */
export function planCell(type: Type, rulebook: Rulebook, separator: Separator): (cell: string) => ReadCell {
  switch (type.kind) {
    case 'text':
    case 'label':
      return (cell) => ({ kind: 'json', json: cell });
    case 'date':
      return (cell) => ({ kind: 'json', json: readDate(cell) });
    case 'boolean':
      return (cell) => ({ kind: 'json', json: truthWords.get(normalise(cell)) ?? cell });
    case 'enum':
      return planMember(type.enum, rulebook);
    case 'number':
      return (cell) => readNumber(cell, type.unit, separator);
    case 'record':
      return readJson;
    case 'list':
      return planList(type.element, rulebook, separator);
  }
}

const finnishDate = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/;

function readDate(cell: string): string {
  const match = finnishDate.exec(cell);
  if (match === null) return cell;
  const [, day = '', month = '', year = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Words that people and spreadsheets write. */
const truthWords: ReadonlyMap<string, boolean> = new Map([
  ...['kyllä', 'yes', 'true', 'tosi', 'x', '1'].map((word) => [word, true] as const),
  ...['ei', 'no', 'false', 'epätosi', '0'].map((word) => [word, false] as const),
]);

function normalise(cell: string): string {
  return cell.trim().toLowerCase();
}

/** Members go by name or by label in any of the rulebook's languages; a label of several means none. */
function planMember(name: string, { enums }: Rulebook): (cell: string) => ReadCell {
  const declared = enums.find((one) => one.name === name);
  invariant(declared !== undefined, 'every enum is declared');
  const members = indexMembers(declared);
  return (cell) => ({ kind: 'json', json: members.get(normalise(cell)) ?? cell });
}

function indexMembers({ members }: Enum): ReadonlyMap<string, string> {
  const byLabel = new Map<string, string | null>();
  for (const { name, label } of members) {
    for (const text of new Set(Object.values(label).map(normalise))) byLabel.set(text, byLabel.has(text) ? null : name);
  }
  const clear = [...byLabel].flatMap(([text, name]) => (name === null ? [] : [[text, name] as const]));
  return new Map([...clear, ...members.map(({ name }) => [normalise(name), name] as const)]);
}

const numberPattern = /^([+\-\u2212]?)(\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+)(?:([.,])(\d+))?\s*(\S.*)?$/;

/**
 * `-1 234,50 h` becomes `-1234.50 h`. `1,234` is clear only between semicolons, which are used where the comma marks
 * decimals.
 */
function readNumber(cell: string, unit: string, separator: Separator): ReadCell {
  const trimmed = cell.trim();
  const match = numberPattern.exec(trimmed);
  if (match === null) return { kind: 'json', json: trimmed };
  const [, sign = '', whole = '', mark, fraction = '', written = ''] = match;
  if (separator !== ';' && mark === ',' && fraction.length === 3) return { kind: 'unclear' };
  const digits = whole.replaceAll(/\D/g, '') + (mark === undefined ? '' : `.${fraction}`);
  const number = (sign === '\u2212' ? '-' : sign) + digits;
  const ending = written === '€' && unit === 'EUR' ? unit : written;
  return { kind: 'json', json: ending === '' ? number : `${number} ${ending}` };
}

/** Elements stand between bars, or the cell is a JSON list; elements that are records are JSON only. */
function planList(element: Type, rulebook: Rulebook, separator: Separator): (cell: string) => ReadCell {
  if (element.kind === 'record' || element.kind === 'list') return readJson;
  const readElement = planCell(element, rulebook, separator);
  return (cell) => {
    if (cell.trimStart().startsWith('[')) return readJson(cell);
    const elements: unknown[] = [];
    for (const part of cell.split('|')) {
      const read = readElement(part);
      if (read.kind !== 'json') return read;
      elements.push(read.json);
    }
    return { kind: 'json', json: elements };
  };
}

function readJson(cell: string): ReadCell {
  const parsed = parseFactsJson(cell);
  return 'json' in parsed ? { kind: 'json', json: parsed.json } : { kind: 'invalid', reason: parsed.problem.message };
}
