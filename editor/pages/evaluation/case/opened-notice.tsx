import { compareAnswers, editionChanged } from '../../../../engine/compare/saved-answers.ts';
import type { Localized } from '../../../../engine/ir/localized.ts';
import { labelOfPath } from '../../../../engine/ir/names.ts';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import type { MadeAssessment } from '../use-assessment.ts';
import type { CaseState, OpenedFrom } from './case-in-tab.ts';

/** What became of a file that was opened: the same answer as when it was saved, or in what it differs. */
export function OpenedNotice({
  state,
  openedFrom,
  problems,
  assessment,
}: {
  readonly state: CaseState;
  readonly openedFrom: OpenedFrom;
  readonly problems: readonly Localized[];
  /** Null while it is being made. */
  readonly assessment: MadeAssessment | null;
}) {
  const { text } = useReading();
  return (
    <div className="notice" role="status">
      <p>{fill(text(texts.opened), { file: openedFrom.file })}</p>
      {problems.length > 0 && (
        <>
          <p>{text(texts.unusedFacts)}</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem.en}>{text(problem)}</li>
            ))}
          </ul>
        </>
      )}
      {assessment !== null && <Comparison state={state} openedFrom={openedFrom} assessment={assessment} />}
    </div>
  );
}

function Comparison({
  state,
  openedFrom,
  assessment,
}: {
  readonly state: CaseState;
  readonly openedFrom: OpenedFrom;
  readonly assessment: MadeAssessment;
}) {
  const { text, language } = useReading();
  const { findings, rulebook } = assessment;
  const { saved } = openedFrom;
  if (saved === null || saved.decision !== findings.decision) return null;
  const open = saved.withheld.filter((path) => !assessment.facts.has(path));
  if (open.length > 0) {
    const fields = open.map((path) => labelOfPath(path, language, rulebook)).join(', ');
    return <p>{fill(text(texts.withheld), { fields })}</p>;
  }
  if (isChanged(state, openedFrom, saved.withheld)) return <p>{text(texts.changedSince)}</p>;
  const differences = compareAnswers(saved.answer, findings, rulebook, language);
  const rules = text(editionChanged(saved.answer, findings, rulebook) ? texts.otherRules : texts.sameRules);
  const draft = saved.draft ? ` ${text(texts.draftAnswer)}` : '';
  if (differences.length === 0) {
    return (
      <p>
        <strong>{text(texts.sameAnswer)}</strong> {rules}
        {draft}
      </p>
    );
  }
  return (
    <>
      <p>
        <strong>{text(texts.differentAnswer)}</strong> {rules}
        {draft}
      </p>
      <table className="differences">
        <thead>
          <tr>
            <th scope="col">{text(texts.what)}</th>
            <th scope="col">{text(texts.before)}</th>
            <th scope="col">{text(texts.now)}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ what, before, after }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Whether anything has been given since the file was opened but what it withheld. */
function isChanged({ entries }: CaseState, { entries: opened }: OpenedFrom, withheld: readonly string[]): boolean {
  const paths = new Set([...entries.keys(), ...opened.keys()].filter((path) => !withheld.includes(path)));
  return [...paths].some((path) => JSON.stringify(entries.get(path)) !== JSON.stringify(opened.get(path)));
}
