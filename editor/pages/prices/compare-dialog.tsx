import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { cellName, isMoney, numberTypeOf } from '../../../engine/analysis/values/cells.ts';
import type { NumberType } from '../../../engine/ir/ir.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import { formatNumber } from '../../../engine/wording/format-number.ts';
import {
  type ComparableRow,
  type ComparedLine,
  type Comparison,
  compareWithDecision,
} from '../../prices/compare-with-decision.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { useReading } from '../../shell/language.tsx';
import { type DraftPrices, formOfRow } from './draft-prices.ts';
import { pricesTexts as texts } from './texts.ts';

/** The decision's own table beside the draft's values. Only looks; nothing changes. */
export function CompareDialog({ prices, onClose }: { readonly prices: DraftPrices; readonly onClose: () => void }) {
  const { text } = useReading();
  const [pasted, setPasted] = useState('');
  const [compared, setCompared] = useState<string | null>(null);
  const comparison = compared === null ? null : compareWithDecision(compared, comparableRows(prices));
  return (
    <Dialog title={text(texts.compare)} onClose={onClose} wide>
      <label className="compare-field">
        {text(label)}
        <textarea rows={6} value={pasted} onChange={({ target }) => setPasted(target.value)} />
      </label>
      <div className="buttons">
        <Button onClick={() => setCompared(pasted)}>{text(compare)}</Button>
      </div>
      {comparison !== null && <ComparisonTable comparison={comparison} prices={prices} />}
    </Dialog>
  );
}

function comparableRows({ groups, rulebook }: DraftPrices): readonly ComparableRow[] {
  return groups.flatMap(({ parameters }) =>
    parameters.flatMap(({ rows, place }) =>
      rows.flatMap((row): readonly ComparableRow[] => {
        const form = formOfRow(row, place, rulebook);
        if (form === null || typeof row.after !== 'number') return [];
        const { fi, en } = cellName(row, rulebook);
        return [
          {
            id: row.id,
            names: [fi, en],
            value: row.after,
            changed: row.changed,
            price: isMoney(row.parameter, rulebook),
            form,
          },
        ];
      }),
    ),
  );
}

function ComparisonTable({ comparison, prices }: { readonly comparison: Comparison; readonly prices: DraftPrices }) {
  const { text, language } = useReading();
  const { rows, rulebook } = prices;
  const { lines, onlyInDraft } = comparison;
  const rowOf = (id: string) => rows.find((row) => row.id === id);
  const nameOf = (id: string) => {
    const row = rowOf(id);
    return row === undefined ? id : text(cellName(row, rulebook));
  };
  const textOfValue = (id: string, value: number | null = null) => {
    const row = rowOf(id);
    const type: NumberType | null = row === undefined ? null : numberTypeOf(row.parameter);
    const number = value ?? row?.after;
    return type === null || typeof number !== 'number' ? '' : formatNumber(number, type, language, rulebook, true);
  };
  const wrong = lines.filter(({ kind }) => kind !== 'same').length + onlyInDraft.length;
  return (
    <>
      <p role="status" className={wrong === 0 ? 'notice' : 'notice error'}>
        {text(lines.length === 0 ? nothing : wrong === 0 ? allSame : someDiffer(wrong))}
      </p>
      <table className="prices">
        <caption className="visually-hidden">{text(texts.compare)}</caption>
        <thead>
          <tr>
            <th scope="col">{text(decisionColumn)}</th>
            <th scope="col">{text(rowColumn)}</th>
            <th scope="col" className="number">
              {text(draftColumn)}
            </th>
            <th scope="col">{text(resultColumn)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
            <tr key={index} className={line.kind === 'same' ? '' : 'differs'}>
              <td>{line.text}</td>
              <td>{line.kind === 'unmatched' ? '–' : nameOf(line.row)}</td>
              <td className="number">{line.kind === 'unmatched' ? '' : textOfValue(line.row)}</td>
              <td>
                {text(resultOf(line))}
                {line.kind === 'different' && ` ${textOfValue(line.row, line.decided)}`}
              </td>
            </tr>
          ))}
          {onlyInDraft.map((id) => (
            <tr key={id} className="differs">
              <td>–</td>
              <td>{nameOf(id)}</td>
              <td className="number">{textOfValue(id)}</td>
              <td>{text(missingInDecision)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function resultOf(line: ComparedLine): Localized {
  switch (line.kind) {
    case 'same':
      return line.by === 'name' ? same : sameByNumber;
    case 'different':
      return { fi: 'Eroaa: päätöksessä', en: 'Differs: the decision says' };
    case 'unreadable':
      return { fi: 'Arvoa ei voitu lukea', en: 'The value could not be read' };
    case 'unmatched':
      return { fi: 'Riviä ei löytynyt luonnoksesta', en: 'No such row in the draft' };
  }
}

const label: Localized = {
  fi: 'Liitä tähän päätöksen taulukko: rivillä nimi ja hinta',
  en: 'Paste the table of the decision here: a name and a price on each line',
};
const compare: Localized = { fi: 'Vertaa', en: 'Compare' };
const same: Localized = { fi: 'Sama', en: 'The same' };
const sameByNumber: Localized = { fi: 'Sama (löytyi luvun perusteella)', en: 'The same (found by its number)' };
const nothing: Localized = {
  fi: 'Liitetystä tekstistä ei löytynyt yhtään riviä, jolla on luku.',
  en: 'The pasted text has no line with a number.',
};
const allSame: Localized = {
  fi: 'Luonnos ja päätös ovat samat.',
  en: 'The draft and the decision are the same.',
};
const decisionColumn: Localized = { fi: 'Päätös', en: 'Decision' };
const rowColumn: Localized = { fi: 'Luonnoksen rivi', en: 'Row of the draft' };
const draftColumn: Localized = { fi: 'Luonnos', en: 'Draft' };
const resultColumn: Localized = { fi: 'Tulos', en: 'Result' };
const missingInDecision: Localized = {
  fi: 'Muuttuu luonnoksessa, mutta puuttuu päätöksestä',
  en: 'Changes in the draft, but the decision does not name it',
};

function someDiffer(count: number): Localized {
  return {
    fi: `${count} ${count === 1 ? 'kohta eroaa' : 'kohtaa eroaa'} tai jäi ilman vastinetta.`,
    en: `${count} ${count === 1 ? 'line differs' : 'lines differ'} or found no counterpart.`,
  };
}
