import { largestStored } from '../../engine/ir/decimal.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type { Meaning } from '../analysis/analysis.ts';
import { defaultBounds, type UnitTable } from '../types/units.ts';
import { parameterRange } from './parameter-range.ts';
import { type Range, rangeOf } from './range.ts';
import type { Scope } from './scope.ts';
import { lowerType } from './types.ts';

/** Where everything stored lies: the checks have proved it. */
export const storedRange: Range = rangeOf(-largestStored, largestStored);

/** What a name reads. */
export function lowerMeaning(meaning: Meaning, index: ir.Expression | null, { variables }: Scope): ir.Expression {
  switch (meaning.kind) {
    case 'fact':
      return { kind: 'fact', path: meaning.path };
    case 'element':
      return { kind: 'element', variable: variables.numberOf(meaning.variable) };
    case 'field':
      return { kind: 'field', variable: variables.numberOf(meaning.variable), field: meaning.path };
    case 'definition': {
      const variable = meaning.variable === null ? null : variables.numberOf(meaning.variable);
      return { kind: 'definition', name: meaning.name, variable };
    }
    case 'parameter':
      return { kind: 'lookup', parameter: meaning.name, index };
    case 'member':
      return { kind: 'constant', type: { kind: 'enum', enum: meaning.enum }, value: meaning.member };
    case 'set':
      return {
        kind: 'constant',
        type: { kind: 'list', element: { kind: 'enum', enum: meaning.enum } },
        value: meaning.members,
      };
  }
}

/** The declared type of what a name reads, and where its numbers lie. */
export function declarationOf(
  meaning: Meaning,
  { declarations, analysis }: Scope,
): { readonly type: ir.Type; readonly range: Range; readonly length: bigint } {
  switch (meaning.kind) {
    case 'fact':
      return ofField(declarations.facts.get(meaning.path));
    case 'field':
      return ofField(fieldOf(meaning, declarations.records));
    case 'element':
      return { ...ofElement(lowerType(meaning.variable.type), analysis.consolidation.units), length: 0n };
    case 'definition':
      return {
        type: declarations.typeOfDefinition(meaning.name),
        range: declarations.rangeOfDefinition(meaning.name),
        length: declarations.longestList,
      };
    case 'parameter': {
      const parameter = declarations.parameters.get(meaning.name);
      invariant(parameter !== undefined, 'a parameter of a checked policy is declared');
      return { type: parameter.type, range: parameterRange(parameter), length: declarations.longestList };
    }
    case 'member':
    case 'set':
      return { type: { kind: 'enum', enum: meaning.enum }, range: rangeOf(0), length: 0n };
  }
}

/** An element that is a number keeps within the bounds of its unit. */
function ofElement(type: ir.Type, units: UnitTable): { readonly type: ir.Type; readonly range: Range } {
  if (type.kind !== 'number') return { type, range: rangeOf(0) };
  const { minimum, maximum } = defaultBounds(type.unit, units);
  const scale = 10n ** BigInt(type.decimals);
  return { type, range: rangeOf(BigInt(minimum) * scale, BigInt(maximum) * scale) };
}

function fieldOf(
  { variable, path }: Extract<Meaning, { kind: 'field' }>,
  records: ReadonlyMap<string, ir.RecordType>,
): ir.Field | undefined {
  if (variable.type.kind !== 'record') return undefined;
  return records.get(variable.type.record)?.fields.find((field) => field.name === path);
}

function ofField(field: ir.Field | undefined) {
  invariant(field !== undefined, 'a fact or field of a checked policy is declared');
  const { type, minimum = 0, maximum = 0 } = field;
  return { type, range: rangeOf(minimum, maximum), length: BigInt(maximum) };
}

/** The number type of what a name reads. */
export function numberType(type: ir.Type): ir.NumberType {
  invariant(type.kind === 'number', 'a number is expected');
  return type;
}
