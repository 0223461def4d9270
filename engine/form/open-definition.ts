import { evaluate } from '../backends/interpreter/expressions.ts';
import { isTrue, known, openBranches } from '../backends/interpreter/results.ts';
import { bindingOf, openContext, possibleVersions, type Scope } from '../backends/interpreter/scope.ts';
import { invariant } from '../ir/invariant.ts';
import type { DefinitionException, Expression } from '../ir/ir.ts';

/** What a definition may come to in a case, and where that stands. */
export interface OpenedDefinition {
  /** Its own text and those of its exceptions, of which one applies. */
  readonly bodies: readonly Expression[];
  readonly scope: Scope;
}

/** Opens a definition that certainly applies; null where it does not, or it is open which of its versions does. */
export function openDefinition(
  { name, variable }: Extract<Expression, { kind: 'definition' }>,
  scope: Scope,
): OpenedDefinition | null {
  const definition = scope.case.program.definitions.get(name);
  invariant(definition !== undefined, 'every definition is declared');
  const bindings = new Map(variable === null ? [] : [[0, bindingOf(scope, variable)] as const]);
  const own: Scope = { ...scope, owner: name, bindings };
  const first = onlyOne(possibleVersions(definition.versions, own));
  if (first === null) return null;
  const dated: Scope =
    first.asOf === null ? own : { ...own, context: openContext(own.case, evaluate(first.asOf, own)) };
  const version = first.asOf === null ? first : onlyOne(possibleVersions(definition.versions, dated));
  if (version === null) return null;
  const applies = version.when === null ? known(true) : evaluate(version.when, dated);
  return isTrue(applies) ? { bodies: bodiesOf(version, dated), scope: dated } : null;
}

function onlyOne<T>(versions: readonly (T | null)[]): T | null {
  return versions.length === 1 ? (versions[0] ?? null) : null;
}

function bodiesOf(
  { body, exceptions }: { readonly body: Expression; readonly exceptions: readonly DefinitionException[] },
  scope: Scope,
): readonly Expression[] {
  const branches = exceptions.map((exception) => ({
    when: () => evaluate(exception.when, scope),
    branch: () => bodiesOf(exception, scope),
  }));
  return openBranches(branches, () => [body]).left.flatMap((bodies) => bodies());
}

/** What a choice may come to: its branches that are not ruled out. */
export function openChoice(
  { branches, otherwise }: Extract<Expression, { kind: 'choose' }>,
  scope: Scope,
): readonly Expression[] {
  const conditions = branches.map(({ when, then }) => ({ when: () => evaluate(when, scope), branch: then }));
  return openBranches(conditions, otherwise).left;
}
