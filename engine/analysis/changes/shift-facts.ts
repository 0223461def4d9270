import { namesOf } from '../../explain/names.ts';
import { daysInMonth, toCivil, toDay } from '../../ir/calendar.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import type { Day, Rulebook, Type } from '../../ir/ir.ts';

/** The same case so many years later: every date of it moves, so that ages and lengths stay as they are. */
export function shiftFacts(facts: Facts, years: number, rulebook: Rulebook): Facts {
  const { facts: declared } = namesOf(rulebook);
  return new Map(
    [...facts].map(([path, value]) => {
      const type = declared.get(path)?.type;
      return [path, type === undefined ? value : shiftValue(value, type, years, rulebook)];
    }),
  );
}

function shiftValue(value: Value, type: Type, years: number, rulebook: Rulebook): Value {
  if (type.kind === 'date' && typeof value === 'number') return shiftDay(value, years);
  if (type.kind === 'list' && Array.isArray(value)) {
    return (value as readonly Value[]).map((element) => shiftValue(element, type.element, years, rulebook));
  }
  if (type.kind !== 'record' || typeof value !== 'object' || !('fields' in value)) return value;
  const fields = namesOf(rulebook).records.get(type.record)?.fields ?? [];
  const types = new Map(fields.map((field) => [field.name, field.type]));
  return {
    fields: new Map(
      [...value.fields].map(([name, one]) => {
        const fieldType = types.get(name);
        return [name, fieldType === undefined ? one : shiftValue(one, fieldType, years, rulebook)];
      }),
    ),
  };
}

/** The same day of a later year; 29 February becomes 28 February in common years. */
export function shiftDay(day: Day, years: number): Day {
  const civil = toCivil(day);
  const year = civil.year + years;
  return toDay({ year, month: civil.month, day: Math.min(civil.day, daysInMonth(year, civil.month)) });
}
