/** Names within YAML files: dotted paths, and names of members, rules and the rest as scalars. */
import type { Span } from '../diagnostics/diagnostic.ts';
import type { Type } from '../types/types.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { YamlMapping, YamlNode, YamlScalar } from '../yaml/yaml-tree.ts';
import type { FileContext } from './file-context.ts';
import type { Occurrence, RulebookSymbol } from './symbol.ts';

/** The tree of a YAML file; null where it cannot be read. */
export function rootOf({ file, text }: FileContext): YamlNode | null {
  return readYaml(file, text).root;
}

export function entriesOf(node: YamlNode | undefined): YamlMapping['entries'] {
  return node?.kind === 'mapping' ? node.entries : [];
}

export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (node === undefined) return [];
  return node.kind === 'sequence' ? node.items : [node];
}

export function scalarOf(node: YamlNode | undefined): YamlScalar | null {
  return node?.kind === 'scalar' && node.style !== 'block' ? node : null;
}

/** Where the text of a scalar stands, its quotation marks left out. */
export function insideOf({ span, style }: YamlScalar): Span {
  return style === 'quoted' ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** One word, as a whole the name of something. */
export function wordOccurrence(symbol: RulebookSymbol, scalar: YamlScalar, { file }: FileContext): Occurrence {
  return { symbol, file, span: insideOf(scalar), declares: false };
}

/** What the words of a dotted path name: `client.birth_date`, `provider.staff[0].degree`, `voucher.value`. */
export function pathOccurrences(path: string, start: number, context: FileContext): readonly Occurrence[] {
  const words = [...path.matchAll(/[^.[\]]+/g)].filter(({ 0: word }) => !/^\d+$/.test(word));
  const found: Occurrence[] = [];
  const add = (symbol: RulebookSymbol, index: number): void => {
    const word = words.at(index);
    if (word === undefined) return;
    const span = { start: start + word.index, end: start + word.index + word[0].length };
    found.push({ symbol, file: context.file, span, declares: false });
  };
  const { names, analysis } = context;
  const { inputs, records } = analysis.consolidation;
  const [first = ''] = words[0] ?? [];
  const definition = names.definitions.has(path);
  const owner = inputs.has(first) ? 'input' : records.has(first) ? 'record' : null;
  if (owner !== null && (definition || words.length > 1)) add({ kind: owner, name: first }, 0);
  if (definition) add({ kind: 'definition', name: path }, -1);
  else if (names.parameters.has(path)) add({ kind: 'parameter', name: path }, -1);
  else if (owner !== null) addFields(first, words, names, add);
  return found;
}

function addFields(
  owner: string,
  words: readonly RegExpMatchArray[],
  names: FileContext['names'],
  add: (symbol: RulebookSymbol, index: number) => void,
): void {
  let record = owner;
  for (const [index, [word = '']] of words.entries()) {
    if (index === 0) continue;
    const field = names.fields.get(record)?.get(word);
    if (field === undefined) return;
    add({ kind: 'field', owner: record, name: word }, index);
    record = recordOf(field.declared.type);
  }
}

/** The record of a type, or of the elements of a list; empty where there is none. */
export function recordOf(type: Type): string {
  if (type.kind === 'list') return recordOf(type.element);
  return type.kind === 'record' ? type.record : '';
}

/** The members of an enum that are written as scalars. */
export function memberOccurrences(node: YamlNode, type: Type | undefined, context: FileContext): readonly Occurrence[] {
  if (type?.kind === 'list') return itemsOf(node).flatMap((item) => memberOccurrences(item, type.element, context));
  const scalar = scalarOf(node);
  if (type?.kind !== 'enum' || scalar === null) return [];
  const { enums } = context.analysis.consolidation;
  const isMember = enums.get(type.enum)?.members.some((member) => member.node.name.text === scalar.text);
  return isMember ? [wordOccurrence({ kind: 'member', enum: type.enum, name: scalar.text }, scalar, context)] : [];
}

/** The declared units behind the number of a scalar: `54 activity_day`, `0-20 activity_day`, `from 6000 EUR`. */
export function unitOccurrences(node: YamlNode, context: FileContext): readonly Occurrence[] {
  const scalar = scalarOf(node);
  const unit = /^(?:from +)?-?\d[\d.]*(?: ?[-–] ?[\d.]*)? +([a-zA-ZåäöÅÄÖ][\wåäöÅÄÖ/]*)$/.exec(scalar?.text ?? '')?.[1];
  if (scalar === null || unit === undefined) return [];
  const { end } = insideOf(scalar);
  const { unitDeclarations } = context.analysis.consolidation;
  return [...unit.matchAll(/[^/]+/g)].flatMap(({ 0: name, index }) => {
    if (!unitDeclarations.has(name)) return [];
    const start = end - unit.length + index;
    const span = { start, end: start + name.length };
    return [{ symbol: { kind: 'unit', name } as const, file: context.file, span, declares: false }];
  });
}
