import type { Schema } from '../editions/structure.ts';
import type { NameTree } from './name-tree.ts';
import type { ReadableParameter } from './parameter-type.ts';

/**
 * The JSON Schema (draft 7) of a file of values, generated from the parameter declarations in force: which names there
 * are, and what shape each value has. Scalars are texts in their source form; what they say is read exactly elsewhere.
 */
export function valuesSchema(tree: NameTree): Schema {
  return { ...branch(tree), properties: { ...properties(tree), ...dottedNames(tree, '') } };
}

function branch(tree: NameTree): Schema {
  return {
    type: 'object',
    expects: { fi: "rivejä 'nimi: arvo'", en: "lines 'name: value'" },
    properties: properties(tree),
    additionalProperties: false,
  };
}

function properties(tree: NameTree): Record<string, Schema> {
  return Object.fromEntries([...tree.children].map(([name, child]) => [name, node(child)]));
}

/** At the root a parameter can also be given under its whole name: `intensive.max_days: 72 activity_day`. */
function dottedNames(tree: NameTree, prefix: string): Record<string, Schema> {
  return Object.fromEntries(
    [...tree.children].flatMap(([part, child]) => {
      const name = `${prefix}${part}`;
      const own = prefix !== '' && child.parameter !== null ? [[name, leaf(child.parameter)] as const] : [];
      return [...own, ...Object.entries(dottedNames(child, `${name}.`))];
    }),
  );
}

function node(tree: NameTree): Schema {
  if (tree.children.size > 0) return branch(tree);
  return tree.parameter === null ? {} : leaf(tree.parameter);
}

function leaf(parameter: ReadableParameter | 'broken'): Schema {
  if (parameter === 'broken') return {};
  const { name, index, type } = parameter;
  if (index === null) {
    if (type.kind === 'list') {
      return shape(
        name,
        ['array', 'string'],
        { fi: 'luettelo, kuten [a, b]', en: 'a list such as [a, b]' },
        { pattern: '^~$' },
      );
    }
    return shape(name, ['string'], { fi: 'yksi arvo', en: 'one value' }, {});
  }
  const keyed = index.kind === 'enum' ? members(index.members) : { additionalProperties: value(name) };
  const expects = { fi: "rivejä 'avain: arvo'", en: "lines 'key: value'" };
  return shape(name, ['object', 'string'], expects, { pattern: '^~$', minProperties: 1, ...keyed });

  function members(names: readonly string[]): Schema {
    return {
      properties: Object.fromEntries(names.map((member) => [member, value(name)])),
      additionalProperties: false,
    };
  }
}

function value(parameter: string): Schema {
  return { type: 'string', parameter, expects: { fi: 'yksi arvo', en: 'one value' } };
}

function shape(parameter: string, type: readonly string[], expects: Schema['expects'], rest: Schema): Schema {
  return { type, parameter, ...(expects && { expects }), ...rest };
}
