/**
 * Every name a consolidation gives to something that has a value: facts, parameters, definitions, and the fields of
 * records. One namespace of dotted names; enum members and sets are found through the type they stand against.
 */
import type { BoundVariable, DeclaredType, FieldPath } from '../analysis/analysis.ts';
import type { Problem, Report } from '../diagnostics/unplaced-problem.ts';
import type { Consolidation, Declared, DeclaredNorm, DeclaredRecord } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import { listsWhatIsNotGiven } from './not-given-lists.ts';
import { type ParameterIndexType, resolveParameterIndex, resolveTypeExpression } from './type-expressions.ts';

export interface RecordField {
  readonly field: Declared<ast.Field>;
  readonly declared: DeclaredType;
}

export interface FactName {
  readonly input: DeclaredRecord;
  readonly fields: FieldPath;
  /** Optional or sensitive where any field on the way is. */
  readonly declared: DeclaredType;
}

export interface ParameterName {
  readonly node: ast.ParameterDeclaration;
  readonly file: string;
  readonly declared: DeclaredType;
  /** Null where the parameter has none; `broken` where the declaration does not say a valid one. */
  readonly index: ParameterIndexType | null | 'broken';
}

export interface DefinitionName {
  readonly node: ast.DefineDeclaration | ast.TableDeclaration;
  readonly file: string;
  readonly declared: DeclaredType;
  /** The record's own variable inside a derived field. */
  readonly self: BoundVariable | null;
}

export interface NameTable {
  readonly consolidation: Consolidation;
  /** Fields of records and inputs by the record's or input's name, then by their own. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, RecordField>>;
  /** By path, in order of declaration; a field that is a record has its own path and those of its fields. */
  readonly facts: ReadonlyMap<string, FactName>;
  readonly parameters: ReadonlyMap<string, ParameterName>;
  readonly definitions: ReadonlyMap<string, DefinitionName>;
}

/** The type of something whose declaration is broken: silences what follows. */
export const brokenType: DeclaredType = { type: { kind: 'error' }, optional: false, sensitive: false };

/**
 * All names of a consolidation; what is wrong with the types they are declared with is reported. Definitions that are
 * known stay what they are, and those with nothing wrong become known.
 */
export function collectNames(
  consolidation: Consolidation,
  report: Report,
  known: Map<DefinitionName['node'], DefinitionName> = new Map(),
): NameTable {
  const fields = collectFields(consolidation, report);
  return {
    consolidation,
    fields,
    facts: collectFacts(consolidation, fields, report),
    parameters: collectParameters(consolidation, report),
    definitions: collectDefinitions(consolidation, report, known),
  };
}

function collectFields(consolidation: Consolidation, report: Report): NameTable['fields'] {
  const all = new Map<string, ReadonlyMap<string, RecordField>>();
  for (const [name, declared] of [...consolidation.inputs, ...consolidation.records]) {
    const fields = new Map<string, RecordField>();
    for (const field of declared.fields) {
      const resolved = resolveDeclared(field.node.type, consolidation, 'field');
      if ('problem' in resolved) report(resolved.problem, field.file);
      fields.set(field.node.name.text, { field, declared: 'problem' in resolved ? brokenType : resolved.declared });
    }
    all.set(name, fields);
  }
  return all;
}

function collectFacts(consolidation: Consolidation, fields: NameTable['fields'], report: Report): NameTable['facts'] {
  const facts = new Map<string, FactName>();
  const recursive = recursiveRecords(fields, consolidation, report);
  const add = (input: DeclaredRecord, path: string, of: string, above: FactName | null): void => {
    for (const [name, { field, declared }] of fields.get(of) ?? []) {
      const fact: FactName = {
        input,
        fields: [...(above?.fields ?? []), field],
        declared: {
          type: declared.type,
          optional: declared.optional || above?.declared.optional === true,
          sensitive: declared.sensitive || above?.declared.sensitive === true,
        },
      };
      facts.set(`${path}.${name}`, fact);
      const { type } = declared;
      if (type.kind === 'record' && !recursive.has(type.record)) add(input, `${path}.${name}`, type.record, fact);
    }
  };
  for (const [name, input] of consolidation.inputs) add(input, name, name, null);
  return facts;
}

/** Records that hold themselves, directly or through others; reported once each. */
function recursiveRecords(
  fields: NameTable['fields'],
  { records }: Consolidation,
  report: Report,
): ReadonlySet<string> {
  const recursive = new Set<string>();
  for (const [name, record] of records) {
    if (!reaches(name, name, fields, new Set())) continue;
    recursive.add(name);
    report(recursiveRecord(record.node.name), record.file);
  }
  return recursive;
}

function reaches(from: string, to: string, fields: NameTable['fields'], visited: Set<string>): boolean {
  for (const { declared } of fields.get(from)?.values() ?? []) {
    const type = declared.type.kind === 'list' ? declared.type.element : declared.type;
    if (type.kind !== 'record' || visited.has(type.record)) continue;
    if (type.record === to) return true;
    visited.add(type.record);
    if (reaches(type.record, to, fields, visited)) return true;
  }
  return false;
}

function collectParameters(consolidation: Consolidation, report: Report): NameTable['parameters'] {
  const parameters = new Map<string, ParameterName>();
  for (const [name, { node, file }] of consolidation.parameters) {
    const resolved = resolveDeclared(node.type, consolidation, 'parameter');
    if ('problem' in resolved) report(resolved.problem, file);
    const index = node.index === null ? null : resolveParameterIndex(node.index, consolidation);
    if (index !== null && 'problem' in index) report(index.problem, file);
    parameters.set(name, {
      node,
      file,
      declared: 'problem' in resolved ? brokenType : resolved.declared,
      index: index === null ? null : 'problem' in index ? 'broken' : index.index,
    });
  }
  return parameters;
}

