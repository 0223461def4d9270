import { describeDecimals } from '../facts/describe.ts';
import type { FactProblemCode } from '../facts/problem.ts';
import type { Field, Rulebook, Type } from '../ir/ir.ts';
import type { Localized } from '../ir/localized.ts';
import { formatNumber } from '../wording/format-number.ts';

/** What to do about an entry that cannot be read, in one sentence for the person at the form. */
export function describeEntryProblem(
  code: FactProblemCode | 'unclear-number',
  field: Field,
  text: string,
  rulebook: Rulebook,
): Localized {
  switch (code) {
    case 'bad-date':
      return describeDate(text);
    case 'unknown-member':
      return {
        fi: 'Valitse luettelosta: tämä ei ole mikään vaihtoehdoista.',
        en: 'Choose from the list: this is none of its choices.',
      };
    case 'unclear-number':
      return describeUnclear(text.trim());
    case 'too-many-decimals':
      return describeSurplus(field.type);
    case 'out-of-bounds':
      return describeBounds(field, rulebook);
    case 'wrong-unit':
      return {
        fi: `Anna luku ilman yksikköä${exampleOf(field, rulebook, 'fi')}.`,
        en: `Give the number without a unit${exampleOf(field, rulebook, 'en')}.`,
      };
    case 'too-long':
      return {
        fi: 'Teksti on liian pitkä. Enintään 10 000 merkkiä.',
        en: 'The text is too long. At most 10,000 characters.',
      };
    case 'wrong-type':
    case 'invalid-json':
    case 'not-facts':
    case 'unknown-fact':
    case 'given-twice':
    case 'bad-case':
    case 'date-clash':
      return describeType(field.type);
  }
}

/** More rows than the list takes. */
export function tooManyRows(most: number): Localized {
  return {
    fi: `Rivejä on liikaa: enintään ${most}. Poista ylimääräiset.`,
    en: `There are too many rows: at most ${most}. Remove the surplus.`,
  };
}

/** A number with three digits after a point or a comma. */
function describeUnclear(text: string): Localized {
  const whole = text.replace(/[.,]/, '');
  return {
    fi: `Epäselvä luku. Kirjoita ${text.replace('.', ',')} tai ${whole}.`,
    en: `Unclear number. Write ${text.replace(',', '.')} or ${whole}.`,
  };
}

function describeDate(text: string): Localized {
  const isWritten = /^\s*(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})\s*$/.test(text);
  return isWritten
    ? {
        fi: 'Tarkista päivä: kalenterissa ei ole sellaista, tai vuosi ei ole väliltä 1800–2999.',
        en: 'Check the day: the calendar has none such, or the year is not from 1800 to 2999.',
      }
    : {
        fi: 'Anna päivämäärä, esimerkiksi 3.5.1985 tai 1985-05-03.',
        en: 'Give a date, such as 3.5.1985 or 1985-05-03.',
      };
}

function describeSurplus(type: Type): Localized {
  const decimals = type.kind === 'number' ? type.decimals : 0;
  if (decimals === 0) return { fi: 'Anna kokonaisluku.', en: 'Give a whole number.' };
  const most = describeDecimals(decimals);
  return { fi: `Liikaa desimaaleja: ${most.fi}.`, en: `Too many decimals: ${most.en}.` };
}

function describeBounds({ type, minimum, maximum }: Field, rulebook: Rulebook): Localized {
  if (type.kind !== 'number') return describeType(type);
  const write = (bound: number | undefined, language: 'fi' | 'en', withUnit: boolean) =>
    bound === undefined ? '' : formatNumber(bound, type, language, rulebook, withUnit);
  return {
    fi: `Anna luku väliltä ${write(minimum, 'fi', false)}–${write(maximum, 'fi', true)}.`,
    en: `Give a number from ${write(minimum, 'en', false)} to ${write(maximum, 'en', true)}.`,
  };
}

function exampleOf({ type }: Field, rulebook: Rulebook, language: 'fi' | 'en'): string {
  if (type.kind !== 'number' || type.unit === '') return '';
  const example = formatNumber(12 * 10 ** type.decimals, type, language, rulebook, true);
  return language === 'fi' ? ` tai tämän yksikössä, esimerkiksi ${example}` : ` or in this one, such as ${example}`;
}

function describeType(type: Type): Localized {
  switch (type.kind) {
    case 'number':
      return type.decimals === 0
        ? { fi: 'Anna kokonaisluku, esimerkiksi 12.', en: 'Give a whole number, such as 12.' }
        : { fi: 'Anna luku, esimerkiksi 12,5.', en: 'Give a number, such as 12.5.' };
    case 'boolean':
      return { fi: 'Valitse kyllä tai ei.', en: 'Choose yes or no.' };
    case 'date':
      return describeDate('');
    case 'enum':
    case 'label':
      return { fi: 'Valitse luettelosta.', en: 'Choose from the list.' };
    case 'text':
      return { fi: 'Kirjoita teksti.', en: 'Write a text.' };
    case 'list':
    case 'record':
      return { fi: 'Tätä ei voida lukea. Tarkista sisältö.', en: 'This cannot be read. Check what it says.' };
  }
}
