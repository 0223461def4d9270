/** Where an expression stands: what it can read there, and what is known to hold. */
import { named, namesIn, ofElement, type Piece, self, throughVariable } from './piece.ts';
import type { ElementType, EnumName, ValueType } from './value-type.ts';
import type { Parameter, Variable, Vocabulary } from './vocabulary.ts';

/** A definition that expressions can read. */
export interface Readable {
  readonly name: string;
  readonly record: 'item' | null;
  readonly type: ValueType;
  /** Where it has a value; it speaks of facts and fields only. */
  readonly when: Piece | null;
  /** Declarations that its value rests on, through other definitions too. */
  readonly restsOn: ReadonlySet<string>;
}

export interface Scope {
  readonly vocabulary: Vocabulary;
  /** The edition that is being written. */
  readonly edition: number;
  readonly definitions: readonly Readable[];
  /** The variable in reach; an outer one is out of reach inside an inner. */
  readonly element: { readonly variable: string; readonly type: ElementType } | null;
  /** Optional facts and fields, as written, that are known to be given. */
  readonly given: ReadonlySet<string>;
  /** Facts, fields and parameters that something known to hold speaks of: a `match` on them could have dead arms. */
  readonly spokenOf: ReadonlySet<string>;
  /** How many levels of expressions may still be nested. */
  readonly depth: number;
  /** What may be read: everything; all but what a `match` may be on; or facts and fields only. */
  readonly reads: 'everything' | 'unmatched' | 'facts';
  /** Whether the value is shown, so that nothing sensitive may be read. */
  readonly isShown: boolean;
  /** Whether variables may be bound. */
  readonly binds: boolean;
}

/** Something that can be read as a value. */
export interface Source {
  readonly piece: Piece;
  readonly type: ValueType;
  /** As `spokenOf` has it. */
  readonly key: string;
}

export function deeper(scope: Scope): Scope {
  return { ...scope, depth: scope.depth - 1 };
}

/** The scope where a condition holds; what it speaks of is no longer free. */
export function knowing(scope: Scope, ...conditions: readonly Piece[]): Scope {
  const spokenOf = conditions.flatMap((condition) => [...restsOn(condition, scope)]);
  return { ...scope, spokenOf: new Set([...scope.spokenOf, ...spokenOf]) };
}

/** The scope where an optional fact or field is given. */
export function given(scope: Scope, source: Source): Scope {
  return { ...scope, given: new Set([...scope.given, source.key]) };
}

/** The scope of what is asked of each element. */
export function withElement(
  scope: Scope,
  type: ElementType,
): Scope & { readonly element: NonNullable<Scope['element']> } {
  // A name of its own at each depth: nothing may be hidden.
  return { ...scope, element: { variable: `x${scope.depth}`, type } };
}

/** What an expression rests on, as `spokenOf` has it: definitions are looked through. */
export function restsOn(piece: Piece, scope: Scope): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { declaration, variable } of namesIn(piece)) {
    const definition = scope.definitions.find((one) => one.name === declaration);
    found.add(keyOf(declaration, variable));
    for (const key of definition?.restsOn ?? [])
      found.add(variable === null ? key : key.replace(`${self} `, `${variable} `));
  }
  return found;
}

function keyOf(declaration: string, variable: string | null): string {
  return variable === null ? declaration : `${variable} ${declaration}`;
}

/** Facts, fields, the element, parameters without an index and definitions that always have a value here. */
export function sourcesIn(scope: Scope): readonly Source[] {
  const read = [
    ...variablesIn(scope).filter(({ variable, source }) => !variable.isOptional || scope.given.has(source.key)),
  ];
  const sources = read.map(({ source }) => source);
  if (scope.reads === 'facts') return sources;
  const definitions = definitionsIn(scope).filter(({ definition }) => definition.when === null);
  const parameters = parametersIn(scope).filter(({ index }) => index === null);
  const all = [
    ...sources,
    ...parameters.map(({ name, type }) => ({ piece: named(name), type, key: name })),
    ...definitions.map(({ source }) => source),
  ];
  return scope.reads === 'unmatched' ? all.filter((source) => !isMatched(source, scope)) : all;
}

