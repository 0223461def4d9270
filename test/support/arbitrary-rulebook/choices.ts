/**
 * Choices that a builder takes, remembered as a tree. Replaying a smaller tree builds something smaller: whatever is
 * missing in the tree is the simplest choice, so that any tree builds something sound.
 */

/** What was chosen: numbers, and the trees of parts that chose for themselves. */
export interface ChoiceTree {
  readonly picks: readonly number[];
  readonly parts: readonly ChoiceTree[];
  /** Whether the parts are the elements of a list, any of which may be left out. */
  readonly isList: boolean;
}

export interface Choices {
  /** A whole number below `count`; 0 is the simplest. */
  below(count: number): number;
  /** One of these; the first is the simplest. */
  among<T>(options: readonly [T, ...T[]] | readonly T[]): T;
  /** Whether something happens that happens `percent` times out of a hundred; the simplest is that it does not. */
  chance(percent: number): boolean;
  /** What `build` makes of choices of its own. */
  part<T>(build: (choices: Choices) => T): T;
  /** At most `most` parts; the simplest is none. */
  several<T>(most: number, build: (choices: Choices, index: number) => T): readonly T[];
}

/** Numbers below a count, from chance. */
export type Draw = (count: number) => number;

export interface Built<T> {
  readonly value: T;
  /** The choices that were taken, without any that a replayed tree had in excess. */
  readonly tree: ChoiceTree;
}

/** Builds by chance. */
export function buildByChance<T>(build: (choices: Choices) => T, draw: Draw): Built<T> {
  return run(build, { next: (count) => draw(count), part: () => null, length: (most) => draw(most + 1) });
}

/** Builds again by the choices of a tree. */
export function replay<T>(build: (choices: Choices) => T, tree: ChoiceTree): Built<T> {
  return run(build, sourceOf(tree));
}

const nothing: ChoiceTree = { picks: [], parts: [], isList: false };

/** Where choices come from; `part: null` means from the same chance. */
interface Source {
  next(count: number): number;
  part(): Source | null;
  length(most: number): number;
}

function sourceOf(tree: ChoiceTree): Source {
  let pick = 0;
  let part = 0;
  return {
    next(count) {
      const taken = tree.picks[pick] ?? 0;
      pick += 1;
      return taken < count ? taken : 0;
    },
    part() {
      const taken = tree.parts[part] ?? nothing;
      part += 1;
      return sourceOf(taken);
    },
    length: (most) => (tree.isList ? Math.min(tree.parts.length, most) : 0),
  };
}

function run<T>(build: (choices: Choices) => T, source: Source): Built<T> {
  const picks: number[] = [];
  const parts: ChoiceTree[] = [];
  const below = (count: number): number => {
    const taken = source.next(count);
    picks.push(taken);
    return taken;
  };
  const part = <P>(buildPart: (choices: Choices) => P): P => {
    const built = run(buildPart, source.part() ?? source);
    parts.push(built.tree);
    return built.value;
  };
  const choices: Choices = {
    below,
    among: (options) => {
      const taken = options[below(options.length)];
      if (taken === undefined) throw new Error('there is nothing to choose from');
      return taken;
    },
    chance: (percent) => below(100) >= 100 - percent,
    part,
    several(most, buildElement) {
      const built = runList(most, buildElement, source.part() ?? source);
      parts.push(built.tree);
      return built.value;
    },
  };
  return { value: build(choices), tree: { picks, parts, isList: false } };
}

function runList<T>(most: number, build: (choices: Choices, index: number) => T, source: Source): Built<readonly T[]> {
  const length = source.length(most);
  const built = Array.from({ length }, (_, index) => run((choices) => build(choices, index), source.part() ?? source));
  return {
    value: built.map((one) => one.value),
    tree: { picks: [], parts: built.map((one) => one.tree), isList: true },
  };
}
