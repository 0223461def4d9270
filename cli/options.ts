/** Options that several commands share, and reading their values. */

import { parseDate, toDay } from '../engine/ir/calendar.ts';
import type { Day, Rulebook } from '../engine/ir/ir.ts';
import type { Language } from '../engine/ir/localized.ts';
import { spokenLanguage } from '../engine/ir/texts.ts';
import type { Invocation, OptionDefinition } from './command.ts';
import { type Unusable, unusable } from './failure.ts';

export const onOption: OptionDefinition = {
  flag: '--on',
  value: { fi: 'päivä', en: 'date' },
  summary: {
    fi: 'päivä (2020-03-02), jonka säännöt ja arvot ovat voimassa',
    en: 'the day (2020-03-02) whose rules and values are used',
  },
};

/** The day of `--on`; null where it was left out. */
export function readOn(invocation: Invocation): { readonly kind: 'day'; readonly day: Day | null } | Unusable {
  const text = invocation.value('--on');
  if (text === undefined) return { kind: 'day', day: null };
  const day = parseDate(text);
  if (day !== null) return { kind: 'day', day };
  return unusable({
    fi: `--on ${text}: tällaista päivää ei ole; kirjoita päivä muodossa 2020-03-02`,
    en: `--on ${text}: there is no such date; write it as 2020-03-02`,
  });
}

/** Today where the reader is. */
export function today(): Day {
  const now = new Date();
  return toDay({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}

/** The language of answers and documents: `--language`, or else the authority's. */
export function readAnswerLanguage(invocation: Invocation, rulebook: Rulebook): Language {
  return spokenLanguage(invocation.value('--language') ?? rulebook.languages[0] ?? '', 'en');
}
