import { daysInMonth } from '../ir/calendar.ts';

const pattern = /^(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([0-9A-Y])$/i;
const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/** First two digits of the year by century sign, those taken into use in 2023 included. */
const centuries: Readonly<Record<string, number>> = {
  '+': 18,
  ...{ '-': 19, Y: 19, X: 19, W: 19, V: 19, U: 19 },
  ...{ A: 20, B: 20, C: 20, D: 20, E: 20, F: 20 },
};

/**
 * Whether a text is a sound Finnish personal identity code (henkilötunnus): a real date of birth, a century sign, an
 * individual number 002–999 (900–999 are for tests) and the right check character, in either letter case. Source:
 * Digital and Population Data Services Agency, "The personal identity code"; Government Decree 128/2010 as amended by
 * 690/2022.
 */
export function isPersonalIdentityCode(text: string): boolean {
  const match = pattern.exec(text);
  if (match === null) return false;
  const [, day = '', month = '', year = '', sign = '', individual = '', check = ''] = match;
  const century = centuries[sign.toUpperCase()];
  if (century === undefined || Number(individual) < 2) return false;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (Number(day) < 1 || Number(day) > daysInMonth(century * 100 + Number(year), Number(month))) return false;
  return checkCharacters[Number(day + month + year + individual) % 31] === check.toUpperCase();
}
