/** Every provision is, on its days, either cited by a declaration or listed as informative, and not both. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { Consolidation, Edition, Place, SourceProvision } from '../editions/consolidated.ts';
import { expandRange } from '../editions/marks.ts';
import type { RulebookContext } from './check-context.ts';
import { normsOf } from './norms.ts';

/** Provisions cited nowhere while they are in force (errors), and those both cited and informative (warnings). */
export function citedProvisions({ sources }: RulebookContext): readonly Diagnostic[] {
  const { spans, editions, identity } = sources;
  const listed = new Set<string>();
  return spans.flatMap((span, index) => {
    const cited = collectCited(span);
    for (const { mark } of editions[index]?.informative ?? []) listed.add(mark);
    const uncited = [...span.provisions].flatMap(([mark, texts]) => {
      const provision = texts.get(identity.languages[0] ?? '');
      const isMissing = !cited.has(mark) && !listed.has(mark);
      return provision === undefined ? [] : [{ provision, isMissing }];
    });
    return [...groupMissing(uncited).map(explainUncited), ...citedAsInformative(editions.slice(0, index + 1), cited)];
  });
}

/** Where each provision is cited first, and by what edition. */
type Cited = ReadonlyMap<string, Place & { readonly edition: number }>;

function collectCited(span: Consolidation): Cited {
  const cited = new Map<string, Place & { readonly edition: number }>();
  for (const { node, file, edition } of normsOf(span)) {
    for (const citation of node.citations) {
      for (const mark of expandRange(citation)) {
        if (!cited.has(mark)) cited.set(mark, { file, span: citation.span, edition });
      }
    }
  }
  return cited;
}

/** Provisions that follow each other in one chapter are reported together. */
function groupMissing(
  provisions: readonly { readonly provision: SourceProvision; readonly isMissing: boolean }[],
): readonly (readonly SourceProvision[])[] {
  const groups: SourceProvision[][] = [];
  let open: SourceProvision[] | null = null;
  for (const { provision, isMissing } of provisions) {
    if (!isMissing) {
      open = null;
    } else if (open !== null && chapterOf(open[0]) === chapterOf(provision)) {
      open.push(provision);
    } else {
      open = [provision];
      groups.push(open);
    }
  }
  return groups;
}

function chapterOf(provision: SourceProvision | undefined): string {
  return provision?.mark.split(':')[0] ?? '';
}

function explainUncited(group: readonly SourceProvision[]): Diagnostic {
  const [first] = group;
  const last = group.at(-1);
  const number = last?.mark.split(':')[1] ?? '';
  const mark = group.length === 1 ? `${first?.mark}` : `${first?.mark}–${number}`;
  const place = first?.place ?? { file: '', span: { start: 0, end: 0 } };
  return problem(
    'uncited-provision',
    place,
    group.length === 1
      ? { fi: `säännökseen '§${mark}' ei viitata missään`, en: `provision '§${mark}' is cited nowhere` }
      : { fi: `säännöksiin '§${mark}' ei viitata missään`, en: `provisions '§${mark}' are cited nowhere` },
    {
      label: { fi: 'ei viitattu eikä merkitty taustaksi', en: 'neither cited nor listed as informative' },
      help: {
        fi: `viittaa siihen säännössä, joka siihen perustuu, tai lisää '${mark}' tiedoston edition.yaml luetteloon 'informative'`,
        en: `cite it in the rule that rests on it, or add '${mark}' to 'informative' in edition.yaml`,
      },
    },
  );
}

/**
 * One warning for each entry of the lists, naming the first provision that is cited after all. What a later edition
 * cites was rightly listed until then.
 */
function citedAsInformative(editions: readonly Edition[], cited: Cited): readonly Diagnostic[] {
  const reported = new Set<string>();
  const entries = editions.flatMap(({ date, informative }) => informative.map((entry) => ({ ...entry, date })));
  return entries.flatMap(({ mark, place, date }) => {
    const key = `${place.file}:${place.span.start}`;
    const citation = cited.get(mark);
    if (citation === undefined || citation.edition > date || reported.has(key)) return [];
    reported.add(key);
    return [
      problem(
        'cited-as-informative',
        place,
        {
          fi: `säännös '§${mark}' on merkitty taustaksi, mutta siihen viitataan`,
          en: `provision '§${mark}' is listed as informative, but it is cited`,
        },
        {
          severity: 'warning',
          label: { fi: 'merkitty tässä taustaksi', en: 'listed as informative here' },
          others: [{ place: citation, message: { fi: 'viitataan tässä', en: 'cited here' } }],
          help: {
            fi: "poista säännös luettelosta 'informative' tai poista viittaus",
            en: "take the provision off the list 'informative', or take the citation away",
          },
        },
      ),
    ];
  });
}
