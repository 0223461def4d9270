/** Where keywords are soft, the grammar looks up to four tokens ahead to see what a word is meant as. */
import * as t from '../syntax/tokens.ts';
import type { Reader } from './reader.ts';

/** A clause starts. */
export function clauseAhead($: Reader): boolean {
  if ($.next(1, t.As)) return $.next(2, t.Of);
  if ($.next(1, t.For)) return $.next(2, t.Each);
  if ($.next(1, t.At)) return $.next(2, t.Least, t.Most);
  return $.next(1, t.ClauseWord, t.Equals, t.Pipe);
}

/** A word is meant as a name where an operand is expected: it neither goes on an expression nor starts a clause. */
export function referenceAhead($: Reader): boolean {
  if ($.next(2, t.Dot)) return true;
  if ($.next(1, t.Deny, t.Refer, t.Warn)) return !$.next(2, t.Text);
  return !$.next(1, t.Reserved);
}

/** Behind a number, a word on its line that goes on nothing is its unit. */
export function unitAhead($: Reader): boolean {
  if ($.firstOnLine()) return false;
  if ($.next(1, t.CompoundUnit, t.Percent)) return true;
  return !$.next(1, t.Reserved, t.Deny, t.Refer, t.Warn) && !$.next(2, t.Dot) && !armAhead($);
}

/** A modifier is followed by the type it modifies, rather than being the name of a type itself. */
export function typeFollows($: Reader): boolean {
  return $.next(2, t.Word, t.CompoundUnit) && !$.firstOnLine(2) && !$.next(2, t.Reserved, t.With);
}

/** A word that is no keyword: it can only be a name. Most words are, so that asking this first spares the rest. */
export function plainWordAhead($: Reader): boolean {
  return $.ahead(1).tokenType === t.Word;
}

/** An expression starts that stands in parentheses where it is an operand. */
export function wholeAhead($: Reader): boolean {
  if (plainWordAhead($)) return false;
  if ($.next(1, t.If, t.Match)) return !$.next(2, t.Dot);
  if ($.next(1, t.Any, t.Every)) return $.next(2, t.Word) && $.next(3, t.In);
  if ($.next(1, t.Count)) return $.next(2, t.Of) && $.next(3, t.Word) && $.next(4, t.In);
  if ($.next(1, t.Sum)) return $.next(2, t.Of);
  return $.next(1, t.Min, t.Max) && $.next(2, t.Of) && !operandsAhead($);
}

/** More tokens than one operand ever has; looking further for a comma could take long in a text gone wrong. */
const farthestLook = 1000;

/** `max of (a, b)`: a list follows, and not one expression in parentheses. */
export function operandsAhead($: Reader): boolean {
  if (!$.next(1, t.Min, t.Max) || !$.next(2, t.Of) || !$.next(3, t.LeftParen)) return false;
  let open = 1;
  for (let count = 4; open > 0 && count < farthestLook && !$.next(count, t.DeclarationEnd); count += 1) {
    if ($.next(count, t.LeftParen, t.LeftBracket)) open += 1;
    else if ($.next(count, t.RightParen, t.RightBracket)) open -= 1;
    else if (open === 1 && $.next(count, t.Comma)) return true;
  }
  return false;
}

/** `hour_based:` or `visit, remote:` */
export function armAhead($: Reader): boolean {
  let count = 1;
  while ($.next(count, t.Word) && $.next(count + 1, t.Comma)) count += 2;
  return $.next(count, t.Word) && $.next(count + 1, t.Colon);
}

/** Behind an operand, `not` goes on only with `in`, `between`, `matches`; `=` first on its line starts a clause. */
export function comparisonAhead($: Reader): boolean {
  if ($.next(1, t.Not)) return $.next(2, t.In, t.Between, t.Matches);
  return !$.next(1, t.Equals) || !$.firstOnLine();
}

/** Behind a comparison stands another one. */
export function comparesAgain($: Reader): boolean {
  return $.next(1, t.Inequality, t.Is, t.In, t.Between, t.Matches);
}
