/** Where files of policy cases name facts, outputs, rules and members. */
import { findEntry, type YamlMapping, type YamlNode, type YamlScalar } from '../yaml/yaml-tree.ts';
import type { FileContext } from './file-context.ts';
import type { Occurrence } from './symbol.ts';
import {
  entriesOf,
  insideOf,
  itemsOf,
  memberOccurrences,
  pathOccurrences,
  recordOf,
  rootOf,
  scalarOf,
  unitOccurrences,
  wordOccurrence,
} from './yaml-words.ts';

export function occurrencesInCases(context: FileContext): readonly Occurrence[] {
  const root = rootOf(context);
  if (root?.kind !== 'mapping') return [];
  const named = scalarOf(findEntry(root, 'decision')?.value);
  const reading: CaseReading = { context: { ...context, decision: named?.text ?? null } };
  const own = named === null ? [] : [wordOccurrence({ kind: 'decision', name: named.text }, named, context)];
  return [
    ...own,
    ...readInputs(findEntry(root, 'base')?.value, reading),
    ...itemsOf(findEntry(root, 'cases')?.value).flatMap((item) =>
      item.kind === 'mapping' ? readCase(item, reading) : [],
    ),
  ];
}

interface CaseReading {
  /** Its decision is that of the cases. */
  readonly context: FileContext;
}

function readInputs(node: YamlNode | undefined, reading: CaseReading): readonly Occurrence[] {
  const { context } = reading;
  return entriesOf(node).flatMap(({ key, value }) => {
    if (!context.names.fields.has(key.text)) return [];
    return [wordOccurrence({ kind: 'input', name: key.text }, key, context), ...readFields(value, key.text, reading)];
  });
}

function readFields(node: YamlNode, owner: string, reading: CaseReading): readonly Occurrence[] {
  if (node.kind === 'sequence') return node.items.flatMap((item) => readFields(item, owner, reading));
  const { context } = reading;
  return entriesOf(node).flatMap(({ key, value }) => {
    const field = context.names.fields.get(owner)?.get(key.text);
    if (field === undefined) return [];
    const { type } = field.declared;
    const record = recordOf(type);
    return [
      wordOccurrence({ kind: 'field', owner, name: key.text }, key, context),
      ...(record === '' ? memberOccurrences(value, type, context) : readFields(value, record, reading)),
    ];
  });
}

function readCase(item: YamlMapping, reading: CaseReading): readonly Occurrence[] {
  const { context } = reading;
  const of = (key: string): YamlNode | undefined => findEntry(item, key)?.value;
  return [
    ...readInputs(of('facts'), reading),
    ...entriesOf(of('values')).flatMap(({ key, value }) => [
      ...readPath(key, context),
      ...memberOccurrences(value, context.names.definitions.get(key.text)?.declared.type, context),
      ...unitOccurrences(value, context),
    ]),
    ...entriesOf(of('rules')).flatMap(({ key, value }) => [
      ...readRule(key, context),
      ...readException(value, context),
    ]),
    ...entriesOf(of('message')).flatMap(({ key }) => readRule(key, context)),
    ...itemsOf(of('violated')).flatMap((node) => readRule(scalarOf(node), context)),
    ...[...itemsOf(of('missing')), ...itemsOf(of('gaps'))].flatMap((node) => readPath(scalarOf(node), context)),
    ...readRows(of('vary'), of('expect'), of('rows'), context),
  ];
}

function readPath(scalar: YamlScalar | null, context: FileContext): readonly Occurrence[] {
  return scalar === null ? [] : pathOccurrences(scalar.text, insideOf(scalar).start, context);
}

function readRule(scalar: YamlScalar | null, context: FileContext): readonly Occurrence[] {
  const { decision } = context;
  if (scalar === null || !isNorm(scalar.text, context)) return [];
  return [wordOccurrence({ kind: 'norm', decision, name: scalar.text }, scalar, context)];
}

/** `violated refer by out_of_area` */
function readException(node: YamlNode, context: FileContext): readonly Occurrence[] {
  const scalar = scalarOf(node);
  const name = / by ([a-z][a-z0-9_]*)$/.exec(scalar?.text ?? '')?.[1];
  if (scalar === null || name === undefined) return [];
  const { end } = insideOf(scalar);
  const symbol = { kind: 'norm', decision: context.decision, name } as const;
  return [{ symbol, file: context.file, span: { start: end - name.length, end }, declares: false }];
}

/** Rules of decisions that are included have the names of those decisions: they are found by the names alone. */
function isNorm(name: string, { analysis }: FileContext): boolean {
  const { rules, exceptions } = analysis.consolidation;
  return rules.some(({ node }) => node.name.text === name) || exceptions.some(({ node }) => node.name.text === name);
}

function readRows(
  vary: YamlNode | undefined,
  expect: YamlNode | undefined,
  rows: YamlNode | undefined,
  context: FileContext,
): readonly Occurrence[] {
  const varied = itemsOf(vary).map(scalarOf);
  const columns = itemsOf(expect).map(scalarOf);
  const inHeads = [
    ...varied.flatMap((scalar) => readPath(scalar, context)),
    ...columns.flatMap((scalar) => {
      const path = readPath(scalar, context);
      return path.length > 0 ? path : readRule(scalar, context);
    }),
  ];
  const types = [...varied, ...columns].map((scalar) => typeOfPath(scalar?.text ?? '', context));
  const inRows = itemsOf(rows).flatMap((row) =>
    itemsOf(row).flatMap((cell, index) => [
      ...memberOccurrences(cell, types[index], context),
      ...unitOccurrences(cell, context),
      ...(columns[index - varied.length] && types[index] === undefined ? readException(cell, context) : []),
    ]),
  );
  return [...inHeads, ...inRows];
}

function typeOfPath(path: string, { analysis, names }: FileContext) {
  const plain = path.replaceAll(/\[\d+\]/g, '');
  const [list] = /^[^[]*(?=\[\d+\]\.)/.exec(path) ?? [];
  if (list === undefined) return analysis.declaredTypes.get(plain)?.type;
  const record = recordOf(analysis.declaredTypes.get(list)?.type ?? { kind: 'error' });
  return names.fields.get(record)?.get(path.slice(path.lastIndexOf('.') + 1))?.declared.type;
}
