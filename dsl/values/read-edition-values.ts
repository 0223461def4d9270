import type { Place } from '../consolidated.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { problem } from '../editions/problem.ts';
import { readYaml } from '../editions/read-yaml.ts';
import { quote } from '../editions/settings-problems.ts';
import { findStructureProblems, type Schema, type StructureProblem } from '../editions/structure.ts';
import { isTilde, placeOf, type YamlMapping, type YamlNode } from '../editions/yaml-tree.ts';
import { didYouMean } from '../scope/problem.ts';
import type { UnitTable } from '../units.ts';
import type { NameTree } from './name-tree.ts';
import type { ReadableParameter } from './parameter-type.ts';
import type { GivenValue, PlacedConstant } from './parameter-value.ts';
import { readBands, readBrackets } from './read-bands.ts';
import { readConstant, type ValueContext } from './read-constant.ts';
import { valuesSchema } from './values-schema.ts';

/** What an edition says about one parameter: a value, an end (`null`), or for an enum index single members. */
export interface EditionValue {
  readonly parameter: ReadableParameter;
  readonly place: Place;
  /** Null ends the value. */
  readonly given: GivenValue | null;
  /** Members whose value ends (`~`). */
  readonly ended: readonly string[];
}

/** One file of values, read under the parameters in force. What cannot be read is told and left out. */
export function readValueFile(
  file: string,
  text: string,
  tree: NameTree,
  units: UnitTable,
): { readonly values: readonly EditionValue[]; readonly diagnostics: readonly Diagnostic[] } {
  const yaml = readYaml(file, text);
  const { root } = yaml;
  if (root === null) return { values: [], diagnostics: yaml.diagnostics };
  const names = namesOf(tree, '');
  const structure = findStructureProblems(valuesSchema(tree), root);
  const diagnostics = structure.map((found) => describe(file, found, names));
  if (diagnostics.length > 0 || root.kind !== 'mapping') return { values: [], diagnostics };
  const values: EditionValue[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  for (const { parameter, key, node } of listGiven(root, tree, file)) {
    const value = readGiven(node, key, { parameter, file, units, report });
    if (value !== null) values.push(value);
  }
  return { values, diagnostics };
}

interface GivenNode {
  readonly parameter: ReadableParameter;
  readonly key: Place;
  readonly node: YamlNode;
}

/** Nested keys joined into the names of parameters; those whose declaration is wrong are passed over. */
function listGiven(mapping: YamlMapping, tree: NameTree, file: string): readonly GivenNode[] {
  return mapping.entries.flatMap(({ key, value }) => {
    const child = key.text.split('.').reduce<NameTree | undefined>((found, part) => found?.children.get(part), tree);
    if (child === undefined) return [];
    if (child.children.size > 0 && value.kind === 'mapping' && !key.text.includes('.'))
      return listGiven(value, child, file);
    const { parameter } = child;
    return parameter === null || parameter === 'broken' ? [] : [{ parameter, key: placeOf(file, key), node: value }];
  });
}

function readGiven(node: YamlNode, place: Place, context: ValueContext): EditionValue | null {
  const { parameter } = context;
  const { index } = parameter;
  if (isTilde(node)) return { parameter, place, given: null, ended: [] };
  if (index === null || node.kind !== 'mapping') {
    const value = readConstant(node, context);
    return value && { parameter, place, given: { kind: 'single', value }, ended: [] };
  }
  switch (index.kind) {
    case 'enum':
      return readMembers(node, place, context);
    case 'bands': {
      const bands = readBands(node, index.number, context);
      return bands && { parameter, place, given: { kind: 'bands', bands }, ended: [] };
    }
    case 'brackets': {
      const brackets = readBrackets(node, index.number, context);
      return brackets && { parameter, place, given: { kind: 'brackets', brackets }, ended: [] };
    }
  }
}

function readMembers(mapping: YamlMapping, place: Place, context: ValueContext): EditionValue {
  const values = new Map<string, PlacedConstant>();
  const ended: string[] = [];
  for (const { key, value } of mapping.entries) {
    if (isTilde(value)) {
      ended.push(key.text);
      continue;
    }
    const constant = readConstant(value, context);
    // What cannot be read is told already; its member counts as given, so that it is not also missing.
    values.set(key.text, constant ?? { value: 0, place: placeOf(context.file, value) });
  }
  return { parameter: context.parameter, place, given: { kind: 'by_member', values }, ended };
}

function namesOf(tree: NameTree, prefix: string): readonly string[] {
  return [...tree.children].flatMap(([part, child]) => {
    const name = `${prefix}${part}`;
    return [...(child.parameter === null ? [] : [name]), ...namesOf(child, `${name}.`)];
  });
}

function describe(
  file: string,
  { kind, node, span, key, path, schema }: StructureProblem,
  names: readonly string[],
): Diagnostic {
  const place = { file, span };
  if (kind === 'unknown_key') return reportUnknown(place, key ?? '', path, schema.parameter, schema, names);
  const words = quote(node);
  const expects = schema.expects ?? { fi: 'muunlainen arvo', en: 'another kind of value' };
  const parameter = schema.parameter ?? path.join('.');
  return problem(
    'invalid-value',
    place,
    {
      fi: parameter === '' ? `${words.fi} ei kelpaa tähän` : `${words.fi} ei kelpaa parametrin '${parameter}' arvoksi`,
      en: parameter === '' ? `${words.en} cannot stand here` : `${words.en} cannot be the value of '${parameter}'`,
    },
    { label: { fi: `tähän kuuluu ${expects.fi}`, en: `expected ${expects.en}` } },
  );
}

function reportUnknown(
  place: Place,
  key: string,
  path: readonly string[],
  parameter: string | undefined,
  schema: Schema,
  names: readonly string[],
): Diagnostic {
  if (parameter !== undefined) {
    const members = Object.keys((schema.properties as object | undefined) ?? {});
    const listed = { fi: `avaimet ovat ${members.join(', ')}`, en: `the keys are ${members.join(', ')}` };
    return problem(
      'unknown-member',
      place,
      { fi: `parametrilla '${parameter}' ei ole avainta '${key}'`, en: `'${parameter}' has no key '${key}'` },
      { help: didYouMean(key, members, listed) },
    );
  }
  const name = [...path, key].join('.');
  const help = didYouMean(name, names, {
    fi: `esittele parametri ('parameter ${name} : …'), tai poista arvo`,
    en: `declare it ('parameter ${name} : …'), or remove the value`,
  });
  return problem(
    'unknown-parameter',
    place,
    { fi: `tuntematon parametri '${name}'`, en: `unknown parameter '${name}'` },
    { help },
  );
}
