import type { Localized } from '../../engine/ir/localized.ts';
import type { Schema } from '../yaml/structure.ts';
import type { NameTree } from './name-tree.ts';
import type { ListedType, ReadableParameter, ScaledNumber, ValueType } from './parameter-type.ts';
import { exampleOf } from './read-quantity.ts';

/**
 * The JSON Schema (draft 7) of a file of values, generated from the parameters in force: nested keys by the parts of
 * their dotted names, or at the root whole names; scalars as texts in their source form (`46 EUR/h`). An editor can
 * complete and check by it as it is; what only our own reading sees (bounds, days of the calendar) is not in it.
 */
export function valuesSchema(tree: NameTree): Schema {
  return { ...mapping(keyedLines), properties: { ...childrenOf(tree), ...dottedNames(tree, '') } };
}

function childrenOf(tree: NameTree): Record<string, Schema> {
  return Object.fromEntries([...tree.children].map(([name, child]) => [name, schemaOf(child)]));
}

/** At the root a parameter can also be given under its whole name: `intensive.max_days: 72 activity_day`. */
function dottedNames(tree: NameTree, prefix: string): Record<string, Schema> {
  return Object.fromEntries(
    [...tree.children].flatMap(([part, child]) => {
      const name = `${prefix}${part}`;
      const own =
        prefix !== '' && child.parameter !== null ? [[name, schemaOfParameter(child.parameter)] as const] : [];
      return [...own, ...Object.entries(dottedNames(child, `${name}.`))];
    }),
  );
}

function schemaOf(tree: NameTree): Schema {
  const { parameter } = tree;
  if (parameter === null) return { ...mapping(keyedLines), properties: childrenOf(tree) };
  const own = schemaOfParameter(parameter);
  if (tree.children.size === 0 || parameter === 'broken') return own;
  // The name of a parameter that other names go on from: keys of both kinds may stand under it.
  const { type, properties = {}, ...others } = own;
  return {
    additionalProperties: false,
    ...others,
    type: [...new Set([type, 'object'].flat())],
    properties: { ...(properties as object), ...childrenOf(tree) },
  };
}

function schemaOfParameter(parameter: ReadableParameter | 'broken'): Schema {
  if (parameter === 'broken') return {};
  const { label } = parameter.declared.node;
  const description = label === null ? {} : { description: label.text };
  return { ...withIndex(parameter), parameter: parameter.name, ...description };
}

function withIndex({ name, type, index }: ReadableParameter): Schema {
  const value: Schema = { ...schemaOfValue(type, name), parameter: name };
  if (index === null) return orEnded(value);
  switch (index.kind) {
    case 'enum': {
      const listed = index.members.join(', ');
      const keyed = mapping({ fi: `arvo kullekin: ${listed}`, en: `a value for each of ${listed}` });
      const members = index.members.map((member) => [member, orEnded(value)]);
      return orEnded({ ...keyed, properties: Object.fromEntries(members) });
    }
    case 'bands':
      return banded(value, index.number, '^\\d+(\\.\\d+)? ?[-–] ?(\\d+(\\.\\d+)?)?', '0-20');
    case 'brackets':
      return banded(value, index.number, '^from +\\d+(\\.\\d+)?', 'from 6000');
  }
}

function banded(value: Schema, number: ScaledNumber, start: string, example: string): Schema {
  const { before, pattern } = unitOf(number);
  const keyed = mapping({
    fi: `rivejä, joiden avain on kuten '${example}${before}'`,
    en: `lines with keys such as '${example}${before}'`,
  });
  return orEnded({ ...keyed, minProperties: 1, patternProperties: { [`${start}${pattern}$`]: value } });
}

const keyedLines: Localized = { fi: "rivejä 'avain: arvo'", en: "lines 'key: value'" };

function mapping(expects: Localized): Schema {
  return { type: 'object', properties: {}, additionalProperties: false, expects };
}

/** Besides its own values, `~`: the value in force ends. */
function orEnded(schema: Schema): Schema {
  const { type, pattern, enum: members, ...others } = schema;
  if (type !== 'string') return { ...others, type: [type, 'string'], pattern: '^~$' };
  if (members !== undefined) return { ...others, type, enum: [...(members as readonly string[]), '~'] };
  return { ...others, type, ...(pattern === undefined ? {} : { pattern: `^~$|${pattern as string}` }) };
}

function schemaOfValue(type: ValueType, parameter: string): Schema {
  switch (type.kind) {
    case 'boolean':
      return { type: 'string', enum: ['yes', 'no'], expects: { fi: 'yes tai no', en: 'yes or no' } };
    case 'text':
      return { type: 'string', minLength: 1, expects: { fi: 'teksti', en: 'a text' } };
    case 'date': {
      const expects = { fi: 'päivä, kuten 2020-01-01', en: 'a date such as 2020-01-01' };
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', expects };
    }
    case 'number':
      return schemaOfNumber(type);
    case 'enum':
      return schemaOfListed(type);
    case 'list': {
      const expects = { fi: 'luettelo, kuten [a, b]', en: 'a list such as [a, b]' };
      return { type: 'array', items: { ...schemaOfListed(type.element), parameter }, expects };
    }
  }
}

function schemaOfNumber(type: ScaledNumber): Schema {
  const fraction = type.decimals === 0 ? '(\\.0+)?' : `(\\.\\d{1,${type.decimals}}0*)?`;
  const example = exampleOf(type);
  const expects =
    type.unit === ''
      ? { fi: `luku, kuten ${example}`, en: `a number such as ${example}` }
      : { fi: `luku ja yksikkö, kuten ${example}`, en: `a number and its unit such as ${example}` };
  return { type: 'string', pattern: `^-?\\d+${fraction}${unitOf(type).pattern}$`, expects };
}

function schemaOfListed(type: ListedType): Schema {
  if (type.kind === 'text') return { type: 'string', minLength: 1, expects: { fi: 'teksti', en: 'a text' } };
  const listed = type.members.join(', ');
  return { type: 'string', enum: type.members, expects: { fi: `jokin näistä: ${listed}`, en: `one of ${listed}` } };
}

/** A unit as it stands after a number, and the regular expression for it. */
function unitOf({ unit }: ScaledNumber): { readonly before: string; readonly pattern: string } {
  if (unit === '') return { before: '', pattern: '' };
  return { before: ` ${unit}`, pattern: ` +${unit.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')}` };
}
