import type { Because } from '../explain/explanation.ts';
import type { Provision, Rulebook } from '../ir/ir.ts';

/** The provisions that a citation as written stands for: `3.1:8–10` for three. Those the source lacks are left out. */
export function provisionsOfCitation(citation: string, rulebook: Rulebook): readonly Provision[] {
  const match = /^(.*:)(\d+)–(\d+)$/.exec(citation);
  if (match === null) return rulebook.provisions.filter(({ mark }) => mark === citation);
  const [, chapter = '', first = '', last = ''] = match;
  return rulebook.provisions.filter(({ mark }) => {
    const number = mark.startsWith(chapter) ? Number(mark.slice(chapter.length)) : Number.NaN;
    return number >= Number(first) && number <= Number(last);
  });
}

/** Marks of the provisions that a because-tree cites, from its root down. */
export function marksCitedIn(because: Because, rulebook: Rulebook): readonly string[] {
  const citations = new Set(nodesOf(because).flatMap(({ provisions = [] }) => provisions));
  return [...citations].flatMap((citation) => provisionsOfCitation(citation, rulebook).map(({ mark }) => mark));
}

/** A because-tree's nodes, each before those below it. */
export function nodesOf(because: Because): readonly Because[] {
  return [because, ...(because.children ?? []).flatMap(nodesOf)];
}
