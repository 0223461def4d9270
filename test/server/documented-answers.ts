/** Holds answers to what the OpenAPI document says of them. */
import type {} from '@fastify/swagger';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { Api } from '../../server/api.ts';

interface Schema {
  readonly [keyword: string]: unknown;
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}

const ajv = new Ajv2020({ strict: false });
const compiled = new Map<string, ValidateFunction>();

/** Every server of a worker documents the same: a schema is compiled for the first answer that has it. */
function compile(schema: Schema): ValidateFunction {
  const text = JSON.stringify(schema);
  const validate = compiled.get(text) ?? ajv.compile(close(schema));
  compiled.set(text, validate);
  return validate;
}

/** Gives a function that fails the test where an answer is not as documented: a field too many is a fault too. */
export function readDocumentation(api: Api): (method: string, path: string, status: number, json: unknown) => void {
  const paths = Object.entries(api.swagger().paths ?? {}).map(([template, operations]) => ({
    pattern: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    operations: operations as Readonly<Record<string, Operation>>,
  }));
  return (method, url, status, json) => {
    const [path = ''] = url.split('?');
    const operation = paths.find(({ pattern }) => pattern.test(path))?.operations[method.toLowerCase()];
    if (operation === undefined) return;
    const response = operation.responses[status] ?? operation.responses[`${String(status)[0]}XX`];
    expect(response, `${method} ${path} does not document ${status}`).toBeDefined();
    const schema = response?.content?.['application/json']?.schema;
    if (schema === undefined) return;
    const validate = compile(schema);
    validate(json);
    expect(validate.errors ?? [], `${method} ${path}: ${status} is not as documented`).toEqual([]);
  };
}

/** The schema with objects that take nothing beyond what they list, unless they say so. */
function close(schema: Schema): Schema {
  const entries = Object.entries(schema).map(([keyword, value]) => [keyword, closeValue(value)] as const);
  const isOpen = schema.type !== 'object' || !('properties' in schema) || 'additionalProperties' in schema;
  return { ...Object.fromEntries(entries), ...(!isOpen && { additionalProperties: false }) };
}

function closeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeValue);
  return typeof value === 'object' && value !== null ? close(value as Schema) : value;
}

/** Every route of the API: `GET /api/drafts/{date}`. */
export function openApiOf(api: Api): string[] {
  return Object.entries(api.swagger().paths ?? {}).flatMap(([path, operations]) =>
    Object.keys(operations ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
}
