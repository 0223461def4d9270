import { describe, expect, it } from 'vitest';
import { phrasesOf } from '../../../engine/wording/phrases.ts';

const { compare, oneOf, between, inList } = phrasesOf.fi;

describe('Finnish comparisons', () => {
  it.each([
    ['ikä', 'ikä on yli 18 vuotta'],
    ['tunnit viikossa', 'tunnit viikossa ovat yli 18 vuotta'],
    ['setelin toimintapäivät', 'setelin toimintapäivät ovat yli 18 vuotta'],
    ['myönnetyt tunnit (20 h)', 'myönnetyt tunnit (20 h) ovat yli 18 vuotta'],
    ['lyhyt jakso', 'lyhyt jakso on yli 18 vuotta'],
    ['päättynyt seteli', 'päättynyt seteli on yli 18 vuotta'],
    ['tunnit + päivät', 'tunnit + päivät on yli 18 vuotta'],
  ])('have the verb in the number of their subject: %s', (subject, told) => {
    expect(compare('greater', subject, '18 vuotta', false)).toBe(told);
  });

  it.each([
    [compare('less', 'tunnit', '4 h', false), 'tunnit ovat alle 4 h'],
    [compare('less', 'hinta', 'yläraja', false), 'hinta on pienempi kuin yläraja'],
    [compare('greater', 'tunnit', 'yläraja', false), 'tunnit ovat suurempia kuin yläraja'],
    [compare('less', 'alkupäivä', '1.1.2021', true), 'alkupäivä on aikaisempi kuin 1.1.2021'],
    [compare('not_equal', 'tunnit', '4 h', false), 'tunnit eivät ole 4 h'],
    [compare('equal', 'ikä', '18 vuotta', false), 'ikä on 18 vuotta'],
    [between('tunnit', '1 h', '4 h'), 'tunnit ovat välillä 1 h – 4 h'],
    [oneOf('palvelut', ['a', 'b'], true), 'palvelut eivät ole mikään näistä: a, b'],
    [inList('kotikunta', 'kunnat', false), 'kotikunta on luettelossa: kunnat'],
  ])('%s', (told, expected) => expect(told).toBe(expected));
});
