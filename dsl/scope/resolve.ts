/**
 * What a dotted name means where it stands. Element variables come first, and nothing may be named like them; then
 * definitions, parameters and facts, which share one namespace. Where an enum is expected, its members (and, where
 * they suit, its sets) come before all of these.
 */
import type { BoundVariable, DeclaredType, FieldPath, Meaning } from '../analysis/analysis.ts';
import type { Problem } from '../diagnostics/unplaced-problem.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import type { FactName, NameTable, RecordField } from './names.ts';
import {
  derivedFieldOutsideList,
  elementNeeded,
  nameOfWhole,
  ruleNamed,
  unknownField,
  unknownMember,
  unknownName,
  variableWithoutFields,
} from './unknown-names.ts';

/** The variables that can be read at a place, the outermost first. */
export interface Scope {
  readonly file: string;
  readonly variables: readonly BoundVariable[];
}

/** What is expected where a name stands. */
export interface NameExpectation {
  /** Members of this enum are meant by their bare names. */
  readonly enum: string | null;
  /** So are its sets. */
  readonly sets: boolean;
}

export interface Resolved {
  readonly meaning: Meaning;
  readonly type: Type;
}

export type Resolution = Resolved | { readonly problem: Problem };

export function resolveName(
  name: ast.DottedName,
  scope: Scope,
  names: NameTable,
  expected: NameExpectation,
): Resolution {
  const member = expected.enum === null ? null : resolveMember(name, expected.enum, expected.sets, names);
  if (member !== null) return member;
  const [first] = name.parts;
  const variable = scope.variables.findLast((bound) => bound.name === first?.text);
  if (variable !== undefined) return resolveOfVariable(name, variable, names);
  return resolveOrdinary(name, names) ?? { problem: explainUnknown(name, scope, names, expected) };
}

/** Whether the name means something by itself, whatever is expected where it stands. */
export function isOrdinaryName(name: ast.DottedName, scope: Scope, names: NameTable): boolean {
  const [first] = name.parts;
  return scope.variables.some((bound) => bound.name === first?.text) || resolveOrdinary(name, names) !== null;
}

/** A member or a set of an enum by its bare name. */
export function resolveMember(
  name: ast.DottedName,
  enumName: string,
  sets: boolean,
  { consolidation }: NameTable,
): Resolved | null {
  if (name.parts.length !== 1) return null;
  const declared = consolidation.enums.get(enumName);
  if (declared?.members.some((member) => member.node.name.text === name.text)) {
    const meaning: Meaning = { kind: 'member', enum: enumName, member: name.text };
    return { meaning, type: { kind: 'enum', enum: enumName } };
  }
  const set = sets ? consolidation.sets.get(name.text)?.node : undefined;
  if (set?.enum.text !== enumName) return null;
  const members = set.members.map((member) => member.text);
  const meaning: Meaning = { kind: 'set', name: name.text, enum: enumName, members };
  return { meaning, type: { kind: 'list', element: { kind: 'enum', enum: enumName } } };
}

function resolveOfVariable(name: ast.DottedName, variable: BoundVariable, names: NameTable): Resolution {
  const steps = name.parts.slice(1);
  if (steps.length === 0) return { meaning: { kind: 'element', variable }, type: variable.type };
  if (variable.type.kind === 'error') return silent(variable);
  if (variable.type.kind !== 'record') return { problem: variableWithoutFields(name, variable) };
  const path = steps.map((step) => step.text).join('.');
  const derived = names.definitions.get(`${variable.type.record}.${path}`);
  if (derived !== undefined) {
    const meaning: Meaning = { kind: 'definition', name: derived.node.name.text, variable };
    return { meaning, type: derived.declared.type };
  }
  const found = followFields(variable.type.record, steps, names);
  if ('problem' in found) return found;
  const meaning: Meaning = { kind: 'field', variable, path, fields: found.fields, declared: found.declared };
  return { meaning, type: found.declared.type };
}

/** The variable's list is broken: whatever is read of it is too. */
function silent(variable: BoundVariable): Resolution {
  return { meaning: { kind: 'element', variable }, type: { kind: 'error' } };
}

/** From a record to a field, through records it holds. */
function followFields(
  record: string,
  steps: readonly ast.Name[],
  names: NameTable,
): { readonly fields: FieldPath; readonly declared: DeclaredType } | { readonly problem: Problem } {
  const path: RecordField[] = [];
  let current = record;
  for (const [index, step] of steps.entries()) {
    const field = names.fields.get(current)?.get(step.text);
    if (field === undefined) {
      const derived = `${current}.${steps
        .slice(index)
        .map(({ text }) => text)
        .join('.')}`;
      if (names.definitions.has(derived)) return { problem: derivedFieldOutsideList(step, derived) };
      return { problem: unknownField(step, current, names) };
    }
    path.push(field);
    const { type } = field.declared;
    if (index === steps.length - 1 || type.kind === 'error') break;
    if (type.kind !== 'record') return { problem: elementNeeded(step, type, steps[index + 1]) };
    current = type.record;
  }
  const last = path.at(-1);
  return {
    fields: path.map(({ field }) => field),
    declared: {
      type: last?.declared.type ?? { kind: 'error' },
      optional: path.some(({ declared }) => declared.optional),
      sensitive: path.some(({ declared }) => declared.sensitive),
    },
  };
}

function resolveOrdinary(name: ast.DottedName, names: NameTable): Resolved | null {
  const definition = names.definitions.get(name.text);
  if (definition !== undefined && definition.self === null) {
    const meaning: Meaning = { kind: 'definition', name: name.text, variable: null };
    return { meaning, type: definition.declared.type };
  }
  const parameter = names.parameters.get(name.text);
  if (parameter !== undefined) {
    return { meaning: { kind: 'parameter', name: name.text }, type: parameter.declared.type };
  }
  const fact = names.facts.get(name.text) ?? factOfRecursiveRecord(name, names);
  if (fact === null) return null;
  return { meaning: { kind: 'fact', path: name.text, ...fact }, type: fact.declared.type };
}

/** A record that holds itself has no end of facts, so they are not listed; its declaration is reported. */
function factOfRecursiveRecord({ parts }: ast.DottedName, names: NameTable): FactName | null {
  const [first, ...steps] = parts;
  const input = names.consolidation.inputs.get(first?.text ?? '');
  if (input === undefined || steps.length === 0) return null;
  const found = followFields(input.name, steps, names);
  return 'problem' in found ? null : { input, ...found };
}

function explainUnknown(name: ast.DottedName, scope: Scope, names: NameTable, expected: NameExpectation): Problem {
  const [first, ...rest] = name.parts;
  const { consolidation } = names;
  if (first !== undefined && consolidation.inputs.has(first.text)) {
    if (rest.length === 0) return nameOfWhole(name, 'input');
    const found = followFields(first.text, rest, names);
    if ('problem' in found) return found.problem;
  }
  if (first !== undefined && consolidation.records.has(first.text)) {
    return nameOfWhole(name, rest.length === 0 ? 'record' : 'record_field');
  }
  if (rest.length === 0 && expected.enum !== null) {
    return unknownMember(name, expected.enum, names, { sets: expected.sets, ordinary: true });
  }
  if (consolidation.rules.some(({ node }) => node.name.text === name.text)) return ruleNamed(name);
  return unknownName(name, scope.variables, names);
}
