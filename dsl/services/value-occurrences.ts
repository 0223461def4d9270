/** Where files of values name parameters and members, and edition.yaml parameters. */

import type { Type } from '../types/types.ts';
import { findEntry, type YamlMapping, type YamlNode } from '../yaml/yaml-tree.ts';
import type { FileContext } from './file-context.ts';
import type { Occurrence } from './symbol.ts';
import {
  entriesOf,
  insideOf,
  memberOccurrences,
  pathOccurrences,
  rootOf,
  scalarOf,
  unitOccurrences,
  wordOccurrence,
} from './yaml-words.ts';

export function occurrencesInValues(context: FileContext): readonly Occurrence[] {
  const root = rootOf(context);
  if (root?.kind !== 'mapping') return [];
  if (context.file.endsWith('/edition.yaml')) return occurrencesInEdition(root, context);
  return root.entries.flatMap(({ key, value }) => readKey(key.text, key, value, context));
}

/** `stated_for: { price: 2020 }`, where the name is that of one parameter. */
function occurrencesInEdition(root: YamlMapping, context: FileContext): readonly Occurrence[] {
  return entriesOf(findEntry(root, 'stated_for')?.value).flatMap(({ key }) => {
    return pathOccurrences(key.text, insideOf(key).start, context);
  });
}

function readKey(
  name: string,
  key: YamlMapping['entries'][number]['key'],
  value: YamlNode,
  context: FileContext,
): readonly Occurrence[] {
  const parameter = context.names.parameters.get(name);
  const below = entriesOf(value).flatMap((entry) => {
    const longer = `${name}.${entry.key.text}`;
    if (hasParameter(longer, context)) return readKey(longer, entry.key, entry.value, context);
    return parameter === undefined ? [] : readMemberLine(name, entry, context);
  });
  if (parameter === undefined) return below;
  const { start } = insideOf(key);
  const own = pathOccurrences(name, start - (name.length - key.text.length), context).slice(-1);
  const given = value.kind === 'mapping' ? [] : readValue(value, parameter.declared.type, context);
  return [...own, ...given, ...below];
}

function readMemberLine(name: string, { key, value }: YamlMapping['entries'][number], context: FileContext) {
  const parameter = context.names.parameters.get(name);
  const index = parameter?.index;
  const scalar = scalarOf(key);
  const found: Occurrence[] = [];
  if (index && index !== 'broken' && index.kind === 'enum' && scalar !== null && index.members.includes(scalar.text)) {
    found.push(wordOccurrence({ kind: 'member', enum: index.enum, name: scalar.text }, scalar, context));
  }
  const inKey = unitOccurrences(key, context);
  return [...found, ...inKey, ...readValue(value, parameter?.declared.type, context)];
}

function readValue(value: YamlNode, type: Type | undefined, context: FileContext): readonly Occurrence[] {
  return [...memberOccurrences(value, type, context), ...unitOccurrences(value, context)];
}

/** Whether a name is that of a parameter, or the beginning of one. */
function hasParameter(name: string, { names }: FileContext): boolean {
  for (const known of names.parameters.keys()) if (known === name || known.startsWith(`${name}.`)) return true;
  return false;
}
