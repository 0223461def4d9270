/** The names that have a value: facts, parameters, definitions, elements of lists and their fields. */
import type { Localized } from '../../engine/ir/localized.ts';
import type { BoundVariable, DeclaredType } from '../analysis/analysis.ts';
import { describeType } from '../infer/words.ts';
import type { ParameterName } from '../scope/names.ts';
import type { ParameterIndexType } from '../scope/type-expressions.ts';
import { fieldNames } from '../scope/unknown-names.ts';
import type { Type } from '../types/types.ts';
import type { CompletionKind, Offer } from './completion-item.ts';
import { declarationOf } from './declaration-of.ts';
import { type Expected, suitability, typed } from './expected.ts';
import type { FileContext } from './file-context.ts';
import type { RulebookSymbol } from './symbol.ts';

/** What names are offered for. */
export interface NamesWanted {
  readonly expected: Expected;
  readonly variables: readonly BoundVariable[];
  /** The definition that is being written: it cannot rest on itself. */
  readonly self: string | null;
}

/** Every name that suits, those that fit as they are first. */
export function offerNames(wanted: NamesWanted, context: FileContext): readonly Offer[] {
  const { names } = context;
  const offers: Offer[] = [];
  for (const variable of wanted.variables) offers.push(...offerVariable(variable, wanted, context));
  for (const [name, { declared, fields, input }] of names.facts) {
    const field = fields.at(-1)?.node.name.text ?? '';
    const owner = fields.length > 1 ? (fields.at(-2)?.node.type.name.text ?? '') : input.name;
    const symbol = { kind: 'field', owner, name: field } as const;
    offers.push(...offerValue({ name, kind: 'fact', type: declared, symbol }, wanted, context));
  }
  for (const [name, { declared, self }] of names.definitions) {
    if (self !== null || name === wanted.self) continue;
    const symbol = { kind: 'definition', name } as const;
    offers.push(...offerValue({ name, kind: 'definition', type: declared, symbol }, wanted, context));
  }
  for (const [name, parameter] of names.parameters) offers.push(...offerParameter(name, parameter, wanted, context));
  return offers;
}

/** The parameters of an index that suits what stands in the brackets, for where only their name is wanted. */
export function offerParameterNames(
  wanted: { readonly brackets: boolean; readonly expected: Expected; readonly index: Type | null },
  context: FileContext,
): readonly Offer[] {
  return [...context.names.parameters].flatMap(([name, { index, declared }]) => {
    if (index === null || index === 'broken' || (index.kind === 'brackets') !== wanted.brackets) return [];
    const rank = suitability(declared.type, wanted.expected);
    if (rank === null || !suitsIndex(wanted.index, index)) return [];
    const value: Value = { name, kind: 'parameter', type: declared, symbol: { kind: 'parameter', name } };
    return [{ ...tell(value, context), rank }];
  });
}

function suitsIndex(type: Type | null, index: ParameterIndexType): boolean {
  if (type === null || type.kind === 'error') return true;
  const wanted = index.kind === 'enum' ? typed({ kind: 'enum', enum: index.enum }) : typed(index.number);
  return suitability(type, wanted) === 0;
}

interface Value {
  readonly name: string;
  readonly kind: CompletionKind;
  readonly type: DeclaredType;
  readonly symbol: RulebookSymbol;
}

function offerVariable(variable: BoundVariable, wanted: NamesWanted, context: FileContext): readonly Offer[] {
  const { name, type } = variable;
  if (type.kind !== 'record') {
    const symbol = { kind: 'variable', binder: '', name, variable } as const;
    const declared = { type, optional: false, sensitive: false };
    return offerValue({ name, kind: 'variable', type: declared, symbol }, wanted, context);
  }
  const { names } = context;
  return fieldNames(type.record, names).flatMap((field) => {
    const whole = `${type.record}.${field}`;
    if (whole === wanted.self) return [];
    const definition = names.definitions.get(whole)?.declared;
    const declared = definition ?? names.fields.get(type.record)?.get(field)?.declared;
    if (declared === undefined) return [];
    const symbol: RulebookSymbol =
      definition === undefined
        ? { kind: 'field', owner: type.record, name: field }
        : { kind: 'definition', name: whole };
    return offerValue({ name: `${name}.${field}`, kind: 'field', type: declared, symbol }, wanted, context);
  });
}

function offerValue(value: Value, { expected }: NamesWanted, context: FileContext): readonly Offer[] {
  const rank = suitability(value.type.type, expected);
  return rank === null || value.type.sensitive ? [] : [{ ...tell(value, context), rank }];
}

function offerParameter(
  name: string,
  { declared, index }: ParameterName,
  wanted: NamesWanted,
  context: FileContext,
): readonly Offer[] {
  const value: Value = { name, kind: 'parameter', type: declared, symbol: { kind: 'parameter', name } };
  if (index === null) return offerValue(value, wanted, context);
  if (index === 'broken' || index.kind === 'brackets') return [];
  const argument = `‹${findIndex(index, wanted, context) ?? 'index'}›`;
  return offerValue(value, wanted, context).map((offer) => ({
    ...offer,
    insert: `${name}[${argument}]`,
  }));
}

/** A name that can stand in the brackets behind a parameter: of its enum, or of its unit on its grid. */
function findIndex(index: ParameterIndexType, { variables, self }: NamesWanted, context: FileContext): string | null {
  if (index.kind === 'enum') {
    const expected = typed({ kind: 'enum', enum: index.enum });
    return firstFitting({ expected, variables, self }, context, () => true);
  }
  const { number } = index;
  const suits = (type: Type): boolean =>
    type.kind === 'number' && type.unit === number.unit && (type.decimals ?? 99) <= number.decimals;
  return firstFitting({ expected: typed(number), variables, self }, context, suits);
}

function firstFitting(
  { expected, variables, self }: NamesWanted,
  { names }: FileContext,
  suits: (type: Type) => boolean,
): string | null {
  const fits = ({ type }: DeclaredType): boolean => suitability(type, expected) === 0 && suits(type);
  for (const { name, type } of variables) {
    const fields = type.kind === 'record' ? names.fields.get(type.record) : undefined;
    for (const [field, { declared }] of fields ?? []) if (fits(declared)) return `${name}.${field}`;
  }
  for (const [name, definition] of names.definitions) {
    if (definition.self === null && name !== self && fits(definition.declared)) return name;
  }
  for (const [name, fact] of names.facts) if (fits(fact.declared)) return name;
  return null;
}

function tell({ name, kind, type, symbol }: Value, context: FileContext): Offer {
  const documentation = declarationOf(symbol, context)?.label ?? null;
  return { label: name, kind, insert: name, detail: describeDeclared(type), documentation };
}

/** `a date`, `an amount in km`, with what may be missing of it. */
export function describeDeclared({ type, optional }: DeclaredType): Localized {
  const words = describeType(type);
  return optional ? { fi: `${words.fi}, vapaaehtoinen`, en: `${words.en}, optional` } : words;
}
