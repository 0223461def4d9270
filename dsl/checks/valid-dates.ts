/** Every date written in a policy is a day of the calendar. */
import { firstYear, lastYear, parseDate } from '../../engine/ir/calendar.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { problem } from '../editions/problem.ts';
import { visitParts } from '../prove/parts.ts';
import type { SpanContext } from './check-context.ts';
import { expressionsOf, normsOf } from './norms.ts';

/** Written dates that are no days. */
export function validDates({ analysis }: SpanContext): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const { node, file } of normsOf(analysis.consolidation)) {
    for (const expression of expressionsOf(node)) {
      visitParts(expression, (part) => {
        if (part.kind !== 'date_literal' || parseDate(part.text) !== null) return undefined;
        diagnostics.push(
          problem(
            'invalid-date',
            { file, span: part.span },
            { fi: `päivää '${part.text}' ei ole`, en: `there is no day '${part.text}'` },
            {
              label: { fi: 'tätä päivää ei ole kalenterissa', en: 'no day of the calendar' },
              help: {
                fi: `päivä kirjoitetaan vuosi-kuukausi-päivä, vuosilta ${firstYear}–${lastYear}`,
                en: `a date is written year-month-day, in the years ${firstYear}–${lastYear}`,
              },
            },
          ),
        );
        return undefined;
      });
    }
  }
  return diagnostics;
}
