/** One line of a comparison. */
export interface LineEdit {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly line: string;
}

/** Beyond as many edits a shorter account is not looked for. */
const mostEdits = 1000;

/**
 * How one list of lines becomes another with the fewest lines removed and added (Myers, "An O(ND) Difference Algorithm
 * and Its Variations", 1986). Texts that have little in common are told as replaced.
 */
export function compareLines(before: readonly string[], after: readonly string[]): readonly LineEdit[] {
  const start = countSame(before, after, (list, index) => list[index]);
  const rest = Math.min(before.length, after.length) - start;
  const end = Math.min(
    rest,
    countSame(before, after, (list, index) => list[list.length - 1 - index]),
  );
  const middle = [before, after].map((list) => list.slice(start, list.length - end));
  const [removed = [], added = []] = middle;
  const edits = findEdits(removed, added) ?? [
    ...removed.map((line) => ({ kind: 'removed', line }) as const),
    ...added.map((line) => ({ kind: 'added', line }) as const),
  ];
  return [...before.slice(0, start).map(keep), ...edits, ...before.slice(before.length - end).map(keep)];
}

function keep(line: string): LineEdit {
  return { kind: 'kept', line };
}

function countSame(
  a: readonly string[],
  b: readonly string[],
  at: (list: readonly string[], index: number) => string | undefined,
): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && at(a, count) === at(b, count)) count += 1;
  return count;
}

/** The furthest place in the first list reached on each diagonal, for every number of edits so far. */
type Reached = ReadonlyMap<number, number>;

function findEdits(a: readonly string[], b: readonly string[]): readonly LineEdit[] | null {
  const steps: Reached[] = [];
  let reached: Reached = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(a.length + b.length, mostEdits); edits += 1) {
    steps.push(reached);
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOn(diagonal, edits, reached);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return traceBack(a, b, steps);
    }
    reached = next;
  }
  return null;
}

/** Whether the best way onto a diagonal adds a line (from the one above) or removes one (from the one below). */
function addsOnto(diagonal: number, edits: number, reached: Reached): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1);
}

function startOn(diagonal: number, edits: number, reached: Reached): number {
  return addsOnto(diagonal, edits, reached) ? (reached.get(diagonal + 1) ?? 0) : (reached.get(diagonal - 1) ?? 0) + 1;
}

function traceBack(a: readonly string[], b: readonly string[], steps: readonly Reached[]): readonly LineEdit[] {
  const backwards: LineEdit[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = steps.length - 1; edits >= 0; edits -= 1) {
    const reached = steps[edits] ?? new Map();
    const diagonal = x - y;
    const adds = addsOnto(diagonal, edits, reached);
    const start = startOn(diagonal, edits, reached);
    for (; x > start || (edits === 0 && x > 0); x -= 1, y -= 1) backwards.push(keep(a[x - 1] ?? ''));
    if (edits === 0) break;
    if (adds) {
      y -= 1;
      backwards.push({ kind: 'added', line: b[y] ?? '' });
    } else {
      x -= 1;
      backwards.push({ kind: 'removed', line: a[x] ?? '' });
    }
  }
  return backwards.reverse();
}
