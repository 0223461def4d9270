import type { Day } from '../../engine/ir/ir.ts';
import type { Place } from '../editions/consolidated.ts';

/** A text of a locale file and where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly place: Place;
  /** Offset in the file of each character of `text`, for messages whose expressions are parsed. */
  offsetOf(index: number): number;
}

/**
 * The texts of a language other than the authority's: `locales/en.yaml`, and what editions change in them,
 * `locales/2021-01-01.en.yaml`. Each file has texts by a path of keys joined with `/`:
 *
 *     labels:                                 labels/client.birth_date
 *       client.birth_date: Date of birth
 *     units:                                  units/activity_day/one, units/activity_day/many
 *       activity_day: [activity day, activity days]
 *     definitions:                            definitions/client.age/label
 *       client.age:                           definitions/client.age/interpretation/0
 *         label: Age
 *         interpretation: …                   (a text, or a list of them)
 *     exceptions:                             of definitions, likewise
 *     parameters:                             interpretations of parameters, likewise
 *     decisions:
 *       voucher_grant:                        decisions/voucher_grant/label
 *         label: Granting a service voucher
 *         outcomes:                           decisions/voucher_grant/outcomes/approved
 *           approved: …
 *         rules:                              rules/voucher_grant/age_limits/label, …/message, …/interpretation/0
 *           age_limits:                       (exceptions and reliefs of rules among them)
 *             label: Age
 *             message: "… {client.age} …"
 */
export interface Locale {
  readonly language: string;
  /** The undated file first, whether it is there or not, then those of editions by their day. */
  readonly files: readonly [LocaleFile, ...LocaleFile[]];
}

export interface LocaleFile {
  readonly file: string;
  /** The day of the edition from which its texts hold; null: from the beginning. */
  readonly from: Day | null;
  readonly texts: ReadonlyMap<string, PlacedText>;
}

/** The text at a path that holds on a day; null takes the latest. */
export function textOn({ files }: Locale, path: string, day: Day | null): PlacedText | undefined {
  const holding = files.findLast(
    ({ from, texts }) => texts.has(path) && (from === null || day === null || from <= day),
  );
  return holding?.texts.get(path);
}
