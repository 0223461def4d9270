import type {
  Decision,
  Definition,
  Enum,
  Fact,
  Field,
  Parameter,
  RecordType,
  Rulebook,
  Type,
  UnitDeclaration,
} from './ir.ts';
import { textIn } from './texts.ts';

/** The declarations of a rulebook by name. */
export interface Names {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly records: ReadonlyMap<string, RecordType>;
  readonly enums: ReadonlyMap<string, Enum>;
  readonly units: ReadonlyMap<string, UnitDeclaration>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly decisions: ReadonlyMap<string, Decision>;
}

const namesByRulebook = new WeakMap<Rulebook, Names>();

/** The names of a rulebook; collected once for each rulebook. */
export function namesOf(rulebook: Rulebook): Names {
  const known = namesByRulebook.get(rulebook);
  if (known !== undefined) return known;
  const names: Names = {
    facts: byName(rulebook.facts),
    records: byName(rulebook.records),
    enums: byName(rulebook.enums),
    units: byName(rulebook.units),
    parameters: byName(rulebook.parameters),
    definitions: byName(rulebook.definitions),
    decisions: byName(rulebook.decisions),
  };
  namesByRulebook.set(rulebook, names);
  return names;
}

function byName<T extends { readonly name: string }>(declarations: readonly T[]): ReadonlyMap<string, T> {
  return new Map(declarations.map((declaration) => [declaration.name, declaration]));
}

/** A field of a record; null where there is none. */
export function fieldOf(rulebook: Rulebook, record: string, field: string): Field | null {
  return (
    namesOf(rulebook)
      .records.get(record)
      ?.fields.find(({ name }) => name === field) ?? null
  );
}

/**
 * What a person calls a path: `client.birth_date` is `Syntymäaika`, `provider.staff[0]` `Työntekijä 1` and
 * `provider.staff[0].degree` `Työntekijä 1: Koulutus`. `withInput` puts the input before a fact: `Asiakas:
 * Syntymäaika`. A path the rulebook does not know is given back.
 */
export function labelOfPath(path: string, language: string, rulebook: Rulebook, { withInput = false } = {}): string {
  const names = namesOf(rulebook);
  const fact = names.facts.get(path);
  if (fact !== undefined) {
    const label = textIn(fact.label, language, rulebook);
    const input = textIn(fact.inputLabel, language, rulebook);
    return withInput && input !== '' && input !== label ? `${input}: ${label}` : label;
  }
  const element = elementPattern.exec(path);
  if (element === null) return labelOfField(path, language, rulebook) ?? path;
  const [, list = '', index = '0', field] = element;
  const fieldsOwner = names.facts.get(list);
  if (fieldsOwner === undefined) return path;
  return labelOfElement(fieldsOwner, Number(index), field ?? null, language, rulebook);
}

/**
 * The label of a fact, definition or parameter; what the rulebook does not know may be one of an earlier one. Its name
 * where there is no label.
 */
export function labelOfName(name: string, language: string, rulebook: Rulebook, earlier?: Rulebook): string {
  const names = namesOf(rulebook);
  const declared = names.definitions.get(name) ?? names.parameters.get(name);
  const label =
    declared === undefined ? labelOfPath(name, language, rulebook) : textIn(declared.label, language, rulebook) || name;
  return label === name && earlier !== undefined ? labelOfName(name, language, earlier) : label;
}

const elementPattern = /^([^[]+)\[(\d+)\](?:\.(.+))?$/;

function labelOfElement(list: Field, index: number, rest: string | null, language: string, rulebook: Rulebook): string {
  const record = recordOfList(list.type);
  const recordType = record === null ? undefined : namesOf(rulebook).records.get(record);
  const element = `${textIn(recordType?.label ?? list.label, language, rulebook)} ${index + 1}`;
  if (rest === null || recordType === undefined) return element;
  const inner = elementPattern.exec(rest);
  const field = recordType.fields.find(({ name }) => name === (inner?.[1] ?? rest));
  if (field === undefined) return `${element}: ${rest}`;
  if (inner === null) return `${element}: ${textIn(field.label, language, rulebook)}`;
  return `${element}: ${labelOfElement(field, Number(inner[2]), inner[3] ?? null, language, rulebook)}`;
}

/** `staff_member.degree`: a field named by its record. */
function labelOfField(path: string, language: string, rulebook: Rulebook): string | null {
  const point = path.indexOf('.');
  const field = point === -1 ? null : fieldOf(rulebook, path.slice(0, point), path.slice(point + 1));
  return field === null ? null : textIn(field.label, language, rulebook);
}

/** The record a list holds; null for lists of plain values and for other types. */
function recordOfList(type: Type): string | null {
  return type.kind === 'list' && type.element.kind === 'record' ? type.element.record : null;
}
