/** Changed values: amounts, shares, bands, lists, days. */
import { describe, expect, it } from 'vitest';
import { findChanges } from '../../../../engine/analysis/changes/find-changes.ts';
import { arrangeValues } from '../../../../engine/analysis/changes/report/arrange-values.ts';
import type { ValueGroup } from '../../../../engine/analysis/changes/report/report.ts';
import { parseDate } from '../../../../engine/ir/calendar.ts';
import { changesBy, type Edits, replaced } from './edited-kuopio.ts';

/** A new edition of values from a day on. */
function edition(day: string, values: string, more = ''): Edits {
  return { [`${day}/edition.yaml`]: `status: draft\n${more}`, [`${day}/values.yaml`]: values };
}

/** A line for each row and note: `0–20 km: 46,00 €/h → 47,00 €/h | +1,00 €/h | +2,2 % | 1.1.2021 alkaen`. */
function linesOf(groups: readonly ValueGroup[]): readonly string[] {
  const lines = groups.flatMap(({ label, notes, rows }) => [
    ...notes.map((note) => `${label} (${note})`),
    ...rows.map(({ key, before, after, difference, percent, when }) =>
      [`${key === '' ? label : key}: ${before} → ${after}`, difference, percent, when]
        .filter((part) => part !== '')
        .join(' | '),
    ),
  ]);
  return lines.map((line) => line.replaceAll('\u00a0', ' '));
}

function linesBy(edits: Edits): readonly string[] {
  return linesOf(arrangeValues(changesBy(edits), 'fi'));
}

const bands = (lines: string): string => `price:\n  individual_coaching:\n${lines}`;

