import type { Diagnostic, Origin } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { didYouMean, undeclared } from '../diagnostics/unplaced-problem.ts';
import type { Place } from '../editions/consolidated.ts';
import type { UnitTable } from '../types/units.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { quote, shorten } from '../yaml/settings-problems.ts';
import { findStructureProblems, type Schema, type StructureProblem } from '../yaml/structure.ts';
import { isTilde, placeOf, type YamlMapping, type YamlNode } from '../yaml/yaml-tree.ts';
import type { NameTree } from './name-tree.ts';
import type { ReadableParameter } from './parameter-type.ts';
import type { GivenValue, PlacedConstant } from './parameter-value.ts';
import { readBands, readBrackets } from './read-bands.ts';
import { readConstant, type ValueContext } from './read-constant.ts';

/** What an edition says about one parameter. */
export interface EditionValue {
  readonly parameter: ReadableParameter;
  /** The key. */
  readonly place: Place;
  /** A value, or for an enum index values of single members; null ends the value, or could not be read. */
  readonly given: GivenValue | null;
  /** Members whose value ends (`~`). */
  readonly ended: readonly string[];
  /** Whether all was read that is given; what was not has been told. */
  readonly sound: boolean;
}

/** What a file of values holds, under the parameters in force. */
export interface ValueFile {
  readonly values: readonly EditionValue[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether it is known which parameters the file gives: not where it cannot be read or has unknown names. */
  readonly complete: boolean;
}

/** What the files of one edition are read by. */
export interface ValuesForm {
  readonly tree: NameTree;
  /** Of the tree; made once, since compiling it takes longer than reading a file. */
  readonly schema: Schema;
  readonly units: UnitTable;
}

/** Reads one file of values. A value that cannot be read is told; the rest of the file is still read. */
export function readValueFile(file: string, text: string, { tree, schema, units }: ValuesForm): ValueFile {
  const yaml = readYaml(file, text);
  const { root } = yaml;
  if (root === null) return { values: [], diagnostics: yaml.diagnostics, complete: yaml.diagnostics.length === 0 };
  const names = namesOf(tree, '');
  const structure = findStructureProblems(schema, root).filter((found) => !isReadBelow(found));
  const given = root.kind === 'mapping' ? listGiven(root, tree, file) : [];
  const parameters = new Map(given.map(({ parameter }) => [parameter.name, parameter]));
  const diagnostics = structure.map((found) => {
    const parameter = parameters.get(found.schema.parameter ?? '');
    const diagnostic = describe(file, found, names);
    return parameter === undefined ? diagnostic : withParameter(diagnostic, parameter);
  });
  const told = new Set(diagnostics.map(({ span }) => span.start));
  const values = given.map(({ parameter, key, node }) => {
    const report = (diagnostic: Diagnostic): void => {
      if (!told.has(diagnostic.span.start)) diagnostics.push(withParameter(diagnostic, parameter));
    };
    return readGiven(node, key, { parameter, file, units, report }, told);
  });
  const unknown = structure.some(({ kind, schema }) => kind === 'unknown_key' && schema.parameter === undefined);
  return { values, diagnostics, complete: !unknown && root.kind === 'mapping' };
}

/** Scalars and the keys of bands are read by our own readers, which can say more of what is wrong with them. */
function isReadBelow({ kind, node, schema }: StructureProblem): boolean {
  if (schema.parameter === undefined) return false;
  return kind === 'unknown_key' ? 'patternProperties' in schema : node.kind === 'scalar' && allowsScalar(schema);
}

function allowsScalar({ type }: StructureProblem['schema']): boolean {
  return type === 'string';
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
    const place = placeOf(file, key);
    if (value.kind !== 'mapping' || child.children.size === 0) return takeGiven(child, place, value);
    const own = value.entries.filter((entry) => !child.children.has(entry.key.text));
    const ownNode = own.length === 0 ? [] : takeGiven(child, place, { ...value, entries: own });
    return [...ownNode, ...listGiven(value, child, file)];
  });
}

