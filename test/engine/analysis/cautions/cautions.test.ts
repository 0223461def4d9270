import { describe, expect, test } from 'vitest';
import { cautionsOf } from './kuopio-edition.ts';

/** The six prices of 2020, each raised by 10 %, with some given otherwise. */
function prices(changes: Readonly<Record<string, string>> = {}): string {
  const values = {
    near: '50.60',
    middle: '89.10',
    far: '127.60',
    group: '16.50',
    work: '61.60',
    participation: '24.20',
    ...changes,
  };
  return [
    'price:',
    '  individual_coaching:',
    `    0-20 km: ${values.near} EUR/h`,
    `    21-50 km: ${values.middle} EUR/h`,
    `    51- km: ${values.far} EUR/h`,
    `  group_coaching: ${values.group} EUR/h`,
    `  supported_work: ${values.work} EUR/activity_day`,
    `  participation: ${values.participation} EUR/activity_day`,
    '',
  ].join('\n');
}

const onlyNear = 'price:\n  group_coaching: 16 EUR/h\n';

describe('whole-group-changed', () => {
  test('every price raised: nothing to say', () => {
    expect(cautionsOf('whole-group-changed', { '2021-01-01': prices() })).toEqual([]);
  });
  test('one price forgotten', () => {
    expect(cautionsOf('whole-group-changed', { '2021-01-01': prices({ work: '56' }) })).toEqual([
      'price.supported_work: Muut rivit muuttuivat, tämä ei. Onko arvo vahvistettu ennalleen?',
    ]);
  });
  test('one price raised alone: all the others', () => {
    expect(cautionsOf('whole-group-changed', { '2021-01-01': onlyNear })).toHaveLength(5);
  });
  test('members of one parameter are a group, limits with a common first name are not', () => {
    const values = 'max_hours:\n  group_coaching: 90 h\ngroup:\n  max_size: 14\n';
    expect(cautionsOf('whole-group-changed', { '2021-01-01': values })).toEqual([
      'max_hours[individual_coaching]: Muut rivit muuttuivat, tämä ei. Onko arvo vahvistettu ennalleen?',
    ]);
  });
});

describe('ascending-bands', () => {
  test.each([
    { values: prices(), told: [] },
    { values: prices({ middle: '50.60' }), told: [] },
    {
      values: prices({ middle: '8.30' }),
      told: ['price.individual_coaching[21]: Pienempi kuin rivillä 0–20 km. Tarkista.'],
    },
    {
      values: prices({ far: '80' }),
      told: ['price.individual_coaching[51]: Pienempi kuin rivillä 21–50 km. Tarkista.'],
    },
  ])('$told', ({ values, told }) => {
    expect(cautionsOf('ascending-bands', { '2021-01-01': values })).toEqual(told);
  });
});

describe('moderate-change', () => {
  test.each([
    { values: prices(), told: [] },
    { values: prices({ near: '52.90' }), told: [] },
    {
      values: prices({ near: '52.91' }),
      told: ['price.individual_coaching[0]: Muutos on yli 15 % (46,00 → 52,91 €/h). Tarkista.'],
    },
    {
      values: prices({ near: '4600' }),
      told: ['price.individual_coaching[0]: Arvo satakertaistuisi (46,00 → 4 600,00 €/h). Puuttuuko pilkku?'],
    },
    {
      values: prices({ near: '470' }),
      told: ['price.individual_coaching[0]: Arvo kymmenkertaistuisi (46,00 → 470,00 €/h). Puuttuuko pilkku?'],
    },
    {
      values: prices({ middle: '8.30' }),
      told: [
        'price.individual_coaching[21]: Arvo pienenisi kymmenesosaan (81,00 → 8,30 €/h). Onko pilkku väärässä kohdassa?',
      ],
    },
    {
      values: prices({ near: '60', middle: '100' }),
      told: [
        'price.individual_coaching[0]: Muutos on yli 15 % (46,00 → 60,00 €/h). Tarkista. Sama koskee 1 muuta riviä.',
      ],
    },
    { values: 'max_days_per_week:\n  supported_work: 4\n  participation: 4\n', told: [] },
    {
      values: 'max_length:\n  participation: 60 month\n',
      told: ['max_length[participation]: Arvo kymmenkertaistuisi (6 → 60 kuukautta). Puuttuuko pilkku?'],
    },
  ])('$told', ({ values, told }) => {
    expect(cautionsOf('moderate-change', { '2021-01-01': values })).toEqual(told);
  });
});

describe('common-percentage', () => {
  test.each([
    { values: prices(), told: [] },
    { values: prices({ group: '16.60', work: '62' }), told: [] },
    { values: onlyNear, told: [] },
    {
      values: prices({ work: '62.60' }),
      told: [
        'price.supported_work: Muiden rivien muutos on +10 %, tämän ei. Samalla muutoksella arvo olisi 61,60 €/toimintapäivä.',
      ],
    },
    {
      // Rounded to whole euros: 2.5 % gives 47, 83, 119, 15, 57 and 23.
      values: prices({ near: '47', middle: '84', far: '119', group: '15', work: '57', participation: '23' }),
      told: [
        'price.individual_coaching[21]: Muiden rivien muutos on +2,5 %, tämän ei. Samalla muutoksella arvo olisi 83,00 €/h.',
      ],
    },
  ])('$told', ({ values, told }) => {
    expect(cautionsOf('common-percentage', { '2021-01-01': values })).toEqual(told);
  });
});

