import type { Expression, RecordType } from '../../ir/ir.ts';
import { knownTerm, type Term } from './block.ts';
import { certain } from './choices.ts';
import { type Code, code } from './code.ts';
import { bindPresent, nested, type Place, type Write } from './place.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;
type OverList = Node<'any' | 'every' | 'count' | 'sum' | 'least' | 'greatest'>;

function bindElement({ variable }: OverList, record: RecordType | null, name: Code, place: Place): Place {
  return { ...place, certain: true, variables: new Map(place.variables).set(variable, { name, record }) };
}

/** A loop over the elements; `body` writes what is done with each whose `where` holds. */
function writeLoop(node: OverList, place: Place, write: Write, body: (inner: Place, next: Code) => void): void {
  const list = bindPresent(write(node.list, place), place);
  const record = place.unit.layout.recordOfList(node.list, place.variables);
  const element = place.block.name('e');
  const label = place.block.name('l');
  const next = code`continue ${label};`;
  const loop = nested(bindElement(node, record, element, place), (inner) => {
    if (node.where !== null) inner.block.add(code`if (!${certain(write(node.where, inner), inner)}) ${next}`);
    body(inner, next);
  });
  place.block.add(code`${label}: for (const ${element} of ${list.code}) ${loop}`);
}

/** Whether some or every element with `where` true satisfies. */
export function writeQuantifier(node: Node<'any' | 'every'>, place: Place, write: Write): Term {
  const decisive = node.kind === 'any';
  const found = place.block.name('t');
  place.block.add(code`let ${found} = ${!decisive};`);
  writeLoop(node, place, write, (inner) => {
    const satisfied = certain(write(node.satisfies, inner), inner);
    inner.block.add(code`if (${satisfied} === ${decisive}) { ${found} = ${decisive}; break; }`);
  });
  return knownTerm(found);
}

/** How many elements have `where` true. */
export function writeCount(node: Node<'count'>, place: Place, write: Write): Term {
  const counted = place.block.name('t');
  place.block.add(code`let ${counted} = 0;`);
  writeLoop(node, place, write, (inner) => inner.block.add(code`${counted} += 1;`));
  return knownTerm(counted);
}

/** The sum of `value`, of each key only the first elements within the limit. */
export function writeSum(node: Node<'sum'>, place: Place, write: Write): Term {
  const { atMost, wide, value } = node;
  const total = place.block.name('t');
  const limit = atMost === null ? null : bindPresent(write(atMost.limit, place), place).code;
  const kept = place.block.name('t');
  place.block.add(code`let ${total} = 0;`);
  if (limit !== null) place.block.add(code`const ${kept} = new Map();`);
  let big = wide;
  writeLoop(node, place, write, (inner, next) => {
    if (limit !== null) writeLimit(node, kept, limit, inner, next, write);
    const term = bindPresent(write(value, inner), inner);
    big ||= term.big;
    inner.block.add(big ? code`${total} = add(${total}, ${term.code});` : code`${total} += ${term.code};`);
  });
  return knownTerm(total, big);
}

function writeLimit({ atMost }: Node<'sum'>, kept: Code, limit: Code, inner: Place, next: Code, write: Write): void {
  const key = atMost?.per == null ? code`0` : bindPresent(write(atMost.per, inner), inner).code;
  const before = inner.block.name('t');
  inner.block.add(code`const ${before} = ${kept}.get(${key}) ?? 0;`);
  inner.block.add(code`${kept}.set(${key}, ${before} + 1);`);
  inner.block.add(code`if (${before} >= ${limit}) ${next}`);
}

/** The least or greatest `value`; of no element a gap. */
export function writeExtreme(node: Node<'least' | 'greatest'>, place: Place, write: Write): Term {
  const best = place.block.name('t');
  place.block.add(code`let ${best};`);
  const better = node.kind === 'least' ? code`<` : code`>`;
  let big = false;
  writeLoop(node, place, write, (inner) => {
    const { code: value, big: isBig } = bindPresent(write(node.value, inner), inner);
    big ||= isBig;
    inner.block.add(code`if (${best} === undefined || ${value} ${better} ${best}) ${best} = ${value};`);
  });
  place.block.add(code`if (${best} === undefined) ${place.giveUp}`);
  return knownTerm(best, big);
}
