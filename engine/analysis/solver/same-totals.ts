import { elementPath } from './facts.ts';
import type { OpenProblem } from './problem.ts';
import { openRenaming, type Renaming } from './rename-elements.ts';
import type { Solver } from './solver.ts';
import type { TermStore } from './term-store.ts';
import type { Atom, Term, Truth } from './terms.ts';
import { collectNodes } from './walk-terms.ts';

type Total = Extract<Atom, { kind: 'total' }>;
type Gathered = Extract<Atom, { kind: 'gathered' }>;

/** At most this many pairs are looked into. */
const mostPairs = 12;

/**
 * That sums over a list are equal which add up the same of every element, and likewise what else is made of a list: of
 * each pair of them among these truths, where the solver proves it of an element that may be any.
 */
export async function findSameTotals(
  truths: readonly Truth[],
  { problem: { store }, surroundingsOf }: OpenProblem,
  solver: Solver,
): Promise<readonly Truth[]> {
  const atoms = collectNodes(truths).filter(
    (node): node is Total | Gathered => node.sort === 'atom' && (node.kind === 'total' || node.kind === 'gathered'),
  );
  const pairs = atoms.flatMap((one, index) => atoms.slice(index + 1).map((other) => [one, other] as const));
  const same: Truth[] = [];
  for (const [one, other] of pairs.filter(([left, right]) => isAlike(left, right)).slice(0, mostPairs)) {
    const differs = store.not(readTheSame(one, other, store));
    const solution = await solver.solve([differs, ...surroundingsOf([differs])], 'brief');
    if (solution.kind === 'impossible') same.push(store.equal(store.single(one), store.single(other)));
  }
  return same;
}

function isAlike(one: Total | Gathered, other: Total | Gathered): boolean {
  if (one.list !== other.list) return false;
  if (one.kind === 'total' || other.kind === 'total') return one.kind === other.kind;
  return one.name === other.name && one.reads.length === other.reads.length;
}

/** That both read the same of an element, and take the same elements to belong together. */
function readTheSame(one: Total | Gathered, other: Total | Gathered, store: TermStore): Truth {
  const general = elementPath(one.list, 'at large');
  const first = openRenaming(store, general, `${one.list}[#1]`);
  const second = openRenaming(store, general, `${one.list}[#2]`);
  const reads = (atom: Total | Gathered) => (atom.kind === 'total' ? [atom.of] : atom.reads);
  const others = reads(other);
  const sameReads = reads(one).map((read, index) => isSame(read, first, others[index] ?? read, first, store));
  if (one.kind === 'total' || other.kind === 'total') return store.and(...sameReads);
  const together = (keys: readonly Term[]) => store.and(...keys.map((key) => isSame(key, first, key, second, store)));
  return store.and(...sameReads, store.same(together(one.keys), together(other.keys)));
}

function isSame(left: Term, ofLeft: Renaming, right: Term, ofRight: Renaming, store: TermStore): Truth {
  if (left.sort === 'truth' && right.sort === 'truth') return store.same(ofLeft.truth(left), ofRight.truth(right));
  if (left.sort !== 'integer' || right.sort !== 'integer') return store.false;
  return store.equal(ofLeft.integer(left), ofRight.integer(right));
}
