import { type FormEvent, useState } from 'react';
import { TextInput } from 'suomifi-ui-components';
import { readCell } from '../../../dsl/values/read-cell.ts';
import { cellName, isMoney, numberTypeOf } from '../../../engine/analysis/values/cells.ts';
import { type RaiseRounding, raise } from '../../../engine/analysis/values/raise.ts';
import type { NumberType } from '../../../engine/ir/ir.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import { formatNumber } from '../../../engine/wording/format-number.ts';
import { changeContent } from '../../drafts/draft.ts';
import { setCell } from '../../prices/edit-cells.ts';
import { formOf } from '../../prices/forms.ts';
import type { PriceRow } from '../../prices/price-table.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { FormButtons } from '../../shell/form-buttons.tsx';
import { useReading } from '../../shell/language.tsx';
import type { DraftPrices } from './draft-prices.ts';
import { pricesTexts as texts } from './texts.ts';

const percent: NumberType = { kind: 'number', unit: '%', decimals: 2 };

/** Steps of rounding in hundredths of the unit. */
const steps = [1, 5, 10, 50, 100] as const;

interface RaisedRow {
  readonly row: PriceRow;
  readonly file: string;
  readonly type: NumberType;
  readonly before: number;
}

/** Raises the selected prices by a percentage of what is in force, rounded as chosen; all as one step. */
export function RaiseDialog({ prices, onClose }: { readonly prices: DraftPrices; readonly onClose: () => void }) {
  const { text, language } = useReading();
  const { rulebook, session, date } = prices;
  const candidates = raisableRows(prices);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState('');
  const [rounding, setRounding] = useState<RaiseRounding>('nearest');
  const [step, setStep] = useState<(typeof steps)[number]>(1);
  const [problem, setProblem] = useState<Localized | null>(null);
  const form = formOf(percent, rulebook, { minimum: -10_000, maximum: 100_000 });
  const reading = readCell(typed, form);
  const chosen = candidates.filter(({ row }) => !left.has(row.id));
  const raised = ({ before, type }: RaisedRow) =>
    reading.kind === 'read'
      ? raise(before, BigInt(reading.value), step * 10 ** Math.max(type.decimals - 2, 0), rounding)
      : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reading.kind !== 'read') {
      document.getElementById('raise-percent')?.focus();
      return setProblem(reading.kind === 'empty' ? percentMissing : reading.message);
    }
    const start = { files: session.state.files, notes: session.state.notes };
    const content = chosen.reduce((before, { row, file, ...one }) => {
      const { files, notes } = setCell(before, date, { row, file }, raised({ row, file, ...one }));
      return changeContent(before, files, notes);
    }, start);
    const gone = Object.keys(start.files).filter((path) => !(path in content.files));
    session.edit({ ...content.files, ...Object.fromEntries(gone.map((path) => [path, null])) }, content.notes);
    onClose();
  };
  return (
    <Dialog title={text(texts.raise)} onClose={onClose} wide>
      <form onSubmit={submit} noValidate>
        <div className="raise-fields">
          <TextInput
            id="raise-percent"
            labelText={text(percentLabel)}
            hintText={text(percentHint)}
            value={typed}
            onChange={(value) => {
              setTyped(String(value ?? ''));
              setProblem(null);
            }}
            {...(problem !== null && { status: 'error' as const, statusText: text(problem) })}
          />
          <label className="raise-field">
            {text(roundingLabel)}
            <select
              className="field choice"
              value={rounding}
              onChange={({ target }) => setRounding(target.value as RaiseRounding)}
            >
              {(Object.keys(roundings) as RaiseRounding[]).map((one) => (
                <option key={one} value={one}>
                  {text(roundings[one])}
                </option>
              ))}
            </select>
          </label>
          <label className="raise-field">
            {text(stepLabel)}
            <select
              className="field choice"
              value={step}
              onChange={({ target }) => setStep(steps.find((one) => one === Number(target.value)) ?? 1)}
            >
              {steps.map((one) => (
                <option key={one} value={one}>
                  {formatNumber(
                    one,
                    { kind: 'number', unit: rulebook.currency, decimals: 2 },
                    language,
                    rulebook,
                    true,
                  )}
                </option>
              ))}
            </select>
          </label>
        </div>
        <table className="prices">
          <caption className="visually-hidden">{text(texts.raise)}</caption>
          <thead>
            <tr>
              <th scope="col">{text(texts.name)}</th>
              <th scope="col" className="number">
                {text(texts.inForce)}
              </th>
              <th scope="col" className="number">
                {text(texts.fresh)}
              </th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((candidate) => {
              const { row, type, before } = candidate;
              const after = left.has(row.id) ? null : raised(candidate);
              return (
                <tr key={row.id}>
                  <th scope="row">
                    <label className="check">
                      <input
                        type="checkbox"
                        checked={!left.has(row.id)}
                        onChange={({ target }) => setLeft(toggle(left, row.id, !target.checked))}
                      />
                      {text(cellName(row, rulebook))}
                    </label>
                  </th>
                  <td className="number">{formatNumber(before, type, language, rulebook, true)}</td>
                  <td className="number">
                    {after === null ? '' : formatNumber(after, type, language, rulebook, true)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <FormButtons submit={text(apply)} disabled={chosen.length === 0} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

/** Prices in force; bands whose limits are being changed are left alone. */
function raisableRows({ groups, notes, rulebook }: DraftPrices): readonly RaisedRow[] {
  return groups.flatMap(({ parameters }) =>
    parameters.flatMap(({ parameter, place, rows }) => {
      const type = numberTypeOf(parameter);
      if (type === null || !isMoney(parameter, rulebook) || notes.bands[parameter.name] !== undefined) return [];
      return rows.flatMap((row) =>
        typeof row.before === 'number' && row.before !== 0 ? [{ row, file: place.file, type, before: row.before }] : [],
      );
    }),
  );
}

function toggle(set: ReadonlySet<string>, item: string, wanted: boolean): ReadonlySet<string> {
  return new Set(wanted ? [...set, item] : [...set].filter((one) => one !== item));
}

const percentLabel: Localized = { fi: 'Korotus prosentteina', en: 'Raise in percent' };
const percentHint: Localized = {
  fi: 'Esimerkiksi 2,5. Alennus miinusmerkillä.',
  en: 'For example 2.5. A cut with a minus.',
};
const percentMissing: Localized = { fi: 'Anna korotusprosentti.', en: 'Give the percentage.' };
const roundingLabel: Localized = { fi: 'Pyöristys', en: 'Rounding' };
const stepLabel: Localized = { fi: 'Pyöristetään tarkkuuteen', en: 'To steps of' };
const apply: Localized = { fi: 'Korota', en: 'Raise' };
const roundings: Readonly<Record<RaiseRounding, Localized>> = {
  nearest: { fi: 'lähimpään', en: 'to the nearest' },
  up: { fi: 'ylöspäin', en: 'up' },
  down: { fi: 'alaspäin', en: 'down' },
};
