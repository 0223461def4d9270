import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';

/** The text of provisions, in the order of the source. */
export function Provisions({ marks, rulebook }: { readonly marks: readonly string[]; readonly rulebook: Rulebook }) {
  const { text } = useReading();
  const cited = rulebook.provisions.filter(({ mark }) => marks.includes(mark));
  if (cited.length === 0) return null;
  return (
    <div className="provisions">
      <h5>{text(texts.provisionText)}</h5>
      {cited.map(({ mark, text: provision }) => (
        <blockquote key={mark} lang={rulebook.languages[0]}>
          <strong>{fill(text(texts.provision), { mark })}</strong> {provision}
        </blockquote>
      ))}
    </div>
  );
}
