import {
  boolean,
  date,
  enumOf,
  fact,
  field,
  integer,
  listOf,
  number,
  recordOf,
  rulebook,
  text,
} from '../../support/ir-builders.ts';

const label = (fi: string, en: string) => ({ label: { fi, en } });
const client = { inputLabel: { fi: 'Asiakas', en: 'Client' } };
const invoice = { inputLabel: { fi: 'Lasku', en: 'Invoice' } };

/** Facts of every type, with labels that are clear and labels that are not. */
export const csvRulebook = rulebook({
  languages: ['fi', 'en'],
  enums: [
    {
      name: 'service',
      label: { fi: 'Palvelu', en: 'Service' },
      members: [
        { name: 'group', label: { fi: 'Ryhmävalmennus', en: 'Group coaching' } },
        { name: 'single', label: { fi: 'Yksilövalmennus', en: 'Individual coaching' } },
        { name: 'old_home', label: { fi: 'Muu', en: 'Other' } },
        { name: 'new_home', label: { fi: 'Muu', en: 'Something else' } },
      ],
    },
  ],
  records: [
    {
      name: 'line',
      label: { fi: 'Rivi', en: 'Line' },
      fields: [
        field('price', number('EUR', 2), label('Hinta', 'Price')),
        field('service', enumOf('service'), label('Palvelu', 'Service')),
        field('tags', listOf(text), label('Tunnisteet', 'Tags')),
      ],
    },
  ],
  facts: [
    { ...fact('client.birth_date', date, label('Syntymäaika', 'Date of birth')), ...client },
    { ...fact('client.home', text, label('Kotikunta', 'Home municipality')), ...client },
    { ...fact('client.service', enumOf('service'), label('Palvelu', 'Service')), ...client },
    { ...fact('client.needs', listOf(enumOf('service')), label('Perusteet', 'Grounds')), ...client },
    { ...fact('client.visits', integer, label('Käynnit', 'Visits')), ...client },
    { ...fact('invoice.sum', number('EUR', 2), label('Summa', 'Sum')), ...invoice },
    { ...fact('invoice.distance', number('km', 3), label('Matka', 'Distance')), ...invoice },
    { ...fact('invoice.paid', boolean, label('Maksettu', 'Paid')), ...invoice },
    { ...fact('invoice.lines', listOf(recordOf('line')), label('Rivit', 'Lines')), ...invoice },
  ],
});
