/** Every date written in a policy is a day of the calendar. */
import { firstYear, lastYear, parseDate } from '../../engine/ir/calendar.ts';
import { note } from '../analysis/memory.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { visitParts } from '../prove/parts.ts';
import type * as ast from '../syntax/ast.ts';
import type { SpanContext } from './check-context.ts';
import { expressionsOf, type NormNode, normsOf } from './norms.ts';

/** Written dates that are no days. */
export function validDates({ analysis }: SpanContext): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const { node, file } of normsOf(analysis.consolidation)) {
    for (const date of note(analysis.memory, node, 'impossible dates', () => impossibleDates(node))) {
      diagnostics.push(explain(date, file));
    }
  }
  return diagnostics;
}

function impossibleDates(node: NormNode): readonly ast.DateLiteral[] {
  const dates: ast.DateLiteral[] = [];
  for (const expression of expressionsOf(node)) {
    visitParts(expression, (part) => {
      if (part.kind === 'date_literal' && parseDate(part.text) === null) dates.push(part);
      return undefined;
    });
  }
  return dates;
}

function explain({ text, span }: ast.DateLiteral, file: string): Diagnostic {
  return problem(
    'invalid-date',
    { file, span },
    { fi: `päivää '${text}' ei ole`, en: `there is no day '${text}'` },
    {
      label: { fi: 'tätä päivää ei ole kalenterissa', en: 'no day of the calendar' },
      help: {
        fi: `päivä kirjoitetaan vuosi-kuukausi-päivä, vuosilta ${firstYear}–${lastYear}`,
        en: `a date is written year-month-day, in the years ${firstYear}–${lastYear}`,
      },
    },
  );
}
