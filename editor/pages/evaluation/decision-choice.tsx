import { useId } from 'react';
import { inSourceOrder } from '../../../engine/document/source-order.ts';
import type { Rulebook } from '../../../engine/ir/ir.ts';
import { textIn } from '../../../engine/ir/texts.ts';
import { useReading } from '../../shell/language.tsx';
import { evaluationTexts as texts } from './texts.ts';

/** Chooses one of the rulebook's decisions. */
export function DecisionChoice({
  rulebook,
  decision,
  onChoose,
}: {
  readonly rulebook: Rulebook;
  readonly decision: string;
  readonly onChoose: (decision: string) => void;
}) {
  const { text, language } = useReading();
  const id = useId();
  return (
    <div className="evaluation-choice">
      <label htmlFor={id}>{text(texts.decision)}</label>
      <select id={id} value={decision} onChange={(event) => onChoose(event.target.value)}>
        {inSourceOrder(rulebook.decisions, rulebook).map(({ name, label }) => (
          <option key={name} value={name}>
            {textIn(label, language, rulebook)}
          </option>
        ))}
      </select>
    </div>
  );
}
