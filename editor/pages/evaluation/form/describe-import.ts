import { readText } from '../../../../engine/form/read-entries.ts';
import type { ReadTable, TableField } from '../../../../engine/form/read-table.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { fill } from '../../../shell/fill.ts';
import type { Reading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';

/** What came of a table that was brought in: how many rows, and all that did not fit. */
export function describeImport(
  { rows, unknown, surplus }: ReadTable,
  { columns }: TableField,
  rulebook: Rulebook,
  { language, text }: Pick<Reading, 'language' | 'text'>,
): readonly string[] {
  if (rows.length === 0) return [text(texts.emptyTable)];
  const marked = rows.reduce((count, row) => {
    const wrong = columns.filter(({ name, field }) => {
      const read = readText(row[name] ?? '', field, rulebook, language);
      return read !== null && 'problem' in read;
    });
    return count + wrong.length;
  }, 0);
  return [
    fill(text(marked === 0 ? texts.pasted : texts.pastedMarked), { count: rows.length, marked }),
    ...(unknown.length === 0 ? [] : [fill(text(texts.unknownColumns), { columns: unknown.join(', ') })]),
    ...(surplus === 0 ? [] : [fill(text(texts.surplusCells), { count: surplus })]),
  ];
}
