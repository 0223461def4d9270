/** The declarations of facts, enums and parameters that a rulebook's policies use, and no others. */
import { defaultDecimals, defaultHigh, type ElementType, type NumberType, type ValueType } from './value-type.ts';
import type { Parameter, Variable, Vocabulary } from './vocabulary.ts';

/** What is used, closed under what it needs itself. */
export interface Used {
  readonly facts: readonly Variable[];
  readonly fields: readonly Variable[];
  readonly parameters: readonly Parameter[];
  readonly enums: ReadonlySet<string>;
  readonly hasWarm: boolean;
}

/** What the named declarations need. */
export function closeUses(vocabulary: Vocabulary, names: ReadonlySet<string>, types: readonly ValueType[]): Used {
  const facts = vocabulary.facts.filter(({ path }) => names.has(path));
  const isWhole = names.has('record item');
  const listsItems = facts.some(({ type }) => type.kind === 'list' && type.element.kind === 'record');
  const named = vocabulary.fields.filter(({ path, isOptional }) => names.has(path) || (isWhole && isOptional));
  // A record has a field, whether or not anything reads one.
  const fields = named.length === 0 && listsItems ? vocabulary.fields.slice(0, 1) : named;
  const parameters = vocabulary.parameters.filter(({ name }) => names.has(name));
  const hasWarm = names.has('set warm') || parameters.some(({ index }) => index?.kind === 'enum' && index.set !== null);
  const all = [...facts, ...fields, ...parameters].map(({ type }) => type);
  const enums = new Set([...all, ...types].flatMap(enumsOf));
  for (const { index } of parameters) if (index?.kind === 'enum') enums.add(index.enum);
  for (const name of ['shade', 'tool']) if (names.has(`enum ${name}`)) enums.add(name);
  if (hasWarm) enums.add('shade');
  return { facts, fields, parameters, enums, hasWarm };
}

function enumsOf(type: ValueType | ElementType): readonly string[] {
  if (type.kind === 'list') return enumsOf(type.element);
  return type.kind === 'enum' ? [type.enum] : [];
}

/** The vocabulary that one edition declares. */
export function printVocabulary(vocabulary: Vocabulary, used: Used, edition: number): readonly string[] {
  const isNew = (one: { readonly since: number }) => one.since === edition;
  const { facts, fields, parameters } = used;
  return [
    ...[...used.enums].flatMap((name) => printEnum(vocabulary, name === 'tool' ? 'tool' : 'shade', edition)),
    ...(used.hasWarm && edition === 0 ? [`set warm of shade "Warm" = ${vocabulary.warm.join(', ')}`] : []),
    ...printGroup('record', 'item', fields.filter(isNew), 'site'),
    ...printGroup('input', 'plan', facts.filter(isNew).filter(isIn('plan')), 'place'),
    ...printGroup('input', 'person', facts.filter(isNew).filter(isIn('person')), 'place'),
    ...parameters.filter(isNew).map(printParameter),
  ];
}

function isIn(input: string) {
  return ({ path }: Variable) => path.startsWith(`${input}.`);
}

function printEnum({ members }: Vocabulary, name: 'shade' | 'tool', edition: number): readonly string[] {
  const own = members[name].filter(({ since }) => since === edition);
  if (own.length === 0) return [];
  return [[`enum ${name}`, ...own.map((member) => `  ${member.name} "${member.name.toUpperCase()}"`)].join('\n')];
}

/** An input or a record; facts of three names stand in a record of their own. */
function printGroup(word: string, name: string, own: readonly Variable[], inner: string): readonly string[] {
  if (own.length === 0) return [];
  const direct = own.filter(({ path }) => path.split('.').length === 2);
  const nested = own.filter(({ path }) => path.split('.').length === 3);
  const record = nested.length === 0 ? [] : [[`record ${inner}`, ...nested.map(printField)].join('\n')];
  const holder = nested.length === 0 ? [] : [`  ${inner} : ${inner} "${inner}"`];
  return [...record, [`${word} ${name}`, ...direct.map(printField), ...holder].join('\n')];
}

function printField({ path, type, isOptional, isSensitive }: Variable): string {
  const name = path.split('.').at(-1) ?? path;
  const marks = `${isOptional ? 'optional ' : ''}${isSensitive ? 'sensitive ' : ''}`;
  return `  ${name} : ${marks}${writeType(type)} "${path}"${writeBounds(type)}`;
}

function printParameter({ name, type, index }: Parameter): string {
  return `parameter ${name} : ${writeType(type)}${writeIndex(index)} "${name}" §1:3`;
}

function writeIndex(index: Parameter['index']): string {
  switch (index?.kind) {
    case undefined:
      return '';
    case 'enum':
      return ` by ${index.set ?? index.enum}`;
    case 'bands':
      return ` by ${writeType(index.number)}`;
    case 'brackets':
      return ` by each ${writeType(index.number)}`;
  }
}

/** A type as it is declared. */
export function writeType(type: ValueType | ElementType): string {
  switch (type.kind) {
    case 'boolean':
    case 'text':
    case 'date':
      return type.kind;
    case 'enum':
      return type.enum;
    case 'record':
      return type.record;
    case 'list':
      return `list of ${writeType(type.element)}`;
    case 'names':
      return 'list of text';
    case 'number':
      return writeNumberType(type);
  }
}

function writeNumberType({ unit, decimals }: NumberType): string {
  if (unit === '') return decimals === 0 ? 'integer' : `number with ${decimals} decimals`;
  return decimals === defaultDecimals(unit) ? writeUnit(unit) : `${writeUnit(unit)} with ${decimals} decimals`;
}

function writeUnit(unit: string): string {
  return unit === '%' ? 'percent' : unit;
}

function writeBounds(type: ValueType): string {
  if (type.kind === 'list') return type.longest === 1000 ? '' : ` at most ${type.longest}`;
  if (type.kind !== 'number') return '';
  const write = (value: number) => (type.unit === '' ? `${value}` : `${value} ${type.unit}`);
  const least = type.low === 0 ? '' : ` at least ${write(type.low)}`;
  return `${least}${type.high === defaultHigh(type.unit) ? '' : ` at most ${write(type.high)}`}`;
}
