import { invariant } from '../ir/invariant.ts';
import type { ElementBounds, Field, Type } from '../ir/ir.ts';

/** What is being read: a fact, a field, or one element of a list of plain values. */
export interface Subject {
  readonly path: string;
  readonly type: Type;
  readonly sensitive: boolean;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** Of each element of a list of numbers. */
  readonly elements?: ElementBounds | undefined;
}

/** The subject of a declared fact or field at a path. */
export function subjectOf(field: Field, path: string): Subject {
  const { type, sensitive, minimum, maximum, elements } = field;
  return { path, type, sensitive, minimum, maximum, elements };
}

/** The subject of an element of a list, at its path. */
export function elementOf({ type, sensitive, elements }: Subject, path: string): Subject {
  invariant(type.kind === 'list', 'only a list has elements');
  return { path, type: type.element, sensitive, ...elements };
}
