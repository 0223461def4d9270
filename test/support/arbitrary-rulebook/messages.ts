/** What follows a violated rule: an effect, and a message with values written out in it. */
import { largestStored } from '../../../engine/ir/decimal.ts';
import type { Choices } from './choices.ts';
import { notGiven } from './conditions.ts';
import { bySign } from './definitions.ts';
import { expressions } from './expressions.ts';
import { type Piece, phrase, slot } from './piece.ts';
import { type Scope, sourcesIn, variablesIn } from './scope.ts';
import { families } from './value-type.ts';

export interface Otherwise {
  readonly effect: 'deny' | 'refer' | 'warn';
  /** Null where nothing is said. */
  readonly message: readonly MessagePart[] | null;
}

export type MessagePart = string | { readonly piece: Piece; readonly asNumber: boolean };

export function buildOtherwise(choices: Choices, scope: Scope): Otherwise {
  const effect = choices.among(['deny', 'refer', 'warn'] as const);
  const shown: Scope = { ...scope, isShown: true, depth: Math.min(scope.depth, 2) };
  const isSilent = choices.chance(25);
  const texts = ['Ei käy', 'Raja {{on}}', 'Syy: "x"'];
  const parts = choices.several(3, (own): readonly MessagePart[] => [
    ` ${own.among(texts)}: `,
    chooseValue(own, shown),
  ]);
  return { effect, message: isSilent ? null : ['Ei käy.', ...parts.flat()] };
}

/** Something that can be written out, also where it may be absent. */
function chooseValue(choices: Choices, scope: Scope): MessagePart {
  const plain = (piece: Piece | null): MessagePart => (piece === null ? 'ei mitään' : { piece, asNumber: false });
  switch (choices.below(5)) {
    case 0:
      return plain(readAny(choices, scope));
    case 1: {
      const amount = expressions.amount(choices, scope, choices.among(families));
      // What is written out has to be a number that could be stored.
      const isStorable = amount.largest * 10 ** (amount.decimals ?? decimalsOfUneven) <= largestStored;
      return { piece: isStorable ? amount.piece : bySign(amount), asNumber: choices.chance(40) };
    }
    case 2:
      return plain(expressions.date(choices, scope));
    case 3:
      return plain(notGiven(choices, scope));
    default:
      return plain(expressions.condition(choices, scope));
  }
}

/** Decimals of a number that no number of decimals holds, when it is written out. */
const decimalsOfUneven = 2;

function readAny(choices: Choices, scope: Scope): Piece | null {
  const sources = sourcesIn(scope).filter(({ type }) => type.kind !== 'list' || type.element.kind !== 'record');
  const optional = variablesIn(scope).filter(({ variable }) => variable.isOptional);
  const all = [...sources, ...optional.map(({ source }) => source)];
  return all.length === 0 ? null : phrase('primary', slot(choices.among(all).piece, 'primary'));
}
