import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../../../../dsl/workspace/open-workspace.ts';
import { cellChanges, cellsOn } from '../../../../engine/analysis/values/cells.ts';
import { parseDate } from '../../../../engine/ir/calendar.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { day } from '../../../support/ir-builders.ts';

const declared = `enum service "Palvelu"
  day   "Päivä"
  night "Yö"

parameter limit : h "Raja"
parameter old : h "Vanha"
parameter hours : h by service "Tunnit"
parameter fee : EUR by km with 0 decimals "Maksu"
parameter share : percent by each EUR "Osuus"
`;

/** A rulebook of values only: an edition each year, of which each says something else. */
function valuesOf(editions: Readonly<Record<string, string>>, changes = ''): Rulebook {
  const files = new Map([
    [
      'rulebook.yaml',
      'id: example\ntitle: {fi: Esimerkki}\nauthority: {fi: Kunta}\nholidays: FI\nlanguages: [fi]\ncurrency: EUR\n',
    ],
    ['2020-01-01/vocabulary.policy', declared],
  ]);
  for (const [date, values] of Object.entries(editions)) {
    files.set(`${date}/edition.yaml`, 'status: draft\n').set(`${date}/values.yaml`, values);
  }
  const last = Object.keys(editions).sort().at(-1) ?? '';
  if (changes !== '') files.set(`${last}/changes.policy`, changes);
  const { rulebook, diagnostics } = openWorkspace(files, { drafts: true }).compiled;
  if (rulebook === null) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return rulebook;
}

const first = `limit: 12 h
old: 1 h
hours: {day: 5 h, night: 6 h}
fee: {0-20 km: 5 EUR, 21- km: 8 EUR}
share: {from 0 EUR: 5 %, from 500 EUR: 10 %}
`;
const none = 'limit: ~\nold: ~\nhours: ~\nfee: ~\nshare: ~\n';

function onDay(rulebook: Rulebook, date: string): readonly string[] {
  const on = parseDate(date) ?? 0;
  return rulebook.parameters.flatMap((one) => cellsOn(one, on)).map(({ id, value }) => `${id} ${value}`);
}

describe('the cells on a day', () => {
  test.each([
    [
      'are there without a value, too, bands and brackets as they were last',
      { '2020-01-01': first, '2021-01-01': none },
    ],
    ['are there before there ever was a value', { '2020-01-01': none }],
    ['are there where one member has none', { '2020-01-01': first, '2021-01-01': 'hours: {night: ~}\n' }],
  ])('%s', (_, editions) => {
    expect(onDay(valuesOf(editions), '2021-06-01')).toMatchSnapshot();
  });

  test('are gone where their parameter is repealed, with or without a value', () => {
    for (const values of [first, none]) {
      const rulebook = valuesOf({ '2020-01-01': values, '2021-01-01': '' }, 'repeal parameter old\n');
      const ids = (date: string) => onDay(rulebook, date).map((line) => line.split(' ')[0]);
      expect(ids('2020-12-31')).toContain('old');
      expect(ids('2021-01-01')).not.toContain('old');
      const ended = cellChanges(rulebook, day('2021-01-01')).filter(({ id }) => id === 'old');
      expect(ended.map(({ before, after }) => [before, after])).toEqual(values === none ? [] : [[100, null]]);
    }
  });

  test('take the values of the next edition', () => {
    const rulebook = valuesOf({ '2020-01-01': none, '2021-01-01': first });
    const changes = cellChanges(rulebook, day('2021-01-01'));
    expect(changes.every(({ before, after }) => before === null && after !== null)).toBe(true);
    expect(changes.map(({ id }) => id)).toContain('share[50000]');
  });
});