describe('kept-relation', () => {
  const limits = (days: number, week: number, intensive: number, intensiveWeek: number) =>
    `max_days:\n  supported_work: ${days} activity_day\nmax_days_per_week:\n  supported_work: ${week}\n` +
    `intensive:\n  max_days: ${intensive} activity_day\n  max_days_per_week: ${intensiveWeek}\n`;

  test('a relation of one edition alone is no habit', () => {
    expect(cautionsOf('kept-relation', { '2021-01-01': 'catchment_distance: 30 km\n' })).toEqual([]);
  });
  test('equal until now', () => {
    expect(
      cautionsOf('kept-relation', {
        '2021-01-01': 'catchment_distance: 25 km\nshort_distance: 25 km\n',
        '2022-01-01': 'catchment_distance: 30 km\n',
      }),
    ).toEqual([
      'catchment_distance: Lähialue ja Hintaluokan 1 mukaan veloitettava etäisyys ovat tähän asti olleet yhtä suuret. Nyt ne eroavat.',
    ]);
  });
  test('equal until now, and still', () => {
    expect(
      cautionsOf('kept-relation', {
        '2021-01-01': 'catchment_distance: 25 km\nshort_distance: 25 km\n',
        '2022-01-01': 'catchment_distance: 30 km\nshort_distance: 30 km\n',
      }),
    ).toEqual([]);
  });
  test('in one ratio until now', () => {
    expect(
      cautionsOf('kept-relation', {
        '2021-01-01': limits(36, 2, 48, 3),
        '2022-01-01': limits(54, 3, 70, 4),
      }),
    ).toEqual(
      expect.arrayContaining([
        'max_days[supported_work]: Arvojen Enimmäispäivät: Tuettu työtoimintavalmennus ja Intensiivinen: päiviä suhde on tähän asti pysynyt samana. Nyt se muuttuu.',
      ]),
    );
  });
  test('with one difference until now', () => {
    expect(
      cautionsOf('kept-relation', {
        '2021-01-01': limits(36, 2, 54, 3),
        '2022-01-01': limits(54, 3, 70, 4),
      }),
    ).toEqual([
      'max_days[supported_work]: Arvojen Enimmäispäivät: Tuettu työtoimintavalmennus ja Intensiivinen: päiviä erotus on tähän asti pysynyt samana. Nyt se muuttuu.',
    ]);
  });
  test('one the product of two others until now', () => {
    const values = (days: number, size: number, months: number) =>
      `intensive:\n  max_days: ${days} activity_day\ngroup:\n  max_size: ${size}\nmax_length:\n  participation: ${months} month\n`;
    expect(cautionsOf('kept-relation', { '2021-01-01': values(65, 13, 5), '2022-01-01': values(65, 13, 6) })).toEqual([
      'intensive.max_days: Intensiivinen: päiviä on tähän asti ollut Setelin enimmäiskesto: Osallisuustoiminta × Ryhmän enimmäiskoko. Nyt se ei ole.',
    ]);
    expect(cautionsOf('kept-relation', { '2021-01-01': values(65, 13, 5), '2022-01-01': values(78, 13, 6) })).toEqual(
      [],
    );
  });
});

describe('same-number', () => {
  test('20 km stands in three', () => {
    expect(cautionsOf('same-number', { '2021-01-01': 'catchment_distance: 25 km\n' })).toEqual([
      'catchment_distance: Sama luku 20 km on yhä myös: Hintaluokan 1 mukaan veloitettava etäisyys ja Yksilövalmennuksen tuntihinta: 0–20 km. Tarkista, muuttuuko sekin.',
    ]);
  });
  test('plain numbers say too little', () => {
    expect(cautionsOf('same-number', { '2021-01-01': 'absence_units_per_month: 2\n' })).toEqual([]);
  });
});

describe('current-texts', () => {
  test.each([
    {
      values: prices({ middle: '81', far: '116', group: '15', work: '56', participation: '22' }),
      told: ['price.individual_coaching[0]: Kohdassa 3.1:8 on yhä 46 euroa.'],
    },
    { values: 'catchment_distance: 25 km\n', told: ['catchment_distance: Kohdassa 3:6 on yhä 20 km.'] },
    { values: 'max_remote_share: 15 %\n', told: ['max_remote_share: Kohdassa 2.1:10 on yhä 10 %.'] },
    { values: 'max_age: 66 year\n', told: ['max_age: Kohdassa 2:1 on yhä 64 -vuotiaille.'] },
    { values: 'group:\n  min_fill: 50 %\n', told: ['group.min_fill: Kohdassa 4:5 on yhä 60 %.'] },
  ])('$told', ({ values, told }) => {
    expect(cautionsOf('current-texts', { '2021-01-01': values })).toEqual(told);
  });
});
