import type { Day, Timeline } from '../../engine/ir/ir.ts';

/**
 * The timeline of what is in force in each of the spans, which begin on these days: an entry where something else
 * than before comes into force. It starts with the first span, so that what is added later is not in force before.
 */
export function buildTimeline<T>(spans: readonly { readonly from: Day; readonly value: T | null }[]): Timeline<T> {
  if (spans.length === 1) return spans;
  const entries: { from: Day; value: T | null }[] = [];
  let last: string | null = null;
  for (const { from, value } of spans) {
    const written = writeWithoutOrigins(value);
    if (written !== last) entries.push({ from, value });
    last = written;
  }
  return entries;
}

/** A declaration given anew word for word is the same, wherever it stands. */
function writeWithoutOrigins(value: unknown): string {
  return JSON.stringify(value, (key, inner) => (key === 'origin' && typeof inner === 'object' ? undefined : inner));
}

/**
 * Names of several spans in one order: those of the first, and each later one behind its predecessor in its own span.
 */
export function mergeOrder(spans: readonly (readonly string[])[]): readonly string[] {
  return spans.reduce(mergeInto, []);
}

function mergeInto(order: readonly string[], names: readonly string[]): readonly string[] {
  const known = new Set(order);
  const added = new Map<string | null, string[]>();
  let predecessor: string | null = null;
  for (const name of names) {
    if (known.has(name)) predecessor = name;
    else added.get(predecessor)?.push(name) ?? added.set(predecessor, [name]);
  }
  return [...(added.get(null) ?? []), ...order.flatMap((name) => [name, ...(added.get(name) ?? [])])];
}

/** The last span's declaration under each name, in the merged order. */
export function mergeDeclarations<T>(spans: readonly ReadonlyMap<string, T>[]): ReadonlyMap<string, T> {
  const order = mergeOrder(spans.map((span) => [...span.keys()]));
  const latest = new Map<string, T>();
  for (const name of order) {
    const declared = spans.findLast((span) => span.has(name))?.get(name);
    if (declared !== undefined) latest.set(name, declared);
  }
  return latest;
}
