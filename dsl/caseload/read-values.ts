import { parseDate } from '../../engine/ir/calendar.ts';
import type { Weighted } from '../../engine/ir/caseload-profile.ts';
import { parseDecimal } from '../../engine/ir/decimal.ts';
import type { Value } from '../../engine/ir/findings.ts';
import type { Type } from '../../engine/ir/ir.ts';
import type { YamlMapping, YamlNode } from '../yaml/yaml-tree.ts';
import { type ProfileReading, reportUnknown, reportUnsuitable } from './profile-reading.ts';

const booleans: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };

/** A value of the type, from a plain text; null and reported where it is none. */
export function readValue(reading: ProfileReading, type: Type, node: YamlNode): Value | null {
  const text = node.kind === 'scalar' ? node.text : '';
  const value = parseValue(reading, type, text);
  if (value !== null) return value;
  if (type.kind === 'enum') {
    reportUnknown(reading, node, text, membersOf(reading, type.enum));
  } else {
    reportUnsuitable(reading, node, {
      fi: `'${text}' ei ole tämän tiedon arvo`,
      en: `'${text}' is not a value of this fact`,
    });
  }
  return null;
}

function parseValue(reading: ProfileReading, type: Type, text: string): Value | null {
  switch (type.kind) {
    case 'boolean':
      return Object.hasOwn(booleans, text) ? (booleans[text] ?? null) : null;
    case 'text':
      return text;
    case 'date':
      return parseDate(text);
    case 'enum':
      return membersOf(reading, type.enum).includes(text) ? text : null;
    case 'number':
      return parseNumber(text, type.decimals);
    case 'record':
    case 'list':
    case 'label':
      return null;
  }
}

/** A decimal text at a scale; null where it is none, or has more decimals. */
export function parseNumber(text: string, decimals: number): number | null {
  const scaled = parseDecimal(text, decimals);
  return typeof scaled === 'number' ? scaled : null;
}

function membersOf({ rulebook }: ProfileReading, name: string): readonly string[] {
  return rulebook.enums.find((one) => one.name === name)?.members.map((member) => member.name) ?? [];
}

/** `0.5 %` as so many in 10,000; null where nothing is given. */
export function readShare(node: YamlNode | undefined): number | null {
  if (node?.kind !== 'scalar') return null;
  return parseNumber(node.text.replace('%', '').trim(), 2);
}

/** Values with their weights; null and reported where one is not of the type, or all weights are zero. */
export function readWeights(reading: ProfileReading, type: Type, node: YamlMapping): Weighted<Value> | null {
  const choices = node.entries.flatMap(({ key, value }) => {
    const read = readValue(reading, type, key);
    const weight = value.kind === 'scalar' ? Number(value.text) : 0;
    return read === null ? [] : [{ value: read, weight }];
  });
  if (choices.length < node.entries.length) return null;
  return hasWeight(reading, choices, node) ? choices : null;
}

/** A whole number, `[0, 30]` or `{ 4: 3, 2: 1 }`; null where a range runs backwards or all weights are zero. */
export function readAmounts(reading: ProfileReading, node: YamlNode): Weighted<number> | null {
  switch (node.kind) {
    case 'scalar':
      return [{ value: Number(node.text), weight: 1 }];
    case 'sequence': {
      const [from = 0, to = 0] = node.items.map((item) => (item.kind === 'scalar' ? Number(item.text) : 0));
      if (from <= to) return Array.from({ length: to - from + 1 }, (_, index) => ({ value: from + index, weight: 1 }));
      reportUnsuitable(reading, node, { fi: 'väli kulkee takaperin', en: 'the range runs backwards' });
      return null;
    }
    case 'mapping': {
      const choices = node.entries.map(({ key, value }) => ({
        value: Number(key.text),
        weight: value.kind === 'scalar' ? Number(value.text) : 0,
      }));
      if (choices.every(({ value }) => Number.isInteger(value)))
        return hasWeight(reading, choices, node) ? choices : null;
      reportUnsuitable(reading, node, { fi: 'luvut ovat kokonaislukuja', en: 'the numbers are whole numbers' });
      return null;
    }
  }
}

function hasWeight(reading: ProfileReading, choices: Weighted<unknown>, node: YamlNode): boolean {
  if (choices.some(({ weight }) => weight > 0)) return true;
  reportUnsuitable(reading, node, {
    fi: 'mitään ei voi arpoa: painot ovat nollia',
    en: 'nothing can be drawn: all weights are zero',
  });
  return false;
}
