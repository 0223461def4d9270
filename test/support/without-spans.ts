/** A syntax tree without its spans and comments: what is left is what it says. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !placeKeys.has(key));
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutSpans(part)]));
}

const placeKeys: ReadonlySet<string> = new Set(['span', 'effectSpan', 'keyword', 'comments']);