describe('a changed value', () => {
  it.each<[what: string, edits: Edits, lines: readonly string[]]>([
    [
      'a price',
      edition('2021-01-01', 'price:\n  group_coaching: 15.50 EUR/h\n'),
      [
        'Ryhmävalmennuksen tuntihinta (vahvistettu vuodelle 2020)',
        'Ryhmävalmennuksen tuntihinta: 15,00 €/h → 15,50 €/h | +0,50 €/h | +3,3 % | 1.1.2021 alkaen',
      ],
    ],
    [
      'a price that falls',
      edition('2021-01-01', 'price:\n  group_coaching: 10 EUR/h\n'),
      [
        'Ryhmävalmennuksen tuntihinta (vahvistettu vuodelle 2020)',
        'Ryhmävalmennuksen tuntihinta: 15,00 €/h → 10,00 €/h | −5,00 €/h | −33,3 % | 1.1.2021 alkaen',
      ],
    ],
    [
      'from nothing',
      edition('2021-01-01', 'client_fee: 12 EUR\n'),
      ['Asiakasmaksu: 0,00 € → 12,00 € | +12,00 € | 1.1.2021 alkaen'],
    ],
    [
      'a share, in percentage points',
      edition('2021-01-01', 'max_remote_share: 12 %\n'),
      ['Etäohjauksen enimmäisosuus: 10 % → 12 % | +2 prosenttiyksikköä | +20,0 % | 1.1.2021 alkaen'],
    ],
    [
      'an age',
      replaced('limits.yaml', 'max_age: 64 year', 'max_age: 67 year'),
      ['Yläikäraja: 64 vuotta → 67 vuotta | +3 vuotta | +4,7 % | 1.1.2020 alkaen'],
    ],
    [
      'one member',
      edition('2021-01-01', 'max_hours:\n  group_coaching: 90 h\n'),
      ['Ryhmävalmennus: 80 h → 90 h | +10 h | +12,5 % | 1.1.2021 alkaen'],
    ],
    [
      'stated for a year',
      edition('2021-01-01', 'price:\n  participation: 23 EUR/activity_day\n', 'stated_for:\n  price: 2021\n'),
      [
        'Osallisuustoiminnan päivähinta (vahvistettu vuodelle 2021)',
        'Osallisuustoiminnan päivähinta: 22,00 €/toimintapäivä → 23,00 €/toimintapäivä | +1,00 €/toimintapäivä | +4,5 % | 1.1.2021 alkaen',
      ],
    ],
    [
      'a list',
      edition('2021-01-01', 'accepted_degrees: [sosionomi_amk, social_educator, social_worker, other]\n'),
      [
        'Hyväksytyt tutkinnot: sosionomi (AMK), sosiaalikasvattaja, sosiaaliohjaaja ja sosiaalityöntekijä → sosionomi (AMK), sosiaalikasvattaja, sosiaalityöntekijä ja muu | lisätty: muu; poistettu: sosiaaliohjaaja | 1.1.2021 alkaen',
      ],
    ],
    [
      'the order of a list',
      replaced('staff.yaml', 'social_instructor, social_worker]', 'social_worker, social_instructor]'),
      [
        'Hyväksytyt tutkinnot: sosionomi (AMK), sosiaalikasvattaja, sosiaaliohjaaja ja sosiaalityöntekijä → sosionomi (AMK), sosiaalikasvattaja, sosiaalityöntekijä ja sosiaaliohjaaja | vain järjestys muuttuu | 1.1.2020 alkaen',
      ],
    ],
    ['an end', edition('2021-01-01', 'client_fee: ~\n'), ['Asiakasmaksu: 0,00 € → – | 1.1.2021 alkaen']],
    [
      'one edition over another',
      { ...edition('2021-01-01', 'min_age: 16 year\n'), ...edition('2022-01-01', 'min_age: 17 year\n') },
      [
        'Alaikäraja: 18 vuotta → 16 vuotta | −2 vuotta | −11,1 % | 1.1.2021–31.12.2021',
        'Alaikäraja: 18 vuotta → 17 vuotta | −1 vuosi | −5,6 % | 1.1.2022 alkaen',
      ],
    ],
    [
      'back to what it was',
      { ...edition('2021-01-01', 'min_age: 16 year\n'), ...edition('2022-01-01', 'min_age: 18 year\n') },
      ['Alaikäraja: 18 vuotta → 16 vuotta | −2 vuotta | −11,1 % | 1.1.2021–31.12.2021'],
    ],
    [
      'a band',
      edition('2021-01-01', bands('    0-20 km: 46 EUR/h\n    21-50 km: 82 EUR/h\n    51- km: 116 EUR/h\n')),
      [
        'Yksilövalmennuksen tuntihinta (vahvistettu vuodelle 2020)',
        '21–50 km: 81,00 €/h → 82,00 €/h | +1,00 €/h | +1,2 % | 1.1.2021 alkaen',
      ],
    ],
    [
      'a boundary that moves',
      edition('2021-01-01', bands('    0-25 km: 46 EUR/h\n    26-50 km: 81 EUR/h\n    51- km: 116 EUR/h\n')),
      [
        'Yksilövalmennuksen tuntihinta (vahvistettu vuodelle 2020)',
        'Yksilövalmennuksen tuntihinta (väliraja siirtyy: 0–20 km, 21–50 km → 0–25 km, 26–50 km)',
        '21–25 km: 81,00 €/h → 46,00 €/h | −35,00 €/h | −43,2 % | 1.1.2021 alkaen',
      ],
    ],
    [
      'a band that is split',
      edition(
        '2021-01-01',
        bands('    0-10 km: 46 EUR/h\n    11-20 km: 50 EUR/h\n    21-50 km: 81 EUR/h\n    51- km: 116 EUR/h\n'),
      ),
      [
        'Yksilövalmennuksen tuntihinta (vahvistettu vuodelle 2020)',
        'Yksilövalmennuksen tuntihinta (väli jaetaan: 0–20 km → 0–10 km, 11–20 km)',
        '11–20 km: 46,00 €/h → 50,00 €/h | +4,00 €/h | +8,7 % | 1.1.2021 alkaen',
      ],
    ],
    [
      'bands that are joined',
      edition('2021-01-01', bands('    0-50 km: 60 EUR/h\n    51- km: 116 EUR/h\n')),
      [
        'Yksilövalmennuksen tuntihinta (vahvistettu vuodelle 2020)',
        'Yksilövalmennuksen tuntihinta (välit yhdistetään: 0–20 km, 21–50 km → 0–50 km)',
        '0–20 km: 46,00 €/h → 60,00 €/h | +14,00 €/h | +30,4 % | 1.1.2021 alkaen',
        '21–50 km: 81,00 €/h → 60,00 €/h | −21,00 €/h | −25,9 % | 1.1.2021 alkaen',
      ],
    ],
    [
      'bands split at the same price',
      edition(
        '2021-01-01',
        bands('    0-20 km: 46 EUR/h\n    21-50 km: 81 EUR/h\n    51-99 km: 116 EUR/h\n    100- km: 116 EUR/h\n'),
      ),
      ['Yksilövalmennuksen tuntihinta (väli jaetaan: 51– km → 51–99 km, 100– km)'],
    ],
  ])('%s', (_what, edits, lines) => {
    expect(linesBy(edits)).toEqual(lines);
  });

  it('of two days of one rulebook is told with the day it came in', () => {
    const edits = { ...edition('2021-01-01', 'min_age: 16 year\n'), ...edition('2021-06-01', 'max_age: 70 year\n') };
    const { after } = changesBy(edits);
    const on = (day: string) => ({ ...after, day: parseDate(day) });
    const changes = findChanges(on('2020-06-01'), on('2021-12-31'));
    expect(linesOf(arrangeValues(changes, 'fi'))).toEqual([
      'Alaikäraja: 18 vuotta → 16 vuotta | −2 vuotta | −11,1 % | 1.1.2021 alkaen',
      'Yläikäraja: 64 vuotta → 70 vuotta | +6 vuotta | +9,4 % | 1.6.2021 alkaen',
    ]);
    expect(findChanges(on('2020-06-01'), on('2020-12-31')).values).toEqual([]);
  });
});
