/** Types in words an office understands, to be put into messages. */
import type { Localized } from '../../engine/ir/localized.ts';
import type { Type } from '../types/types.ts';

/** `a date`, `an amount in km`: after "this is". */
export function describeType(type: Type): Localized {
  switch (type.kind) {
    case 'boolean':
      return { fi: 'kyllä/ei-tieto', en: 'a yes or no' };
    case 'text':
      return { fi: 'teksti', en: 'a text' };
    case 'date':
      return { fi: 'päivämäärä', en: 'a date' };
    case 'number':
      return describeNumber(type.unit);
    case 'enum':
      return { fi: `luokituksen '${type.enum}' arvo`, en: `a value of '${type.enum}'` };
    case 'record':
      return { fi: `tietue '${type.record}'`, en: `a record '${type.record}'` };
    case 'list':
      return describeList(type.element);
    case 'label':
      return { fi: 'tiedon nimi', en: 'the name of a fact' };
    case 'empty_list':
      return { fi: 'tyhjä lista', en: 'an empty list' };
    case 'error':
      return { fi: 'virheellinen', en: 'in error' };
  }
}

function describeNumber(unit: string): Localized {
  if (unit === '') return { fi: 'luku ilman yksikköä', en: 'a number without a unit' };
  if (unit === '%') return { fi: 'prosenttiluku', en: 'a percentage' };
  return { fi: `määrä (${unit})`, en: `an amount in ${unit}` };
}

function describeList(element: Type): Localized {
  switch (element.kind) {
    case 'boolean':
      return { fi: 'lista kyllä/ei-tietoja', en: 'a list of yes or no' };
    case 'text':
      return { fi: 'lista tekstejä', en: 'a list of texts' };
    case 'date':
      return { fi: 'lista päivämääriä', en: 'a list of dates' };
    case 'number':
      return element.unit === ''
        ? { fi: 'lista lukuja', en: 'a list of numbers' }
        : { fi: `lista määriä (${element.unit})`, en: `a list of amounts in ${element.unit}` };
    case 'enum':
      return { fi: `lista luokituksen '${element.enum}' arvoja`, en: `a list of values of '${element.enum}'` };
    case 'record':
      return { fi: `lista tietueita '${element.record}'`, en: `a list of records '${element.record}'` };
    case 'label':
      return { fi: 'lista puuttuvien tietojen nimiä', en: 'a list of names of missing facts' };
    case 'list':
    case 'empty_list':
    case 'error':
      return { fi: 'lista', en: 'a list' };
  }
}

/** `this is a date`: the label on an operand. */
export function thisIs(type: Type): Localized {
  const words = describeType(type);
  return { fi: `tämä on ${words.fi}`, en: `this is ${words.en}` };
}

/** A unit as a label: `km`; of a plain number words. */
export function describeUnit(unit: string): Localized {
  if (unit === '') return { fi: 'ilman yksikköä', en: 'without a unit' };
  return { fi: unit, en: unit };
}
