import type { Day, Rulebook } from '../../../../engine/ir/ir.ts';
import { provisionsOn } from '../../../../engine/ir/provisions.ts';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';

interface Props {
  readonly marks: readonly string[];
  readonly rulebook: Rulebook;
  /** The day whose text is quoted; null where none is known. */
  readonly day: Day | null;
}

/** The text of provisions on a day, in the order of the source, under a heading. */
export function Provisions(props: Props) {
  const { text } = useReading();
  if (props.marks.length === 0) return null;
  return (
    <div className="provisions">
      <h5>{text(texts.provisionText)}</h5>
      <Quotes {...props} />
    </div>
  );
}

/** The text of provisions on a day, in the order of the source. */
export function Quotes({ marks, rulebook, day }: Props) {
  const { text, language } = useReading();
  return provisionsOn(rulebook, day, language)
    .filter(({ mark }) => marks.includes(mark))
    .map(({ mark, text: provision, language: own }) => (
      <blockquote key={mark} lang={own}>
        <strong>{fill(text(texts.provision), { mark })}</strong> {provision}
      </blockquote>
    ));
}
