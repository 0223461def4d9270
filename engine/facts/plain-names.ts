import { invariant } from '../ir/invariant.ts';
import type { FactSchema, Place } from './schema.ts';
import { type Subject, subjectOf } from './subject.ts';

/** What a name leads to: a group of names, a fact or field that `read` reads, or the caller's reference. */
export interface Step<Read> {
  readonly target:
    | { readonly kind: 'group'; readonly group: Group<Read> }
    | { readonly kind: 'field'; readonly name: string; readonly read: Read }
    | { readonly kind: 'case' };
  /** Whether the name is dotted: then the same may be given nested too. */
  readonly dotted: boolean;
}

/** The names that can stand in an object, dotted ones too. */
export type Group<Read> = ReadonlyMap<string, Step<Read>>;

/** Makes readers of values; `records` gives the groups of records by name, filled by the time anything is read. */
export type PlanValue<Read> = (subject: Subject, records: (record: string) => Group<Read>) => Read;

/** The names of all facts of a rulebook, and `case`, with readers for what they hold. */
export function planNames<Read>(schema: FactSchema, planValue: PlanValue<Read>): Group<Read> {
  const groups = new Map<string, Map<string, Step<Read>>>();
  const records = (record: string): Group<Read> => {
    const before = groups.get(record);
    if (before !== undefined) return before;
    const names = schema.records.get(record);
    invariant(names !== undefined, 'every record is declared');
    const group = new Map<string, Step<Read>>();
    // Held first: a record can hold lists of itself.
    groups.set(record, group);
    for (const [name, step] of planSteps(names.root, planValue, records)) group.set(name, step);
    return group;
  };
  const root = new Map(planSteps(schema.facts.root, planValue, records));
  return root.set('case', { target: { kind: 'case' }, dotted: false });
}

function planSteps<Read>(
  { inside }: Place,
  planValue: PlanValue<Read>,
  records: (record: string) => Group<Read>,
): readonly (readonly [string, Step<Read>])[] {
  return [...inside].flatMap(([segment, place]) => {
    const { field } = place;
    const below = planSteps(place, planValue, records);
    const target: Step<Read>['target'] =
      field === null
        ? { kind: 'group', group: new Map(below) }
        : { kind: 'field', name: field.name, read: planValue(subjectOf(field, field.name), records) };
    return [
      [segment, { target, dotted: false }] as const,
      ...below.map(([name, step]) => [`${segment}.${name}`, { ...step, dotted: true }] as const),
    ];
  });
}
