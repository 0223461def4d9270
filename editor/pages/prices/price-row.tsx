import type { ReactNode } from 'react';
import { cellTextIn, numberTypeOf } from '../../../engine/analysis/values/cells.ts';
import type { Constant } from '../../../engine/ir/ir.ts';
import type { Language } from '../../../engine/ir/localized.ts';
import { setCell, typeIntoCell } from '../../prices/edit-cells.ts';
import { formOf, typedNumber } from '../../prices/forms.ts';
import { readPriceNotes, withEntry } from '../../prices/notes.ts';
import type { PriceGroup, PriceParameter, PriceRow } from '../../prices/price-table.ts';
import { unitBehind } from '../../prices/unit-behind.ts';
import { writeRowDifference } from '../../prices/written-changes.ts';
import { quantityType, writeEffect } from '../../prices/yearly-effect.ts';
import { useReading } from '../../shell/language.tsx';
import { columnsOf } from './columns.ts';
import { type DraftPrices, fieldOfCell, formOfRow, problemOf } from './draft-prices.ts';
import { NumberCell } from './number-cell.tsx';
import { OtherCell } from './other-cell.tsx';
import { pasteFrom } from './paste.ts';
import { RowCautions } from './row-cautions.tsx';
import { pricesTexts as texts } from './texts.ts';

/** One value: in force, new, and what the change is; what is to be looked at below it. */
export function PriceRowCells({
  name,
  label,
  row,
  parameter,
  group,
  prices,
}: {
  readonly name: ReactNode;
  /** The name in words, for those who hear the table. */
  readonly label: string;
  readonly row: PriceRow;
  readonly parameter: PriceParameter;
  readonly group: PriceGroup;
  readonly prices: DraftPrices;
}) {
  const { language } = useReading();
  const { rulebook } = prices;
  const id = fieldOfCell(row.id);
  const before = cellTextIn(row.before, row, language, rulebook);
  const cautions = prices.cautions.filter(({ cells }) => cells[0] === row.id);
  return (
    <>
      <tr className={row.changed ? 'changed' : ''}>
        <th scope="row" className={row.key === null ? '' : 'keyed'}>
          {name}
        </th>
        <td className="number" id={`${id}-before`}>
          {before}
        </td>
        <td>
          <NewValue id={id} label={label} row={row} parameter={parameter} prices={prices} />
        </td>
        <td className="number" id={`${id}-change`}>
          {changeText(row, prices, language)}
        </td>
        {group.money && <YearlyCell id={id} label={label} row={row} prices={prices} />}
      </tr>
      {cautions.length > 0 && (
        <RowCautions
          cautions={cautions}
          row={row}
          file={parameter.place.file}
          columns={columnsOf(group)}
          prices={prices}
        />
      )}
    </>
  );
}

/** How much a number changes; of other values only that they do. */
function changeText(row: PriceRow, { rulebook }: DraftPrices, language: Language): string {
  return writeRowDifference(row, language, rulebook) || (row.changed ? changedWord[language] : '');
}

const changedWord = { fi: 'muuttuu', en: 'changes' };

function NewValue({
  id,
  label,
  row,
  parameter: { place },
  prices,
}: {
  readonly id: string;
  readonly label: string;
  readonly row: PriceRow;
  readonly parameter: PriceParameter;
  readonly prices: DraftPrices;
}) {
  const { language, text } = useReading();
  const { session, rulebook, date, notes } = prices;
  const type = numberTypeOf(row.parameter);
  const form = formOfRow(row, place, rulebook);
  const edited = { row, file: place.file };
  const fieldLabel = `${label}, ${text(texts.fresh).toLowerCase()}`;
  if (type === null || form === null) {
    const change = (value: Constant) => {
      const { files, notes: changed } = setCell(session.state, date, edited, value);
      session.edit(files, changed);
    };
    return <OtherCell id={id} label={fieldLabel} row={row} prices={prices} onChange={change} />;
  }
  const pending = notes.pending[row.id];
  const unit = unitBehind(type, language, rulebook);
  return (
    <NumberCell
      id={id}
      column="value"
      label={unit === '' ? fieldLabel : `${fieldLabel}, ${unit}`}
      shown={pending ?? (typeof row.after === 'number' ? typedNumber(row.after, type, rulebook, language) : '')}
      form={form}
      settled={prices.settled}
      disabled={!prices.editable}
      describedBy={`${id}-before ${id}-change ${id}-cautions`}
      problem={pending === undefined ? null : problemOf(row, pending, place, rulebook)}
      unit=""
      onCommit={(typed) => {
        const { files, notes: changed } = typeIntoCell(session.state, date, edited, typed, form);
        session.edit(files, changed);
      }}
      onPasteBlock={(pasted) => pasteFrom(row, pasted, prices)}
    />
  );
}

function YearlyCell({
  id,
  label,
  row,
  prices,
}: {
  readonly id: string;
  readonly label: string;
  readonly row: PriceRow;
  readonly prices: DraftPrices;
}) {
  const { language, text } = useReading();
  const { rulebook, effect, notes, session } = prices;
  const type = numberTypeOf(row.parameter);
  if (type === null || !type.unit.includes('/')) return <td />;
  const amount = effect.rows.get(row.id);
  const quantities = quantityType(type);
  const unit = unitBehind(quantities, language, rulebook);
  return (
    <td>
      <NumberCell
        id={`${id}-quantity`}
        column="quantity"
        label={`${label}, ${text(texts.quantity).toLowerCase()}, ${unit}`}
        shown={notes.quantities[row.id] ?? ''}
        form={formOf(quantities, rulebook, { minimum: 0, maximum: null })}
        settled
        disabled={!prices.editable}
        describedBy={`${id}-yearly`}
        problem={effect.problems.get(row.id) ?? null}
        unit={unit}
        onCommit={(typed) => {
          const { quantities: before } = readPriceNotes(session.state.notes);
          prices.changeNotes({ quantities: withEntry(before, row.id, typed.trim() === '' ? null : typed.trim()) });
        }}
        onPasteBlock={null}
      />
      <span className="effect" id={`${id}-yearly`}>
        {amount === undefined ? '' : writeEffect(amount, effect, rulebook)[language]}
      </span>
    </td>
  );
}
