import type { Expression } from '../../ir/ir.ts';
import { knownTerm, type Term } from './block.ts';
import { type Code, code } from './code.ts';
import { type Branch, writeMaskedChoice } from './masked-choice.ts';
import { bindPresent, inside, isMasked, nested, type Place, present, type Write } from './place.ts';

/** `and`: an operand after a false one is not evaluated. */
export function writeAnd(operands: readonly Expression[], place: Place, write: Write): Term {
  return connect(false, operands, place, write);
}

/** `or`: an operand after a true one is not evaluated. */
export function writeOr(operands: readonly Expression[], place: Place, write: Write): Term {
  return connect(true, operands, place, write);
}

/** As `connect` of the interpreter: operands in order, none after a decisive one. What one has read, later ones see. */
function connect(decisive: boolean, operands: readonly Expression[], place: Place, write: Write): Term {
  const sequence = inside(place);
  const parts = operands.map((operand) => {
    const term = write(operand, sequence);
    return { statements: sequence.block.take(), term };
  });
  const simple = parts.every(({ statements, term }) => statements.length === 0 && !term.absent && term.mask === null);
  if (simple) {
    const texts = parts.map(({ term }) => term.code);
    const all = texts.reduce((left, right) => (decisive ? code`${left} || ${right}` : code`${left} && ${right}`));
    return knownTerm(code`(${all})`);
  }
  const { block } = place;
  const mask = parts.some(({ term }) => term.mask !== null) ? block.name('w') : null;
  const connection: Connection = { decisive, result: block.name('t'), mask, label: block.name('l') };
  const { result, label } = connection;
  for (const { statements, term } of parts) {
    for (const statement of statements) sequence.block.add(statement);
    sequence.block.add(takeOperand(term, connection, sequence));
  }
  block.add(mask === null ? code`let ${result} = ${!decisive};` : code`let ${result} = ${!decisive}, ${mask} = 0;`);
  block.add(code`${label}: {\n${sequence.block.toCode()}\n}`);
  return { ...knownTerm(result), mask };
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
    const value = present(term, place).code;
    return code`if (${term.mask} !== 0) ${mask ?? code``} |= ${term.mask}; else if (${value} === ${decisive}) ${stop}`;
  }
  const value = certain(term, place);
  return decisive ? code`if (${value}) ${stop}` : code`if (!${value}) ${stop}`;
}

/** The value of the branch whose condition is true, else of `otherwise`. */
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
  place.block.add(closedChain(branches, otherwise, place, assign));
  return {
    ...knownTerm(
      result,
      kinds.some((term) => term.big),
    ),
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

/** A condition that is known or gives up. */
export function certain(condition: Term, place: Place): Code {
  return condition.absent || condition.mask !== null ? bindPresent(condition, place).code : condition.code;
}
