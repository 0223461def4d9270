import { describe, expect, test } from 'vitest';
import { fieldsOf, formOf } from '../../../engine/form/case-form.ts';
import { readText } from '../../../engine/form/read-entries.ts';
import { readTable, type TableField, writeTemplate } from '../../../engine/form/read-table.ts';
import { writeHeadings } from '../../../engine/form/write-headings.ts';
import { invariant } from '../../../engine/ir/invariant.ts';
import { kuopio } from './kuopio.ts';

function tableOf(decision: string, path: string): TableField {
  const field = fieldsOf(formOf(kuopio, decision)).find(({ fact }) => fact.path === path);
  invariant(field?.kind === 'table', 'the fact is a table');
  return field;
}

const staff = tableOf('provider_approval', 'provider.staff');
const lines = tableOf('invoice_check', 'invoice.lines');
const read = (text: string, field = lines, firstColumn = 0, language: 'fi' | 'en' = 'fi') =>
  readTable(text, field, { rulebook: kuopio, language, firstColumn });

describe('a pasted table', () => {
  test.each([
    ['tabs', 'Päivä\tTunnit\n2.3.2020\t1,5\n'],
    ['semicolons', 'Päivä;Tunnit\r\n2.3.2020;1,5\r\n'],
    ['commas', 'Päivä,Tunnit\n2.3.2020,"1,5"\n'],
    ['names', 'invoice.lines.date\tlines.hours\n2020-03-02\t1.5\n'],
    ['other letters', '  päivä \tTUNNIT\n2.3.2020\t1,50\n'],
    ['a byte order mark', '\ufeffPäivä;Tunnit\n2.3.2020;1,5\n'],
    ['no headings', '2.3.2020\t\t1,5\n'],
    ['blank rows', 'Päivä\tTunnit\n\t\n2.3.2020\t1,5\n\n'],
  ])('%s', (_, text) => {
    expect(read(text).rows.map(({ date, hours }) => ({ date, hours }))).toEqual([{ date: '2.3.2020', hours: '1,5' }]);
  });

  test('a column of decimals is not parted at its commas', () => {
    expect(read('1,5\n2,25\n', lines, 2).rows).toEqual([{ hours: '1,5' }, { hours: '2,25' }]);
  });

  test('cells are written as the form writes them; what is not understood stays', () => {
    const { rows } = read(
      'Nimi\tTutkinto\tTekee asiakastyötä tässä palvelussa\n Aino \tSOSIONOMI (AMK)\tx\nBo\tdiakoni\tehkä',
      staff,
    );
    expect(rows).toEqual([
      { name: 'Aino', degree: 'sosionomi_amk', client_work: 'true' },
      { name: 'Bo', degree: 'diakoni', client_work: 'ehkä' },
    ]);
  });

  test('what does not fit is told', () => {
    expect(read('Nimi\tPuhelin\nAino\t050', staff).unknown).toEqual(['Puhelin']);
    const width = staff.columns.length;
    expect(read(`${'x\t'.repeat(width)}liikaa\t\tmyös`, staff).surplus).toBe(2);
    expect(read('').rows).toEqual([]);
  });

  test('in English', () => {
    expect(read('Date\tHours\n2 March 2020\t1.5', lines, 0, 'en').rows).toEqual([
      { date: '2 March 2020', hours: '1.5' },
    ]);
    expect(read('lines.date\tlines.hours\n2.3.2020\t1,5', lines, 0, 'en').rows).toEqual([
      { date: '2020-03-02', hours: '1.5' },
    ]);
  });

  test.each(['fi', 'en'] as const)('the empty table names every column, in %s', (language) => {
    for (const field of [staff, lines]) {
      const names = writeTemplate(field, kuopio, language);
      const separator = language === 'fi' ? ';' : ',';
      const row = field.columns.map(() => '1').join(separator);
      const { rows, unknown } = read(`${names}${row}`, field, 0, language);
      expect(unknown).toEqual([]);
      expect(Object.keys(rows[0] ?? {})).toEqual(field.columns.map(({ name }) => name));
    }
  });

  test('the empty table of many cases', () => {
    expect(writeHeadings(kuopio, 'service_end', 'fi')).toMatchInlineSnapshot(`
      "﻿tapaus;Palvelun päättyminen / Päättyi;Palvelun päättyminen / Jatkuu uudella sopimuskaudella;Palvelun päättyminen / Kooste toimitettu;Palvelun päättyminen / Sopimuskausi päättyy;Palvelun päättyminen / Loppuraportti asiakkaalle;Palvelun päättyminen / Loppuraportti omatyöntekijälle;Palvelun päättyminen / Loppuraportti palveluyksikköön;Palvelun päättyminen / Tuottajapalaute annettu;Palvelun päättyminen / Asiakaspalaute kerätty;Palvelun päättyminen / Tarkastelupäivä
      "
    `);
  });
});

describe('numbers that are not clear', () => {
  const hours = lines.columns.find(({ name }) => name === 'distance');
  invariant(hours !== undefined, 'lines have a distance');
  const read = (text: string, language: 'fi' | 'en') => {
    const result = readText(text, hours.field, kuopio, language);
    return result === null ? null : 'value' in result ? result.value : result.problem[language];
  };
  test.each([
    ['fi', '1,234', 1234],
    ['fi', '0.234', 234],
    ['fi', '1.234', 'Epäselvä luku. Kirjoita 1,234 tai 1234.'],
    ['fi', '1.2345', 'Liikaa desimaaleja: enintään 3 desimaalia.'],
    ['fi', '12.5', 12_500],
    ['fi', '1 234,5 km', 1_234_500],
    ['en', '1.234', 1234],
    ['en', '1,234', 'Unclear number. Write 1.234 or 1234.'],
    ['en', '12,5', 12_500],
    ['fi', '12 h', 'Anna luku ilman yksikköä tai tämän yksikössä, esimerkiksi 12 km.'],
    ['fi', '10001', 'Anna luku väliltä 0–10 000 km.'],
    ['fi', ' ', null],
  ] as const)('%s: %s', (language, text, expected) => {
    const found = read(text, language);
    expect(typeof found === 'string' ? found.replaceAll('\u00a0', ' ') : found).toBe(expected);
  });
});
