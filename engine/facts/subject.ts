import type { Field, Type } from '../ir/ir.ts';

/** What is being read: a fact, a field, or one element of a list of plain values. */
export interface Subject {
  readonly path: string;
  readonly type: Type;
  readonly sensitive: boolean;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

/** The subject of a declared fact or field at a path. */
export function subjectOf(field: Field, path: string): Subject {
  const { type, sensitive, minimum, maximum } = field;
  return { path, type, sensitive, minimum, maximum };
}
