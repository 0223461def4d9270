/**
 * What checking finds out about one consolidation: the type of every expression and what every name means. Side
 * tables, keyed by the identity of AST nodes; lowering reads them and has nothing left to resolve.
 */

import type { Consolidation, Declared, DeclaredRecord } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import type { SpanMemory } from './memory.ts';

/** The declared type of a fact, field, parameter or definition, with what the declaration says beside it. */
export interface DeclaredType {
  readonly type: Type;
  readonly optional: boolean;
  readonly sensitive: boolean;
}

/**
 * A variable bound by `for each`, a quantifier, a filter, or (the record's own name) by the derived field it stands
 * in. Identity matters: one object a binder.
 */
export interface BoundVariable {
  readonly name: string;
  /** Type of the element: a record, an enum, or another plain type. */
  readonly type: Type;
  /** True for the record's name inside a derived field. */
  readonly self: boolean;
}

/** A step from a record to a field; several where records hold records. */
export type FieldPath = readonly Declared<ast.Field>[];

/** What a name means where it stands. */
export type Meaning =
  /** `client.birth_date`, `contract.provider.name`; a record-typed input field as a whole only in `not given in`. */
  | {
      readonly kind: 'fact';
      readonly path: string;
      readonly input: DeclaredRecord;
      readonly fields: FieldPath;
      readonly declared: DeclaredType;
    }
  /** `member` */
  | { readonly kind: 'element'; readonly variable: BoundVariable }
  /** `member.degree`: `path` is the part after the variable, dotted where records hold records. */
  | {
      readonly kind: 'field';
      readonly variable: BoundVariable;
      readonly path: string;
      readonly fields: FieldPath;
      readonly declared: DeclaredType;
    }
  /** `client.age`; for a derived field (`member.qualified`) `name` is the declared one (`staff_member.qualified`). */
  | { readonly kind: 'definition'; readonly name: string; readonly variable: BoundVariable | null }
  | { readonly kind: 'parameter'; readonly name: string }
  /** An enum member, found through the type it stands against. */
  | { readonly kind: 'member'; readonly enum: string; readonly member: string }
  /** `in hour_based` */
  | { readonly kind: 'set'; readonly name: string; readonly enum: string; readonly members: readonly string[] };

export interface Analysis {
  readonly consolidation: Consolidation;
  /** The type of every expression that was reached, parentheses included. */
  readonly types: ReadonlyMap<ast.Expression, Type>;
  /** What each reference means, and each lookup's parameter. Missing where a name is unknown (already reported). */
  readonly meanings: ReadonlyMap<ast.Reference | ast.Lookup, Meaning>;
  /** The members each match arm stands for, sets expanded; null for `otherwise`: all not named by other arms. */
  readonly arms: ReadonlyMap<ast.MatchArm, readonly string[]>;
  /** The variable each binder binds. */
  readonly variables: ReadonlyMap<ast.ForEach | ast.Quantifier | ast.Count | ast.Sum | ast.Extreme, BoundVariable>;
  /** The record's own variable inside each derived field (`staff_member` in `staff_member.qualified`). */
  readonly selves: ReadonlyMap<ast.DefineDeclaration | ast.TableDeclaration, BoundVariable>;
  /** Declared types by dotted name: facts and parameters and definitions. */
  readonly declaredTypes: ReadonlyMap<string, DeclaredType>;
  /** What is known of its declarations; a place to note what else is found out about them. */
  readonly memory: SpanMemory;
  /** What each exception or relief is to: a definition, a rule, or another exception. */
  readonly targets: ReadonlyMap<ast.ExceptionDeclaration | ast.ReliefDeclaration, ExceptionTarget>;
}

export type ExceptionTarget =
  | { readonly kind: 'definition'; readonly name: string }
  | { readonly kind: 'rule'; readonly rule: Declared<ast.RuleDeclaration> }
  | { readonly kind: 'exception'; readonly exception: Declared<ast.ExceptionDeclaration | ast.ReliefDeclaration> };
