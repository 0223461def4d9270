import { formatDate } from '../ir/calendar.ts';
import { formatDecimal } from '../ir/decimal.ts';
import type { Findings, Value } from '../ir/findings.ts';
import type { Decision, Rulebook, Type } from '../ir/ir.ts';
import { hiddenOutputs } from '../ir/sensitive.ts';
import { writeAnswerValue } from './answer-value.ts';

/** Writes the members of an answer's `values`, separated by commas. */
export type WriteValues = (values: Findings['values']) => string;

/** How to write the outputs of a decision as JSON text. Those that hand on something sensitive are left out. */
export function planValues(rulebook: Rulebook, decision: Decision): WriteValues {
  const hidden = hiddenOutputs(decision, rulebook);
  const shown = decision.outputs.filter(({ name }) => !hidden.has(name));
  const writers = new Map(
    shown.map(({ name, type }) => {
      const start = `${JSON.stringify(name)}:`;
      const write = planValue(type, rulebook);
      return [name, (value: Value) => start + write(value)];
    }),
  );
  return (values) => {
    let written = '';
    for (const { name, result } of values) {
      if (result.kind !== 'known') continue;
      const member = writers.get(name)?.(result.value);
      if (member !== undefined) written = written === '' ? member : `${written},${member}`;
    }
    return written;
  };
}

/** As `writeAnswerValue` writes the type, as JSON text. */
function planValue(type: Type, rulebook: Rulebook): (value: Value) => string {
  const write = (value: Value) => JSON.stringify(writeAnswerValue(value, type, rulebook));
  if (type.kind === 'boolean') return String;
  if (type.kind === 'date') return (value) => (typeof value === 'number' ? `"${formatDate(value)}"` : write(value));
  if (type.kind === 'number' && (type.unit !== '' || type.decimals > 0)) {
    const { decimals } = type;
    const end = `","unit":${JSON.stringify(type.unit)}}`;
    return (value) => (typeof value === 'number' ? `{"amount":"${formatDecimal(value, decimals)}${end}` : write(value));
  }
  return write;
}
