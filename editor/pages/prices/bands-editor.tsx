import { numberTypeOf } from '../../../engine/analysis/values/cells.ts';
import type { Index, NumberType } from '../../../engine/ir/ir.ts';
import { joinBands, moveEnd, readBands, splitBand, type TypedBand } from '../../prices/bands.ts';
import { entriesInForce } from '../../prices/edit-cells.ts';
import { setParameterEntries, writeBandKey, writeConstant } from '../../prices/edition-values.ts';
import { bandFormsOf, typedNumber } from '../../prices/forms.ts';
import { priceNotesKey, readPriceNotes, withEntry } from '../../prices/notes.ts';
import type { PriceParameter } from '../../prices/price-table.ts';
import { unitBehind } from '../../prices/unit-behind.ts';
import { useReading } from '../../shell/language.tsx';
import { type DraftPrices, fieldOfBand } from './draft-prices.ts';
import { pricesTexts as texts } from './texts.ts';

type BandIndex = Extract<Index, { kind: 'bands' }>;

/** The bands of a parameter in the draft, as they are typed. */
export function typeBands(
  { parameter, rows }: PriceParameter,
  index: BandIndex,
  { rulebook, notes }: Pick<DraftPrices, 'rulebook' | 'notes'>,
): readonly TypedBand[] {
  const limits = limitType(index);
  const type = numberTypeOf(parameter);
  return rows.flatMap(({ id, key, after }): readonly TypedBand[] => {
    if (key?.kind !== 'band' || type === null) return [];
    return [
      {
        from: typedNumber(key.from, limits, rulebook, 'fi'),
        to: key.to === null ? '' : typedNumber(key.to, limits, rulebook, 'fi'),
        value: notes.pending[id] ?? (typeof after === 'number' ? typedNumber(after, type, rulebook, 'fi') : ''),
      },
    ];
  });
}

function limitType({ unit, decimals }: BandIndex): NumberType {
  return { kind: 'number', unit, decimals };
}

/**
 * Bands with their limits: moved, split and joined. What is typed is kept with the draft; the draft's values are the
 * bands as they were last without a gap or an overlap.
 */
export function BandsEditor({
  parameter: { parameter, place },
  index,
  typed,
  columns,
  prices,
}: {
  readonly parameter: PriceParameter;
  readonly index: BandIndex;
  readonly typed: readonly TypedBand[];
  readonly columns: number;
  readonly prices: DraftPrices;
}) {
  const { text, language } = useReading();
  const { rulebook, session, date } = prices;
  const type = numberTypeOf(parameter);
  if (type === null) return null;
  const forms = bandFormsOf(index, type, rulebook, place);
  const limits = limitType(index);
  const reading = readBands(typed, forms);
  const problems = reading.kind === 'refused' ? reading.problems : [];
  const change = (next: readonly TypedBand[], step: string | null = null) => {
    const read = readBands(next, forms);
    const before = readPriceNotes(session.state.notes);
    const changedNotes = { [priceNotesKey]: { ...before, bands: withEntry(before.bands, parameter.name, next) } };
    const entries =
      read.kind === 'read'
        ? read.bands.map(
            (band) => [writeBandKey(band, index), String(writeConstant(band.value, parameter.type))] as const,
          )
        : null;
    const settled = JSON.stringify(entries) === JSON.stringify(entriesInForce(parameter, date));
    const files =
      entries === null
        ? {}
        : setParameterEntries(
            session.state.files,
            { date, name: parameter.name, file: place.file },
            settled ? null : entries,
          );
    session.edit(files ?? {}, changedNotes, step);
  };
  const field = (band: number, name: keyof TypedBand, label: string, unit: string) => {
    const id = fieldOfBand(parameter.name, band, name);
    const problem = problems.find((one) => one.band === band && one.field === name);
    return (
      <span className="band-field">
        <input
          id={id}
          className="field"
          type="text"
          inputMode="decimal"
          aria-label={`${band + 1}. ${label}`}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          placeholder={name === 'to' && band === typed.length - 1 ? '–' : ''}
          disabled={!prices.editable}
          value={typed[band]?.[name] ?? ''}
          onChange={({ target }) =>
            change(
              name === 'to'
                ? moveEnd(typed, band, target.value, forms)
                : typed.map((one, at) => (at === band ? { ...one, [name]: target.value } : one)),
              id,
            )
          }
        />
        <span className="unit">{unit}</span>
        {problem !== undefined && (
          <span id={`${id}-problem`} className="problem cell-problem">
            {text(problem.message)}
          </span>
        )}
      </span>
    );
  };
  const limitUnit = unitBehind(limits, language, rulebook);
  return (
    <>
      {typed.map((_, band) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bands have no other name than their place
        <tr key={band} className="band">
          <td colSpan={columns}>
            <div className="band-fields">
              {field(band, 'from', text(texts.bandFrom), '')}
              <span aria-hidden="true">–</span>
              {field(band, 'to', text(texts.bandTo), limitUnit)}
              {field(band, 'value', text(texts.fresh).toLowerCase(), unitBehind(type, language, rulebook))}
              <button type="button" className="small-button" onClick={() => change(splitBand(typed, band))}>
                {text(texts.split)}
              </button>
              {band < typed.length - 1 && (
                <button type="button" className="small-button" onClick={() => change(joinBands(typed, band))}>
                  {text(texts.join)}
                </button>
              )}
            </div>
          </td>
        </tr>
      ))}
      {reading.kind === 'refused' && (
        <tr>
          <td colSpan={columns} className="problem">
            {text(texts.bandsPending)}
          </td>
        </tr>
      )}
    </>
  );
}
