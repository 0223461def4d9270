import type { Expression, RecordType, Variable } from '../../ir/ir.ts';
import type { Block, Term } from './block.ts';
import { type Code, code } from './code.ts';
import type { Unit } from './unit.ts';

/** Where an expression is written: the function, the names in it, and whose text it is. */
export interface Place {
  readonly unit: Unit;
  readonly block: Block;
  /** The definition, rule or decision the expression belongs to: it names gaps. */
  readonly owner: string;
  readonly variables: ReadonlyMap<Variable, Bound>;
  /** The statement that gives up on the closed program. */
  readonly giveUp: Code;
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

/** The term, where the program gives up on a gap; `unknown` says which gap it is. */
export function giveUpOrGap(place: Place, gap: () => Code): Term {
  if (place.unit.open) return { code: gap(), unknown: true, absent: false, big: false };
  place.block.add(place.giveUp);
  return { code: code`undefined`, unknown: false, absent: false, big: false };
}

/**
 * What `combine` makes of the operands where all are known. In the open program unknown through those that are not;
 * the closed one knows everything and gives up on an absent operand.
 */
export function strict(
  operands: readonly Term[],
  place: Place,
  combine: (operands: readonly Code[]) => Code,
  big = false,
): Term {
  const unsure = operands.some((operand) => operand.unknown || operand.absent);
  if (!unsure) return { code: combine(operands.map((one) => one.code)), unknown: false, absent: false, big };
  const bound = operands.map((operand) => place.block.bind(operand));
  const test = anyMissing(bound);
  const combined = combine(bound.map((one) => one.code));
  if (!place.unit.open) {
    place.block.add(code`if (${test}) ${place.giveUp}`);
    return { code: combined, unknown: false, absent: false, big };
  }
  return { code: code`(${test} ? ${uniteTerms(bound)} : ${combined})`, unknown: true, absent: false, big };
}

/** The operand under a name. The closed program gives up where it is absent; the open one still has to see to that. */
export function bindPresent(operand: Term, place: Place): Term {
  const bound = place.block.bind(operand);
  if (place.unit.open || !bound.absent) return bound;
  place.block.add(code`if (${bound.code} === undefined) ${place.giveUp}`);
  return { ...bound, absent: false };
}

/** Whether one of the bound operands is unknown or absent. */
export function anyMissing(operands: readonly Term[]): Code {
  const tests = operands.flatMap((operand) => [
    ...(operand.unknown ? [code`${operand.code} instanceof Unknown`] : []),
    ...(operand.absent ? [code`${operand.code} === undefined`] : []),
  ]);
  return tests.reduce((all, test) => code`${all} || ${test}`);
}

/** The union of the operands that may be unknown. */
export function uniteTerms(operands: readonly Term[]): Code {
  const unknown = operands.filter((operand) => operand.unknown).map((operand) => operand.code);
  const [first, ...others] = unknown;
  if (first === undefined) return code`nothing`;
  return others.reduce((united, other) => code`unite(${united}, ${other})`, code`unite(${first}, nothing)`);
}

/** A value of the policy as code; lists are constants of the unit. */
export function literal(value: boolean | string | number | readonly string[], place: Place): Code {
  return typeof value === 'object' ? place.unit.constant(value) : code`${value}`;
}
