import type { Day, Rulebook } from '../../ir/ir.ts';
import type { Localized } from '../../ir/localized.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { type CellChange, isMoney } from '../values/cells.ts';

/** The checks that may find something to look at again in new values. Named for what usually holds. */
export type CautionCheck =
  | 'whole-group-changed'
  | 'ascending-bands'
  | 'moderate-change'
  | 'common-percentage'
  | 'kept-relation'
  | 'same-number'
  | 'current-texts';

/** Something in an edition's values that may be a mistake, or may be meant. It never stands in the way. */
export interface Caution {
  readonly check: CautionCheck;
  /** Stays the same as long as what it speaks of does: an acknowledgement holds for this very thing. */
  readonly id: string;
  /** Ids of the cells it is about, the one to look at first. */
  readonly cells: readonly string[];
  /** One or two sentences. */
  readonly message: Localized;
  /** The value that would settle it, where there is one. */
  readonly proposed?: { readonly cell: string; readonly value: number };
}

/** What the checks look at. */
export interface NewValues {
  /** With the edition in it. */
  readonly rulebook: Rulebook;
  /** The day the edition takes effect. */
  readonly day: Day;
  /** Every cell, changed or not. */
  readonly changes: readonly CellChange[];
  /** Policy cases, whose sentences may name values. */
  readonly cases: readonly PolicyCase[];
}

/** A caution about cells; what it speaks of makes its id. */
export function caution(
  check: CautionCheck,
  cells: readonly CellChange[],
  message: Localized,
  proposed?: Caution['proposed'],
): Caution {
  const values = cells.map(({ id, before, after }) => `${id}=${JSON.stringify(before)}→${JSON.stringify(after)}`);
  return {
    check,
    id: `${check}:${values.join(';')}`,
    cells: cells.map(({ id }) => id),
    message,
    ...(proposed !== undefined && { proposed }),
  };
}

/**
 * Cells that are set together: those of one parameter, and money under one first name (`price.…`). What stands alone
 * is in no group.
 */
export function groupsOf({ changes, rulebook }: NewValues): readonly (readonly CellChange[])[] {
  const groups = new Map<string, CellChange[]>();
  for (const change of changes) {
    const { parameter } = change;
    const [first = ''] = parameter.name.split('.');
    const name = isMoney(parameter, rulebook) && parameter.name !== first ? `${first}.` : parameter.name;
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(change);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** A change from one number to another. */
export interface NumberChange extends CellChange {
  readonly before: number;
  readonly after: number;
}

/** Numbers both before and after, whether they differ or not. */
export function isNumeric(change: CellChange): change is NumberChange {
  const { parameter, before, after } = change;
  return parameter.type.kind === 'number' && typeof before === 'number' && typeof after === 'number';
}
