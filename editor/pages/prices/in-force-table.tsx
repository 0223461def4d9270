import { cellTextIn, keyName } from '../../../engine/analysis/values/cells.ts';
import type { Day, Rulebook } from '../../../engine/ir/ir.ts';
import { textIn } from '../../../engine/ir/texts.ts';
import type { PriceGroup, PriceParameter, PriceRow } from '../../prices/price-table.ts';
import { useReading } from '../../shell/language.tsx';
import { ProvisionButton, ProvisionText, useDisclosure } from './provision.tsx';
import { pricesTexts as texts } from './texts.ts';

/** The values in force, a table a file. */
export function InForceTable({
  rulebook,
  groups,
  day,
}: {
  readonly rulebook: Rulebook;
  readonly day: Day;
  readonly groups: readonly PriceGroup[];
}) {
  const { text } = useReading();
  return groups.map(({ file, title, parameters }) => (
    <section key={file}>
      <h2>{text(title)}</h2>
      <table className="prices in-force">
        <caption className="visually-hidden">{text(title)}</caption>
        <thead>
          <tr>
            <th scope="col">{text(texts.name)}</th>
            <th scope="col" className="number">
              {text(texts.inForce)}
            </th>
            <th scope="col">{text(texts.provision)}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((one) => (
            <ParameterInForce key={one.parameter.name} rulebook={rulebook} parameter={one} day={day} />
          ))}
        </tbody>
      </table>
    </section>
  ));
}

function ParameterInForce({
  rulebook,
  parameter: { parameter, rows },
  day,
}: {
  readonly day: Day;
  readonly rulebook: Rulebook;
  readonly parameter: PriceParameter;
}) {
  const { language } = useReading();
  const provision = useDisclosure();
  const label = textIn(parameter.label, language, rulebook) || parameter.name;
  const [only] = rows.length === 1 ? rows : [];
  const value = (row: PriceRow) => cellTextIn(row.before, row, language, rulebook);
  const button = <ProvisionButton parameter={parameter} disclosure={provision} />;
  return (
    <>
      <tr className={only?.key === null ? '' : 'parameter'}>
        <th scope="row">{label}</th>
        <td className="number">{only?.key === null && value(only)}</td>
        <td>{button}</td>
      </tr>
      {provision.open && (
        <ProvisionText parameter={parameter} rulebook={rulebook} day={day} id={provision.id} columns={3} />
      )}
      {only?.key === null ||
        rows.map((row) => (
          <tr key={row.id} className="key-row">
            <th scope="row" className="keyed">
              {keyName(row, language, rulebook)}
            </th>
            <td className="number">{value(row)}</td>
            <td />
          </tr>
        ))}
    </>
  );
}
