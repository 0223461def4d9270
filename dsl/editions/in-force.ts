import type * as ast from '../syntax/ast.ts';
import type { Declared, DeclaredEnum, DeclaredNorm, DeclaredRecord, Provision } from './consolidated.ts';

/** A rule, or an exception or relief, with its decision. */
export type Norm = DeclaredNorm<ast.RuleDeclaration | ast.ExceptionDeclaration | ast.ReliefDeclaration>;

/** The declarations in force while one edition after another is taken in. A name replaced keeps its place. */
export interface InForce {
  readonly enums: Map<string, DeclaredEnum>;
  readonly sets: Map<string, Declared<ast.SetDeclaration>>;
  readonly units: Map<string, Declared<ast.UnitDeclaration>>;
  readonly records: Map<string, DeclaredRecord>;
  readonly inputs: Map<string, DeclaredRecord>;
  readonly parameters: Map<string, Declared<ast.ParameterDeclaration>>;
  readonly definitions: Map<string, DeclaredNorm<ast.DefineDeclaration | ast.TableDeclaration>>;
  readonly decisions: Map<string, Declared<ast.DecisionDeclaration>>;
  /** Rules, exceptions and reliefs by `normKey`. */
  readonly norms: Map<string, Norm>;
  /** By mark, in the order of the source; replaced as a whole by an edition that gives provisions. */
  provisions: ReadonlyMap<string, Provision>;
}
