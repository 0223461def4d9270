import type { Expression, RecordType, Variable } from '../../ir/ir.ts';
import { Block, knownTerm, maskedTerm, Names, type Term } from './block.ts';
import { type Code, code, join } from './code.ts';
import { gapBit } from './masks.ts';
import type { Unit } from './unit.ts';

/** Where an expression is written: the function, the names in it, and whose text it is. */
export interface Place {
  readonly unit: Unit;
  readonly block: Block;
  /** The definition, rule or decision the expression belongs to: it names gaps. */
  readonly owner: string;
  readonly variables: ReadonlyMap<Variable, Bound>;
  /** The statement that gives up. */
  readonly giveUp: Code;
  /** Where a masked program too takes everything as known, and gives up where it is not. */
  readonly certain: boolean;
}

/** A place in a function of a whole case. */
export function placeIn(unit: Unit, owner: string, giveUp: Code, names = new Names()): Place {
  return { unit, block: new Block(names), owner, variables: new Map(), giveUp, certain: false };
}

/** A place in a function that returns a value, of the element `e` where it has one. */
export function placeOfFunction(
  unit: Unit,
  owner: string,
  element: { readonly variable: Variable; readonly record: RecordType | null } | null,
): Place {
  const place = placeIn(unit, owner, code`return BAIL;`);
  if (element === null) return place;
  const { variable, record } = element;
  return { ...place, certain: true, variables: new Map([[variable, { name: code`e`, record }]]) };
}

/** A variable's name in the generated code, with the record of the element. */
export interface Bound {
  readonly name: Code;
  readonly record: RecordType | null;
}

export type Write = (expression: Expression, place: Place) => Term;

export function inside(place: Place, block: Block = place.block.inside()): Place {
  return { ...place, block };
}

/** Writes statements in braces of their own. */
export function nested(place: Place, write: (inner: Place) => void): Code {
  const inner = inside(place);
  write(inner);
  return code`{\n${inner.block.toCode()}\n}`;
}

/** The term of a gap, which may also wait for facts: a masked program tells it, the others give up. */
export function gapTerm(place: Place, waits: Code | null = null): Term {
  if (isMasked(place)) return maskedTerm(code`undefined`, place.block.bindMask(orMasks([code`${gapBit}`, waits])));
  place.block.add(place.giveUp);
  return knownTerm(code`undefined`);
}

/** Whether unknowns are told by masks here. */
export function isMasked({ unit, certain }: Place): boolean {
  return unit.mode === 'masked' && !certain;
}

/** The term as it may stand here. */
export function settleWhereCertain(term: Term, place: Place): Term {
  return place.certain ? settle(term, place) : term;
}

/** The key of what a block remembers: what is certain here may wait for facts elsewhere. */
export function keyOf(place: Place, key: string): string {
  return place.unit.mode === 'masked' && place.certain ? `certain ${key}` : key;
}

/** The facts of all the masks together; 0 of none. */
export function orMasks(masks: readonly (Code | null)[]): Code {
  const [first, ...others] = masks.filter((mask) => mask !== null);
  return first === undefined ? code`0` : others.reduce((all, mask) => code`${all} | ${mask}`, first);
}

/** The term with whatever it waits for; where nothing may be unknown the program gives up. */
export function settle(term: Term, place: Place): Term {
  if (term.mask === null) return term;
  const bound = place.block.bind(term);
  place.block.add(code`if (${term.mask} !== 0) ${place.giveUp}`);
  return { ...bound, mask: null };
}

/** What `combine` makes of the operands. A masked program says what they wait for; all give up on an absent one. */
export function strict(
  operands: readonly Term[],
  place: Place,
  combine: (operands: readonly Code[]) => Code,
  big = false,
): Term {
  if (operands.some(({ mask }) => mask !== null)) return strictMasked(operands, place, combine, big);
  const present = operands.some(({ absent }) => absent) ? bindAllPresent(operands, place) : operands;
  return knownTerm(combine(present.map((one) => one.code)), big);
}

/** The operands under names; gives up where one is absent. */
export function bindAllPresent(operands: readonly Term[], place: Place): readonly Term[] {
  const bound = operands.map((operand) => place.block.bind(operand));
  const absent = bound.filter((operand) => operand.absent);
  if (absent.length > 0) place.block.add(code`if (${anyAbsent(absent)}) ${place.giveUp}`);
  return bound;
}

function strictMasked(
  operands: readonly Term[],
  place: Place,
  combine: (operands: readonly Code[]) => Code,
  big: boolean,
): Term {
  const { block } = place;
  const mask = block.bindMask(orMasks(operands.map((one) => one.mask)));
  const ready = operands.map((operand) => (operand.absent ? block.bind(operand) : operand));
  const absent = ready.filter((operand) => operand.absent);
  if (absent.length > 0) block.add(code`if (${mask} === 0 && (${anyAbsent(absent)})) ${place.giveUp}`);
  return maskedTerm(combine(ready.map((operand) => operand.code)), mask, { big });
}

/** The operand under a name; gives up where it is absent. */
export function bindPresent(operand: Term, place: Place): Term {
  return place.block.bind(present(settle(operand, place), place));
}

/** The term, which may still wait for facts; gives up where it is known to be absent. */
export function present(term: Term, { block, giveUp }: Place): Term {
  if (!term.absent) return term;
  const bound = block.bind(term);
  block.add(code`if (${whereKnown(bound)}${bound.code} === undefined) ${giveUp}`);
  return { ...bound, absent: false };
}

/** What a test of a term's value begins with. */
export function whereKnown({ mask }: Term): Code {
  return mask === null ? code`` : code`${mask} === 0 && `;
}

function anyAbsent(operands: readonly Term[]): Code {
  return join(
    operands.map((operand) => code`${operand.code} === undefined`),
    ' || ',
  );
}

/** A value of the policy as code; lists are constants of the unit. */
export function literal(value: boolean | string | number | readonly string[], place: Place): Code {
  return typeof value === 'object' ? place.unit.constant(value) : code`${value}`;
}
