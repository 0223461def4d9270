import type { Facts, Value } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Type } from '../../ir/ir.ts';
import { elementPath, givenName } from '../solver/facts.ts';
import type { Problem } from '../solver/scope.ts';
import type { Truth } from '../solver/terms.ts';
import type { Encoded, EncodedValue } from '../solver/values.ts';

/** That a case differs from a usual one in at most so many facts: of elements of lists, in fields and in being there. */
export function isNear(usual: Facts, most: number, problem: Problem): Truth {
  const { store } = problem;
  const changes: Truth[] = [];
  for (const [path, field] of problem.space.facts) {
    const encoded = problem.facts.get(path);
    if (encoded === undefined) continue;
    const value = usual.get(path);
    if (field.type.kind === 'list') changes.push(...listChanges(path, field.type.element, encoded, value, problem));
    else if (value !== undefined) changes.push(store.not(isSame(encoded, value, field.type, problem)));
    else if (field.optional) changes.push(store.not(encoded.absent));
  }
  const count = store.add(...changes.map((change) => store.either(change, store.integer(1), store.zero)));
  return store.atMost(count, store.integer(most));
}

function isSame(encoded: Encoded, value: Value, type: Type, problem: Problem): Truth {
  const { store, results } = problem;
  const constant = constantOf(value, type, problem);
  return store.and(
    store.not(encoded.absent),
    constant === null ? store.true : results.sameValue(encoded.value, constant),
  );
}

function constantOf(value: Value, type: Type, { store, dates }: Problem): EncodedValue | null {
  switch (type.kind) {
    case 'boolean':
      return { kind: 'truth', truth: store.constant(value === true) };
    case 'number':
      return { kind: 'number', number: store.integer(Number(value)) };
    case 'date':
      return { kind: 'date', date: dates.constant(Number(value)) };
    case 'enum':
    case 'text':
      return { kind: 'word', words: new Map([[String(value), store.true]]) };
    case 'list':
    case 'record':
      return null;
    case 'label':
      invariant(false, 'no fact is a label');
  }
}

function listChanges(
  path: string,
  type: Type,
  list: Encoded,
  value: Value | undefined,
  problem: Problem,
): readonly Truth[] {
  if (list.value?.kind !== 'list' || value === undefined) return [];
  const { store } = problem;
  const elements = Array.isArray(value) ? (value as readonly Value[]) : [];
  return list.value.parts.flatMap((part, index) => {
    const element = elements[index];
    const isThere = store.flag(givenName(elementPath(path, index)));
    if (element === undefined) return [isThere];
    const gone = store.not(part.when);
    if (typeof element !== 'object' || !('fields' in element)) {
      const constant = constantOf(element, type, problem);
      return [store.or(gone, store.not(problem.results.sameValue(part.value, constant)))];
    }
    return [gone, ...fieldChanges(elementPath(path, index), type, element.fields, problem)];
  });
}

function fieldChanges(
  path: string,
  type: Type,
  fields: ReadonlyMap<string, Value>,
  problem: Problem,
): readonly Truth[] {
  const declared = type.kind === 'record' ? problem.space.records.get(type.record) : undefined;
  return [...(declared ?? [])].flatMap(([name, field]) => {
    const encoded = problem.facts.get(`${path}.${name}`);
    if (encoded === undefined) return [];
    const value = fields.get(name);
    if (value === undefined) return field.optional ? [problem.store.not(encoded.absent)] : [];
    return [problem.store.not(isSame(encoded, value, field.type, problem))];
  });
}
