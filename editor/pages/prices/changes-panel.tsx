import { lazy, type ReactNode, Suspense } from 'react';
import { generatedLabel } from '../../../engine/analysis/caseload/generated.ts';
import { impactSentences } from '../../../engine/analysis/impact/report/words.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import { type WrittenChange, writeChanges } from '../../prices/written-changes.ts';
import { writeEffect } from '../../prices/yearly-effect.ts';
import { useReading } from '../../shell/language.tsx';
import type { CaseloadEffect } from '../../worker/caseload.ts';
import type { CaseDifference } from '../../worker/prices.ts';
import { changesTexts as texts } from './changes-texts.ts';
import type { DraftPrices } from './draft-prices.ts';

const ChangesChart = lazy(() => import('./changes-chart.tsx').then((loaded) => ({ default: loaded.ChangesChart })));

/** What the draft changes, always in view. */
export function ChangesPanel({ prices }: { readonly prices: DraftPrices }) {
  const { text, language } = useReading();
  const { rows, rulebook, review, reviewed, reviewFailed, effect, caseload, caseloadReviewed } = prices;
  const changes = writeChanges(rows, language, rulebook);
  return (
    <aside className="changes" aria-labelledby="changes">
      <h2 id="changes" tabIndex={-1}>
        {text(texts.title)}
      </h2>
      {changes.length === 0 ? (
        <p>{text(texts.nothing)}</p>
      ) : (
        <Folded title={countOf(changes.length, texts.oneValue, texts.values)} open>
          <ChangeList changes={changes} />
        </Folded>
      )}
      {changes.some(({ percent }) => percent !== null) && (
        <Suspense fallback={null}>
          <ChangesChart changes={changes.filter(({ percent }) => percent !== null)} />
        </Suspense>
      )}
      {reviewFailed && (
        <p role="alert" className="problem">
          {text(texts.failed)}
        </p>
      )}
      {!(reviewed && caseloadReviewed) && !reviewFailed && prices.broken.length === 0 && (
        <p className="quiet">{text(texts.computing)}</p>
      )}
      <h3>{text(texts.cases)}</h3>
      {review === null || prices.broken.length > 0 ? (
        <p className="quiet">{text(whyUnknown(prices))}</p>
      ) : (
        <>
          <Differences
            differences={review.asWritten}
            title={countOf(review.asWritten.length, texts.oneCase, texts.someCases)}
            none={texts.noCases}
          />
          <Differences
            differences={review.moved}
            title={countOf(review.moved.length, texts.oneMoved, texts.moved)}
            none={texts.noMoved}
          />
          <h3>{text(texts.across)}</h3>
          <Differences
            differences={review.across}
            title={countOf(review.across.length, texts.oneAcross, texts.someAcross)}
            none={review.acrossCases === 0 ? texts.noneAcross : texts.noAcross}
          />
        </>
      )}
      {caseload !== null && <Caseload effects={caseload} />}
      <h3>{text(texts.yearly)}</h3>
      {effect.given === 0 ? (
        <p className="quiet">{text(texts.giveQuantities)}</p>
      ) : (
        <p>
          <strong>{text(writeEffect(effect.total, effect, rulebook))}</strong> {text(texts.ownQuantities)}
        </p>
      )}
    </aside>
  );
}

/** Why there is nothing to show yet; that it failed has been said above. */
function whyUnknown({ broken, reviewFailed }: DraftPrices): Localized {
  if (broken.length > 0) return texts.unknown;
  return reviewFailed ? { fi: '–', en: '–' } : texts.computing;
}

function countOf(count: number, one: Localized, many: Localized): Localized {
  const { fi, en } = count === 1 ? one : many;
  return { fi: fi.replace('%', String(count)), en: en.replace('%', String(count)) };
}

function Folded({
  title,
  open = false,
  children,
}: {
  readonly title: Localized;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  const { text } = useReading();
  return (
    <details open={open}>
      <summary>{text(title)}</summary>
      {children}
    </details>
  );
}

function ChangeList({ changes }: { readonly changes: readonly WrittenChange[] }) {
  return (
    <ul className="change-list">
      {changes.map(({ id, name, before, after, difference }) => (
        <li key={id}>
          {name}: {before} → <strong>{after}</strong> {difference}
        </li>
      ))}
    </ul>
  );
}

/** So many cases are listed; the rest are counted. */
const mostListed = 30;

function Differences({
  differences,
  title,
  none,
}: {
  readonly differences: readonly CaseDifference[];
  readonly title: Localized;
  readonly none: Localized;
}) {
  const { text } = useReading();
  if (differences.length === 0) return <p className="quiet">{text(none)}</p>;
  const rest = differences.length - mostListed;
  return (
    <Folded title={title}>
      <ul className="case-list">
        {differences.slice(0, mostListed).map((difference, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cases may share their sentence
          <li key={index}>
            <Difference difference={difference} />
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="quiet">{text(andMore(rest))}</p>}
    </Folded>
  );
}

function andMore(count: number): Localized {
  return { fi: `… ja ${count} muuta`, en: `… and ${count} more` };
}

function Difference({ difference: { name, decision, date, differences } }: { readonly difference: CaseDifference }) {
  const { text, language } = useReading();
  return (
    <>
      <strong>{name}</strong>{' '}
      <span className="quiet">
        ({text(decision)}, {text(date)})
      </span>
      <ul>
        {differences[language].map(({ kind, what, before, after }) => (
          <li key={`${kind} ${what}`}>
            {kind === 'outcome' ? '' : `${what}: `}
            {before} → <strong>{after}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the draft does to generated cases, which are of nobody. */
function Caseload({ effects }: { readonly effects: readonly CaseloadEffect[] }) {
  const { text } = useReading();
  if (effects.length === 0) return null;
  const changing = effects.filter(({ changed, unclear }) => changed + unclear > 0);
  return (
    <>
      <h3>{text(texts.caseload)}</h3>
      <p className="quiet">{text(generatedLabel)}</p>
      {changing.length === 0 && <p>{text(texts.noneOfCaseload)}</p>}
      {changing.map(({ decision, cases, changed, unclear, outcomes, sums, groups }) => (
        <Folded key={decision.en} title={caseloadTitle(decision, changed, cases)}>
          <ul>
            {unclear > 0 && <li>{text(unclearCases(unclear))}</li>}
            {outcomes.map(({ before, after, cases: moved }) => (
              <li key={`${before.en} ${after.en}`}>
                {text(before)} → {text(after)}: {moved}
              </li>
            ))}
            {sums.map(({ label, before, after, unknown }) => (
              <li key={label.en}>
                {text(label)}, {text(texts.together)}: {text(before)} → <strong>{text(after)}</strong>
                {unknown.en !== '' && ` (${text(unknown)})`}
              </li>
            ))}
            {groups.map(({ label, cases: all, changed: some }) => (
              <li key={label.en}>
                {text(label)}: {some} / {all}
              </li>
            ))}
          </ul>
        </Folded>
      ))}
    </>
  );
}

function unclearCases(cases: number): Localized {
  return {
    fi: impactSentences.unclear.fi(String(cases)),
    en: impactSentences.unclear.en(String(cases)),
  };
}

function caseloadTitle(decision: Localized, changed: number, cases: number): Localized {
  return {
    fi: `${decision.fi}: ${changed} / ${cases} muuttuu`,
    en: `${decision.en}: ${changed} of ${cases} change`,
  };
}
