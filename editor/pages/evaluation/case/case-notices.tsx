import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import type { MadeAssessment } from '../use-assessment.ts';
import type { CaseState } from './case-in-tab.ts';
import { OpenedNotice } from './opened-notice.tsx';
import type { CaseFiles } from './use-case-files.ts';

/** What has become of the case as a whole: cleared, opened from a file, or not opened. */
export function CaseNotices({
  state,
  files,
  assessment,
}: {
  readonly state: CaseState;
  readonly files: CaseFiles;
  /** Null while it is being made. */
  readonly assessment: MadeAssessment | null;
}) {
  const { text } = useReading();
  const { openedFrom, cleared } = state;
  return (
    <div className="no-print">
      {files.refusal !== null && (
        <p role="alert" className="notice notice-wrong">
          {text(files.refusal)}
        </p>
      )}
      {cleared !== null && (
        <p role="status" className="notice">
          {text(cleared === 'idle' ? texts.clearedIdle : texts.cleared)}
        </p>
      )}
      {openedFrom !== null && (
        <OpenedNotice state={state} openedFrom={openedFrom} problems={files.problems} assessment={assessment} />
      )}
    </div>
  );
}
