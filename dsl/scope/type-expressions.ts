/**
 * What a type expression of a policy means: `optional list of staff_member`, `year with 1 decimals`, `EUR/h`.
 */
import type { Localized } from '../../engine/ir/localized.ts';
import type { DeclaredType } from '../analysis/analysis.ts';
import { didYouMean, type Problem } from '../diagnostics/unplaced-problem.ts';
import type { Consolidation } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import type { NumberType, Type } from '../types/types.ts';
import { defaultDecimals, isUnit, unitNames } from '../types/units.ts';

/** What a parameter is indexed by. */
export type ParameterIndexType =
  /** An enum (`set: null`) or a set of one; `members` are those it may have values for, in order. */
  | { readonly kind: 'enum'; readonly enum: string; readonly set: string | null; readonly members: readonly string[] }
  | { readonly kind: 'bands'; readonly number: NumberType & { readonly decimals: number } }
  | { readonly kind: 'brackets'; readonly number: NumberType & { readonly decimals: number } };

/** More decimals than this can never fit what is stored. */
const mostDecimals = 12;

/** Decimals of the type `number`, unless it says `with N decimals`. */
const decimalsOfNumber = 2;

const plainTypes = ['boolean', 'text', 'date', 'integer', 'number', 'percent'] as const;

/** The declared type, or why the expression does not name one. */
export function resolveTypeExpression(
  type: ast.TypeExpression,
  consolidation: Consolidation,
): { readonly declared: DeclaredType } | { readonly problem: Problem } {
  const resolved = resolveNamedType(type, consolidation);
  if ('problem' in resolved) return resolved;
  const whole: Type = type.list ? { kind: 'list', element: resolved.type } : resolved.type;
  return { declared: { type: whole, optional: type.optional, sensitive: type.sensitive } };
}

/** What a parameter's `by …` means, or why it cannot be an index. */
export function resolveParameterIndex(
  index: ast.ParameterIndex,
  consolidation: Consolidation,
): { readonly index: ParameterIndexType } | { readonly problem: Problem } {
  const name = index.name.text;
  const members = index.each ? undefined : membersOfIndex(name, consolidation);
  if (members !== undefined) {
    return index.decimals === null ? { index: members } : { problem: misplacedDecimals(index.decimals, name) };
  }
  const number = resolveNumber(name, index.decimals, consolidation);
  if (number === null) return { problem: unknownIndex(index, consolidation) };
  if ('problem' in number) return number;
  return { index: { kind: index.each ? 'brackets' : 'bands', number: number.number } };
}

function membersOfIndex(name: string, consolidation: Consolidation): ParameterIndexType | undefined {
  const declared = consolidation.enums.get(name);
  if (declared !== undefined) {
    const members = declared.members.map((member) => member.node.name.text);
    return { kind: 'enum', enum: name, set: null, members };
  }
  const set = consolidation.sets.get(name)?.node;
  if (set === undefined) return undefined;
  return { kind: 'enum', enum: set.enum.text, set: name, members: set.members.map((member) => member.text) };
}

function resolveNamedType(
  { name, decimals }: ast.TypeExpression,
  consolidation: Consolidation,
): { readonly type: Type } | { readonly problem: Problem } {
  const number = resolveNumber(name.text, decimals, consolidation);
  if (number !== null) return 'problem' in number ? number : { type: number.number };
  const type = resolveUncounted(name.text, consolidation);
  if (type === null) return { problem: unknownType(name, consolidation) };
  return decimals === null ? { type } : { problem: misplacedDecimals(decimals, name.text) };
}

/** A type of whose values there are no decimals. */
function resolveUncounted(name: string, consolidation: Consolidation): Type | null {
  if (name === 'boolean' || name === 'text' || name === 'date') return { kind: name };
  if (consolidation.enums.has(name)) return { kind: 'enum', enum: name };
  if (consolidation.records.has(name)) return { kind: 'record', record: name };
  return null;
}

