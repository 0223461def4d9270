import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Span } from '../diagnostic.ts';
import { findEntry, type YamlNode } from './yaml-tree.ts';

/**
 * A JSON Schema (draft 7) over a YAML file as a tree of texts: scalars are strings in their source text, mappings
 * objects, sequences arrays. `expects` says in words what may stand there; `parameter` whose value it is.
 */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly expects?: Localized;
  readonly parameter?: string;
}

/** One way in which a file does not follow its schema. */
export interface StructureProblem {
  readonly kind: 'unknown_key' | 'missing_key' | 'wrong_value';
  /** The node with the problem; for an unknown key the mapping it stands in. */
  readonly node: YamlNode;
  readonly span: Span;
  /** The unknown or missing key; for a wrong value the key it stands under, where there is one. */
  readonly key: string | null;
  /** Keys from the file's root to the node. */
  readonly path: readonly string[];
  /** The part of the schema that was not followed. */
  readonly schema: Schema;
}

/** Every problem of a YAML tree under a schema, in the order of the file; at most one for each place. */
export function findStructureProblems(schema: Schema, root: YamlNode): readonly StructureProblem[] {
  const validate = validatorOf(schema);
  if (validate(toJson(root))) return [];
  const problems = (validate.errors ?? [])
    .filter((error) => error.propertyName === undefined || error.keyword === 'propertyNames')
    .map((error) => describe(error, root))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return problems.filter(({ span, key }, index) => {
    const before = problems[index - 1];
    return before === undefined || before.span.start !== span.start || before.key !== key;
  });
}

const validators = new WeakMap<Schema, ValidateFunction>();

/** A schema is compiled once: that takes longer than reading most files. */
function validatorOf(schema: Schema): ValidateFunction {
  const compiled = validators.get(schema);
  if (compiled !== undefined) return compiled;
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    ownProperties: true,
    // The schemas are our own: to hold them to the schema of schemas would take longer than all the rest.
    meta: false,
    validateSchema: false,
    code: { optimize: false },
  });
  ajv.addVocabulary(['expects', 'parameter']);
  const validate = ajv.compile(schema);
  validators.set(schema, validate);
  return validate;
}

function toJson(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.text;
    case 'sequence':
      return node.items.map(toJson);
    case 'mapping': {
      const object: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.entries) object[key.text] = toJson(value);
      return object;
    }
  }
}

function describe(error: ErrorObject, root: YamlNode): StructureProblem {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const node = findNode(root, path);
  const schema = (error.parentSchema ?? {}) as Schema;
  const unknown: unknown = error.params.additionalProperty ?? error.params.propertyName;
  if (typeof unknown === 'string') {
    const key = node.kind === 'mapping' ? findEntry(node, unknown)?.key : undefined;
    return { kind: 'unknown_key', node, span: key?.span ?? node.span, key: unknown, path, schema };
  }
  if (error.keyword === 'required') {
    const span = { start: node.span.start, end: node.span.start };
    return { kind: 'missing_key', node, span, key: String(error.params.missingProperty), path, schema };
  }
  return { kind: 'wrong_value', node, span: node.span, key: path.at(-1) ?? null, path, schema };
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

function findNode(root: YamlNode, path: readonly string[]): YamlNode {
  return path.reduce((node, segment) => {
    const next =
      node.kind === 'mapping'
        ? findEntry(node, segment)?.value
        : node.kind === 'sequence'
          ? node.items[Number(segment)]
          : undefined;
    invariant(next !== undefined, `no node at /${path.join('/')}`);
    return next;
  }, root);
}
