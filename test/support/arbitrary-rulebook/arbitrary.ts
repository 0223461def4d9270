import fc from 'fast-check';
import { buildByChance, type Choices, type ChoiceTree, replay } from './choices.ts';

/**
 * What `build` makes of choices, with fast-check choosing; shrinks to what fewer and simpler choices make. Values that
 * `describe` tells nothing different of are the same.
 */
export function arbitraryFrom<T>(
  build: (choices: Choices) => T,
  describe: (value: T) => string = (value) => JSON.stringify(value),
): fc.Arbitrary<T> {
  return new ArbitraryOfChoices(build, describe);
}

/** How a value was built, and how far the search for a smaller one has come. */
interface Shrinking {
  readonly tree: ChoiceTree;
  readonly position: number;
}

class ArbitraryOfChoices<T> extends fc.Arbitrary<T> {
  readonly build: (choices: Choices) => T;
  readonly describe: (value: T) => string;

  constructor(build: (choices: Choices) => T, describe: (value: T) => string) {
    super();
    this.build = build;
    this.describe = describe;
  }

  override generate(random: fc.Random): fc.Value<T> {
    const { value, tree } = buildByChance(this.build, (count) => random.nextInt(0, count - 1));
    return new fc.Value(value, { tree, position: 0 } satisfies Shrinking);
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return fc.stream(this.simplify(value, context as Shrinking));
  }

  /** Goes on where the last step found something smaller, and from the beginning after the end. */
  *simplify(value: T, { tree, position }: Shrinking): IterableIterator<fc.Value<T>> {
    const smaller = [...smallerTrees(tree)];
    const told = this.describe(value);
    for (const offset of smaller.keys()) {
      const at = (position + offset) % smaller.length;
      const built = replay(this.build, smaller[at] ?? nothing);
      if (this.describe(built.value) === told) continue;
      yield new fc.Value(built.value, { tree: built.tree, position: at } satisfies Shrinking);
    }
  }
}

const nothing: ChoiceTree = { picks: [], parts: [], isList: false };

/** Trees with one node made simpler, the boldest first: a node emptied, replaced by a part, a pick lowered. */
export function* smallerTrees(tree: ChoiceTree): Generator<ChoiceTree> {
  const paths = [...pathsOf(tree)];
  for (const path of paths) {
    const node = nodeAt(tree, path);
    if (isEmpty(node)) continue;
    yield replaceAt(tree, path, nothing);
    if (node.isList) {
      for (const [index] of node.parts.entries()) {
        yield replaceAt(tree, path, { ...node, parts: node.parts.filter((_, other) => other !== index) });
      }
    }
  }
  for (const path of paths) {
    const node = nodeAt(tree, path);
    if (!node.isList) for (const part of node.parts) if (!isEmpty(part)) yield replaceAt(tree, path, part);
  }
  for (const path of paths) yield* withLowerPicks(tree, path);
}

function* withLowerPicks(tree: ChoiceTree, path: readonly number[]): Generator<ChoiceTree> {
  const node = nodeAt(tree, path);
  for (const [index, pick] of node.picks.entries()) {
    for (const lower of new Set([0, pick >> 1, pick - 1])) {
      if (lower >= pick || lower < 0) continue;
      yield replaceAt(tree, path, { ...node, picks: node.picks.with(index, lower) });
    }
  }
}

function isEmpty(node: ChoiceTree): boolean {
  return node.parts.length === 0 && node.picks.every((pick) => pick === 0);
}

/** The paths of all nodes, those nearest the root first. */
function* pathsOf(tree: ChoiceTree): Generator<readonly number[]> {
  let level: readonly { readonly path: readonly number[]; readonly node: ChoiceTree }[] = [{ path: [], node: tree }];
  while (level.length > 0) {
    for (const { path } of level) yield path;
    level = level.flatMap(({ path, node }) =>
      node.parts.map((part, index) => ({ path: [...path, index], node: part })),
    );
  }
}

function nodeAt(tree: ChoiceTree, path: readonly number[]): ChoiceTree {
  return path.reduce((node, index) => node.parts[index] ?? nothing, tree);
}

function replaceAt(tree: ChoiceTree, path: readonly number[], replacement: ChoiceTree): ChoiceTree {
  const [index, ...rest] = path;
  if (index === undefined) return replacement;
  const part = tree.parts[index] ?? nothing;
  return { ...tree, parts: tree.parts.with(index, replaceAt(part, rest, replacement)) };
}
