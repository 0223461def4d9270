/**
 * Language services: what an editor asks about a position of a rulebook's files. Pure functions of a workspace, in the
 * shape of the language server protocol, with offsets for positions; texts are in every language of the product.
 */
export { actionsFor, actionsOn } from './actions.ts';
export { completionsAt } from './completion.ts';
export type { CompletionItem, CompletionKind } from './completion-item.ts';
export { type CopiedDeclaration, copyDeclaration } from './copy-declaration.ts';
export { type DeclarationAt, declarationAt, type Touched } from './declaration-at.ts';
export type { TextEdit } from './edit.ts';
export type { Position } from './file-context.ts';
export { type Hover, hoverAt } from './hover.ts';
export { foldingRanges, formatting, selectionRanges } from './layout.ts';
export { definitionOf, referencesTo } from './navigate.ts';
export { type OutlineItem, outlineOf, symbolsMatching } from './outline.ts';
export type { CodeAction } from './remedy.ts';
export { prepareRename, type Refusal, type RenameTarget, renameAt } from './rename.ts';
export { ruleTree, type TreeGroup, type TreeItem } from './rule-tree.ts';
export type { Occurrence, RulebookSymbol } from './symbol.ts';
export type { DatedValue, ValueLine } from './written-value.ts';