function takeGiven({ parameter }: NameTree, key: Place, node: YamlNode): readonly GivenNode[] {
  return parameter === null || parameter === 'broken' ? [] : [{ parameter, key, node }];
}

function readGiven(node: YamlNode, place: Place, context: ValueContext, told: ReadonlySet<number>): EditionValue {
  const { parameter } = context;
  const whole = (given: GivenValue | null): EditionValue => {
    return { parameter, place, given, ended: [], sound: given !== null };
  };
  const { index } = parameter;
  if (isTilde(node)) return { ...whole(null), sound: true };
  if (told.has(node.span.start) && node.kind !== 'mapping') return whole(null);
  if (index === null) {
    const value = readConstant(node, context);
    return whole(value && { kind: 'single', value });
  }
  if (node.kind !== 'mapping') return whole(null);
  switch (index.kind) {
    case 'enum':
      return readMembers(node, index.members, place, context);
    case 'bands': {
      const bands = readBands(node, index.number, context);
      return whole(bands && { kind: 'bands', bands });
    }
    case 'brackets': {
      const brackets = readBrackets(node, index.number, context);
      return whole(brackets && { kind: 'brackets', brackets });
    }
  }
}

function readMembers(
  mapping: YamlMapping,
  members: readonly string[],
  place: Place,
  context: ValueContext,
): EditionValue {
  const values = new Map<string, PlacedConstant>();
  const ended: string[] = [];
  let sound = true;
  for (const { key, value } of mapping.entries) {
    const constant = members.includes(key.text) && !isTilde(value) ? readConstant(value, context) : null;
    if (isTilde(value)) ended.push(key.text);
    else if (constant === null) sound = false;
    else values.set(key.text, constant);
  }
  return { parameter: context.parameter, place, given: { kind: 'by_member', values }, ended, sound };
}

function namesOf(tree: NameTree, prefix: string): readonly string[] {
  return [...tree.children].flatMap(([part, child]) => {
    const name = `${prefix}${part}`;
    return [...(child.parameter === null ? [] : [name]), ...namesOf(child, `${name}.`)];
  });
}

function describe(file: string, found: StructureProblem, names: readonly string[]): Diagnostic {
  const { kind, node, span, path, schema } = found;
  const place = { file, span };
  if (kind === 'unknown_key') return reportUnknown(place, found, names);
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

function reportUnknown(place: Place, { key, path, schema }: StructureProblem, names: readonly string[]): Diagnostic {
  const written = shorten(key ?? '');
  if (schema.parameter !== undefined) {
    const members = Object.keys((schema.properties as object | undefined) ?? {});
    const listed = { fi: `avaimet ovat ${members.join(', ')}`, en: `the keys are ${members.join(', ')}` };
    return problem(
      'unknown-member',
      place,
      {
        fi: `parametrilla '${schema.parameter}' ei ole avainta '${written}'`,
        en: `'${schema.parameter}' has no key '${written}'`,
      },
      { help: didYouMean(written, members, listed), origins: [undeclared(written)] },
    );
  }
  const name = [...path, written].join('.');
  const help = didYouMean(name, names, {
    fi: `esittele parametri ('parameter ${name} : …'), tai poista arvo`,
    en: `declare it ('parameter ${name} : …'), or remove the value`,
  });
  const message = { fi: `tuntematon parametri '${name}'`, en: `unknown parameter '${name}'` };
  return problem('unknown-parameter', place, message, { help, origins: [undeclared(name)] });
}

const codesOfDeclaration: ReadonlySet<string> = new Set(['unit-mismatch', 'unknown-member', 'invalid-value']);

/** A value that does not suit its parameter may be right, and the declaration wrong. */
function withParameter(diagnostic: Diagnostic, { name, declared }: ReadableParameter): Diagnostic {
  if (!codesOfDeclaration.has(diagnostic.code)) return diagnostic;
  const parameter: Origin = { name, declared: { file: declared.file, span: declared.node.type.span } };
  return { ...diagnostic, origins: [...(diagnostic.origins ?? []), parameter] };
}
