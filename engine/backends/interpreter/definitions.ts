import { invariant } from '../../ir/invariant.ts';
import type { Definition, DefinitionException, DefinitionVersion, Expression, Variable } from '../../ir/ir.ts';
import { absent, agree, type Computed, gap, isFalse, known, openBranches, unite } from './results.ts';
import { bindingOf, type Evaluate, openContext, possibleVersions, type Scope } from './scope.ts';

/** The value of a definition, of the bound element for a derived field; computed once per date and element. */
export function evaluateDefinition(
  name: string,
  variable: Variable | null,
  scope: Scope,
  evaluate: Evaluate,
): Computed {
  const definition = scope.case.program.definitions.get(name);
  invariant(definition !== undefined, 'every definition is declared');
  const element = variable === null ? null : bindingOf(scope, variable);
  const key = element === null ? name : `${name} ${element.path}`;
  const before = scope.context.definitions.get(key);
  if (before !== undefined) return before;
  const own: Scope = {
    case: scope.case,
    context: scope.context,
    bindings: element === null ? noBindings : new Map([[0, element]]),
    owner: name,
  };
  const result = chooseVersion(definition, own, (version) =>
    version.asOf === null
      ? evaluateVersion(version, own, evaluate)
      : evaluateDated(definition, version.asOf, own, evaluate),
  );
  scope.context.definitions.set(key, result);
  return result;
}

const noBindings: Scope['bindings'] = new Map();

/** Own dating: the text in force on that date, with everything it uses taken as of that date. */
function evaluateDated(definition: Definition, asOf: Expression, scope: Scope, evaluate: Evaluate): Computed {
  const dated: Scope = { ...scope, context: openContext(scope.case, evaluate(asOf, scope)) };
  return chooseVersion(definition, dated, (version) => evaluateVersion(version, dated, evaluate));
}

function chooseVersion(
  definition: Definition,
  scope: Scope,
  evaluateOne: (version: DefinitionVersion) => Computed,
): Computed {
  const evaluateIfAny = (one: DefinitionVersion | null) =>
    one === null ? gap(definition.name, 'not_in_force') : evaluateOne(one);
  const versions = possibleVersions(definition.versions, scope);
  const [only] = versions;
  if (only !== undefined && versions.length === 1) return evaluateIfAny(only);
  return unite([scope.context.date, ...versions.map(evaluateIfAny)]);
}

function evaluateVersion(version: DefinitionVersion, scope: Scope, evaluate: Evaluate): Computed {
  const when = version.when === null ? known(true) : evaluate(version.when, scope);
  if (isFalse(when)) return absent;
  const value = chooseException(version.body, version.exceptions, scope, evaluate);
  if (when.kind === 'known') return value;
  return agree([value, absent], [when]);
}

function chooseException(
  body: Expression,
  exceptions: readonly DefinitionException[],
  scope: Scope,
  evaluate: Evaluate,
): Computed {
  if (exceptions.length === 0) return evaluate(body, scope);
  const branches = exceptions.map((one) => ({
    when: () => evaluate(one.when, scope),
    branch: () => chooseException(one.body, one.exceptions, scope, evaluate),
  }));
  const { left, conditions } = openBranches(branches, () => evaluate(body, scope));
  return agree(
    left.map((value) => value()),
    conditions,
  );
}
