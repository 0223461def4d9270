/** Every provision of the source is either cited by a declaration or listed as informative, and none is both. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { Place, SourceProvision } from '../editions/consolidated.ts';
import type { RulebookContext } from './check-context.ts';
import { marksOf } from './known-provisions.ts';
import { normsOf } from './norms.ts';

/** Provisions cited nowhere (errors), and those both cited and informative (warnings). */
export function citedProvisions(context: RulebookContext): readonly Diagnostic[] {
  const cited = collectCited(context);
  const informative = context.sources.editions.flatMap((edition) => edition.informative);
  const listed = new Set(informative.map(({ mark }) => mark));
  const uncited = context.sources.provisions.map((provision) => ({
    provision,
    isMissing: !cited.has(provision.mark) && !listed.has(provision.mark),
  }));
  return [...groupMissing(uncited).map(explainUncited), ...citedAsInformative(informative, cited)];
}

/** Where each provision is cited first. */
function collectCited({ analyses }: RulebookContext): ReadonlyMap<string, Place> {
  const cited = new Map<string, Place>();
  for (const { consolidation } of analyses) {
    for (const { node, file } of normsOf(consolidation)) {
      for (const citation of node.citations) {
        for (const mark of marksOf(citation)) if (!cited.has(mark)) cited.set(mark, { file, span: citation.span });
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

/** One warning for each entry of the list, naming the first provision that is cited after all. */
function citedAsInformative(
  informative: readonly { readonly mark: string; readonly place: Place }[],
  cited: ReadonlyMap<string, Place>,
): readonly Diagnostic[] {
  const reported = new Set<string>();
  return informative.flatMap(({ mark, place }) => {
    const key = `${place.file}:${place.span.start}`;
    const citation = cited.get(mark);
    if (citation === undefined || reported.has(key)) return [];
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
