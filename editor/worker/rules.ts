import type { Diagnostic, Span } from '../../dsl/diagnostics/diagnostic.ts';
import {
  actionsFor,
  actionsOn,
  type CodeAction,
  type CompletionItem,
  type CopiedDeclaration,
  completionsAt,
  copyDeclaration,
  type DeclarationAt,
  declarationAt,
  definitionOf,
  foldingRanges,
  formatting,
  type Hover,
  hoverAt,
  type Occurrence,
  type OutlineItem,
  outlineOf,
  type Position,
  prepareRename,
  type Refusal,
  type RenameTarget,
  referencesTo,
  renameAt,
  ruleTree,
  selectionRanges,
  symbolsMatching,
  type TextEdit,
  type Touched,
  type TreeGroup,
} from '../../dsl/services/index.ts';
import { moveCaseTo } from '../../engine/analysis/cases/move-case.ts';
import type { Difference } from '../../engine/cases/compare.ts';
import { type CaseResult, runCase } from '../../engine/cases/run-cases.ts';
import type { DecidingRulebook } from '../../engine/compare/sides.ts';
import type { Findings } from '../../engine/ir/findings.ts';
import type { Day } from '../../engine/ir/ir.ts';
import { openedAs } from './opened.ts';

/** A place in the rulebook open under a name. What the page shows goes along, since typing goes on meanwhile. */
export interface AskedPosition extends Position {
  readonly name: string;
  readonly text: string;
}

type Place = { readonly file: string; readonly span: Span };

/** A policy case that a declaration has to do with, and how it went. */
export interface TouchingCase {
  readonly name: string;
  readonly file: string;
  readonly offset: number;
  /** `same`: not as expected, but just as without the draft, since its day is another than it was written for. */
  readonly result: 'passed' | 'failed' | 'same';
  /** What came out otherwise than expected; empty where it passed. */
  readonly differences: readonly { readonly subject: string; readonly expected: string; readonly actual: string }[];
}

/** The cases that a declaration touches; null while the rulebook has errors. */
export type TouchingCases = readonly TouchingCase[] | null;

/** Cases moved to the day of a draft, and the rulebook without it, by its name in the worker. */
export interface MovedCases {
  readonly day: Day;
  readonly without: string;
}

/** The functions of the page of rules: language services of the rulebooks open in the worker, and their cases. */
export const rulesWorker = {
  complete(at: AskedPosition): readonly CompletionItem[] {
    return completionsAt(workspaceAt(at), at);
  },
  /** Values and provisions are those of the day. */
  hover(at: AskedPosition, day: Day): Hover | null {
    return hoverAt(workspaceAt(at), at, day);
  },
  definition(at: AskedPosition): readonly Place[] {
    return definitionOf(workspaceAt(at), at).map(({ file, span }) => ({ file, span: { ...span } }));
  },
  references(at: AskedPosition): readonly Place[] {
    return referencesTo(workspaceAt(at), at).map(placeOf);
  },
  prepareRename(at: AskedPosition): RenameTarget | Refusal {
    return prepareRename(workspaceAt(at), at);
  },
  rename(at: AskedPosition, word: string): readonly TextEdit[] | Refusal {
    return renameAt(workspaceAt(at), at, word);
  },
  outline(at: AskedPosition): readonly OutlineItem[] {
    return outlineOf(workspaceAt(at), at.file);
  },
  folding(text: string): readonly Span[] {
    return foldingRanges(text);
  },
  selections(at: AskedPosition): readonly Span[] {
    return selectionRanges(workspaceAt(at), at);
  },
  format(at: AskedPosition): TextEdit | null {
    return formatting(workspaceAt(at), at.file);
  },
  actions(at: AskedPosition, span: Span): readonly CodeAction[] {
    return actionsFor(workspaceAt(at), at.file, span);
  },
  /** The actions on each of some diagnostics of the latest compilation. */
  actionsOnEach(name: string, diagnostics: readonly Diagnostic[]): readonly (readonly CodeAction[])[] {
    const { workspace } = openedAs(name);
    return diagnostics.map((diagnostic) => actionsOn(diagnostic, workspace));
  },
  ruleTree(name: string, day: Day): readonly TreeGroup[] {
    return ruleTree(openedAs(name).workspace, day);
  },
  /** Members of enums, and fields, by their names and labels: what the tree does not show. */
  findParts(name: string, query: string): readonly OutlineItem[] {
    const found = symbolsMatching(openedAs(name).workspace, query);
    return found.filter(({ kind }) => kind === 'member' || kind === 'field').slice(0, mostParts);
  },
  /** Its provisions are quoted as of the day. */
  declarationAt(at: AskedPosition, day: Day): DeclarationAt | null {
    return declarationAt(workspaceAt(at), at, day);
  },
  copyDeclaration(at: AskedPosition, day: Day): CopiedDeclaration | null {
    return copyDeclaration(workspaceAt(at), at, day);
  },

  /**
   * Runs the cases that have to do with what a declaration touches, as they are written. With `moved`, so much later
   * that they are decided on that day or just after, and held against what comes of them under another rulebook.
   */
  touchingCases(name: string, touched: readonly Touched[], moved: MovedCases | null): TouchingCases {
    const deciding = openedAs(name).deciding;
    if (deciding === null) return null;
    const before = moved === null ? null : openedAs(moved.without).deciding;
    const own = openedAs(name).cases;
    return touched.flatMap((one) =>
      own
        .filter(({ decision }) => decision === one.decision)
        .flatMap((written): readonly TouchingCase[] => {
          const policyCase = moved === null ? written : moveCaseTo(written, moved.day, deciding.rulebook);
          const result = policyCase && runCase(deciding.rulebook, deciding.evaluator, policyCase);
          if (result === null || result.kind === 'unusable') return [];
          return touches(result.findings, one) ? [tellResult(result, before)] : [];
        }),
    );
  },
};

/** As many as anyone looks through. */
const mostParts = 20;

function workspaceAt({ name, file, text }: AskedPosition) {
  const { workspace } = openedAs(name);
  if (workspace.files.get(file) !== text) workspace.edit(file, text);
  return workspace;
}

function placeOf({ file, span }: Occurrence): Place {
  return { file, span };
}

function touches({ rules, values }: Findings, touched: Touched): boolean {
  const applies = rules.some(({ rule, status, exceptions }) => {
    if (!touched.rules.includes(rule) || status === 'not_applicable') return false;
    return touched.exception === null || exceptions.includes(touched.exception);
  });
  return applies || values.some(({ name }) => touched.outputs.includes(name));
}

function tellResult(
  result: Exclude<CaseResult, { readonly kind: 'unusable' }>,
  before: DecidingRulebook | null,
): TouchingCase {
  const { name, origin } = result.case;
  const told = { name, file: origin.file, offset: origin.start };
  if (result.kind === 'passed') return { ...told, result: 'passed', differences: [] };
  const differences = result.differences.map(({ subject, expected, actual }) => ({ subject, expected, actual }));
  const without = before && runCase(before.rulebook, before.evaluator, result.case);
  const isSame = without?.kind === 'failed' && sameDifferences(without.differences, result.differences);
  return { ...told, result: isSame ? 'same' : 'failed', differences };
}

function sameDifferences(one: readonly Difference[], other: readonly Difference[]): boolean {
  const write = (all: readonly Difference[]): string =>
    JSON.stringify(all.map(({ subject, actual }) => [subject, actual]));
  return write(one) === write(other);
}
