/**
 * A rulebook as its files say it: read, parsed, and consolidated into spans of days between two editions. Within a
 * span one set of declarations is in force; checks run on every span, and lowering joins the spans into timelines.
 */
import type { Day } from '../../engine/ir/ir.ts';
import type { Texts } from '../../engine/ir/localized.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import type { UnitTable } from '../types/units.ts';

/** Texts of a rulebook's files by path relative to its folder, with `/`: `2020-01-01/prices.yaml`. */
export type SourceFiles = ReadonlyMap<string, string>;

/** A stretch of a file. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** `rulebook.yaml` */
export interface RulebookIdentity {
  readonly id: string;
  readonly title: Texts;
  readonly authority: Texts;
  readonly currency: string;
  /** The authority's language first. */
  readonly languages: readonly string[];
  readonly holidays: 'FI';
}

/** What a source file says of a citable mark (`3.1:5`), from the day of its edition on. */
export interface SourceProvision {
  readonly mark: string;
  /** Null where the edition repeals it. */
  readonly text: string | null;
  readonly language: string;
  /** Its first line. */
  readonly place: Place;
  /** Where its paragraph ends. */
  readonly end: number;
}

/** A citable mark in force, by language; in the authority's it is always there. */
export type Provision = ReadonlyMap<string, SourceProvision>;

/** `edition.yaml` and the files beside it. */
export interface Edition {
  readonly date: Day;
  /** The folder: `2020-01-01`. */
  readonly folder: string;
  readonly status: 'draft' | 'proposed' | 'accepted' | 'in_force';
  /** ISO date; null while not decided. */
  readonly decided: Day | null;
  readonly decidedBy: string | null;
  readonly record: string | null;
  readonly statedFor: readonly { readonly parameter: string; readonly year: number; readonly place: Place }[];
  /** Provisions that state nothing to decide, expanded from their ranges. */
  readonly informative: readonly { readonly mark: string; readonly place: Place }[];
  readonly policies: readonly PolicyFile[];
  /** The provisions whose text it gives or repeals, file by file. */
  readonly provisions: readonly SourceProvision[];
}

export interface PolicyFile {
  readonly path: string;
  readonly text: string;
  readonly tree: ast.File;
}

/** A declaration in force, and where it comes from. */
export interface Declared<Node> {
  readonly node: Node;
  readonly file: string;
  /** Date of the edition that gave it. */
  readonly edition: Day;
}

export interface DeclaredEnum extends Declared<ast.EnumDeclaration> {
  readonly name: string;
  /** Merged over the editions, in order of first appearance. */
  readonly members: readonly Declared<ast.EnumMember>[];
}

/** A record or an input: its fields merged over the editions, in order of first appearance. */
export interface DeclaredRecord extends Declared<ast.RecordDeclaration | ast.InputDeclaration> {
  readonly name: string;
  readonly fields: readonly Declared<ast.Field>[];
}

/** A rule, or an exception or relief; `decision` is the one whose file it stands in, null where there is none. */
export interface DeclaredNorm<Node> extends Declared<Node> {
  readonly decision: string | null;
}

/** The declarations in force from `from` until the day before `to` (null: until further notice). */
export interface Consolidation {
  readonly from: Day;
  readonly to: Day | null;
  readonly units: UnitTable;
  readonly enums: ReadonlyMap<string, DeclaredEnum>;
  readonly sets: ReadonlyMap<string, Declared<ast.SetDeclaration>>;
  readonly unitDeclarations: ReadonlyMap<string, Declared<ast.UnitDeclaration>>;
  readonly records: ReadonlyMap<string, DeclaredRecord>;
  readonly inputs: ReadonlyMap<string, DeclaredRecord>;
  readonly parameters: ReadonlyMap<string, Declared<ast.ParameterDeclaration>>;
  /** Definitions and tables by dotted name, in order of file path, then declaration. */
  readonly definitions: ReadonlyMap<string, DeclaredNorm<ast.DefineDeclaration | ast.TableDeclaration>>;
  readonly decisions: ReadonlyMap<string, Declared<ast.DecisionDeclaration>>;
  /** In order of file path, then declaration; a replacement keeps its predecessor's place. */
  readonly rules: readonly DeclaredNorm<ast.RuleDeclaration>[];
  readonly exceptions: readonly DeclaredNorm<ast.ExceptionDeclaration | ast.ReliefDeclaration>[];
  /** By mark, in the order of the source. */
  readonly provisions: ReadonlyMap<string, Provision>;
}

/** Everything read from a rulebook's folder, ready to be checked. */
export interface RulebookSources {
  readonly files: SourceFiles;
  readonly identity: RulebookIdentity;
  /** Ascending by date. Drafts are among them only when asked for. */
  readonly editions: readonly Edition[];
  /** One a span between two editions, ascending. */
  readonly spans: readonly Consolidation[];
}
