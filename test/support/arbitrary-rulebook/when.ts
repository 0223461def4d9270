import type { Choices } from './choices.ts';
import { expressions } from './expressions.ts';
import { isGiven } from './lookups.ts';
import { type Piece, phrase, slot } from './piece.ts';
import { given, type Scope, variablesIn } from './scope.ts';

/** A condition under which a declaration stands, and what can be read where it holds. */
export interface When {
  readonly when: Piece | null;
  readonly open: (scope: Scope) => Scope;
}

/** A `when` so many times out of a hundred; a guard for something that may be left out among them. */
export function guardedWhen(choices: Choices, scope: Scope, percent: number): When {
  const asIs = (one: Scope) => one;
  if (!choices.chance(percent)) return { when: null, open: asIs };
  const condition = (own: Choices) => expressions.condition(own, { ...scope, depth: Math.min(scope.depth, 2) });
  const optional = variablesIn(scope).filter(({ variable }) => variable.isOptional);
  if (optional.length === 0 || choices.chance(60)) return { when: choices.part(condition), open: asIs };
  const { source } = choices.among(optional);
  const open = (one: Scope) => given(one, source);
  const isThere = isGiven(source);
  if (choices.chance(50)) return { when: isThere, open };
  return { when: phrase('and', slot(isThere, 'not'), ' and ', slot(choices.part(condition), 'not')), open };
}
