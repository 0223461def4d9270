import { generatedLabel } from '../../../engine/analysis/caseload/generated.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import { textIn } from '../../../engine/ir/texts.ts';
import { formatDay } from '../../../engine/wording/format-value.ts';
import { stateWords } from '../../drafts/draft-words.ts';
import { readEditionSettings } from '../../prices/edition-settings.ts';
import { typedDate } from '../../prices/typed-date.ts';
import { writeChanges } from '../../prices/written-changes.ts';
import { writeEffect } from '../../prices/yearly-effect.ts';
import { today } from '../../shell/clock.ts';
import { useReading } from '../../shell/language.tsx';
import { changesTexts } from './changes-texts.ts';
import type { DraftPrices } from './draft-prices.ts';
import { nameOfCell } from './name-of-cell.ts';
import { pricesTexts } from './texts.ts';

/** The board's memo: what changes, on paper only. */
export function Memo({ prices }: { readonly prices: DraftPrices }) {
  const { text, language } = useReading();
  const { rulebook, rows, state, date, day, cautions, effect } = prices;
  // A memo tells nothing of a draft that has been changed since.
  const review = prices.reviewed ? prices.review : null;
  const caseload = prices.caseloadReviewed ? prices.caseload : null;
  const settings = readEditionSettings(state.files, date);
  const changes = writeChanges(rows, language, rulebook);
  const decided = [typedDate(settings.decided), settings.decidedBy, settings.record].filter((part) => part !== '');
  const year = Object.values(settings.statedFor)[0];
  return (
    <article className="memo" aria-hidden="true">
      <h2>
        {textIn(rulebook.title, language, rulebook)}: {text(memoTitle)}
      </h2>
      <p>{textIn(rulebook.authority, language, rulebook)}</p>
      <dl>
        <dt>{text(stateLabel)}</dt>
        <dd>{text(stateWords[state.status])}</dd>
        <dt>{text(pricesTexts.effectiveDate)}</dt>
        <dd>{formatDay(day, language)}</dd>
        <dt>{text(decisionLabel)}</dt>
        <dd>{decided.length === 0 ? text(notDecided) : decided.join(', ')}</dd>
        <dt>{text(pricesTexts.validity)}</dt>
        <dd>{year === undefined ? text(pricesTexts.untilFurther) : `${text(forYear)} ${year}`}</dd>
        <dt>{text(printedLabel)}</dt>
        <dd>{formatDay(today(), language)}</dd>
      </dl>
      <h3>{text(changesTexts.title)}</h3>
      {changes.length === 0 ? (
        <p>{text(changesTexts.nothing)}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>{text(pricesTexts.name)}</th>
              <th className="number">{text(pricesTexts.inForce)}</th>
              <th className="number">{text(pricesTexts.fresh)}</th>
              <th className="number">{text(pricesTexts.change)}</th>
              {effect.given > 0 && <th className="number">{text(pricesTexts.yearly)}</th>}
              <th className="tick">✓</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ id, name, before, after, difference }) => {
              const amount = effect.rows.get(id);
              return (
                <tr key={id}>
                  <th>{name}</th>
                  <td className="number">{before}</td>
                  <td className="number">{after}</td>
                  <td className="number">{difference}</td>
                  {effect.given > 0 && (
                    <td className="number">
                      {amount === undefined ? '' : text(writeEffect(amount, effect, rulebook))}
                    </td>
                  )}
                  <td className="tick">☐</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {effect.given > 0 && (
        <p>
          {text(changesTexts.yearly)} {text(changesTexts.ownQuantities)}:{' '}
          <strong>{text(writeEffect(effect.total, effect, rulebook))}</strong>
        </p>
      )}
      {review !== null && (
        <>
          <h3>{text(changesTexts.cases)}</h3>
          <ul>
            <li>
              {text(asWrittenLabel)}: {review.asWritten.length} / {review.cases}
            </li>
            <li>
              {text(movedLabel)}: {review.moved.length} / {review.cases}
            </li>
            <li>
              {text(changesTexts.across)}: {review.across.length} / {review.acrossCases}
            </li>
          </ul>
        </>
      )}
      {caseload?.some(({ changed }) => changed > 0) && (
        <>
          <h3>{text(generatedLabel)}</h3>
          <ul>
            {caseload
              .filter(({ changed }) => changed > 0)
              .map(({ decision, cases, changed, sums }) => (
                <li key={decision.en}>
                  {text(decision)}: {changed} / {cases}
                  {sums.map(({ label, before, after }) => `; ${text(label)} ${text(before)} → ${text(after)}`)}
                </li>
              ))}
          </ul>
        </>
      )}
      {cautions.length > 0 && (
        <>
          <h3>{text(pricesTexts.cautions)}</h3>
          <ul>
            {cautions.map((caution) => (
              <li key={caution.id}>
                {text(nameOfCell(caution.cells[0], prices))}: {text(caution.message)}
                {caution.reason === null
                  ? ` (${text(notAcknowledged)})`
                  : ` ${text(pricesTexts.acknowledged)}: ${caution.reason}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

const memoTitle: Localized = { fi: 'hinnat ja rajat, muistio', en: 'prices and limits, memo' };
const stateLabel: Localized = { fi: 'Tila', en: 'State' };
const decisionLabel: Localized = { fi: 'Päätös', en: 'Decision' };
const notDecided: Localized = { fi: 'ei vielä tehty', en: 'not made yet' };
const forYear: Localized = { fi: 'vuodelle', en: 'for' };
const printedLabel: Localized = { fi: 'Tulostettu', en: 'Printed' };
const asWrittenLabel: Localized = { fi: 'Tulos muuttuu testitapauksissa', en: 'Policy cases whose result changes' };
const movedLabel: Localized = {
  fi: 'Tulos muuttuu samoissa tapauksissa uusin hinnoin',
  en: 'The same cases with the new prices whose result changes',
};
const notAcknowledged: Localized = { fi: 'ei kuitattu', en: 'not acknowledged' };
