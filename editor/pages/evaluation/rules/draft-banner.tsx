import type { Day } from '../../../../engine/ir/ir.ts';
import { writeDay } from '../../../shell/dates.ts';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';

/** Says that rules are tried which are not in force. */
export function DraftBanner({ from, date }: { readonly from: Day; readonly date: Day | null }) {
  const { text, language } = useReading();
  const shown = writeDay(from, language);
  const isUnused = date !== null && date < from;
  return (
    <div className="draft-banner no-print" role="note">
      <strong>{text(texts.draftBanner)}</strong>
      <p>{fill(text(isUnused ? texts.draftUnused : texts.draftExplained), { date: shown })}</p>
    </div>
  );
}
