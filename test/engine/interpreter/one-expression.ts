import type { Expression, Rulebook } from '../../../engine/ir/ir.ts';
import {
  boolean,
  brief,
  date,
  day,
  enumeration,
  enumOf,
  evaluateOne,
  fact,
  integer,
  text,
} from '../../support/ir-builders.ts';

/** The day all cases are decided on. */
const on = { on: day('2020-06-15') };

/** Facts for expressions to read. */
export const declared: Partial<Rulebook> = {
  enums: [enumeration('colour', ['red', 'green', 'blue'])],
  facts: [
    fact('a', boolean),
    fact('b', boolean),
    fact('n', integer),
    fact('m', integer),
    fact('t', text),
    fact('c', enumOf('colour')),
    fact('born', date),
    fact('maybe', integer, { optional: true }),
    fact('maybe_not', text, { optional: true }),
  ],
};

/** The result of one expression, in short (`brief`). */
export function result(
  expression: Expression,
  values: Parameters<typeof evaluateOne>[2] = {},
  more: Partial<Rulebook> = {},
) {
  return brief(evaluateOne(expression, { ...declared, ...more }, { ...on, ...values }));
}
