import type { Choices } from './choices.ts';
import type { Amount } from './numbers.ts';
import { type Piece, phrase, slot, word } from './piece.ts';
import { deeper, grows, knowing, membersIn, type Scope, type Source, sourcesIn } from './scope.ts';
import { type EnumName, type Family, shade, type ValueType } from './value-type.ts';
import { isAlike } from './vocabulary.ts';

/** The builders of expressions, each of one kind of value; they build on each other. */
export interface Builders {
  readonly condition: (choices: Choices, scope: Scope) => Piece;
  /** Of any kind of number, or of a quotient where it is rounded or compared. */
  readonly amount: (choices: Choices, scope: Scope, family: Family, isQuotient?: boolean) => Amount;
  readonly date: (choices: Choices, scope: Scope) => Piece;
  readonly member: (choices: Choices, scope: Scope, name: EnumName) => Piece;
  readonly text: (choices: Choices, scope: Scope) => Piece;
}

/** Builds an expression that may not be had in every scope: then null. */
export type Attempt<T> = (choices: Choices, scope: Scope, build: Builders) => T | null;

/** What one of the attempts makes; where that cannot be had, what `simple` makes. */
export function attempt<T>(
  attempts: readonly Attempt<T>[],
  simple: (choices: Choices, scope: Scope) => T,
  choices: Choices,
  scope: Scope,
  build: Builders,
): T {
  if (scope.depth <= 0) return simple(choices, scope);
  const chosen = choices.below(attempts.length + 1);
  const made = chosen === 0 ? null : (attempts[chosen - 1]?.(choices, deeper(scope), build) ?? null);
  return made ?? simple(choices, scope);
}

/** Sources of values like this one; those of the element, the point of going through a list, and definitions thrice. */
export function sourcesLike(type: ValueType, scope: Scope): readonly Source[] {
  const found = sourcesIn(scope).filter((source) => isAlike(source.type, type));
  const own = found.filter(({ key }) => scope.element !== null && key.startsWith(`${scope.element.variable} `));
  const defined = found.filter(({ key }) => scope.definitions.some(({ name }) => key.endsWith(name)));
  // What shrinking leaves out comes last, so that it moves nothing else.
  return [...found, ...own, ...own, ...defined, ...defined];
}

/** `if … then … else …`, with what the condition speaks of known in the branches. */
export function buildIf<T>(
  choices: Choices,
  scope: Scope,
  build: Builders,
  branch: (choices: Choices, scope: Scope) => T,
) {
  const condition = choices.part((own) => build.condition(own, scope));
  const within = knowing(scope, condition);
  const [then, otherwise] = [choices.part((own) => branch(own, within)), choices.part((own) => branch(own, within))];
  return { condition, then, otherwise };
}

export function writeIf(condition: Piece, then: Piece, otherwise: Piece): Piece {
  return phrase('open', 'if ', slot(condition, 'or'), ' then ', slot(then, 'or'), ' else ', slot(otherwise, 'or'));
}

/**
 * A `match` on a value that nothing known speaks of; null where there is none, and in conditions on facts alone, which
 * are repeated as guards where something may be known.
 */
export function buildMatch<T>(choices: Choices, scope: Scope, branch: (choices: Choices, scope: Scope) => T) {
  if (scope.reads === 'facts') return null;
  const subjects = sourcesLike(shade, scope).filter(
    ({ key, piece }) => !scope.spokenOf.has(key) && isBare(piece, scope),
  );
  if (subjects.length === 0) return null;
  const subject = choices.among(subjects);
  const within = { ...scope, spokenOf: new Set([...scope.spokenOf, subject.key]) };
  const groups = groupMembers(choices, scope);
  return {
    subject: subject.piece,
    arms: groups.map((patterns) => ({ patterns, value: choices.part((own) => branch(own, within)) })),
  };
}

/** A definition may never come to one of its enum's members, which would make an arm a dead one. */
function isBare(piece: Piece, { definitions }: Scope): boolean {
  return piece.parts.every(
    (part) =>
      typeof part !== 'string' && 'declaration' in part && !definitions.some((one) => one.name === part.declaration),
  );
}

/** The members of `shade` in one to three arms; the last one may be for all others. */
function groupMembers(choices: Choices, scope: Scope): readonly string[] {
  const members = membersIn(scope, 'shade');
  const split = 1 + choices.below(members.length - 1);
  const [first, others] = [members.slice(0, split), members.slice(split)];
  const isWarm = scope.vocabulary.warm.length < members.length && choices.chance(30);
  if (isWarm) return ['warm', 'otherwise'];
  const isOpen = grows(scope, 'shade') || choices.chance(30);
  if (isOpen) return [first.join(', '), 'otherwise'];
  return choices.chance(50) ? [first.join(', '), others.join(', ')] : [first.join(', '), ...others];
}

export function writeMatch(
  subject: Piece,
  arms: readonly { readonly patterns: string; readonly value: Piece }[],
): Piece {
  const written = arms.flatMap(({ patterns, value }) => [`\n      ${patterns}: `, slot(value, 'or')]);
  return phrase('open', 'match ', slot(subject, 'sum'), setIn(arms), ...written);
}

/** A name that is not written, so that the set an arm names is declared. */
function setIn(arms: readonly { readonly patterns: string }[]): Piece['parts'][number] {
  const uses = arms.some(({ patterns }) => patterns === 'warm') ? 'set warm' : 'enum shade';
  return { declaration: uses, variable: null, text: '' };
}

export const yes = word('yes');
