/** Numbers written out, and numbers rounded. */
import { decimalsIn } from '../../../dsl/infer/numbers.ts';
import type { Unit } from '../../../engine/ir/ir.ts';
import type { Choices } from './choices.ts';
import { type Amount, factorTo } from './numbers.ts';
import { phrase, slot, word } from './piece.ts';
import { type Family, unitsOf } from './value-type.ts';

export function writeNumber(text: string, unit: Unit): Amount {
  const decimals = text.split('.')[1]?.length ?? 0;
  return { piece: word(unit === '' ? text : `${text} ${unit}`), unit, decimals, largest: Number(text) };
}

const steps = ['1', '5', '0.01', '0.05', '1', '10', '0.5', '100', '3'];

export const modes = ['to', 'up to', 'down to'] as const;

/** A step of a family, of at most so many decimals. */
export function chooseStep(choices: Choices, family: Family, decimals = 2): Amount {
  const fitting = steps.filter((step) => (step.split('.')[1]?.length ?? 0) <= decimals);
  return writeNumber(choices.among(fitting), choices.among(unitsOf[family]));
}

export function roundTo(operand: Amount, step: Amount, mode: (typeof modes)[number]): Amount {
  return {
    ...step,
    piece: phrase('rounded', slot(operand.piece, 'sum'), ` rounded ${mode} `, slot(step.piece, 'primary')),
    largest: operand.largest * factorTo(step.unit, operand.unit) + step.largest,
  };
}

/** The amount with at most so many decimals of a unit: as it is, or rounded. */
export function roundIndex(amount: Amount, unit: Unit, decimals: number): Amount {
  const has = amount.decimals === null ? null : decimalsIn(unit, { kind: 'number', ...amount });
  if (has !== null && has <= decimals) return amount;
  const step = decimals === 0 ? '1' : `0.${'1'.padStart(decimals, '0')}`;
  return roundTo(amount, writeNumber(step, unit), 'to');
}
