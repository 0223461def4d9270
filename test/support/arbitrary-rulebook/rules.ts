/** Rules, as the editions have them. */
import type { Choices } from './choices.ts';
import { listsIn } from './collections.ts';
import { buildExceptions, type Exception } from './exceptions.ts';
import { expressions } from './expressions.ts';
import { buildOtherwise, type Otherwise } from './messages.ts';
import type { Piece } from './piece.ts';
import { knowing, type Scope } from './scope.ts';
import { guardedWhen } from './when.ts';

export interface RuleText {
  readonly forEach: { readonly variable: string; readonly list: Piece } | null;
  readonly when: Piece | null;
  readonly requires: Piece;
  readonly otherwise: Otherwise;
}

export interface Rule {
  readonly name: string;
  readonly since: number;
  readonly versions: ReadonlyMap<number, RuleText | 'repealed'>;
  readonly exceptions: readonly Exception[];
}

/** A rule that later editions may change or repeal. */
export function buildRule(choices: Choices, scopes: readonly Scope[], name: string): Rule {
  const since = choices.chance(15) ? scopes.length - 1 : 0;
  const first = scopes[since];
  if (first === undefined) throw new Error('there is a scope for each edition');
  const list = choices.chance(35) ? choices.among(listsIn(first)) : null;
  const forEach = list === null ? null : { variable: 'entry', list: list.piece };
  const bound = scopes.map((scope) =>
    list === null ? scope : { ...scope, element: { variable: 'entry', type: list.element } },
  );
  const { when, open } = choices.part((own) => guardedWhen(own, bound[since] ?? first, 50));
  const within = bound.map((scope) => (when === null ? scope : knowing(open(scope), when)));
  const versions = new Map<number, RuleText | 'repealed'>();
  within.forEach((scope, edition) => {
    if (edition < since || (edition > since && !choices.chance(25))) return;
    versions.set(
      edition,
      choices.part((own) => ({
        forEach,
        when,
        requires: own.part((c) => expressions.condition(c, scope)),
        otherwise: own.part((c) => buildOtherwise(c, scope)),
      })),
    );
  });
  const place = { scopes: within, since, definition: null, prefix: `${name}_but`, deep: 1 };
  const exceptions = choices.part((own) => buildExceptions(own, place));
  const last = scopes.length - 1;
  if (exceptions.length === 0 && last > since && choices.chance(20)) versions.set(last, 'repealed');
  return { name, since, versions, exceptions };
}
