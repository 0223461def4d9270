import { useId } from 'react';
import { parseDate } from '../../../../engine/ir/calendar.ts';
import { writeDay } from '../../../shell/dates.ts';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { useRulebook } from '../../../shell/rulebook.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import { firstUnaccepted, type RulesChoice, useListedDrafts } from './use-rules.ts';

/** Chooses the rules to evaluate by: the accepted ones, or a draft to try. */
export function RulesChoiceField({
  choice,
  onChoose,
}: {
  readonly choice: RulesChoice;
  readonly onChoose: (choice: RulesChoice) => void;
}) {
  const { text, language } = useReading();
  const { rulebook } = useRulebook();
  const drafts = useListedDrafts();
  const id = useId();
  const hasUnaccepted = rulebook !== null && firstUnaccepted(rulebook) !== null;
  if (drafts.length === 0 && !hasUnaccepted) return null;
  const choose = (value: string) => {
    if (value === 'accepted' || value === 'unaccepted') onChoose({ kind: value });
    else onChoose({ kind: 'draft', date: value });
  };
  return (
    <div className="evaluation-choice">
      <label htmlFor={id}>{text(texts.rules)}</label>
      <select
        id={id}
        value={choice.kind === 'draft' ? choice.date : choice.kind}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="accepted">{text(texts.accepted)}</option>
        {hasUnaccepted && <option value="unaccepted">{text(texts.unaccepted)}</option>}
        {drafts.map(({ date, status }) => {
          const day = parseDate(date);
          return (
            <option key={date} value={date}>
              {fill(text(status === 'draft' ? texts.draftOf : texts.proposalOf), {
                date: day === null ? date : writeDay(day, language),
              })}
            </option>
          );
        })}
      </select>
    </div>
  );
}
