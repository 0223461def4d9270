const longestName = 80;

/** The name nearest to a mistyped one; null where none is near. Letter case counts for nothing. */
export function suggest(mistyped: string, names: Iterable<string>): string | null {
  if (mistyped.length > longestName) return null;
  const wanted = normalise(mistyped);
  let best: { readonly name: string; readonly distance: number } | null = null;
  for (const name of names) {
    const distance = countEdits(wanted, normalise(name));
    if (
      distance <= Math.max(1, Math.floor(name.length / 3)) &&
      distance < (best?.distance ?? Number.POSITIVE_INFINITY)
    ) {
      best = { name, distance };
    }
  }
  return best?.name ?? null;
}

function normalise(name: string): string {
  return name.toLowerCase().replaceAll(/[\s-]/g, '_');
}

/** Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours. */
function countEdits(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}
