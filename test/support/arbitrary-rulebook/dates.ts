/** Expressions for dates, members of enums and texts. */
import {
  type Attempt,
  attempt,
  type Builders,
  buildIf,
  buildMatch,
  sourcesLike,
  writeIf,
  writeMatch,
} from './builders.ts';
import type { Choices } from './choices.ts';
import { extremeDate } from './collections.ts';
import { guarded, like, lookUp } from './lookups.ts';
import { factorTo } from './numbers.ts';
import { joined, named, type Piece, phrase, slot, word } from './piece.ts';
import { roundIndex, writeNumber } from './rounding.ts';
import { membersIn, type Scope } from './scope.ts';
import { date, type EnumName, type Family, text } from './value-type.ts';

/** Days at which something may turn: ends of months, leap days, holidays, the first days of editions. */
export const turningDays = [
  '2020-01-01',
  '2020-01-31',
  '2020-08-31',
  '2021-05-30',
  '2020-02-29',
  '2020-02-10',
  '2019-12-31',
  '2020-04-09',
  '2021-01-01',
  '2021-02-28',
  '2021-12-23',
  '2021-04-01',
  '2022-07-01',
  '1956-02-29',
] as const;

export function buildDate(choices: Choices, scope: Scope, build: Builders): Piece {
  const of = (own: Choices, within: Scope) => build.date(own, within);
  const attempts: readonly Attempt<Piece>[] = [
    shifted,
    shifted,
    shifted,
    (own, within) => ofMonth(own, within, of),
    (own, within) => ofMonth(own, within, of),
    (own, within) => chosen(own, within, build, of),
    (own, within) => earliest(own, within, of),
    (own, within) => lookUp(own, within, build, like(date))?.piece ?? null,
    (own, within) => behindGuard(own, within, like(date), of),
    extremeDate,
  ];
  return attempt(attempts, simpleDate, choices, scope, build);
}

function simpleDate(choices: Choices, scope: Scope): Piece {
  const sources = sourcesLike(date, scope);
  const index = choices.below(sources.length + 2);
  return sources[index]?.piece ?? word(choices.among(turningDays));
}

/** Months are of different lengths, so there is most to go wrong with them. */
const calendarFamilies: readonly Family[] = ['day', 'month', 'month', 'business_day'];

/** `d + 4 month`: a whole number, small enough to stay within the calendar's reach. */
function shifted(choices: Choices, scope: Scope, build: Builders): Piece {
  const family = choices.among(calendarFamilies);
  const day = choices.part((own) => build.date(own, scope));
  const wanted = choices.chance(40)
    ? writeNumber(choices.among(['1', '2', '6', '13']), family)
    : choices.part((own) => build.amount(own, scope, family));
  const amount = roundIndex(wanted, wanted.unit, 0);
  const largest = amount.largest * factorTo(family, amount.unit);
  const step = largest <= 200_000 ? amount.piece : word(`1 ${family}`);
  return phrase('sum', slot(day, 'sum'), choices.among([' + ', ' - ']), slot(step, 'product'));
}

function ofMonth(choices: Choices, scope: Scope, of: Builders['date']): Piece {
  const end = choices.among(['start', 'end']);
  const day = choices.part((own) => of(own, scope));
  return phrase('primary', `${end} of month of `, slot(day, 'primary'));
}

function earliest(choices: Choices, scope: Scope, of: Builders['date']): Piece {
  const days = [choices.part((own) => of(own, scope)), choices.part((own) => of(own, scope))];
  return phrase('primary', `${choices.among(['min', 'max'])} of (`, ...joined(days, ', ', 'or'), ')');
}

/** An `if` or a `match` between values of one kind. */
export function chosen(
  choices: Choices,
  scope: Scope,
  build: Builders,
  branch: (own: Choices, within: Scope) => Piece,
) {
  if (choices.chance(50)) {
    const match = buildMatch(choices, scope, branch);
    return match && writeMatch(match.subject, match.arms);
  }
  const { condition, then, otherwise } = buildIf(choices, scope, build, branch);
  return writeIf(condition, then, otherwise);
}

/** `if plan.review is given then plan.review else …`; null where nothing suits. */
function behindGuard(
  choices: Choices,
  scope: Scope,
  suits: Parameters<typeof guarded>[2],
  otherwise: (choices: Choices, scope: Scope) => Piece,
): Piece | null {
  const found = guarded(choices, scope, suits, otherwise);
  return found && writeIf(found.condition, found.source.piece, found.otherwise);
}

export function buildMember(choices: Choices, scope: Scope, build: Builders, name: EnumName): Piece {
  const type = { kind: 'enum', enum: name } as const;
  const of = (own: Choices, within: Scope) => build.member(own, within, name);
  const attempts: readonly Attempt<Piece>[] = [
    (own, within) => chosen(own, within, build, of),
    (own, within) => behindGuard(own, within, like(type), of),
  ];
  return attempt(attempts, (own, within) => simpleMember(own, within, name), choices, scope, build);
}

function simpleMember(choices: Choices, scope: Scope, name: EnumName): Piece {
  const sources = sourcesLike({ kind: 'enum', enum: name }, scope);
  const index = choices.below(sources.length + 1);
  return sources[index]?.piece ?? memberPiece(choices.among(membersIn(scope, name)), name);
}

export function memberPiece(member: string, name: EnumName): Piece {
  return named(`enum ${name}`, member);
}

export const words = ['"Exampleton"', '"exampleTON"', '"Ä \\"b\\""', '"x"'] as const;

export function buildText(choices: Choices, scope: Scope, build: Builders): Piece {
  const of = (own: Choices, within: Scope) => build.text(own, within);
  const attempts: readonly Attempt<Piece>[] = [
    (own, within) => chosen(own, within, build, of),
    (own, within) => behindGuard(own, within, like(text), of),
    (own, within) => lookUp(own, within, build, like(text))?.piece ?? null,
  ];
  return attempt(attempts, simpleText, choices, scope, build);
}

function simpleText(choices: Choices, scope: Scope): Piece {
  const sources = sourcesLike(text, scope);
  const index = choices.below(sources.length + 1);
  return sources[index]?.piece ?? word(choices.among(words));
}
