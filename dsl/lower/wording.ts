import type { Day } from '../../engine/ir/ir.ts';
import type { Texts } from '../../engine/ir/localized.ts';
import type * as ast from '../syntax/ast.ts';

/** Where a locale file has the texts of a declaration. */
export type TextKey =
  /** Of enums, members (`service.participation`), records, inputs and fields (`client.needs`). */
  | { readonly section: 'labels'; readonly name: string }
  | { readonly section: 'units'; readonly name: string }
  | { readonly section: 'parameters'; readonly name: string }
  | { readonly section: 'definitions'; readonly name: string }
  /** Exceptions to definitions. */
  | { readonly section: 'exceptions'; readonly name: string }
  | { readonly section: 'decisions'; readonly decision: string }
  /** Rules, and exceptions and reliefs of rules. */
  | { readonly section: 'rules'; readonly decision: string; readonly name: string };

/** The texts of a rulebook in all of its languages: the policy's own, and what locale files say in the end. */
export interface Wording {
  /** As they are said on a day: for what has a version of its own in each edition. */
  on(day: Day): Wording;
  /** The label; where the policy gives none, the name itself. */
  label(key: TextKey, own: ast.Text | null, name: string): Texts;
  /** The form of a unit for other numbers than one. */
  many(key: TextKey, own: ast.Text | null, name: string): Texts;
  interpretations(key: TextKey, own: readonly ast.Text[]): readonly Texts[];
  /** The message in each language that has it; interpolations are not yet resolved. */
  message(key: TextKey, own: ast.Message): ReadonlyMap<string, ast.Message>;
  /** The decision's words for its outcomes, or else the product's: a decision without rules is not said to approve. */
  outcomes(decision: ast.DecisionDeclaration, hasRules: boolean): Readonly<Record<ast.OutcomeWords['outcome'], Texts>>;
}
