/** Every provision that is cited, or listed as informative, is one of the source's marks. */

import { suggest } from '../../engine/ir/suggest.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { Place, RulebookSources, SourceProvision } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import type { RulebookContext } from './check-context.ts';
import { normsOf } from './norms.ts';

/** Citations and informative entries that the source lacks; where there is no source, that is told once. */
export function knownProvisions({ sources, analyses }: RulebookContext): readonly Diagnostic[] {
  if (sources.provisions.length === 0) return findUnsourced(analyses, sources);
  const source = readSource(sources.provisions);
  const unknown: Diagnostic[] = [];
  for (const { consolidation } of analyses) {
    for (const { node, file } of normsOf(consolidation)) {
      for (const citation of node.citations) unknown.push(...checkCitation(citation, file, source));
    }
  }
  return [
    ...unknown,
    ...unknownInformative(
      sources.editions.flatMap((edition) => edition.informative),
      source,
    ),
  ];
}

function findUnsourced(analyses: RulebookContext['analyses'], { identity, editions }: RulebookSources) {
  const norms = analyses.flatMap(({ consolidation }) => normsOf(consolidation));
  const cited = norms.flatMap(({ node, file }) => node.citations.map(({ span }) => ({ file, span })))[0];
  if (cited === undefined) return [];
  const file = `source/${editions[0]?.folder ?? ''}.${identity.languages[0] ?? ''}.md`;
  return [
    problem(
      'missing-file',
      cited,
      {
        fi: 'säännöksiin viitataan, mutta säännöstöllä ei ole lähdettä, jossa ne ovat',
        en: 'provisions are cited, but the rulebook has no source that holds them',
      },
      {
        label: { fi: 'ensimmäinen viittaus', en: 'the first citation' },
        help: {
          fi: `lisää tiedosto ${file}, jossa jokainen säännös alkaa tunnuksellaan, kuten [3.1:5]`,
          en: `add a file ${file} in which each provision starts with its mark, as in [3.1:5]`,
        },
      },
    ),
  ];
}

/** The numbers of the source's provisions, by chapter. */
type Source = ReadonlyMap<string, ReadonlySet<number>>;

function readSource(provisions: readonly SourceProvision[]): Source {
  const chapters = new Map<string, Set<number>>();
  for (const { mark } of provisions) {
    const [chapter = '', number = ''] = mark.split(':');
    const numbers = chapters.get(chapter) ?? new Set();
    chapters.set(chapter, numbers.add(Number(number)));
  }
  return chapters;
}

/** The marks that a citation stands for; none for one that could not be read, which is reported already. */
export function marksOf({ chapter, first, last }: ast.Citation): readonly string[] {
  if (chapter === '') return [];
  const count = Math.min(Math.max(0, last - first + 1), longestRange);
  return Array.from({ length: count }, (_, index) => `${chapter}:${first + index}`);
}

/** No chapter has more provisions; a longer range is wrong in any case. */
const longestRange = 10_000;

function checkCitation(citation: ast.Citation, file: string, source: Source): readonly Diagnostic[] {
  const { chapter, first, last, span } = citation;
  const numbers = source.get(chapter);
  if (first === last && numbers?.has(first)) return [];
  const unknown = marksOf(citation).find((mark) => !isKnown(mark, source));
  return unknown === undefined ? [] : [explainUnknown(unknown, { file, span }, source)];
}

function unknownInformative(
  informative: readonly { readonly mark: string; readonly place: Place }[],
  source: Source,
): readonly Diagnostic[] {
  const reported = new Set<string>();
  return informative.flatMap(({ mark, place }) => {
    const key = `${place.file}:${place.span.start}`;
    if (isKnown(mark, source) || reported.has(key)) return [];
    reported.add(key);
    return [explainUnknown(mark, place, source)];
  });
}

function isKnown(mark: string, source: Source): boolean {
  const [chapter = '', number = ''] = mark.split(':');
  return source.get(chapter)?.has(Number(number)) ?? false;
}

function explainUnknown(mark: string, place: Place, source: Source): Diagnostic {
  return problem(
    'unknown-provision',
    place,
    { fi: `lähteessä ei ole säännöstä '§${mark}'`, en: `the source has no provision '§${mark}'` },
    {
      label: { fi: 'tuntematon säännös', en: 'unknown provision' },
      help: suggestProvision(mark, source),
      origins: [{ name: `§${mark}`, declared: null }],
    },
  );
}

function suggestProvision(mark: string, source: Source): NonNullable<Diagnostic['help']> {
  const [chapter = ''] = mark.split(':');
  const numbers = [...(source.get(chapter) ?? [])].sort((a, b) => a - b);
  if (numbers.length > 0) {
    const last = numbers.length > 1 ? `–${numbers.at(-1)}` : '';
    const range = `§${chapter}:${numbers[0]}${last}`;
    return { fi: `luvussa ${chapter} on '${range}'`, en: `chapter ${chapter} has '${range}'` };
  }
  const near = suggest(chapter, source.keys());
  const chapters = [...source.keys()].join(', ');
  return near === null
    ? { fi: `lähteen luvut ovat ${chapters}`, en: `the chapters of the source are ${chapters}` }
    : { fi: `tarkoititko lukua '${near}'?`, en: `did you mean chapter '${near}'?` };
}
