import { type FormEvent, useId, useState } from 'react';
import { numberTypeOf } from '../../../engine/analysis/values/cells.ts';
import { formatNumber } from '../../../engine/wording/format-number.ts';
import { confirmCell, setCell } from '../../prices/edit-cells.ts';
import { readPriceNotes, withEntry } from '../../prices/notes.ts';
import type { PriceRow } from '../../prices/price-table.ts';
import { useReading } from '../../shell/language.tsx';
import type { DraftPrices, GivenCaution } from './draft-prices.ts';
import { fieldOfCell } from './draft-prices.ts';
import { ProvisionEditButton } from './provision-dialog.tsx';
import { pricesTexts as texts } from './texts.ts';

/** What is to be looked at again in a row, each with its reason or the way to give one. */
export function RowCautions({
  cautions,
  row,
  file,
  columns,
  prices,
}: {
  readonly cautions: readonly GivenCaution[];
  readonly row: PriceRow;
  readonly file: string;
  readonly columns: number;
  readonly prices: DraftPrices;
}) {
  return (
    <tr className="cautions">
      <td colSpan={columns}>
        <ul className="caution-list" id={`${fieldOfCell(row.id)}-cautions`}>
          {cautions.map((caution) => (
            <li
              key={caution.id}
              id={cautionField(caution)}
              tabIndex={-1}
              className={caution.reason === null ? 'caution' : 'caution settled'}
            >
              <RowCaution caution={caution} row={row} file={file} prices={prices} />
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** Where a caution stands in the page. */
export function cautionField({ id }: GivenCaution): string {
  return `caution-${id}`;
}

function RowCaution({
  caution,
  row,
  file,
  prices,
}: {
  readonly caution: GivenCaution;
  readonly row: PriceRow;
  readonly file: string;
  readonly prices: DraftPrices;
}) {
  const { text, language } = useReading();
  const [giving, setGiving] = useState(false);
  const { session, date, rulebook } = prices;
  const edited = { row, file };
  const give = (reason: string | null, ids: readonly string[]) => {
    const { acknowledged } = readPriceNotes(session.state.notes);
    prices.changeNotes({ acknowledged: ids.reduce((all, id) => withEntry(all, id, reason), acknowledged) });
  };
  const confirm = () => {
    const { files, notes } = confirmCell(session.state, date, edited);
    const step = `confirm ${caution.id}`;
    session.edit(files, notes, step);
    const { acknowledged } = readPriceNotes(session.state.notes);
    prices.changeNotes({ acknowledged: withEntry(acknowledged, caution.id, text(texts.confirmed)) }, step);
  };
  if (caution.reason !== null) {
    return (
      <>
        <span className="caution-text">{text(caution.message)}</span>{' '}
        <span>
          {text(texts.acknowledged)}: {caution.reason}
        </span>
        {prices.editable && (
          <button type="button" className="link-button" onClick={() => give(null, [caution.id])}>
            {text(texts.withdrawReason)}
          </button>
        )}
      </>
    );
  }
  const type = numberTypeOf(row.parameter);
  const { proposed } = caution;
  // Messages and cases that are told of have a name at the end of the id.
  const isProvision = caution.check === 'current-texts' && !/;(?:message|case) /.test(caution.id);
  const stale = isProvision ? (prices.review?.stale ?? []).filter(({ cell }) => cell === row.id) : [];
  const staleMarks = [...new Set(stale.map(({ mark }) => mark))];
  return (
    <>
      <span className="caution-text">
        <strong aria-hidden="true">!</strong> <span className="visually-hidden">{text(texts.cautions)}:</span>{' '}
        {text(caution.message)}
      </span>
      {prices.editable && !giving && (
        <span className="caution-actions">
          {caution.check === 'whole-group-changed' && (
            <button type="button" className="small-button" onClick={confirm}>
              {text(texts.confirm)}
            </button>
          )}
          {proposed !== undefined && type !== null && (
            <button
              type="button"
              className="small-button"
              onClick={() => {
                const { files, notes } = setCell(session.state, date, edited, proposed.value);
                session.edit(files, notes);
              }}
            >
              {text(texts.useProposed)} {formatNumber(proposed.value, type, language, rulebook, true)}
            </button>
          )}
          {staleMarks.length > 0 && <ProvisionEditButton marks={staleMarks} prices={prices} />}
          <button type="button" className="small-button" onClick={() => setGiving(true)}>
            {text(texts.acknowledge)}
          </button>
        </span>
      )}
      {giving && (
        <ReasonForm
          others={prices.cautions.filter((one) => one.check === caution.check && one.reason === null).length - 1}
          onCancel={() => setGiving(false)}
          onGive={(reason, all) => {
            const same = prices.cautions.filter((one) => one.check === caution.check && one.reason === null);
            give(reason, all ? same.map(({ id }) => id) : [caution.id]);
            setGiving(false);
          }}
        />
      )}
    </>
  );
}

function ReasonForm({
  others,
  onGive,
  onCancel,
}: {
  /** How many cautions of the same kind wait for a reason. */
  readonly others: number;
  readonly onGive: (reason: string, all: boolean) => void;
  readonly onCancel: () => void;
}) {
  const { text } = useReading();
  const id = useId();
  const [reason, setReason] = useState('');
  const [all, setAll] = useState(false);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setMissing(true);
    onGive(reason.trim(), all);
  };
  return (
    <form className="reason-form" onSubmit={submit}>
      <label htmlFor={id}>{text(texts.reason)}</label>
      <input
        id={id}
        className="field words"
        type="text"
        // biome-ignore lint/a11y/noAutofocus: the field was asked for with the button that stood here
        autoFocus
        value={reason}
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-problem` : undefined}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      {others > 0 && (
        <label className="check">
          <input type="checkbox" checked={all} onChange={({ target }) => setAll(target.checked)} />
          {text(texts.reasonAll)} ({others + 1})
        </label>
      )}
      <button type="submit" className="small-button">
        {text(texts.acknowledge)}
      </button>
      <button type="button" className="link-button" onClick={onCancel}>
        {text(texts.cancel)}
      </button>
      {missing && (
        <span id={`${id}-problem`} className="problem">
          {text(texts.reasonMissing)}
        </span>
      )}
    </form>
  );
}
