import type { Place } from '../consolidated.ts';

/** A text of a locale file and where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly place: Place;
  /** Offset in the file of each character of `text`, for messages whose expressions are parsed. */
  offsetOf(index: number): number;
}

/**
 * The texts of `locales/<language>.yaml`, by a path of keys joined with `/`:
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
  readonly file: string;
  readonly texts: ReadonlyMap<string, PlacedText>;
}
