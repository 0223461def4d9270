import type { Diagnostic } from '../dsl/diagnostics/diagnostic.ts';
import { problem } from '../dsl/diagnostics/problem.ts';
import type { Edition, Place, RulebookSources } from '../dsl/editions/consolidated.ts';
import { editProvision } from '../dsl/editions/edit-source.ts';
import { sourcePath } from '../dsl/editions/rulebook-files.ts';
import { lockedEditions } from '../dsl/services/locked.ts';
import { findStaleNumbers, mendProvisions, type StaleNumber } from '../engine/analysis/cautions/stale-numbers.ts';
import { cellChanges, cellName, cellText } from '../engine/analysis/values/cells.ts';
import type { Rulebook } from '../engine/ir/ir.ts';

/**
 * Provisions that still say a number which an edition changes, as warnings where they stand: with a fix that gives the
 * edition their new text where it is certain. Pinned editions are passed over.
 */
export function diagnoseStaleProvisions(rulebook: Rulebook, sources: RulebookSources): readonly Diagnostic[] {
  const pinned = lockedEditions(sources.files);
  return sources.editions.flatMap((edition) => {
    if (pinned.has(edition.folder)) return [];
    const day = edition.date;
    const stale = findStaleNumbers({ rulebook, day, changes: cellChanges(rulebook, day) });
    const provisions = new Map(stale.map((one) => [`${one.language} ${one.mark}`, one]));
    return [...provisions.values()].flatMap(({ mark, language }) => {
      const own = stale.filter((one) => one.mark === mark && one.language === language);
      const groups = [own.filter((one) => one.replacement !== null), own.filter((one) => one.replacement === null)];
      return groups.flatMap((group) => diagnose(group, edition, rulebook, sources));
    });
  });
}

function diagnose(
  stale: readonly StaleNumber[],
  edition: Edition,
  rulebook: Rulebook,
  sources: RulebookSources,
): readonly Diagnostic[] {
  const [first] = stale;
  if (first === undefined) return [];
  const { mark, language, named, change } = first;
  const file = sourcePath(edition.folder, language);
  const [mended] = mendProvisions(stale);
  const edit = mended === undefined ? null : editProvision(sources.files.get(file) ?? '', mark, mended.text);
  const [name, before, after] = [
    cellName(change, rulebook),
    cellText(change.before, change, rulebook),
    cellText(change.after, change, rulebook),
  ];
  return [
    problem(
      'stale-provision',
      placeOf(first, edition, sources),
      {
        fi: `säännöksessä '§${mark}' on yhä '${named}', vaikka arvo muuttuu ${edition.folder}`,
        en: `provision '§${mark}' still says '${named}', but the value changes on ${edition.folder}`,
      },
      {
        severity: 'warning',
        label: {
          fi: `${name.fi}: ${before.fi} → ${after.fi}`,
          en: `${name.en}: ${before.en} → ${after.en}`,
        },
        ...(edit === null
          ? {
              help: {
                fi: `luku on säännöksessä useasti tai tarkoittaa useaa arvoa: kirjoita säännöksen uusi teksti tiedostoon ${file}`,
                en: `the number stands there several times, or for several values: write the provision's new text into ${file}`,
              },
            }
          : {
              fix: {
                title: {
                  fi: `kirjoita säännöksen uusi teksti tiedostoon ${file} ('rulebook check --fix')`,
                  en: `write the provision's new text into ${file} ('rulebook check --fix')`,
                },
                file,
                span: { start: edit.start, end: edit.end },
                text: edit.text,
              },
            }),
      },
    ),
  ];
}

/** The number in the file that the provision stands in; the provision's first line where a line end parts it. */
function placeOf({ mark, language, named }: StaleNumber, { date }: Edition, { files, spans }: RulebookSources): Place {
  const provision = spans
    .findLast(({ from }) => from <= date)
    ?.provisions.get(mark)
    ?.get(language);
  if (provision === undefined) return { file: '', span: { start: 0, end: 0 } };
  const { file, span } = provision.place;
  const written = (files.get(file) ?? '').slice(span.start, provision.end);
  const pattern = new RegExp(`(?<![\\d,.:])${named.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
  const at = pattern.exec(written)?.index;
  return at === undefined
    ? provision.place
    : { file, span: { start: span.start + at, end: span.start + at + named.length } };
}
