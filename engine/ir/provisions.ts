import type { Day, Rulebook } from './ir.ts';
import type { Language } from './localized.ts';
import { textIn } from './texts.ts';
import { versionOn } from './timeline.ts';

/** A provision as it reads on a day. */
export interface ProvisionOn {
  /** `3.1:5` */
  readonly mark: string;
  readonly text: string;
  /** The language that the text is in: the one asked for, or the authority's. */
  readonly language: string;
  /** Whether it states nothing to decide. */
  readonly informative: boolean;
}

/**
 * The provisions in force on a day, in the order of the source, each in the text of that day: the only way to quote one.
 * Days before the first edition read as its first day; on an unknown day (null) the latest text is taken.
 */
export function provisionsOn(
  rulebook: Pick<Rulebook, 'provisions' | 'languages'>,
  day: Day | null,
  language: Language,
): readonly ProvisionOn[] {
  return rulebook.provisions.flatMap(({ mark, versions }) => {
    const version = versionOn(versions, day);
    if (version === null) return [];
    const { text, informative } = version;
    const own = Object.hasOwn(text, language) ? language : (rulebook.languages[0] ?? language);
    return [{ mark, text: textIn(text, language, rulebook), language: own, informative }];
  });
}
