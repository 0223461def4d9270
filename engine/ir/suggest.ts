/** Longer words are nobody's misspelling, and comparing them would take long. */
const longestWord = 80;

/**
 * The candidate most like a word, for "did you mean"; null when none is near enough to be meant (about one slip in
 * three letters). Letter case does not count, nor do spaces and hyphens for underscores; of equally near candidates
 * the first is taken.
 */
export function suggest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > longestWord) return null;
  const wanted = normalise(word);
  let nearest: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, normalise(candidate));
    if (distance >= least || distance >= Math.max(candidate.length, wanted.length)) continue;
    nearest = candidate;
    least = distance;
  }
  return nearest;
}

function normalise(word: string): string {
  return word.toLowerCase().replaceAll(/[\s-]/g, '_');
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours (Damerau 1964). */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let distance = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        distance = Math.min(distance, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(distance);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
