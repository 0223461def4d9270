import { addMonths } from '../../calendar/dates.ts';
import { formatDate, parseDate } from '../../ir/calendar.ts';
import type { Day, Rulebook, Type } from '../../ir/ir.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { dateOfCase } from './case-date.ts';
import { factAt } from './fact-at.ts';

/** The same case some months later: every date of it, ages and lengths kept as far as the calendar has the days. */
export function moveCase(policyCase: PolicyCase, months: number, rulebook: Rulebook): PolicyCase {
  const { facts, on } = policyCase;
  return {
    ...policyCase,
    facts: JSON.stringify(moveFacts(JSON.parse(facts), months, rulebook)),
    on: on === null ? null : addMonths(on, months),
  };
}

/** The case so many months later that it is decided on the day or just after; null where its date is not known. */
export function moveCaseTo(policyCase: PolicyCase, day: Day, rulebook: Rulebook): PolicyCase | null {
  const date = dateOfCase(policyCase, rulebook);
  if (date === null) return null;
  return date >= day ? policyCase : moveCase(policyCase, monthsUntil(date, day), rulebook);
}

/** The fewest months after which the earlier day is no longer before the later one. */
export function monthsUntil(earlier: Day, later: Day): number {
  let months = 0;
  while (addMonths(earlier, months) < later) months += 1;
  return months;
}

/**
 * A case laid across a day: moved so that what its lists hold (the lines of an invoice) lies on the day or after it,
 * while something else in it (the voucher) began within a year before. Null where the case has no such dates.
 */
export function moveCaseAcross(policyCase: PolicyCase, day: Day, rulebook: Rulebook): PolicyCase | null {
  const facts: unknown = JSON.parse(policyCase.facts);
  const inLists = datesInLists(facts, rulebook);
  const first = Math.min(...inLists);
  if (inLists.length === 0 || first >= day) return null;
  const moved = moveCase(policyCase, monthsUntil(first, day), rulebook);
  const asOf = rulebook.decisions.find(({ name }) => name === policyCase.decision)?.asOf.split('.')[0];
  const began = rulebook.facts.flatMap(({ path, input, type }) =>
    type.kind === 'date' && input !== asOf ? toDays(factAt(JSON.parse(moved.facts), path)) : [],
  );
  return began.some((date) => date < day && date >= addMonths(day, -12)) ? moved : null;
}

function datesInLists(facts: unknown, rulebook: Rulebook): readonly Day[] {
  return rulebook.facts.flatMap(({ path, type }) => {
    const list = factAt(facts, path);
    if (type.kind !== 'list' || !Array.isArray(list)) return [];
    const { element } = type;
    if (element.kind === 'date') return list.flatMap(toDays);
    // What is left out counts as no date; of several, the first field dates the element.
    const field = dateFields(element, rulebook)[0];
    return field === undefined ? [] : list.flatMap((one: unknown) => toDays(factAt(one, field)));
  });
}

function toDays(value: unknown): readonly Day[] {
  const day = typeof value === 'string' ? parseDate(value) : null;
  return day === null ? [] : [day];
}

function dateFields(element: Type, { records }: Rulebook): readonly string[] {
  if (element.kind !== 'record') return [];
  const fields = records.find(({ name }) => name === element.record)?.fields ?? [];
  return fields.filter(({ type }) => type.kind === 'date').map(({ name }) => name);
}

function moveFacts(facts: unknown, months: number, rulebook: Rulebook): unknown {
  return rulebook.facts.reduce(
    (moved, { path, type }) => change(moved, path.split('.'), (value) => moveValue(value, type, months, rulebook)),
    facts,
  );
}

function moveValue(value: unknown, type: Type, months: number, rulebook: Rulebook): unknown {
  if (type.kind === 'date') {
    const day = typeof value === 'string' ? parseDate(value) : null;
    return day === null ? value : formatDate(addMonths(day, months));
  }
  if (type.kind !== 'list' || !Array.isArray(value)) return value;
  const { element } = type;
  const fields = dateFields(element, rulebook);
  return value.map((one: unknown) =>
    element.kind === 'date'
      ? moveValue(one, element, months, rulebook)
      : fields.reduce(
          (moved, field) =>
            change(moved, field.split('.'), (date) => moveValue(date, { kind: 'date' }, months, rulebook)),
          one,
        ),
  );
}

/** An object with what stands under a path put through a change; unchanged where nothing stands there. */
function change(object: unknown, path: readonly string[], apply: (value: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return apply(object);
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, name)) return object;
  const members = object as Readonly<Record<string, unknown>>;
  return { ...members, [name]: change(members[name], rest, apply) };
}
