import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CellForm, readCell } from '../../../dsl/values/read-cell.ts';
import { formatDecimal } from '../../../engine/ir/decimal.ts';

const price: CellForm = {
  unit: 'EUR/h',
  decimals: 2,
  spellings: ['€/h', '€', 'EUR/h', 'EUR'],
  minimum: 0,
  maximum: 1_000_000,
  write: (value) => ({ fi: `${formatDecimal(value, 2)} €/h`, en: `€${formatDecimal(value, 2)}/h` }),
  example: { fi: '15,50', en: '15.50' },
};
const distance: CellForm = { ...price, unit: 'km', decimals: 3, spellings: ['km'] };
const count: CellForm = { ...price, unit: '', decimals: 0, spellings: [], example: { fi: '12', en: '12' } };

describe('what is typed is read exactly', () => {
  test.each([
    ['15,5', 1550],
    ['15.50', 1550],
    ['15.5', 1550],
    ['46', 4600],
    ['1 840,00 €', 184_000],
    ['1\u00a0840,00\u00a0€/h', 184_000],
    ['46 eur/h', 4600],
    ['46€', 4600],
    ['0', 0],
    ['+3', 300],
    ['  7,05  ', 705],
    ['15,500', 1550],
  ])('%s', (text, value) => {
    expect(readCell(text, price)).toEqual({ kind: 'read', value });
  });
  test('a decimal comma with three decimals is clear where three are allowed', () => {
    expect(readCell('20,499 km', distance)).toEqual({ kind: 'read', value: 20_499 });
  });
  test('nothing typed says nothing', () => {
    expect(readCell('  ', price)).toEqual({ kind: 'empty' });
  });
});

describe('what is not clear is refused, with what to do', () => {
  test.each([
    [price, '1.234', 'Tarkoitatko 1 234 vai 1,234? Kirjoita tuhannet välilyönnillä ja desimaalit pilkulla.'],
    [distance, '1.234', 'Tarkoitatko 1 234 vai 1,234? Kirjoita tuhannet välilyönnillä ja desimaalit pilkulla.'],
    [price, '1.840,00', 'Erota tuhannet välilyönnillä, esimerkiksi 1 840,00.'],
    [price, 'neljäkymmentä', 'Anna hinta euroina, esimerkiksi 15,50.'],
    [price, '46-', 'Anna hinta euroina, esimerkiksi 15,50.'],
    [price, '4 6', 'Anna hinta euroina, esimerkiksi 15,50.'],
    [price, '=46', 'Anna hinta euroina, esimerkiksi 15,50.'],
    [price, '1e3', 'Anna hinta euroina, esimerkiksi 15,50.'],
    [price, '46 €/km', 'Yksikkö on €/h, ei ”€/km”. Yksikön voi myös jättää pois.'],
    [price, '46,005', 'Desimaaleja saa olla enintään 2.'],
    [price, '-1', 'Arvon on oltava vähintään 0.00 €/h.'],
    [price, '10 000,01', 'Arvo saa olla enintään 10000.00 €/h.'],
    [price, '99999999999999999', 'Luku on liian suuri. Suurin on 10000000000000.00 €/h.'],
    [count, '2,5', 'Anna luku ilman desimaaleja.'],
    [count, '12 km', 'Anna luku ilman yksikköä ”km”.'],
    [count, 'monta', 'Anna kokonaisluku, esimerkiksi 12.'],
  ] as const)('%# %s', (form, text, message) => {
    const reading = readCell(text, form);
    expect(reading.kind === 'refused' && reading.message.fi).toBe(message);
  });
});

test('every value comes back from how it is written in Finnish, with and without thousands parted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.boolean(), (value, parted) => {
      const [whole = '', cents = ''] = formatDecimal(value, 2).split('.');
      const written = parted ? whole.replace(/\B(?=(?:\d{3})+$)/g, '\u00a0') : whole;
      expect(readCell(`${written},${cents}\u00a0€/h`, price)).toEqual({ kind: 'read', value });
    }),
  );
});

test('whatever is typed, it is read, or refused in both languages', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const reading = readCell(text, price);
      if (reading.kind === 'refused') expect(reading.message.fi && reading.message.en).not.toBe('');
      if (reading.kind === 'read') expect(Number.isSafeInteger(reading.value)).toBe(true);
    }),
  );
});