/** Whether a `match` may be on it, or on what it is made of. */
function isMatched({ piece, type }: Source, scope: Scope): boolean {
  const matched = (one: ValueType | ElementType | undefined) => one?.kind === 'enum' && one.enum === 'shade';
  if (matched(type)) return true;
  const { facts, fields, parameters } = scope.vocabulary;
  const typeOf = (key: string) => {
    const name = key.split(' ').at(-1);
    return (
      [...facts, ...fields].find((one) => one.path === name)?.type ?? parameters.find((one) => one.name === name)?.type
    );
  };
  return [...restsOn(piece, scope)].some(
    (key) => matched(typeOf(key)) || key.startsWith('by_') || key === 'element shade',
  );
}

/** Facts and the element's fields, those that may be left out included. */
export function variablesIn(scope: Scope): readonly { readonly variable: Variable; readonly source: Source }[] {
  const { vocabulary, edition, element, isShown } = scope;
  const isThere = (one: Variable) => one.since <= edition && !(isShown && one.isSensitive);
  const facts = vocabulary.facts.filter(isThere).map((variable) => ({
    variable,
    source: { piece: named(variable.path), type: variable.type, key: variable.path },
  }));
  const found = element === null ? facts : [...elementSources(element, vocabulary, isThere), ...facts];
  return scope.reads === 'unmatched' ? found.filter(({ source }) => !isMatched(source, scope)) : found;
}

function elementSources(
  { variable: name, type }: NonNullable<Scope['element']>,
  { fields }: Vocabulary,
  isThere: (variable: Variable) => boolean,
) {
  if (type.kind !== 'record') {
    const key = `${name} element ${type.kind === 'enum' ? type.enum : ''}`;
    const variable: Variable = { path: key, type, isOptional: false, isSensitive: false, since: 0 };
    return [
      {
        variable,
        source: { piece: ofElement(name, `element ${type.kind === 'enum' ? type.enum : ''}`, ''), type, key },
      },
    ];
  }
  return fields.filter(isThere).map((variable) => {
    const field = variable.path.slice('item.'.length);
    return {
      variable,
      source: { piece: ofElement(name, variable.path, field), type: variable.type, key: `${name} ${variable.path}` },
    };
  });
}

/** Definitions of the whole case, and derived fields of the element. */
export function definitionsIn(scope: Scope): readonly { readonly definition: Readable; readonly source: Source }[] {
  const { element, definitions } = scope;
  return definitions.flatMap((definition) => {
    const { name, record, type } = definition;
    if (record === null) return [{ definition, source: { piece: named(name), type, key: name } }];
    if (element?.type.kind !== 'record') return [];
    const piece = ofElement(element.variable, name, name.slice('item.'.length));
    return [{ definition, source: { piece, type, key: `${element.variable} ${name}` } }];
  });
}

/** The condition under which a definition read in this scope has a value. */
export function whenOf(definition: Readable, scope: Scope): Piece | null {
  if (definition.when === null) return null;
  return throughVariable(definition.when, definition.record === null ? null : (scope.element?.variable ?? null));
}

export function parametersIn({ vocabulary, edition, reads }: Scope): readonly Parameter[] {
  if (reads === 'facts') return [];
  const there = vocabulary.parameters.filter((one) => one.since <= edition);
  return reads === 'unmatched' ? there.filter(({ index }) => index?.kind !== 'enum' || index.enum !== 'shade') : there;
}

/** Members of an enum that there are in this edition. */
export function membersIn({ vocabulary, edition }: Scope, name: EnumName): readonly string[] {
  return vocabulary.members[name].filter((member) => member.since <= edition).map((member) => member.name);
}

/** Whether a later edition adds members, so that every `match` needs an arm for others. */
export function grows({ vocabulary }: Scope, name: EnumName): boolean {
  return vocabulary.members[name].some((member) => member.since > 0);
}
