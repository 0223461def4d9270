import { formatDecimal } from '../ir/decimal.ts';
import type { Enum, Type } from '../ir/ir.ts';
import type { Localized } from '../ir/localized.ts';

const mostMembersListed = 10;

/** What a fact of this type must be, as a phrase: "a date as YYYY-MM-DD". */
export function describeExpected(type: Type, enums: ReadonlyMap<string, Enum>): Localized {
  switch (type.kind) {
    case 'boolean':
      return { fi: 'totuusarvo true tai false', en: 'true or false' };
    case 'text':
      return { fi: 'teksti lainausmerkeissä', en: 'a text in quotation marks' };
    case 'date':
      return { fi: 'päivämäärä muodossa VVVV-KK-PP', en: 'a date as YYYY-MM-DD' };
    case 'number':
      return describeNumber(type);
    case 'enum':
      return describeMembers(enums.get(type.enum));
    case 'list':
      return { fi: 'luettelo hakasulkeissa', en: 'a list in square brackets' };
    case 'record':
      return { fi: 'tietue aaltosulkeissa', en: 'an object in braces' };
    case 'label':
      return { fi: 'tiedon nimi', en: 'the name of a fact' };
  }
}

function describeNumber({ unit, decimals }: Extract<Type, { readonly kind: 'number' }>): Localized {
  const fi = decimals === 0 ? 'kokonaisluku' : 'luku';
  const en = decimals === 0 ? 'a whole number' : 'a number';
  const limit = describeDecimals(decimals);
  return {
    fi: `${fi}${unit === '' ? '' : ` (${unit})`}${decimals === 0 ? '' : `, ${limit.fi}`}`,
    en: `${en}${unit === '' ? '' : ` of ${unit}`}${decimals === 0 ? '' : ` with ${limit.en}`}`,
  };
}

function describeMembers(declared: Enum | undefined): Localized {
  const names = declared?.members.map((member) => member.name) ?? [];
  const listed = names.slice(0, mostMembersListed).join(', ');
  const more = names.length > mostMembersListed ? ', …' : '';
  return { fi: `jokin näistä: ${listed}${more}`, en: `one of ${listed}${more}` };
}

/** "at most 2 decimals"; "no decimals". */
export function describeDecimals(decimals: number): Localized {
  if (decimals === 0) return { fi: 'ei desimaaleja', en: 'no decimals' };
  if (decimals === 1) return { fi: 'enintään 1 desimaali', en: 'at most 1 decimal' };
  return { fi: `enintään ${decimals} desimaalia`, en: `at most ${decimals} decimals` };
}

/** What has bounds: in a number's own scale, or in elements of a list. */
export interface Bounded {
  readonly type: Type;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

/** The bounds of a number with its unit, or of a list in elements. */
export function describeBounds({ type, minimum, maximum }: Bounded): Localized {
  const suffix = type.kind === 'number' && type.unit !== '' ? ` ${type.unit}` : '';
  const write = (bound: number) => `${type.kind === 'number' ? writeShort(bound, type.decimals) : bound}`;
  if (minimum !== undefined && maximum !== undefined) {
    const range = `${write(minimum)}–${write(maximum)}${suffix}`;
    const spaced = minimum < 0 ? `${write(minimum)} … ${write(maximum)}${suffix}` : range;
    return { fi: spaced, en: spaced };
  }
  if (minimum !== undefined) {
    return { fi: `vähintään ${write(minimum)}${suffix}`, en: `at least ${write(minimum)}${suffix}` };
  }
  return { fi: `enintään ${write(maximum ?? 0)}${suffix}`, en: `at most ${write(maximum ?? 0)}${suffix}` };
}

/** As one would type it: without zeros at the end. */
function writeShort(scaled: number, decimals: number): string {
  const text = formatDecimal(scaled, decimals);
  return decimals === 0 ? text : text.replace(/\.?0+$/, '');
}