function resolveNumber(
  name: string,
  decimals: ast.Decimals | null,
  { units }: Consolidation,
): { readonly number: NumberType & { readonly decimals: number } } | { readonly problem: Problem } | null {
  if (decimals !== null && decimals.count > mostDecimals) return { problem: tooManyDecimals(decimals) };
  if (name === 'integer') {
    if (decimals !== null && decimals.count !== 0) return { problem: misplacedDecimals(decimals, name) };
    return { number: { kind: 'number', unit: '', decimals: 0 } };
  }
  if (name === 'number') return { number: { kind: 'number', unit: '', decimals: decimals?.count ?? decimalsOfNumber } };
  const unit = name === 'percent' ? '%' : name;
  if (name === '%' || !isUnit(unit, units)) return null;
  return { number: { kind: 'number', unit, decimals: decimals?.count ?? defaultDecimals(unit, units) } };
}

/** `EUR/day` is unknown where one of its parts is. */
function unitParts(name: string): readonly string[] {
  return [name, ...name.split('/')];
}

function misplacedDecimals(decimals: ast.Decimals, name: string): Problem {
  return {
    code: 'misplaced-decimals',
    span: decimals.span,
    message: { fi: `tyypillä '${name}' ei ole desimaaleja`, en: `the type '${name}' has no decimals` },
    label: { fi: 'ei kuulu tähän', en: 'does not belong here' },
    help:
      name === 'integer'
        ? { fi: "käytä tyyppiä 'number', jos luvussa on desimaaleja", en: "use 'number' if the number has decimals" }
        : { fi: 'poista desimaalien määrä', en: 'take the number of decimals away' },
  };
}

function tooManyDecimals(decimals: ast.Decimals): Problem {
  return {
    code: 'misplaced-decimals',
    span: decimals.span,
    message: {
      fi: `${decimals.count} desimaalia on liikaa; enintään ${mostDecimals}`,
      en: `${decimals.count} decimals are too many; at most ${mostDecimals}`,
    },
    label: { fi: 'liikaa desimaaleja', en: 'too many decimals' },
  };
}

function unknownType(name: ast.UnitName, consolidation: Consolidation): Problem {
  return {
    code: 'unknown-type',
    span: name.span,
    message: { fi: `tyyppiä '${name.text}' ei ole`, en: `there is no type '${name.text}'` },
    label: { fi: 'tuntematon tyyppi', en: 'unknown type' },
    missing: unitParts(name.text),
    help: helpWithType(name.text, consolidation),
  };
}

function helpWithType(name: string, consolidation: Consolidation): Localized | undefined {
  if (name === '%') return { fi: "kirjoita 'percent'", en: "write 'percent'" };
  if (consolidation.sets.has(name)) {
    const declared = consolidation.sets.get(name)?.node.enum.text ?? '';
    return {
      fi: `'${name}' on joukko; käytä sen luokitusta '${declared}'`,
      en: `'${name}' is a set; use its enum '${declared}'`,
    };
  }
  if (consolidation.inputs.has(name)) {
    return {
      fi: `'${name}' on syöte; tyypiksi kelpaa 'record'-sanalla määritelty tietue`,
      en: `'${name}' is an input; a type has to be a 'record'`,
    };
  }
  return didYouMean(name, typeNames(consolidation), {
    fi: 'tyyppi on boolean, text, integer, number, percent, date, yksikkö, luokitus (enum) tai tietue (record)',
    en: 'a type is boolean, text, integer, number, percent, date, a unit, an enum or a record',
  });
}

function unknownIndex({ name, each }: ast.ParameterIndex, consolidation: Consolidation): Problem {
  const indexes = [...unitNames(consolidation.units), 'percent', 'integer', 'number'];
  if (!each) indexes.push(...consolidation.enums.keys(), ...consolidation.sets.keys());
  return {
    code: 'unknown-type',
    span: name.span,
    message: {
      fi: `arvoja ei voi antaa perusteella '${name.text}'`,
      en: `values cannot be given by '${name.text}'`,
    },
    label: each
      ? { fi: 'ei ole yksikkö', en: 'not a unit' }
      : { fi: 'ei ole luokitus, joukko eikä yksikkö', en: 'not an enum, a set or a unit' },
    missing: unitParts(name.text),
    help: didYouMean(name.text, indexes),
  };
}

/** Every name a type can have, for suggestions. */
export function typeNames(consolidation: Consolidation): readonly string[] {
  const { units, enums, records } = consolidation;
  return [...plainTypes, ...unitNames(units), ...enums.keys(), ...records.keys()];
}
