import type { Term } from './block.ts';
import { type Code, code } from './code.ts';
import { nested, type Place, present } from './place.ts';

export interface Branch {
  readonly when: (place: Place) => Term;
  readonly then: (place: Place) => Term;
}

/** The names of a choice being made. */
interface Choice {
  readonly result: Code;
  readonly mask: Code;
  /** How many branches are left so far: none, one or several that agree, or several that do not. */
  readonly left: Code;
  /** What undecided conditions wait for. */
  readonly selectors: Code;
  readonly label: Code;
  /** The values of the branches. */
  readonly values: Term[];
}

/**
 * A choice of a masked program: the branch whose condition is true; else, of the branches left, their common value, or
 * what they and the conditions wait for. As `openBranches` and `agree` of the interpreter.
 */
export function writeMaskedChoice(
  branches: readonly Branch[],
  otherwise: ((place: Place) => Term) | null,
  place: Place,
): Term {
  const { block } = place;
  const choice: Choice = {
    result: block.name('t'),
    mask: block.name('w'),
    left: block.name('i'),
    selectors: block.name('w'),
    label: block.name('l'),
    values: [],
  };
  const { result, mask, left, selectors, label, values } = choice;
  block.add(code`let ${result}, ${mask} = 0, ${left} = 0, ${selectors} = 0;`);
  const body = nested(place, (inner) => writeBranches(branches, otherwise, choice, inner));
  block.add(code`${label}: ${body}`);
  return {
    code: result,
    mask,
    absent: values.some((term) => term.absent),
    big: values.some((term) => term.big),
  };
}

function writeBranches(
  branches: readonly Branch[],
  otherwise: ((place: Place) => Term) | null,
  choice: Choice,
  place: Place,
): void {
  const { block, giveUp } = place;
  for (const { when, then } of branches) {
    const condition = present(when(place), place);
    block.add(
      condition.mask === null
        ? code`if (${condition.code}) ${take(then, choice, place)}`
        : code`if (${condition.mask} !== 0 || ${condition.code}) ${takeUndecided(then, condition.mask, choice, place)}`,
    );
  }
  const { left, mask, selectors } = choice;
  if (otherwise === null) block.add(code`if (${left} === 0) ${giveUp}`);
  else block.add(nested(place, (inner) => leave(writeBranch(otherwise, choice, inner), choice, inner)));
  block.add(code`if (${left} === 2) ${mask} |= ${selectors};`);
}

/** The value of the branch whose condition is true. */
function take(then: (place: Place) => Term, choice: Choice, place: Place): Code {
  return nested(place, (inner) => settleOn(writeBranch(then, choice, inner), choice, inner));
}

/** The same, or one of the branches left, where the condition is not known. */
function takeUndecided(then: (place: Place) => Term, condition: Code, choice: Choice, place: Place): Code {
  return nested(place, (inner) => {
    const value = inner.block.bind(writeBranch(then, choice, inner));
    inner.block.add(code`if (${condition} === 0) ${nested(inner, (taken) => settleOn(value, choice, taken))}`);
    inner.block.add(code`${choice.selectors} |= ${condition};`);
    leave(value, choice, inner);
  });
}

function writeBranch(then: (place: Place) => Term, { values }: Choice, place: Place): Term {
  const value = then(place);
  values.push(value);
  return value;
}

function settleOn(value: Term, { result, mask, label }: Choice, { block }: Place): void {
  const { code: own, mask: waits } = block.bind(value);
  block.add(code`${result} = ${own}; ${mask} = ${waits ?? 0}; break ${label};`);
}

/** Adds a value to those of the branches left. */
function leave(value: Term, { result, mask, left }: Choice, { block }: Place): void {
  const { code: own, mask: waits } = block.bind(value);
  const known = waits === null ? code`${mask} === 0` : code`(${mask} | ${waits}) === 0`;
  block.add(code`if (${left} === 0) { ${result} = ${own}; ${mask} = ${waits ?? 0}; ${left} = 1; }
else { if (${left} === 2 || !(${known} && sameValue(${result}, ${own}))) ${left} = 2; ${mask} |= ${waits ?? 0}; }`);
}
