import { useState } from 'react';
import { arrangeReasons, writeReasons } from '../../../../engine/form/reasons.ts';
import { useReading } from '../../../shell/language.tsx';
import { useAnnounce } from '../../../shell/status.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import { explain, type MadeAssessment, type MadeExplanation } from '../use-assessment.ts';

/** Takes the reasons along: to the clipboard, or to paper. */
export function CopyReasons({
  assessment,
  explained,
  isDraft,
}: {
  readonly assessment: MadeAssessment;
  readonly explained: MadeExplanation | null;
  readonly isDraft: boolean;
}) {
  const { text } = useReading();
  const announce = useAnnounce();
  const [state, setState] = useState<{ readonly of: MadeAssessment; readonly shown: string | null } | null>(null);
  const copy = async () => {
    const { rulebook, language } = assessment;
    const because = explained?.of === assessment ? explained.because : await explain(assessment);
    if (because === null) return;
    const reasons = writeReasons(arrangeReasons(assessment, because, rulebook, language), language, isDraft);
    try {
      await navigator.clipboard.writeText(reasons);
      setState({ of: assessment, shown: null });
      announce(text(texts.copied));
    } catch {
      setState({ of: assessment, shown: reasons });
    }
  };
  // What was said of another answer says nothing of this one.
  const told = state?.of === assessment ? state : null;
  return (
    <div className="answer-tools">
      <button type="button" className="button-plain" onClick={copy}>
        {text(texts.copy)}
      </button>
      <button type="button" className="button-plain" onClick={() => window.print()}>
        {text(texts.print)}
      </button>
      {told?.shown === null && <span className="told">{text(texts.copied)}</span>}
      {told !== null && told.shown !== null && (
        <label className="copy-by-hand">
          {text(texts.copyFailed)}
          <textarea readOnly rows={12} value={told.shown} onFocus={(event) => event.target.select()} />
        </label>
      )}
    </div>
  );
}
