import type { Expression, RecordType } from '../../ir/ir.ts';
import { knownTerm, openTerm, type Term } from './block.ts';
import { certain, connectTerms } from './choices.ts';
import { type Code, code } from './code.ts';
import { bindPresent, nested, type Place, type Write } from './place.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;
type OverList = Node<'any' | 'every' | 'count' | 'sum' | 'least' | 'greatest'>;

/**
 * The list of a node. The closed program loops over it in place; the open one hands functions of an element to the
 * runtime, which does as the interpreter.
 */
function writeList(
  { list }: OverList,
  place: Place,
  write: Write,
): { readonly term: Term; readonly record: RecordType | null } {
  const term = bindPresent(write(list, place), place);
  return { term, record: place.unit.layout.recordOfList(list, place.variables) };
}

function bindElement({ variable }: OverList, record: RecordType | null, name: Code, place: Place): Place {
  return { ...place, certain: true, variables: new Map(place.variables).set(variable, { name, record }) };
}

/** A loop of the closed program; `body` writes what is done with each element whose `where` holds. */
function writeLoop(node: OverList, place: Place, write: Write, body: (inner: Place, next: Code) => void): void {
  const { term, record } = writeList(node, place, write);
  const element = place.block.name('e');
  const label = place.block.name('l');
  const next = code`continue ${label};`;
  const loop = nested(bindElement(node, record, element, place), (inner) => {
    if (node.where !== null) inner.block.add(code`if (!${certain(write(node.where, inner), inner)}) ${next}`);
    body(inner, next);
  });
  place.block.add(code`${label}: for (const ${element} of ${term.code}) ${loop}`);
}

/** An arrow function of an element, for the open program. */
function elementFunction(
  node: OverList,
  record: RecordType | null,
  place: Place,
  writeBody: (inner: Place) => Term,
): Code {
  const element = place.block.name('e');
  const body = nested(bindElement(node, record, element, place), (inner) => {
    inner.block.add(code`return ${writeBody(inner).code};`);
  });
  return code`(${element}) => ${body}`;
}

function openList(node: OverList, place: Place, write: Write) {
  const { term, record } = writeList(node, place, write);
  const of = (expression: Expression | null) =>
    expression === null ? code`null` : elementFunction(node, record, place, (inner) => write(expression, inner));
  const elements = record === null ? code`null` : place.unit.elementClass(record.name);
  return { list: code`elementsOf(${term.code}, ${elements})`, record, of };
}

function open(text: Code, big = false): Term {
  return openTerm(text, { big });
}

/** Whether some or every element with `where` true satisfies. */
export function writeQuantifier(node: Node<'any' | 'every'>, place: Place, write: Write): Term {
  const decisive = node.kind === 'any';
  const { where, satisfies } = node;
  if (place.unit.open) {
    const { list, record } = openList(node, place, write);
    const parts = [
      ...(where === null
        ? []
        : [(inner: Place) => (decisive ? write(where, inner) : negated(write(where, inner), inner))]),
      (inner: Place) => write(satisfies, inner),
    ];
    const ofElement = elementFunction(node, record, place, (inner) =>
      parts.length === 1 ? write(satisfies, inner) : connectTerms(!decisive, parts, inner),
    );
    return open(code`quantify(${decisive}, ${list}, ${ofElement})`);
  }
  const found = place.block.name('t');
  place.block.add(code`let ${found} = ${!decisive};`);
  writeLoop(node, place, write, (inner) => {
    const satisfied = certain(write(satisfies, inner), inner);
    inner.block.add(code`if (${satisfied} === ${decisive}) { ${found} = ${decisive}; break; }`);
  });
  return knownTerm(found);
}

function negated(term: Term, place: Place): Term {
  const bound = place.block.bind(term);
  return { ...bound, code: code`(typeof ${bound.code} === 'boolean' ? !${bound.code} : ${bound.code})` };
}

/** How many elements have `where` true. */
export function writeCount(node: Node<'count'>, place: Place, write: Write): Term {
  if (place.unit.open) {
    const { list, of } = openList(node, place, write);
    return open(code`count(${list}, ${of(node.where)})`);
  }
  const counted = place.block.name('t');
  place.block.add(code`let ${counted} = 0;`);
  writeLoop(node, place, write, (inner) => inner.block.add(code`${counted} += 1;`));
  return knownTerm(counted);
}

/** The sum of `value`, of each key only the first elements within the limit. */
export function writeSum(node: Node<'sum'>, place: Place, write: Write): Term {
  const { atMost, wide, value } = node;
  if (place.unit.open) {
    const limit = atMost === null ? null : place.block.bind(write(atMost.limit, place)).code;
    const { list, of } = openList(node, place, write);
    const key = of(atMost?.per ?? null);
    return open(code`sum(${list}, ${of(node.where)}, ${of(value)}, ${limit ?? code`null`}, ${key})`, true);
  }
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
  const gap = () => place.unit.gap(place.owner, 'nothing_to_choose');
  if (place.unit.open) {
    const { list, of } = openList(node, place, write);
    return open(code`extreme(${node.kind}, ${list}, ${of(node.where)}, ${of(node.value)}, ${gap()})`, true);
  }
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
