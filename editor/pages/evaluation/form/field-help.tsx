import type { Day, Field, Norm, Rulebook } from '../../../../engine/ir/ir.ts';
import { textIn } from '../../../../engine/ir/texts.ts';
import { citeNorm } from '../../../../engine/wording/citations.ts';
import { formatNumber } from '../../../../engine/wording/format-number.ts';
import { words } from '../../../../engine/wording/words.ts';
import { useReading } from '../../../shell/language.tsx';
import { Quotes } from '../answer/provisions.tsx';
import { evaluationTexts as texts } from '../texts.ts';

/** The most provisions whose text is shown at one field. */
const mostProvisions = 4;

/** What a fact is for: what reads it, how that is understood, what the provisions say, which values it takes. */
export function FieldHelp({
  field,
  norms,
  rulebook,
  day,
  note = null,
}: {
  readonly field: Field;
  readonly norms: readonly Norm[];
  readonly rulebook: Rulebook;
  /** The day of the case: provisions are quoted as of it. */
  readonly day: Day;
  /** What is to be said besides. */
  readonly note?: string | null;
}) {
  const { text, language } = useReading();
  const { type, minimum, maximum } = field;
  const label = textIn(field.label, language, rulebook);
  const marks = [...new Set(norms.flatMap(({ provisions }) => provisions))].slice(0, mostProvisions);
  const interpretations = [
    ...new Set(norms.flatMap((norm) => norm.interpretations.map((one) => textIn(one, language, rulebook)))),
  ];
  const hasBounds = type.kind === 'number' && minimum !== undefined && maximum !== undefined;
  if (note === null && norms.length === 0 && !hasBounds) return null;
  return (
    <details className="field-help">
      <summary>
        {text(texts.help)}
        <span className="visually-hidden">: {label}</span>
      </summary>
      {note !== null && <p>{note}</p>}
      {norms.length > 0 && (
        <>
          <p>{text(texts.usedBy)}:</p>
          <ul>
            {norms.map((norm) => (
              <li key={norm.name}>{citeNorm(norm, language, rulebook)}</li>
            ))}
          </ul>
        </>
      )}
      {hasBounds && (
        <p>
          {text(texts.bounds)}: {formatNumber(minimum, type, language, rulebook, false)}–
          {formatNumber(maximum, type, language, rulebook, true)}
        </p>
      )}
      {interpretations.map((interpretation) => (
        <p key={interpretation}>
          {words.interpretation[language]}: {interpretation}
        </p>
      ))}
      <Quotes marks={marks} rulebook={rulebook} day={day} />
    </details>
  );
}
