/** No two rows of a table apply in the same case. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { describeCase } from '../prove/describe-case.ts';
import type { Search } from '../prove/find-case.ts';
import { findOverlap } from '../prove/prove.ts';
import type { SpanContext } from './check-context.ts';
import { type ReadTable, readTables } from './complete-tables.ts';

/** Rows that can apply in one case, with that case. */
export function uniqueHits(context: SpanContext): readonly Diagnostic[] {
  return readTables(context).flatMap((read) => findOverlaps(read, context));
}

/** Each row is reported with the first earlier one that it overlaps. */
function findOverlaps(read: ReadTable, context: SpanContext): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const [index, later] of read.rows.entries()) {
    for (const earlier of read.rows.slice(0, index)) {
      const search = findOverlap(later.condition, earlier.condition, read.premises, context.reading.effort);
      if (search.kind === 'impossible') continue;
      diagnostics.push(explainOverlap(read, later.row.span, earlier.row.span, search, context));
      break;
    }
  }
  return diagnostics;
}

function explainOverlap(
  { file, table }: ReadTable,
  later: Diagnostic['span'],
  earlier: Diagnostic['span'],
  search: Search,
  { analysis }: SpanContext,
): Diagnostic {
  const example = search.kind === 'found' ? describeCase(search.case, analysis) : [];
  const name = table.name.text;
  return problem(
    'table-overlap',
    { file, span: later },
    {
      fi: `taulukon '${name}' kaksi riviä voi päteä samassa tapauksessa`,
      en: `two rows of table '${name}' can apply in the same case`,
    },
    {
      label:
        example.length === 0
          ? { fi: 'tämä rivi', en: 'this row' }
          : { fi: `pätee myös, kun ${example.join(' and ')}`, en: `applies too when ${example.join(' and ')}` },
      others: [{ place: { file, span: earlier }, message: { fi: 'ja tämä rivi', en: 'and so does this row' } }],
      help: {
        fi: 'tarkenna rivejä niin, että kukin tapaus osuu vain yhteen',
        en: 'make the rows stricter, so that every case meets only one of them',
      },
    },
  );
}
