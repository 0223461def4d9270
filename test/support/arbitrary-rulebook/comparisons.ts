/** Whether members of enums and texts are the same, or among others. */
import { type Builders, sourcesLike } from './builders.ts';
import type { Choices } from './choices.ts';
import { memberPiece, words } from './dates.ts';
import { joined, named, type Piece, phrase, slot, word } from './piece.ts';
import { membersIn, type Scope, sourcesIn } from './scope.ts';
import { type EnumName, shade, text, type ValueType } from './value-type.ts';

/** What is on the left is read: two bare members would say nothing about their enum. */
export function compareMembers(choices: Choices, scope: Scope, build: Builders): Piece | null {
  const name = choices.among(enumsIn(scope));
  const sources = sourcesLike({ kind: 'enum', enum: name }, scope);
  if (sources.length === 0) return null;
  const right = choices.chance(40)
    ? choices.part((own) => build.member(own, scope, name))
    : memberPiece(choices.among(membersIn(scope, name)), name);
  return equality(choices, choices.among(sources).piece, right);
}

function enumsIn({ reads }: Scope): readonly EnumName[] {
  return reads === 'unmatched' ? ['tool'] : ['shade', 'tool'];
}

function equality(choices: Choices, left: Piece, right: Piece): Piece {
  return phrase('comparison', slot(left, 'rounded'), choices.among([' is ', ' is not ']), slot(right, 'rounded'));
}

/** A text is compared only with one that the rulebook states. */
export function compareTexts(choices: Choices, scope: Scope): Piece | null {
  const texts = sourcesLike(text, scope);
  if (texts.length === 0) return null;
  return equality(choices, choices.among(texts).piece, choices.chance(30) ? stated(scope) : word(choices.among(words)));
}

function stated({ reads }: Scope): Piece {
  return reads === 'facts' ? word(words[0]) : named('word.city');
}

/** `plan.shade in (red, green)`, `plan.shade not in warm`, `plan.city in ("x", word.city)` */
export function among(choices: Choices, scope: Scope): Piece | null {
  const isText = choices.chance(30);
  const name = choices.among(enumsIn(scope));
  const type: ValueType = isText ? text : { kind: 'enum', enum: name };
  const sources = sourcesLike(type, scope);
  if (sources.length === 0) return null;
  const operand = choices.among(sources).piece;
  if (!isText && name === 'shade' && choices.chance(30)) return isIn(choices, operand, named('set warm', 'warm'));
  const one = (own: Choices) => {
    if (!isText) return memberPiece(own.among(membersIn(scope, name)), name);
    return own.chance(30) ? stated(scope) : word(own.among(words));
  };
  const listed = [choices.part(one), choices.part(one), ...choices.several(1, one)];
  return isIn(choices, operand, phrase('primary', '(', ...joined(listed, ', ', 'or'), ')'));
}

function isIn(choices: Choices, operand: Piece, list: Piece): Piece {
  return phrase('comparison', slot(operand, 'rounded'), choices.among([' in ', ' not in ']), slot(list, 'sum'));
}

/** Whether a member is in a list that is read: `plan.shade in plan.wishes`, `red in plan.wishes`. */
export function isAmong(choices: Choices, scope: Scope): Piece | null {
  if (choices.chance(25)) return textIsAmong(choices, scope);
  const lists = sourcesIn(scope).filter(({ type }) => type.kind === 'list' && type.element.kind === 'enum');
  if (lists.length === 0) return null;
  const sources = sourcesLike(shade, scope);
  const source = choices.chance(30) ? undefined : sources[choices.below(sources.length + 1)];
  const operand = source?.piece ?? memberPiece(choices.among(membersIn(scope, 'shade')), 'shade');
  return isIn(choices, operand, choices.among(lists).piece);
}

function textIsAmong(choices: Choices, scope: Scope): Piece | null {
  const texts = sourcesLike(text, scope);
  const isStated = choices.chance(50);
  if (scope.reads === 'facts' || (isStated && texts.length === 0)) return null;
  if (isStated) return isIn(choices, choices.among(texts).piece, named('word.cities'));
  return isIn(choices, word(choices.among(words)), named('plan.names'));
}
