import { memo, useEffect, useMemo } from 'react';
import { arrangeAnswer } from '../../../../engine/answer/page.ts';
import { useReading } from '../../../shell/language.tsx';
import { useAnnounce } from '../../../shell/status.tsx';
import { FieldLink } from '../form/field-link.tsx';
import { TextList } from '../text-list.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import type { MadeAssessment, MadeExplanation } from '../use-assessment.ts';
import { CopyReasons } from './copy-reasons.tsx';
import { Remedies } from './remedies.tsx';
import { RuleReasons } from './rule-reasons.tsx';
import { outcomeMarks } from './status-marks.ts';
import { Values } from './values.tsx';

/** What the case comes to, and why. */
export const AnswerView = memo(function AnswerView({
  assessment,
  explained,
  isDraft,
  hasProblems,
}: {
  readonly assessment: MadeAssessment;
  /** Null until the reasons have been worked out. */
  readonly explained: MadeExplanation | null;
  readonly isDraft: boolean;
  /** Whether something in the form cannot be read. */
  readonly hasProblems: boolean;
}) {
  const { text } = useReading();
  const announce = useAnnounce();
  const { findings, rulebook, language } = assessment;
  const because = explained?.because ?? null;
  const page = useMemo(
    () => arrangeAnswer(findings, rulebook, { language, ...(because !== null && { explanation: because }) }),
    [findings, because, rulebook, language],
  );
  useEffect(() => announce(page.outcome), [announce, page.outcome]);
  return (
    <section className="answer" aria-labelledby="answer-title" aria-busy={explained?.of !== assessment}>
      <h2 id="answer-title" className="visually-hidden">
        {text(texts.result)}
      </h2>
      <div className={`outcome outcome-${findings.outcome}`}>
        <p className="outcome-words">
          <span className="mark" aria-hidden="true">
            {outcomeMarks[findings.outcome]}
          </span>
          {page.outcome}
        </p>
        <p className="outcome-basis">{page.basis}</p>
      </div>
      {hasProblems && <p className="field-error">{text(texts.problemsInForm)}</p>}
      <Values values={page.values} assessment={assessment} />
      <CopyReasons assessment={assessment} explained={explained} isDraft={isDraft} />
      {page.missing.length > 0 && (
        <section aria-labelledby="missing-title">
          <h3 id="missing-title">{text(texts.missing)}</h3>
          <ul className="missing">
            {page.missing.map(({ path, label }) => (
              <li key={path}>
                <FieldLink path={path}>{label}</FieldLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <TextList title={text(texts.gaps)} lines={page.gaps} />
      <TextList title={text(texts.warnings)} lines={page.warnings} />
      <section aria-labelledby="reasons-title">
        <h3 id="reasons-title">{text(texts.reasons)}</h3>
        {page.groups.map(({ status, title, rules }) => (
          <section key={status}>
            <h4>{title}</h4>
            <ul className="rules">
              {rules.map((rule) => (
                <RuleReasons key={rule.name} rule={rule} status={status} rulebook={rulebook} day={findings.date} />
              ))}
            </ul>
          </section>
        ))}
      </section>
      <Remedies assessment={assessment} />
      <p className="disclaimer">{text(texts.disclaimer)}</p>
    </section>
  );
});
