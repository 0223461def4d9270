/** Exceptions and reliefs: conditions that exclude each other, and what then takes the place of the rule or value. */
import type { Choices } from './choices.ts';
import { buildBody, type DefinitionHead } from './definitions.ts';
import { expressions } from './expressions.ts';
import { isGiven } from './lookups.ts';
import { buildOtherwise, type Otherwise } from './messages.ts';
import { named, type Piece, phrase, slot, word } from './piece.ts';
import { given, knowing, type Scope, type Source, variablesIn } from './scope.ts';

/** What stands in the place of a rule or value where `when` holds. */
export interface ExceptionText {
  readonly when: Piece | null;
  /** Another value, of a definition. */
  readonly body: Piece | null;
  readonly requires: Piece | null;
  /** Null where the rule's own stays. */
  readonly otherwise: Otherwise | null;
}

export interface Exception {
  readonly name: string;
  readonly kind: 'exception' | 'relief';
  /** The edition that declares it. */
  readonly since: number;
  /** What the editions say of it, from the one that declares it on. */
  readonly versions: ReadonlyMap<number, ExceptionText | 'repealed'>;
  readonly exceptions: readonly Exception[];
}

/** What exceptions are built for. */
export interface Place {
  /** A scope for each edition, the same as that of what they are exceptions to. */
  readonly scopes: readonly Scope[];
  readonly since: number;
  readonly definition: DefinitionHead | null;
  /** Begins the names of exceptions. */
  readonly prefix: string;
  /** How deep exceptions to exceptions may go. */
  readonly deep: number;
}

/** Up to three exceptions of which at most one applies. */
export function buildExceptions(choices: Choices, place: Place): readonly Exception[] {
  const first = place.scopes[place.since];
  if (first === undefined) throw new Error('there is a scope for each edition');
  const wanted = choices.below(4);
  if (wanted === 0) return [];
  const openings = choices.part((own) => chooseOpenings(own, { ...first, reads: 'unmatched' }));
  return openings.slice(0, wanted).map((opening, index) => {
    return choices.part((own) => buildException(own, { ...place, prefix: `${place.prefix}_${index + 1}` }, opening));
  });
}

/** A condition that excludes the others, and what may be read where it holds. */
interface Opening {
  readonly when: Piece | null;
  readonly present: Source | null;
}

function chooseOpenings(choices: Choices, scope: Scope): readonly Opening[] {
  const bare = (...texts: readonly Piece[]) => texts.map((when) => ({ when, present: null }));
  const tool = named('plan.tool');
  const is = (member: string) =>
    phrase('comparison', slot(tool, 'rounded'), ' is ', ...named('enum tool', member).parts);
  const compared = (name: string, rest: string) => phrase('comparison', slot(named(name), 'rounded'), rest);
  const agreed = named('plan.agreed');
  const optional = variablesIn(scope).filter(({ variable }) => variable.isOptional && !variable.isSensitive);
  const { source } = choices.among(optional);
  const isThere = isGiven(source);
  const kinds: readonly (readonly Opening[])[] = [
    [{ when: agreed, present: null }, ...bare(phrase('not', 'not ', slot(agreed, 'not')))],
    bare(is('saw'), is('drill'), is('plane')),
    bare(
      compared('plan.pieces', ' < 2 piece'),
      compared('plan.pieces', ' between 2 piece and 9 piece'),
      compared('plan.pieces', ' > 9 piece'),
    ),
    bare(compared('plan.ends', ' < 2020-07-01'), compared('plan.ends', ' >= 2020-07-01')),
    [{ when: isThere, present: source }, ...bare(phrase('not', 'not ', slot(isThere, 'not')))],
    [{ when: null, present: null }],
  ];
  return choices.among(kinds);
}

function buildException(choices: Choices, place: Place, opening: Opening): Exception {
  const { scopes, definition } = place;
  const kind = definition === null && choices.chance(40) ? 'relief' : 'exception';
  const since = choices.chance(25) ? Math.min(place.since + 1, scopes.length - 1) : place.since;
  const declared = scopes[since] ?? scopes[place.since];
  if (declared === undefined) throw new Error('there is a scope for each edition');
  const when = choices.part((own) => narrow(own, declared, opening, kind, definition !== null));
  const within = scopes.map((scope) => inside(scope, when, opening));
  const write = (own: Choices, scope: Scope): ExceptionText => ({ when, ...buildText(own, scope, kind, definition) });
  const versions = new Map<number, ExceptionText | 'repealed'>();
  within.forEach((scope, edition) => {
    if (edition < since) return;
    if (edition === since)
      versions.set(
        edition,
        choices.part((own) => write(own, scope)),
      );
    else if (choices.chance(25))
      versions.set(
        edition,
        choices.part((own) => write(own, scope)),
      );
  });
  const deeper = { ...place, scopes: within, since, deep: place.deep - 1 };
  const exceptions = place.deep > 0 ? choices.part((own) => buildExceptions(own, deeper)) : [];
  if (exceptions.length === 0) repealLater(choices, versions, since, scopes.length);
  return { name: place.prefix, kind, since, versions, exceptions };
}

function repealLater(
  choices: Choices,
  versions: Map<number, ExceptionText | 'repealed'>,
  since: number,
  editions: number,
): void {
  const last = editions - 1;
  if (last > since && choices.chance(25)) versions.set(last, 'repealed');
}

function narrow(
  choices: Choices,
  scope: Scope,
  { when, present }: Opening,
  kind: Exception['kind'],
  isValue: boolean,
): Piece | null {
  const isNarrowed = choices.chance(50);
  if (when === null && kind === 'relief' && !isValue && !isNarrowed) return null;
  const known = present === null ? scope : given(scope, present);
  const more = (own: Choices) => expressions.condition(own, { ...known, depth: 2, reads: 'unmatched' });
  if (when === null) return choices.part(more);
  if (!isNarrowed) return when;
  return phrase('and', slot(when, 'not'), ' and ', slot(choices.part(more), 'not'));
}

/** The scope where the exception applies. */
function inside(scope: Scope, when: Piece | null, { present }: Opening): Scope {
  const known = present === null ? scope : given(scope, present);
  return when === null ? known : knowing(known, when);
}

function buildText(
  choices: Choices,
  scope: Scope,
  kind: Exception['kind'],
  definition: DefinitionHead | null,
): Omit<ExceptionText, 'when'> {
  if (definition !== null) return { body: buildBody(choices, scope, definition), requires: null, otherwise: null };
  const form = choices.below(4);
  if (form === 0) return { body: null, requires: kind === 'relief' ? null : word('yes'), otherwise: null };
  const requires = form === 1 ? null : choices.part((own) => expressions.condition(own, scope));
  const otherwise = form === 3 ? null : choices.part((own) => buildOtherwise(own, scope));
  return { body: null, requires, otherwise };
}
