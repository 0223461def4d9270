import type { DateDraw, Draw } from '../../engine/ir/caseload-profile.ts';
import type { Decision, Field, Type } from '../../engine/ir/ir.ts';
import { findEntry, findText, type YamlMapping, type YamlNode } from '../yaml/yaml-tree.ts';
import { findField, type ProfileReading, reportUnknown, reportUnsuitable } from './profile-reading.ts';
import { parseNumber, readAmounts, readShare, readValue, readWeights } from './read-values.ts';

/** Ways of drawing, by the key that says which. */
const ways = ['one_of', 'between', 'some_of', 'elements', 'after', 'before', 'output'] as const;

/** How a fact is drawn; null and reported where the way does not suit the fact, or says something wrong. */
export function readDraw(reading: ProfileReading, decision: Decision, field: Field, node: YamlMapping): Draw | null {
  const given = ways.filter((way) => findEntry(node, way) !== undefined);
  const [way] = given;
  const value = way === undefined ? undefined : findEntry(node, way)?.value;
  if (way === undefined || value === undefined || given.length > 1) {
    reportUnsuitable(
      reading,
      node,
      { fi: 'tieto arvotaan yhdellä tavalla', en: 'a fact is drawn in one way' },
      { fi: `kirjoita yksi näistä: ${ways.join(', ')}`, en: `write one of ${ways.join(', ')}` },
    );
    return null;
  }
  if (!suits(way, field.type)) {
    reportUnsuitable(reading, value, {
      fi: `'${way}' ei sovi tämän tiedon tyyppiin`,
      en: `'${way}' does not suit the type of this fact`,
    });
    return null;
  }
  return readWay(reading, way, decision, field, node, value);
}

function suits(way: (typeof ways)[number], type: Type): boolean {
  switch (way) {
    case 'one_of':
      return type.kind !== 'list' && type.kind !== 'record';
    case 'between':
    case 'output':
      return type.kind === 'number';
    case 'some_of':
      return type.kind === 'list' && type.element.kind !== 'record';
    case 'elements':
      return type.kind === 'list' && type.element.kind === 'record';
    case 'after':
    case 'before':
      return type.kind === 'date';
  }
}

function readWay(
  reading: ProfileReading,
  way: (typeof ways)[number],
  decision: Decision,
  field: Field,
  node: YamlMapping,
  value: YamlNode,
): Draw | null {
  switch (way) {
    case 'one_of': {
      const choices = value.kind === 'mapping' ? readWeights(reading, field.type, value) : null;
      return choices === null ? null : { kind: 'one_of', choices };
    }
    case 'between':
      return readRange(reading, field, node, value);
    case 'some_of':
      return readShares(reading, field, value);
    case 'elements': {
      const count = readAmounts(reading, value);
      return count === null ? null : { kind: 'elements', count };
    }
    case 'after':
    case 'before':
      return readDate(reading, node, value, way === 'after' ? 1 : -1);
    case 'output':
      return readOutput(reading, decision, field, node, value);
  }
}

function readRange(reading: ProfileReading, { type }: Field, node: YamlMapping, value: YamlNode): Draw | null {
  const decimals = type.kind === 'number' ? type.decimals : 0;
  const items = value.kind === 'sequence' ? value.items : [];
  const [from, to] = items.map((item) => (item.kind === 'scalar' ? parseNumber(item.text, decimals) : null));
  const given = findText(node, 'step');
  const step = given === null ? 10 ** decimals : parseNumber(given.text, decimals);
  if (typeof from === 'number' && typeof to === 'number' && from <= to && step !== null && step > 0) {
    return { kind: 'between', from, to, step };
  }
  reportUnsuitable(reading, given ?? value, {
    fi: 'väli on kaksi nousevaa lukua ja askel nollaa suurempi, tiedon omilla desimaaleilla',
    en: 'a range is two ascending numbers with a step above zero, in the decimals of the fact',
  });
  return null;
}

function readShares(reading: ProfileReading, { type }: Field, value: YamlNode): Draw | null {
  if (type.kind !== 'list' || value.kind !== 'mapping') return null;
  const { element } = type;
  const shares = value.entries.flatMap(({ key, value: share }) => {
    const read = readValue(reading, element, key);
    return read === null ? [] : [{ value: read, share: readShare(share) ?? 0 }];
  });
  return { kind: 'some_of', shares };
}

const units = [
  ['days', 'day'],
  ['months', 'month'],
  ['years', 'year'],
] as const;

function readDate(reading: ProfileReading, node: YamlMapping, from: YamlNode, direction: 1 | -1): DateDraw | null {
  const name = from.kind === 'scalar' ? from.text : '';
  if (name !== 'on') {
    const field = findField(reading, name, from);
    if (field === null) return null;
    if (field.type.kind !== 'date') {
      reportUnsuitable(reading, from, { fi: `'${name}' ei ole päivämäärä`, en: `'${name}' is not a date` });
      return null;
    }
  }
  const given = units.flatMap(([key, unit]) => {
    const entry = findEntry(node, key);
    return entry === undefined ? [] : [{ unit, amounts: readAmounts(reading, entry.value) }];
  });
  if (given.length > 1) {
    reportUnsuitable(reading, node, {
      fi: 'anna days, months tai years, ei useita; lisäpäivät sanotaan avaimella and_days',
      en: 'give days, months or years, not several; further days go under and_days',
    });
    return null;
  }
  const [{ unit, amounts } = { unit: 'day' as const, amounts: [{ value: 0, weight: 1 }] }] = given;
  if (amounts === null) return null;
  const at = findText(node, 'at')?.text;
  return {
    kind: 'date',
    from: name,
    unit,
    amounts: amounts.map(({ value, weight }) => ({ value: direction * value, weight })),
    days: Number(findText(node, 'and_days')?.text ?? 0),
    at: at === undefined ? null : at === 'start of month' ? 'start' : 'end',
  };
}

function readOutput(
  reading: ProfileReading,
  { outputs }: Decision,
  { type }: Field,
  node: YamlMapping,
  value: YamlNode,
): Draw | null {
  const name = value.kind === 'scalar' ? value.text : '';
  const output = outputs.find((one) => one.name === name);
  if (output === undefined) {
    reportUnknown(
      reading,
      value,
      name,
      outputs.map((one) => one.name),
    );
    return null;
  }
  const isSame = type.kind === 'number' && output.type.kind === 'number' && type.unit === output.type.unit;
  if (!isSame || output.type.kind !== 'number' || type.decimals !== output.type.decimals) {
    reportUnsuitable(reading, value, {
      fi: `'${name}' on eri yksikössä tai eri tarkkuudella kuin tieto`,
      en: `'${name}' has another unit or other decimals than the fact`,
    });
    return null;
  }
  const plus = findEntry(node, 'plus')?.value;
  const choices = plus?.kind === 'mapping' ? readWeights(reading, type, plus) : [{ value: 0, weight: 1 }];
  if (choices === null) return null;
  return {
    kind: 'output',
    output: name,
    plus: choices.flatMap(({ value: amount, weight }) =>
      typeof amount === 'number' ? [{ value: amount, weight }] : [],
    ),
  };
}
