import { useEffect, useState } from 'react';
import type { ToldRemedies } from '../../../../engine/form/tell-remedies.ts';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { rulebookWorker } from '../../../worker/connect.ts';
import { evaluationTexts as texts } from '../texts.ts';
import { type MadeAssessment, requestOf } from '../use-assessment.ts';

/** How long typing has to pause before it is searched for, in milliseconds. */
const pause = 400;

/** What would have to change for a denied or referred case to be approved. */
export function Remedies({ assessment }: { readonly assessment: MadeAssessment }) {
  const { text } = useReading();
  const { outcome } = assessment.findings;
  const told = useRemedies(assessment);
  if (outcome !== 'denied' && outcome !== 'referred') return null;
  return (
    <section aria-labelledby="remedies-title">
      <h3 id="remedies-title">{text(texts.remedies)}</h3>
      {told === null ? <p>{text(texts.calculating)}</p> : <RemedyList told={told} />}
    </section>
  );
}

function RemedyList({ told }: { readonly told: ToldRemedies }) {
  const { text } = useReading();
  if (told.changeable.length === 0) return <p>{text(texts.noneChangeable)}</p>;
  return (
    <>
      <p>{text(told.remedies.length > 0 ? texts.remediesExplained : texts.noRemedy)}</p>
      {told.remedies.length === 0 && told.waits.length > 0 && (
        <p>{fill(text(texts.remediesWait), { facts: told.waits.join(', ') })}</p>
      )}
      <ol className="remedies">
        {told.remedies.map(({ changes, rules }) => (
          <li key={changes.map(({ label, to }) => `${label} ${to}`).join(' ')}>
            {changes.map(({ label, from, to }) => (
              <p key={label}>
                {label}: <strong>{to}</strong> ({fill(text(texts.nowIs), { value: from })})
              </p>
            ))}
            <p className="rule-remark">{fill(text(texts.thenMet), { rules: rules.join(', ') })}</p>
          </li>
        ))}
      </ol>
      {!told.complete && <p>{text(texts.remediesOpen)}</p>}
    </>
  );
}

function useRemedies(assessment: MadeAssessment): ToldRemedies | null {
  const [told, setTold] = useState<{ readonly of: MadeAssessment; readonly told: ToldRemedies | null } | null>(null);
  useEffect(() => {
    const { outcome } = assessment.findings;
    if (outcome !== 'denied' && outcome !== 'referred') return;
    let wanted = true;
    const timer = setTimeout(async () => {
      const remedies = await rulebookWorker().remedies(assessment.rules, requestOf(assessment));
      if (wanted) setTold({ of: assessment, told: remedies });
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [assessment]);
  return told?.of === assessment ? told.told : null;
}
