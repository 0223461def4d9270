import { memo } from 'react';
import type { PriceGroup } from '../../prices/price-table.ts';
import { useReading } from '../../shell/language.tsx';
import type { DraftPrices } from './draft-prices.ts';
import { ParameterRows } from './parameter-rows.tsx';
import { pricesTexts as texts } from './texts.ts';

/** New values beside those in force, a table a file. */
export function PriceTables({ prices }: { readonly prices: DraftPrices }) {
  return prices.groups.map((group) => <PriceTable key={group.file} group={group} prices={prices} />);
}

const PriceTable = memo(function PriceTable({
  group,
  prices,
}: {
  readonly group: PriceGroup;
  readonly prices: DraftPrices;
}) {
  const { text } = useReading();
  const { title, money, parameters } = group;
  return (
    <section className="price-group">
      <h2>{text(title)}</h2>
      <table className="prices">
        <caption className="visually-hidden">{text(title)}</caption>
        <thead>
          <tr>
            <th scope="col">{text(texts.name)}</th>
            <th scope="col" className="number">
              {text(texts.inForce)}
            </th>
            <th scope="col">{text(texts.fresh)}</th>
            <th scope="col" className="number">
              {text(texts.change)}
            </th>
            {money && <th scope="col">{text(texts.quantity)}</th>}
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <ParameterRows key={parameter.parameter.name} parameter={parameter} group={group} prices={prices} />
          ))}
        </tbody>
      </table>
    </section>
  );
});
