import { keyName } from '../../../engine/analysis/values/cells.ts';
import { textIn } from '../../../engine/ir/texts.ts';
import { readPriceNotes, withEntry } from '../../prices/notes.ts';
import type { PriceGroup, PriceParameter } from '../../prices/price-table.ts';
import { useReading } from '../../shell/language.tsx';
import { BandsEditor, typeBands } from './bands-editor.tsx';
import { columnsOf } from './columns.ts';
import { type DraftPrices, fieldOfBand } from './draft-prices.ts';
import { PriceRowCells } from './price-row.tsx';
import { ProvisionButton, ProvisionText, useDisclosure } from './provision.tsx';
import { ProvisionEditButton } from './provision-dialog.tsx';
import { pricesTexts as texts } from './texts.ts';

/** The rows of one parameter: its only value, or a head line and one row for each member or band. */
export function ParameterRows({
  parameter: one,
  group,
  prices,
}: {
  readonly parameter: PriceParameter;
  readonly group: PriceGroup;
  readonly prices: DraftPrices;
}) {
  const { language } = useReading();
  const provision = useDisclosure();
  const { parameter, rows } = one;
  const columns = columnsOf(group);
  const label = textIn(parameter.label, language, prices.rulebook) || parameter.name;
  const provisionButton = <ProvisionButton parameter={parameter} disclosure={provision} />;
  const provisionText = provision.open && (
    <ProvisionText
      parameter={parameter}
      rulebook={prices.rulebook}
      day={prices.day}
      id={provision.id}
      columns={columns}
      edit={(mark) => prices.editable && <ProvisionEditButton marks={[mark]} prices={prices} />}
    />
  );
  const [only] = rows;
  if (parameter.index === null && only !== undefined) {
    const name = (
      <>
        {label} {provisionButton}
      </>
    );
    return (
      <>
        <PriceRowCells name={name} label={label} row={only} parameter={one} group={group} prices={prices} />
        {provisionText}
      </>
    );
  }
  const typedBands = prices.notes.bands[parameter.name];
  return (
    <>
      <tr className="parameter">
        <th scope="rowgroup" colSpan={columns}>
          {label} {provisionButton}
          <BandsButton parameter={one} prices={prices} />
        </th>
      </tr>
      {provisionText}
      {typedBands !== undefined && parameter.index?.kind === 'bands' ? (
        <BandsEditor parameter={one} index={parameter.index} typed={typedBands} columns={columns} prices={prices} />
      ) : (
        rows.map((row) => (
          <PriceRowCells
            key={row.id}
            name={keyName(row, language, prices.rulebook)}
            label={`${label}, ${keyName(row, language, prices.rulebook)}`}
            row={row}
            parameter={one}
            group={group}
            prices={prices}
          />
        ))
      )}
    </>
  );
}

/** Opens the limits of bands, and closes them once they are in order; else what was typed can be given up. */
function BandsButton({ parameter: one, prices }: { readonly parameter: PriceParameter; readonly prices: DraftPrices }) {
  const { text } = useReading();
  const { index, name } = one.parameter;
  if (index?.kind !== 'bands' || !prices.editable) return null;
  const typed = prices.notes.bands[name];
  const wrong = prices.errors.some(({ field }) => field.startsWith(fieldOfBand(name)));
  const change = () => {
    const { bands, pending } = readPriceNotes(prices.session.state.notes);
    const next = typed === undefined ? typeBands(one, index, prices) : null;
    // What could not be read of a cell goes on as the value of its band.
    const others = one.rows.reduce((left, { id }) => withEntry(left, id, null), pending);
    prices.changeNotes({ bands: withEntry(bands, name, next), pending: others });
  };
  const words = typed === undefined ? texts.bandsEdit : wrong ? texts.bandsGiveUp : texts.bandsDone;
  return (
    <button type="button" className="link-button" aria-expanded={typed !== undefined} onClick={change}>
      {text(words)}
    </button>
  );
}
