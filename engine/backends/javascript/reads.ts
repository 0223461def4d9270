import { invariant } from '../../ir/invariant.ts';
import type { Variable } from '../../ir/ir.ts';
import { knownTerm, maskedTerm, type Term } from './block.ts';
import { code, identifier } from './code.ts';
import { isMasked, keyOf, type Place } from './place.ts';

/** A fact's value; an optional one that was left out is absent. Of others a masked program waits, the rest give up. */
export function readFact(path: string, place: Place): Term {
  const { unit, block } = place;
  const { slot, optional } = unit.layout.factAt(path);
  const read = code`s.${identifier('f', slot)}`;
  if (optional) return block.once(`fact ${path}`, () => ({ ...knownTerm(read), absent: true }));
  if (unit.given) return readGiven(path, read, place);
  if (isMasked(place)) {
    const value = block.hoist('x', read);
    block.holdsFact(value, read);
    return maskedTerm(value, block.hoist('w', code`s.missing & ${unit.layout.bitOf(path)}`));
  }
  return block.once(keyOf(place, `fact ${path}`), () => bindGiven(read, place));
}

/** A fact that is sure to be given. */
function readGiven(path: string, read: Term['code'], { block }: Place): Term {
  return block.once(`fact ${path}`, () => {
    const value = knownTerm(block.name('t'));
    block.add(code`const ${value.code} = ${read};`);
    block.holdsFact(value.code, read);
    return value;
  });
}

function bindGiven(read: Term['code'], { block, giveUp }: Place): Term {
  const value = knownTerm(block.name('t'));
  block.add(code`const ${value.code} = ${read};`);
  block.add(code`if (${value.code} === undefined) ${giveUp}`);
  if (read.text.startsWith('s.')) block.holdsFact(value.code, read);
  return value;
}

/** A field of a bound element; gives up where it was left out, but an optional one is absent. */
export function readField(variable: Variable, field: string, place: Place): Term {
  const { unit, block } = place;
  const bound = place.variables.get(variable);
  invariant(bound !== undefined && bound.record !== null, 'a field is read of a bound record');
  const { slot, optional } = unit.layout.fieldAt(bound.record.name, field);
  const read = code`${bound.name}.${identifier('f', slot)}`;
  const key = `field ${bound.name.text} ${field}`;
  return block.once(key, () => (optional ? { ...knownTerm(read), absent: true } : bindGiven(read, place)));
}
