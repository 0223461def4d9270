import { suggest } from '../ir/suggest.ts';
import type { PossibleColumn } from './column.ts';

/** What a heading can mean, of the columns that are possible. */
export interface Headings {
  /** One column where the heading is clear, several where it is not, none where it is not known. */
  find(heading: string): readonly PossibleColumn[];
  /** A heading that is clear and near to one that is not known; null where there is none. */
  suggest(heading: string): string | null;
  /** For each column a heading that means it and no other, as near to the given one as there is. */
  tellApart(columns: readonly PossibleColumn[], heading: string): readonly string[];
}

/** Headings are the same whatever the case of their letters and the number of their spaces. Names come before labels. */
export function indexHeadings(columns: readonly PossibleColumn[]): Headings {
  const byName = index(columns, ({ names }) => names);
  const byLabel = index(columns, ({ labels, qualified }) => [...qualified, ...labels]);
  const find = (heading: string) => byName.get(normalise(heading)) ?? byLabel.get(normalise(heading)) ?? [];
  const clear = (heading: string) => find(heading).length === 1;
  return {
    find,
    suggest: (heading) => suggest(heading, columns.flatMap(({ names, labels }) => [...names, ...labels]).filter(clear)),
    tellApart: (candidates, heading) =>
      candidates.map(({ names, qualified }) => {
        const ending = qualified.filter((one) => normalise(one).endsWith(normalise(heading)));
        return ending.find(clear) ?? names[0] ?? '';
      }),
  };
}

function index(
  columns: readonly PossibleColumn[],
  headingsOf: (column: PossibleColumn) => readonly string[],
): ReadonlyMap<string, readonly PossibleColumn[]> {
  const found = new Map<string, PossibleColumn[]>();
  for (const column of columns) {
    for (const heading of new Set(headingsOf(column).map(normalise))) {
      found.set(heading, [...(found.get(heading) ?? []), column]);
    }
  }
  return found;
}

/** Spaces around a slash do not count. */
function normalise(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?\/ ?/g, '/');
}
