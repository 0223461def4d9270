import type { Decision, DefinitionException, Expression, Output, Rulebook } from '../ir/ir.ts';
import { namesOf } from '../ir/names.ts';
import { namesUsed } from '../ir/reads.ts';
import { addOutputs, allOf, probe } from './probes.ts';

/**
 * The rulebook with one more output for every exception to a definition that a decision uses: whether it applies.
 * Rules are as they were. Exceptions to derived fields of list elements have none: they may apply to one element and
 * not to another.
 */
export function addExceptionProbes(rulebook: Rulebook): Rulebook {
  return addOutputs(rulebook, (decision) => probesOf(decision, rulebook));
}

/** The exceptions to definitions of the whole case that a decision uses, by definition. */
export function exceptionsUsed(
  decision: Decision,
  rulebook: Rulebook,
): readonly { readonly definition: string; readonly exceptions: readonly string[] }[] {
  const { definitions } = namesUsed(rulebook, decision.name);
  return rulebook.definitions.flatMap(({ name }) => {
    const exceptions = definitions.has(name) ? [...conditionsOf(name, rulebook).keys()] : [];
    return exceptions.length === 0 ? [] : [{ definition: name, exceptions }];
  });
}

/** What the output is called that tells whether an exception applies; no fact or definition has such a name. */
export function probeName(definition: string, exception: string): string {
  return `${exception} to ${definition}`;
}

function probesOf(decision: Decision, rulebook: Rulebook): readonly Output[] {
  return exceptionsUsed(decision, rulebook).flatMap(({ definition }) =>
    [...conditionsOf(definition, rulebook)].map(([exception, expression]) =>
      probe(probeName(definition, exception), expression),
    ),
  );
}

/** When each exception applies: its own condition, within those of the definition and of the exceptions around it. */
function conditionsOf(name: string, rulebook: Rulebook): ReadonlyMap<string, Expression> {
  const found = new Map<string, Expression>();
  const definition = namesOf(rulebook).definitions.get(name);
  if (definition === undefined || definition.record !== null) return found;
  const collect = (exceptions: readonly DefinitionException[], outer: readonly Expression[]): void => {
    for (const exception of exceptions) {
      const within = [...outer, exception.when];
      found.set(exception.name, allOf(within));
      collect(exception.exceptions, within);
    }
  };
  for (const { value } of definition.versions) {
    if (value !== null) collect(value.exceptions, value.when === null ? [] : [value.when]);
  }
  return found;
}
