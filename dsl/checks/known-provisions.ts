/**
 * Every provision that is cited holds on each day of what cites it, and what an edition lists as informative holds on
 * the day of the edition.
 */

import { formatDate } from '../../engine/ir/calendar.ts';
import { suggest } from '../../engine/ir/suggest.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { Consolidation, Place, RulebookSources } from '../editions/consolidated.ts';
import { expandRange } from '../editions/marks.ts';
import type * as ast from '../syntax/ast.ts';
import type { RulebookContext } from './check-context.ts';
import { normsOf } from './norms.ts';

/** Citations and informative entries that the source lacks on their days; where there is no source, that is told once. */
export function knownProvisions({ sources, analyses }: RulebookContext): readonly Diagnostic[] {
  const { spans, editions } = sources;
  if (spans.every(({ provisions }) => provisions.size === 0)) return findUnsourced(analyses, sources);
  return spans.flatMap((span, index) => {
    const source: Source = { chapters: readChapters(span), span, spans };
    const norms = normsOf(span).flatMap(({ node, file }) =>
      node.citations.flatMap((citation) => checkCitation(citation, file, source)),
    );
    return [...norms, ...unknownInformative(editions[index]?.informative ?? [], source)];
  });
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

/** The source on the days of a span. */
interface Source {
  /** The numbers of its provisions, by chapter. */
  readonly chapters: ReadonlyMap<string, ReadonlySet<number>>;
  readonly span: Consolidation;
  readonly spans: readonly Consolidation[];
}

function readChapters({ provisions }: Consolidation): Source['chapters'] {
  const chapters = new Map<string, Set<number>>();
  for (const mark of provisions.keys()) {
    const [chapter = '', number = ''] = mark.split(':');
    const numbers = chapters.get(chapter) ?? new Set();
    chapters.set(chapter, numbers.add(Number(number)));
  }
  return chapters;
}

function checkCitation(citation: ast.Citation, file: string, source: Source): readonly Diagnostic[] {
  const { chapter, first, last, span } = citation;
  const numbers = source.chapters.get(chapter);
  if (first === last && numbers?.has(first)) return [];
  const unknown = expandRange(citation).find((mark) => !isKnown(mark, source));
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

function isKnown(mark: string, { span }: Source): boolean {
  return span.provisions.has(mark);
}

function explainUnknown(mark: string, place: Place, source: Source): Diagnostic {
  const { span, spans } = source;
  const later = spans.find(({ from, provisions }) => from > span.from && provisions.has(mark));
  const wasThere = spans.some(({ from, provisions }) => from < span.from && provisions.has(mark));
  const [day, from] = [formatDate(span.from), formatDate(later?.from ?? span.from)];
  if (later === undefined && !wasThere) {
    return report(
      { fi: `lähteessä ei ole säännöstä '§${mark}'`, en: `the source has no provision '§${mark}'` },
      suggestProvision(mark, source),
    );
  }
  return report(
    {
      fi: `säännös '§${mark}' ei ole voimassa ${day}`,
      en: `provision '§${mark}' is not in force on ${day}`,
    },
    wasThere
      ? { fi: 'viittaa säännökseen, joka on voimassa', en: 'cite a provision that is in force' }
      : {
          fi: `se tulee voimaan ${from}: anna siihen viittaava vasta siinä versiossa`,
          en: `it takes effect on ${from}: give what cites it in that edition`,
        },
  );

  function report(message: Diagnostic['message'], help: NonNullable<Diagnostic['help']>): Diagnostic {
    return problem('unknown-provision', place, message, {
      label: { fi: 'tuntematon säännös', en: 'unknown provision' },
      help,
      // Of one that was there, its repeal is the place to look at.
      origins: [{ name: `§${mark}`, declared: null }],
    });
  }
}

function suggestProvision(mark: string, source: Source): NonNullable<Diagnostic['help']> {
  const [chapter = ''] = mark.split(':');
  const numbers = [...(source.chapters.get(chapter) ?? [])].sort((a, b) => a - b);
  if (numbers.length > 0) {
    const last = numbers.length > 1 ? `–${numbers.at(-1)}` : '';
    const range = `§${chapter}:${numbers[0]}${last}`;
    return { fi: `luvussa ${chapter} on '${range}'`, en: `chapter ${chapter} has '${range}'` };
  }
  const near = suggest(chapter, source.chapters.keys());
  const chapters = [...source.chapters.keys()].join(', ');
  return near === null
    ? { fi: `lähteen luvut ovat ${chapters}`, en: `the chapters of the source are ${chapters}` }
    : { fi: `tarkoititko lukua '${near}'?`, en: `did you mean chapter '${near}'?` };
}
