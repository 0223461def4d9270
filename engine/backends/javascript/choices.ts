import type { Expression } from '../../ir/ir.ts';
import { knownTerm, type Term } from './block.ts';
import { type Code, code } from './code.ts';
import { type Branch, writeMaskedChoice } from './masked-choice.ts';
import { bindPresent, inside, isMasked, nested, type Place, type Write } from './place.ts';

/** `and`: an operand after a false one is not evaluated. */
export function writeAnd(operands: readonly Expression[], place: Place, write: Write): Term {
  return connect(false, operands, place, write);
}

/** `or`: an operand after a true one is not evaluated. */
export function writeOr(operands: readonly Expression[], place: Place, write: Write): Term {
  return connect(true, operands, place, write);
}

function connect(decisive: boolean, operands: readonly Expression[], place: Place, write: Write): Term {
  return connectTerms(
    decisive,
    operands.map((operand) => (inner) => write(operand, inner)),
    place,
  );
}

/** As `connect` of the interpreter: operands in order, none after a decisive one. What one has read, later ones see. */
export function connectTerms(decisive: boolean, operands: readonly ((place: Place) => Term)[], place: Place): Term {
  const sequence = inside(place);
  const parts = operands.map((operand) => {
    const term = operand(sequence);
    return { statements: sequence.block.take(), term };
  });
  const simple = parts.every(
    ({ statements, term }) => statements.length === 0 && !term.unknown && !term.absent && term.mask === null,
  );
  if (simple) {
    const texts = parts.map(({ term }) => term.code);
    const all = texts.reduce((left, right) => (decisive ? code`${left} || ${right}` : code`${left} && ${right}`));
    return knownTerm(code`(${all})`);
  }
  const { block, unit } = place;
  const mask = parts.some(({ term }) => term.mask !== null) ? block.name('w') : null;
  const connection: Connection = { decisive, result: block.name('t'), mask, label: block.name('l') };
  const { result, label } = connection;
  let unknown = false;
  for (const { statements, term } of parts) {
    for (const statement of statements) sequence.block.add(statement);
    unknown ||= unit.open && (term.unknown || term.absent);
    sequence.block.add(takeOperand(term, connection, sequence));
  }
  block.add(mask === null ? code`let ${result} = ${!decisive};` : code`let ${result} = ${!decisive}, ${mask} = 0;`);
  block.add(code`${label}: {\n${sequence.block.toCode()}\n}`);
  return { ...knownTerm(result), unknown, mask };
}

/** An `and` or `or` being written: the names of its result, of what that waits for, and of the block to leave. */
interface Connection {
  readonly decisive: boolean;
  readonly result: Code;
  readonly mask: Code | null;
  readonly label: Code;
}

function takeOperand(term: Term, { decisive, result, mask, label }: Connection, place: Place): Code {
  const settled = mask === null ? code`` : code`${mask} = 0; `;
  const stop = code`{ ${result} = ${decisive}; ${settled}break ${label}; }`;
  if (term.mask !== null) {
    const value = term.absent ? place.block.bind(term).code : term.code;
    if (term.absent) place.block.add(code`if (${term.mask} === 0 && ${value} === undefined) ${place.giveUp}`);
    return code`if (${term.mask} !== 0) ${mask ?? code``} |= ${term.mask}; else if (${value} === ${decisive}) ${stop}`;
  }
  if (!term.unknown && !term.absent)
    return decisive ? code`if (${term.code}) ${stop}` : code`if (!${term.code}) ${stop}`;
  const value = bindPresent(term, place).code;
  if (!place.unit.open) return code`if (${value} === ${decisive}) ${stop}`;
  return code`if (${value} === ${decisive}) ${stop} else if (${value} !== ${!decisive}) ${result} = undecided(${result}, ${value});`;
}

/**
 * The value of the branch whose condition is true, else of `otherwise`. In the open program, of the branches left by
 * undecided conditions, their common value; as `openBranches` and `agree` of the interpreter.
 */
export function writeChoice(
  branches: readonly Branch[],
  otherwise: ((place: Place) => Term) | null,
  place: Place,
): Term {
  if (isMasked(place)) return writeMaskedChoice(branches, otherwise, place);
  const result = place.block.name('t');
  place.block.add(code`let ${result};`);
  const kinds: Term[] = [];
  const assign = (write: (inner: Place) => Term, around: Place) =>
    nested(around, (inner) => {
      const term = write(inner);
      kinds.push(term);
      inner.block.add(code`${result} = ${term.code};`);
    });
  if (place.unit.open) {
    writeOpenChoice(branches, otherwise, result, place, kinds);
  } else {
    place.block.add(closedChain(branches, otherwise, place, assign));
  }
  return {
    ...knownTerm(
      result,
      kinds.some((term) => term.big),
    ),
    unknown: place.unit.open,
    absent: kinds.some((term) => term.absent),
  };
}

function closedChain(
  [branch, ...others]: readonly Branch[],
  otherwise: ((place: Place) => Term) | null,
  place: Place,
  assign: (write: (inner: Place) => Term, around: Place) => Code,
): Code {
  if (branch === undefined) {
    if (otherwise !== null) return assign(otherwise, place);
    return nested(place, (inner) => inner.block.add(inner.giveUp));
  }
  return nested(place, (inner) => {
    const condition = certain(branch.when(inner), inner);
    const then = assign(branch.then, inner);
    const rest = closedChain(others, otherwise, inner, assign);
    inner.block.add(code`if (${condition}) ${then} else ${rest}`);
  });
}

/** A condition of the closed program: gives up where it is absent. */
export function certain(condition: Term, place: Place): Code {
  return condition.absent || condition.mask !== null ? bindPresent(condition, place).code : condition.code;
}

function writeOpenChoice(
  branches: readonly Branch[],
  otherwise: ((place: Place) => Term) | null,
  result: Code,
  place: Place,
  kinds: Term[],
): void {
  const { block } = place;
  const selectors = block.name('t');
  const only = block.name('i');
  const label = block.name('l');
  const left = branches.map(() => block.name('t'));
  block.add(code`let ${selectors} = nothing, ${only} = -1;`);
  for (const flag of left) block.add(code`let ${flag} = false;`);
  block.add(code`${label}: {`);
  const conditions = inside(place);
  for (const [position, { when }] of branches.entries()) {
    const value = conditions.block.bind(when(conditions)).code;
    conditions.block.add(code`if (${value} === true) { ${only} = ${position}; break ${label}; }`);
    const flag = left[position];
    conditions.block.add(
      code`if (${value} !== false) { ${flag} = true; ${selectors} = unite(${selectors}, ${value}); }`,
    );
  }
  block.add(conditions.block.toCode());
  block.add(code`}`);
  block.add(code`${result} = noBranch;`);
  const take = (write: (inner: Place) => Term) =>
    nested(place, (inner) => {
      const term = write(inner);
      kinds.push(term);
      inner.block.add(code`${result} = addBranch(${result}, ${term.code});`);
    });
  for (const [position, { then }] of branches.entries()) {
    block.add(code`if (${only} === ${position} || ${only} === -1 && ${left[position]}) ${take(then)}`);
  }
  if (otherwise !== null) block.add(code`if (${only} === -1) ${take(otherwise)}`);
  block.add(code`${result} = agree(${result}, ${selectors});`);
}
