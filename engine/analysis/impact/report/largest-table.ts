import { formatDifference } from '../../../compare/write-difference.ts';
import type { Outcome, Rulebook } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { labelOfName, namesOf } from '../../../ir/names.ts';
import { textIn } from '../../../ir/texts.ts';
import { numberColumn as number, type Section, tableSection, textColumn as text } from '../../../report/report.ts';
import { formatNumber } from '../../../wording/format-number.ts';
import type { Impact } from '../impact.ts';
import { impactWords as words } from './words.ts';

/** The cases that change most; named only where `showCases` says so. */
export function largestTable(
  { outputs, largest, decision }: Impact,
  showCases: boolean,
  { rulebook, language }: { readonly rulebook: Rulebook; readonly language: Language },
): readonly Section[] {
  const [output] = outputs;
  const outcomes = namesOf(rulebook).decisions.get(decision)?.outcomes;
  if (output === undefined || largest.length === 0) return [];
  const name = (outcome: Outcome) => (outcomes === undefined ? outcome : textIn(outcomes[outcome], language, rulebook));
  const write = (amount: bigint) => formatNumber(amount, output.type, language, rulebook, true);
  return [
    tableSection(
      `${words.largest[language]}: ${labelOfName(output.name, language, rulebook)}`,
      [
        ...(showCases ? [text(words.case[language])] : []),
        ...[words.before, words.after, words.change].map((word) => number(word[language])),
        text(words.outcomes[language]),
      ],
      largest.map(({ case: reference, line, before, after, outcomes: came }) => [
        ...(showCases ? [reference === null ? `${words.line[language]} ${line}` : String(reference)] : []),
        write(before),
        write(after),
        formatDifference({ amount: after - before, type: output.type, percent: null }, language, rulebook),
        came.before === came.after ? name(came.after) : `${name(came.before)} → ${name(came.after)}`,
      ]),
    ),
  ];
}
