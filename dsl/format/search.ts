/** How many of the stretches, sorted by where they start, start before an offset. */
export function countBefore(
  stretches: readonly { readonly span: { readonly start: number } }[],
  offset: number,
): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
