import type { ElementAssessment } from '../../../../engine/form/assess-elements.ts';
import type { TableField } from '../../../../engine/form/read-table.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { textIn } from '../../../../engine/ir/texts.ts';
import { statusWords } from '../../../../engine/wording/words.ts';
import { useReading } from '../../../shell/language.tsx';
import { statusMarks } from '../answer/status-marks.ts';
import { evaluationTexts as texts } from '../texts.ts';

/** What the case came to for one row. */
export function RowResult({
  result,
  field,
  rulebook,
}: {
  readonly result: ElementAssessment | null;
  readonly field: TableField;
  readonly rulebook: Rulebook;
}) {
  const { text, language } = useReading();
  if (result === null) return null;
  const missing = field.columns
    .filter(({ name }) => result.missing.includes(name))
    .map((column) => textIn(column.field.label, language, rulebook));
  return (
    <div className={`row-result row-${result.status}`}>
      <p>
        <span className="mark" aria-hidden="true">
          {statusMarks[result.status]}
        </span>
        <strong>{statusWords[result.status][language]}.</strong> {result.messages.join(' ')}
        {missing.length > 0 && ` ${text(texts.missing)}: ${missing.join(', ')}.`}
      </p>
      {result.values.length > 0 && (
        <dl>
          {result.values.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}: </dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
