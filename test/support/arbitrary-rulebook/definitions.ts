/** Definitions and tables: their values, by type. */
import { type Builders, sourcesLike } from './builders.ts';
import type { Choices } from './choices.ts';
import { notGiven } from './conditions.ts';
import { chosen, memberPiece } from './dates.ts';
import { expressions } from './expressions.ts';
import { type Amount, factorTo } from './numbers.ts';
import { joined, named, type Piece, phrase, slot } from './piece.ts';
import { chooseStep, modes, roundIndex } from './rounding.ts';
import { knowing, membersIn, type Scope } from './scope.ts';
import { buildTable, type Table } from './tables.ts';
import { boolean, date, familyOf, listOf, type NumberType, number, shade, text, type ValueType } from './value-type.ts';

/** What a definition is in all editions. */
export interface DefinitionHead {
  readonly name: string;
  readonly record: 'item' | null;
  readonly type: ValueType;
  readonly isRounded: boolean;
}

/** What one edition says of it. */
export interface DefinitionText {
  readonly asOf: Piece | null;
  readonly when: Piece | null;
  /** ` rounded up to 1 EUR`, or nothing. */
  readonly rounding: string;
  readonly body: Piece | Table;
}

const million = 1_000_000;

/** Types of definitions; their bounds are far below what can be stored, and those of steps in time are small. */
const types: readonly ValueType[] = [
  boolean,
  number('EUR', 2, -5 * million * million, 5 * million * million),
  number('', 0, -million * 100, million * 100),
  date,
  number('h', 2, -million * 100, million * 100),
  shade,
  text,
  number('%', 2, -million * 100, million * 100),
  number('', 3, -million * 1000, million * 1000),
  number('day', 0, -600_000, 600_000),
  number('month', 0, -20_000, 20_000),
  number('EUR/h', 2, -million * 100, million * 100),
  listOf(shade),
  { kind: 'names' },
];

export function buildHead(choices: Choices, index: number): DefinitionHead {
  const isDerived = choices.chance(40);
  // Truths, amounts, counts and dates: what is most often asked of an element.
  const type = choices.among(isDerived ? types.slice(0, 4) : types);
  const record = isDerived ? 'item' : null;
  const name = `${record ?? choices.among(['plan', 'result'])}.value_${index + 1}`;
  return { name, record, type, isRounded: type.kind === 'number' && choices.chance(40) };
}

/** What follows `as of`, and where there is a value at all; the scope of what depends on both. */
export function buildValue(choices: Choices, head: DefinitionHead, scope: Scope): DefinitionText['body'] {
  const isTable = !head.isRounded && choices.chance(30);
  const value = (own: Choices, within: Scope) => buildBody(own, within, head);
  const table = isTable ? buildTable(choices, scope, value) : null;
  return table ?? choices.part((own) => value(own, scope));
}

/** ` rounded up to 1 EUR`, where the definition is a rounded one. */
export function buildRounding(choices: Choices, { type, isRounded }: DefinitionHead): string {
  if (type.kind !== 'number' || !isRounded) return '';
  return ` rounded ${choices.among(modes)} ${stepOf(choices, type)}`;
}

function stepOf(choices: Choices, { unit, decimals }: NumberType): string {
  const step = chooseStep(choices, familyOf(unit), decimals).piece.parts[0];
  const [digits = '1'] = String(step).split(' ');
  return unit === '' ? digits : `${digits} ${unit}`;
}

/** A value of the definition's type, of its body or of an exception. */
export function buildBody(choices: Choices, scope: Scope, { type, isRounded }: DefinitionHead): Piece {
  switch (type.kind) {
    case 'boolean':
      return expressions.condition(choices, scope);
    case 'date':
      return expressions.date(choices, scope);
    case 'text':
      return expressions.text(choices, scope);
    case 'enum':
      return expressions.member(choices, scope, type.enum);
    case 'number':
      return buildNumber(choices, scope, type, isRounded);
    case 'list':
      return buildList(choices, scope, expressions);
    case 'names':
      return buildNames(choices, scope);
  }
}

/** A number that can be stored: one that may grow too large only decides between two that do not. */
function buildNumber(choices: Choices, scope: Scope, type: NumberType, isRounded: boolean): Piece {
  const made = expressions.amount(choices, scope, familyOf(type.unit), isRounded);
  const amount = isRounded ? made : roundIndex(made, type.unit, type.decimals);
  const largest = amount.largest * factorTo(type.unit, amount.unit) + 1000;
  return largest <= type.high ? amount.piece : bySign({ ...amount, unit: type.unit });
}

/** One or nothing, decided by a number that may be too large to be stored. */
export function bySign({ piece, unit }: Amount): Piece {
  const one = unit === '' ? '1' : `1 ${unit}`;
  return phrase('open', 'if ', slot(piece, 'rounded'), ` > 0 then ${one} else 0`);
}

/** A list of members. */
function buildList(choices: Choices, scope: Scope, build: Builders): Piece {
  if (scope.depth > 0 && choices.chance(40)) {
    const within = { ...scope, depth: scope.depth - 1 };
    const made = chosen(choices, within, build, (own, inner) => buildList(own, inner, build));
    if (made !== null) return made;
  }
  const lists = sourcesLike(listOf(shade), scope);
  const source = choices.chance(60) ? lists[choices.below(lists.length)] : undefined;
  if (source !== undefined) return source.piece;
  const members = membersIn(scope, 'shade').slice(0, choices.among([0, 2, 3]));
  if (members.length === 0) return phrase('primary', '()');
  return phrase(
    'primary',
    '(',
    ...joined(
      members.map((member) => memberPiece(member, 'shade')),
      ', ',
      'or',
    ),
    ')',
  );
}

/** A list of what was not given. */
function buildNames(choices: Choices, scope: Scope): Piece {
  const list = notGiven(choices, scope) ?? phrase('primary', '()');
  if (scope.depth <= 0 || choices.chance(50)) return list;
  const condition = choices.part((own) => expressions.condition(own, scope));
  const other = notGiven(choices, knowing(scope, condition)) ?? phrase('primary', '()');
  const [first, second] = choices.chance(50) ? [phrase('primary', '()'), other] : [list, other];
  return phrase('open', 'if ', slot(condition, 'or'), ' then ', slot(first, 'or'), ' else ', slot(second, 'or'));
}

/** A date that a definition is dated by: of the element where there is one. */
export function buildAsOf(choices: Choices, scope: Scope): Piece {
  return choices.chance(50)
    ? expressions.date(choices, { ...scope, depth: 1 })
    : (sourcesLike(date, scope)[0]?.piece ?? named('plan.starts'));
}
