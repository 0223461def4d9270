/** No decision includes itself, directly or through others. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { SpanContext } from './check-context.ts';

/** Decisions that include themselves, one diagnostic a circle. */
export function acyclicIncludes({ analysis: { consolidation } }: SpanContext): readonly Diagnostic[] {
  const { decisions } = consolidation;
  const reported = new Set<string>();
  return [...decisions.values()].flatMap(({ node, file }) => {
    const chain = reported.has(node.name.text) ? null : findChain(node.name.text, decisions);
    if (chain === null) return [];
    for (const name of chain) reported.add(name);
    const included = node.includes.find((name) => name.text === chain[1]);
    const names = chain.join(' → ');
    return [
      problem(
        'cyclic-includes',
        { file, span: included?.span ?? node.name.span },
        { fi: `päätös sisältää itsensä: ${names}`, en: `a decision includes itself: ${names}` },
        {
          label: { fi: 'tästä kierros alkaa', en: 'the circle starts here' },
          help: { fi: "poista yksi 'includes'-kohdista", en: "take one of the 'includes' away" },
        },
      ),
    ];
  });
}

type Decisions = SpanContext['analysis']['consolidation']['decisions'];

/** A chain of inclusions from a decision back to itself, the shortest. */
function findChain(start: string, decisions: Decisions): readonly string[] | null {
  const queue: (readonly string[])[] = [[start]];
  const reached = new Set<string>();
  for (let chain = queue.shift(); chain !== undefined; chain = queue.shift()) {
    const last = decisions.get(chain.at(-1) ?? '')?.node;
    for (const { text } of last?.includes ?? []) {
      if (text === start) return [...chain, text];
      if (!reached.has(text)) queue.push([...chain, text]);
      reached.add(text);
    }
  }
  return null;
}
