import type { Decision, Rulebook } from '../ir/ir.ts';

/** Decisions in the order in which the source first speaks of them. */
export function inSourceOrder(decisions: readonly Decision[], { provisions }: Rulebook): readonly Decision[] {
  const place = new Map(provisions.map(({ mark }, index) => [mark, index]));
  const first = ({ rules }: Decision): number =>
    Math.min(...rules.flatMap((rule) => rule.provisions.map((mark) => place.get(mark) ?? provisions.length)));
  return [...decisions].sort((a, b) => first(a) - first(b));
}
