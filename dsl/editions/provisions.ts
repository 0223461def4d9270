/** Provisions over time: what each edition's source files do to those in force before. */
import { formatDate } from '../../engine/ir/calendar.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { Edition, Place, Provision, SourceProvision } from './consolidated.ts';
import { parseMark } from './marks.ts';

/**
 * The provisions in force from an edition's day on, in the order of the source: those before it, each with the texts
 * that the edition gives, without what it repeals. A translation that does not follow a change of the authority's text
 * is no longer in force; one without an original never is.
 */
export function takeProvisions(
  before: ReadonlyMap<string, Provision>,
  { date, provisions: given }: Pick<Edition, 'date' | 'provisions'>,
  authority: string,
): { readonly provisions: ReadonlyMap<string, Provision>; readonly diagnostics: readonly Diagnostic[] } {
  if (given.length === 0) return { provisions: before, diagnostics: [] };
  const after = new Map(before);
  const order = [...before.keys()];
  const diagnostics: Diagnostic[] = [];
  for (const [mark, texts] of byMark(given)) {
    const former = before.get(mark);
    const own = texts.get(authority);
    const [first] = texts.values();
    if (first === undefined) continue;
    if (former === undefined && own === undefined) diagnostics.push(reportUntranslated(first, authority));
    else if (former === undefined && own?.text === null) diagnostics.push(reportNothing(own));
    else if (own?.text === null) after.delete(mark);
    else {
      const kept = own === undefined ? former : undefined;
      const merged = [...(kept ?? []), ...texts].filter(([, { text }]) => text !== null);
      after.set(mark, new Map(merged));
      if (own !== undefined) diagnostics.push(...reportLeftBehind(own, former, texts, formatDate(date)));
      if (former === undefined) placeMark(mark, order);
    }
  }
  const sorted = order.flatMap((mark): readonly (readonly [string, Provision])[] => {
    const provision = after.get(mark);
    return provision === undefined ? [] : [[mark, provision]];
  });
  return { provisions: new Map(sorted), diagnostics };
}

function byMark(given: readonly SourceProvision[]): ReadonlyMap<string, ReadonlyMap<string, SourceProvision>> {
  const marks = new Map<string, Map<string, SourceProvision>>();
  for (const provision of given) {
    const texts = marks.get(provision.mark) ?? new Map<string, SourceProvision>();
    marks.set(provision.mark, texts.set(provision.language, provision));
  }
  return marks;
}

/**
 * Puts a mark among those of a source: behind the last one that it follows by chapter and number; at the end where it
 * is greater than all, or the source is in another order.
 */
export function placeMark(mark: string, order: string[]): void {
  const place = order.findLastIndex((other) => compareMarks(other, mark) < 0);
  const inChapter = order.findLastIndex((other) => chapterOf(other) === chapterOf(mark));
  const isInOrder = order.slice(0, place + 1).every((other) => compareMarks(other, mark) < 0);
  if (isInOrder && place >= 0) order.splice(place + 1, 0, mark);
  else order.splice(inChapter === -1 ? order.length : inChapter + 1, 0, mark);
}

function chapterOf(mark: string): string {
  return parseMark(mark)?.chapter ?? mark;
}

/** By the numbers of chapter and mark one after another; chapters with a letter (`L1`) behind all others. */
export function compareMarks(one: string, other: string): number {
  const [left, right] = [partsOf(one), partsOf(other)];
  for (const [index, part] of left.entries()) {
    const difference = part - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function partsOf(mark: string): readonly number[] {
  const { chapter, number } = parseMark(mark) ?? { chapter: '', number: 0 };
  const letter = /^\p{L}/u.exec(chapter)?.[0] ?? '';
  const numbers = chapter.slice(letter.length).split('.').map(Number);
  // A provision of a chapter itself stands in front of those of its parts.
  return [letter === '' ? 0 : (letter.codePointAt(0) ?? 0), ...numbers, 0, number];
}

function placeOfMark({ mark, place }: SourceProvision): Place {
  return { file: place.file, span: { start: place.span.start, end: place.span.start + mark.length + 2 } };
}

function reportNothing(provision: SourceProvision): Diagnostic {
  return problem(
    'repeal-of-nothing',
    placeOfMark(provision),
    {
      fi: `kumottavaa säännöstä '§${provision.mark}' ei ole voimassa`,
      en: `there is no provision '§${provision.mark}' in force to repeal`,
    },
    { help: { fi: 'korjaa tunnus tai poista kumoaminen', en: 'correct the mark, or leave the repeal out' } },
  );
}

function reportUntranslated(provision: SourceProvision, authority: string): Diagnostic {
  return problem(
    'unknown-provision',
    placeOfMark(provision),
    {
      fi: `säännöksellä '§${provision.mark}' ei ole tekstiä kielellä '${authority}'`,
      en: `provision '§${provision.mark}' has no text in the language '${authority}'`,
    },
    {
      label: { fi: 'käännös ilman alkuperäistä', en: 'a translation without its original' },
      help: {
        fi: `lisää säännös lähteeseen kielellä '${authority}' tai korjaa tunnus`,
        en: `add the provision to the source in '${authority}', or correct the mark`,
      },
    },
  );
}

/** Translations in force before that do not follow a change: until they do, the original is quoted. */
function reportLeftBehind(
  own: SourceProvision,
  former: Provision | undefined,
  texts: ReadonlyMap<string, SourceProvision>,
  day: string,
): readonly Diagnostic[] {
  return [...(former ?? [])]
    .filter(([language]) => !texts.has(language))
    .map(([language, { place }]) =>
      problem(
        'stale-translation',
        placeOfMark(own),
        {
          fi: `säännöksen '§${own.mark}' teksti muuttuu, mutta sen käännös (${language}) ei`,
          en: `the text of provision '§${own.mark}' changes, but its translation (${language}) does not`,
        },
        {
          severity: 'warning',
          label: { fi: 'uusi teksti', en: 'the new text' },
          others: [{ place, message: { fi: 'käännös tähän asti', en: 'the translation until then' } }],
          help: {
            fi: `lisää käännös tiedostoon source/${day}.${language}.md; sitä ennen näytetään alkuperäinen teksti`,
            en: `add the translation to source/${day}.${language}.md; until then the original is shown`,
          },
        },
      ),
    );
}
