import { invariant } from '../../ir/invariant.ts';
import type { Definition, DefinitionException, DefinitionVersion, Expression, Variable } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import type { Encode } from './encode-lists.ts';
import { bindingOf, elementOf, inForce, type Scope, saysTheSameAlways } from './scope.ts';
import type { Encoded } from './values.ts';

/** The value of a definition, of the bound element for a derived field; encoded once for each date and element. */
export function encodeDefinition(name: string, variable: Variable | null, scope: Scope, encode: Encode): Encoded {
  const definition = namesOf(scope.side.rulebook).definitions.get(name);
  invariant(definition !== undefined, 'every definition is declared');
  const binding = variable === null ? undefined : bindingOf(scope, variable);
  const element = binding === undefined ? '' : (elementOf(binding)?.path ?? '?');
  const key = `${name} ${element} ${scope.context.key}`;
  const known = scope.side.definitions.get(key);
  if (known !== undefined) return known;
  const own: Scope = { ...scope, bindings: new Map(binding === undefined ? [] : [[0, binding]]) };
  const result = chooseVersion(definition, own, (version) =>
    version.asOf === null
      ? encodeVersion(version, own, encode)
      : encodeDated(definition, version.asOf, own, encode, `${name} ${element}`),
  );
  scope.side.definitions.set(key, result);
  return result;
}

/** Own dating: the text in force on that date, with everything it uses taken as of that date. */
function encodeDated(definition: Definition, asOf: Expression, scope: Scope, encode: Encode, key: string): Encoded {
  const date = encode(asOf, scope);
  scope.side.ownDates.push(date);
  const context = { key: `${scope.context.key} > ${key} ${JSON.stringify(asOf)}`, date };
  const dated: Scope = { ...scope, context };
  return chooseVersion(definition, dated, (version) => encodeVersion(version, dated, encode));
}

function chooseVersion(
  definition: Definition,
  scope: Scope,
  encodeOne: (version: DefinitionVersion) => Encoded,
): Encoded {
  const { results } = scope.side.problem;
  const { versions } = definition;
  const read = (version: DefinitionVersion | null) => (version === null ? results.gap : encodeOne(version));
  const [first] = versions;
  invariant(first !== undefined, 'every definition has a version');
  if (saysTheSameAlways(versions, scope.side)) return read(first.value);
  return inForce(versions, scope, read, () => read(first.value));
}

function encodeVersion(version: DefinitionVersion, scope: Scope, encode: Encode): Encoded {
  const { results, store } = scope.side.problem;
  const value = encodeExceptions(version.body, version.exceptions, scope, encode);
  if (version.when === null) return value;
  const when = encode(version.when, scope);
  const absent: Encoded = { value: value.value, absent: store.true, unknown: store.false, waits: store.false };
  // Where `when` is not known, only a value that is absent either way is certain.
  return results.choose([{ when, then: value }], absent);
}

function encodeExceptions(
  body: Expression,
  exceptions: readonly DefinitionException[],
  scope: Scope,
  encode: Encode,
): Encoded {
  const branches = exceptions.map((one) => ({
    when: encode(one.when, scope),
    then: encodeExceptions(one.body, one.exceptions, scope, encode),
  }));
  return scope.side.problem.results.choose(branches, encode(body, scope));
}
