import type { TValidationError } from 'typebox/error';
import { Errors } from 'typebox/schema';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
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
  // Interpreted: pages forbid the code that compiled schemas are, and most schemas are used once.
  const [follows, errors] = Errors(schema, toJson(root));
  if (follows) return [];
  const problems = errors
    .flatMap((error) => describe(error, schema, root))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return problems.filter(({ span, key }, index) => {
    const before = problems[index - 1];
    return before === undefined || before.span.start !== span.start || before.key !== key;
  });
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

function describe(error: TValidationError, root: Schema, tree: YamlNode): readonly StructureProblem[] {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  // A key that is not allowed is told by the mapping it stands in.
  if (error.keyword === 'boolean') return [];
  const node = findNode(tree, path);
  const schema = findSchema(root, error.schemaPath.slice(2)) ?? {};
  if (error.keyword === 'additionalProperties') {
    // What may stand under further keys, but does not, is told at its own place.
    if (schema.additionalProperties !== false) return [];
    return error.params.additionalProperties.map((unknown) => {
      const key = node.kind === 'mapping' ? findEntry(node, unknown)?.key : undefined;
      return { kind: 'unknown_key', node, span: key?.span ?? node.span, key: unknown, path, schema };
    });
  }
  if (error.keyword === 'required') {
    const span = { start: node.span.start, end: node.span.start };
    return error.params.requiredProperties.map((key) => ({ kind: 'missing_key', node, span, key, path, schema }));
  }
  return [{ kind: 'wrong_value', node, span: node.span, key: path.at(-1) ?? null, path, schema }];
}

/** The part of a schema at a path such as `properties/price/patternProperties/^[0-9]+ EUR/h`, whose keys are not escaped. */
function findSchema(schema: Schema, path: string): Schema | null {
  if (path === '') return schema;
  for (const [key, part] of Object.entries(schema)) {
    if (typeof part !== 'object' || part === null) continue;
    if (path !== key && !path.startsWith(`${key}/`)) continue;
    const found = findSchema(part as Schema, path.slice(key.length + 1));
    if (found !== null) return found;
  }
  return null;
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
