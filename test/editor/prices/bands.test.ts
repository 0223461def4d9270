import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellForm } from '../../../dsl/values/read-cell.ts';
import {
  type BandForms,
  joinBands,
  moveEnd,
  readBands,
  splitBand,
  type TypedBand,
} from '../../../editor/prices/bands.ts';

const number: CellForm = {
  unit: 'km',
  decimals: 0,
  spellings: ['km'],
  minimum: 0,
  maximum: null,
  write: (value) => ({ fi: `${value} km`, en: `${value} km` }),
  example: { fi: '12', en: '12' },
};
const forms: BandForms = {
  limit: number,
  value: { ...number, unit: 'EUR/h', spellings: ['€/h'] },
  typeLimit: String,
  interval: (from, to) => {
    const text = from === to ? `${from} km` : `${from}–${to ?? ''} km`;
    return { fi: text, en: text };
  },
};

function type(text: string): readonly TypedBand[] {
  return text.split(' ').map((band) => {
    const [limits = '', value = ''] = band.split(':');
    const [from = '', to = ''] = limits.split('-');
    return { from, to, value };
  });
}

describe('bands are read in order, without gap and overlap', () => {
  test('sound ones', () => {
    expect(readBands(type('0-20:46 21-50:81 51-:116'), forms)).toEqual({
      kind: 'read',
      bands: [
        { from: 0, to: 20, value: 46 },
        { from: 21, to: 50, value: 81 },
        { from: 51, to: null, value: 116 },
      ],
    });
  });
  test.each([
    ['0-20:46 25-50:81 51-:116', '1 from: Väli 21–24 km puuttuu.'],
    ['0-20:46 22-:81', '1 from: Väli 21 km puuttuu.'],
    ['5-20:46 21-:81', '0 from: Väli 0–4 km puuttuu.'],
    ['0-20:46 15-:81', '1 from: Väli 15–20 km on kahdessa rivissä.'],
    ['0-20:46 21-50:81', '1 to: Väli 51– km puuttuu.'],
    ['0-:46 21-:81', '0 to: Vain viimeinen väli voi olla ilman ylärajaa.'],
    ['0-20:46 30-21:81 22-:1', '1 to: Väli päättyy ennen alkuaan.'],
    ['0-20:46 21-:', '1 value: Anna välin arvo.'],
    ['0-20:46 -:5', '1 from: Anna välin raja.'],
    ['0-x:46 21-:5', '0 to: Anna kokonaisluku, esimerkiksi 12.'],
  ])('%s', (typed, told) => {
    const reading = readBands(type(typed), forms);
    const problems = reading.kind === 'read' ? [] : reading.problems;
    expect(problems.map(({ band, field, message }) => `${band} ${field}: ${message.fi}`)).toContain(told);
  });
});

const bands = fc
  .uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 5 })
  .map((ends) => ends.sort((a, b) => a - b))
  .map((ends): readonly TypedBand[] =>
    [...ends, null].map((end, index) => ({
      from: String(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1),
      to: end === null ? '' : String(end),
      value: String(index + 10),
    })),
  );

test('joining keeps bands sound, and so does splitting once its limit is given', () => {
  fc.assert(
    fc.property(bands, fc.nat(5), fc.nat(100), (typed, at, limit) => {
      const band = at % typed.length;
      expect(readBands(typed, forms).kind).toBe('read');
      expect(readBands(joinBands(typed, band), forms).kind).toBe('read');
      const { from = '0', to = '' } = typed[band] ?? {};
      const last = to === '' ? 99 : Number(to) - 1;
      if (last < Number(from)) return;
      const end = Number(from) + (limit % (last - Number(from) + 1));
      const split = moveEnd(splitBand(typed, band), band, String(end), forms);
      expect(readBands(split, forms)).toMatchObject({ kind: 'read' });
      expect(joinBands(split, band)).toEqual(typed);
    }),
  );
});