function collectDefinitions(
  consolidation: Consolidation,
  report: Report,
  known: Map<DefinitionName['node'], DefinitionName>,
): NameTable['definitions'] {
  const definitions = new Map<string, DefinitionName>();
  for (const [name, declaration] of consolidation.definitions) {
    const { node, file } = declaration;
    let definition = known.get(node);
    if (definition === undefined) {
      const resolved = resolveDeclared(node.type, consolidation, 'definition');
      const self = selfOf(node, consolidation);
      if ('problem' in resolved) {
        report(resolved.problem, file);
        definition = { node, file, declared: brokenType, self };
      } else {
        definition = { node, file, declared: namingLabels(declaration, resolved.declared, consolidation), self };
        known.set(node, definition);
      }
    }
    definitions.set(name, definition);
  }
  return definitions;
}

/** `list of text` of a definition that lists what is not given: a list of labels. */
function namingLabels(
  { node }: DeclaredNorm<ast.DefineDeclaration | ast.TableDeclaration>,
  declared: DeclaredType,
  consolidation: Consolidation,
): DeclaredType {
  if (declared.type.kind !== 'list' || declared.type.element.kind !== 'text') return declared;
  if (!listsWhatIsNotGiven(node.name.text, consolidation)) return declared;
  return { ...declared, type: { kind: 'list', element: { kind: 'label' } } };
}

function selfOf(
  { name }: ast.DefineDeclaration | ast.TableDeclaration,
  { records }: Consolidation,
): BoundVariable | null {
  const first = name.parts[0]?.text ?? '';
  if (name.parts.length < 2 || !records.has(first)) return null;
  return { name: first, type: { kind: 'record', record: first }, self: true };
}

type Owner = 'field' | 'parameter' | 'definition';

/** The type expression's meaning, if it suits what is declared with it. */
function resolveDeclared(
  expression: ast.TypeExpression,
  consolidation: Consolidation,
  owner: Owner,
): ReturnType<typeof resolveTypeExpression> {
  const resolved = resolveTypeExpression(expression, consolidation);
  if ('problem' in resolved) return resolved;
  const problem = unsuitable(expression, resolved.declared, owner);
  return problem === null ? resolved : { problem };
}

function unsuitable(expression: ast.TypeExpression, { type, optional, sensitive }: DeclaredType, owner: Owner) {
  const element = type.kind === 'list' ? type.element : type;
  if (owner === 'field') {
    if (type.kind !== 'record' || !optional) return null;
    return unsuitableType(
      expression,
      { fi: 'tietue ei voi olla kokonaan vapaaehtoinen', en: 'a record cannot be optional as a whole' },
      {
        fi: "merkitse tietueen kentät sanalla 'optional' yksitellen",
        en: "mark the record's own fields 'optional' one by one",
      },
    );
  }
  if (element.kind === 'record') {
    return unsuitableType(
      expression,
      owner === 'parameter'
        ? { fi: 'parametrin arvo ei voi olla tietue', en: 'the value of a parameter cannot be a record' }
        : { fi: 'määritelmän arvo ei voi olla tietue', en: 'the value of a definition cannot be a record' },
      { fi: 'käytä tietueen kenttää', en: 'use a field of the record' },
    );
  }
  if (optional) {
    return unsuitableType(
      expression,
      owner === 'parameter'
        ? { fi: 'parametri ei voi olla vapaaehtoinen', en: 'a parameter cannot be optional' }
        : { fi: 'määritelmä ei voi olla vapaaehtoinen', en: 'a definition cannot be optional' },
      owner === 'parameter'
        ? { fi: "poista sana 'optional'", en: "take the word 'optional' away" }
        : { fi: "rajaa määritelmä ehdolla 'when …'", en: "restrict the definition with 'when …'" },
    );
  }
  if (owner === 'definition') return null;
  if (sensitive) {
    return unsuitableType(
      expression,
      { fi: 'parametri ei voi olla arkaluonteinen', en: 'a parameter cannot be sensitive' },
      { fi: "poista sana 'sensitive'", en: "take the word 'sensitive' away" },
    );
  }
  if (type.kind !== 'list' || element.kind === 'enum' || element.kind === 'text') return null;
  return unsuitableType(
    expression,
    {
      fi: 'parametrin lista voi sisältää vain luokituksen arvoja tai tekstejä',
      en: 'a list in a parameter can only hold values of an enum or texts',
    },
    { fi: 'anna arvot erillisinä parametreina', en: 'give the values as parameters of their own' },
  );
}

function unsuitableType({ span }: ast.TypeExpression, message: Problem['message'], help: Problem['message']): Problem {
  return { code: 'unsuitable-type', span, message, label: { fi: 'ei sovi tähän', en: 'does not suit here' }, help };
}

function recursiveRecord({ span, text }: ast.Name): Problem {
  return {
    code: 'recursive-record',
    span,
    message: { fi: `tietue '${text}' sisältää itsensä`, en: `record '${text}' holds itself` },
    label: { fi: 'sisältää itsensä kenttiensä kautta', en: 'holds itself through its fields' },
    help: {
      fi: 'poista kenttä, jonka tyyppinä on tietue itse tai sen sisältävä tietue',
      en: 'take away the field whose type is the record itself or one that holds it',
    },
  };
}
