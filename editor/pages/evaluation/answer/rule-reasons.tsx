import type { PageRule } from '../../../../engine/answer/page.ts';
import type { Status } from '../../../../engine/ir/findings.ts';
import type { Day, Rulebook } from '../../../../engine/ir/ir.ts';
import { statusWords } from '../../../../engine/wording/words.ts';
import { useReading } from '../../../shell/language.tsx';
import { BecauseTree } from './because-tree.tsx';
import { Disclosure } from './disclosure.tsx';
import { Provisions } from './provisions.tsx';
import { statusMarks } from './status-marks.ts';

/** One rule with its state; opened, it shows why, and what the provisions say. */
export function RuleReasons({
  rule,
  status,
  rulebook,
  day,
}: {
  readonly rule: PageRule;
  readonly status: Status;
  readonly rulebook: Rulebook;
  /** The day of the decision. */
  readonly day: Day | null;
}) {
  const { language } = useReading();
  const { label, citation, note, messages, remarks, because, provisions } = rule;
  return (
    <li className={`rule rule-${status}${rule.effect === null ? '' : ` rule-${rule.effect}`}`}>
      <Disclosure
        summary={
          <>
            <span className="mark" aria-hidden="true">
              {status === 'violated' && rule.effect !== 'deny' ? '!' : statusMarks[status]}
            </span>
            <span className="rule-label">
              {label}
              {note !== '' && ` – ${note}`}
              <span className="visually-hidden">: {statusWords[status][language].toLowerCase()}</span>
            </span>
            <span className="citation">{citation}</span>
          </>
        }
        inside={() => (
          <>
            <BecauseTree nodes={because?.children ?? []} said={remarks.join(' ')} />
            <Provisions marks={provisions} rulebook={rulebook} day={day} />
          </>
        )}
      />
      {messages.map((message) => (
        <p key={message} className="rule-message">
          {message}
        </p>
      ))}
      {remarks.map((remark) => (
        <p key={remark} className="rule-remark">
          {remark}
        </p>
      ))}
    </li>
  );
}
