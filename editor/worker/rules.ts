import { readCases } from '../../dsl/cases/read-cases.ts';
import type { Diagnostic, Span } from '../../dsl/diagnostic.ts';
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
  type TextEdit,
  type Touched,
  type TreeGroup,
} from '../../dsl/services/index.ts';
import { moveCaseTo } from '../../engine/analysis/cases/move-case.ts';
import { type CaseResult, runCase } from '../../engine/cases/run-cases.ts';
import type { Findings } from '../../engine/ir/findings.ts';
import type { Day, Rulebook } from '../../engine/ir/ir.ts';
import type { PolicyCase } from '../../engine/ir/policy-case.ts';
import { type Opened, openedAs } from './opened.ts';

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
  readonly result: CaseResult['kind'];
  /** What came out otherwise than expected; empty where it passed. */
  readonly differences: readonly { readonly subject: string; readonly expected: string; readonly actual: string }[];
}

/** The cases that a declaration touches; null while the rulebook has errors. */
export type TouchingCases = {
  readonly cases: readonly TouchingCase[];
  /** How many cases there are of the decisions that rest on it. */
  readonly all: number;
} | null;

/** The functions of the page of rules: language services of the rulebooks open in the worker, and their cases. */
export const rulesWorker = {
  complete(at: AskedPosition): readonly CompletionItem[] {
    return completionsAt(workspaceAt(at), at);
  },
  hover(at: AskedPosition): Hover | null {
    return hoverAt(workspaceAt(at), at);
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
  declarationAt(at: AskedPosition): DeclarationAt | null {
    return declarationAt(workspaceAt(at), at);
  },
  copyDeclaration(at: AskedPosition, day: Day): CopiedDeclaration | null {
    return copyDeclaration(workspaceAt(at), at, day);
  },

  /**
   * Runs the cases that have to do with what a declaration touches, as they are written or, with `day`, so much later
   * that they are decided on that day or just after.
   */
  touchingCases(name: string, touched: readonly Touched[], day: Day | null): TouchingCases {
    const opened = openedAs(name);
    const [rulebook, evaluator] = [opened.rulebook, opened.evaluator()];
    if (rulebook === null || evaluator === null) return null;
    let all = 0;
    const cases = touched.flatMap((one) => {
      const own = casesOf(opened, rulebook).filter(({ decision }) => decision === one.decision);
      all += own.length;
      return own.flatMap((written): readonly TouchingCase[] => {
        const moved = day === null ? written : moveCaseTo(written, day, rulebook);
        if (moved === null) return [];
        const result = runCase(rulebook, evaluator, moved);
        if (result.kind === 'unusable') return [];
        const findings = evaluator.decide(moved.decision, result.facts, moved.on);
        return touches(findings, one) ? [tellResult(result)] : [];
      });
    });
    return { cases, all };
  },
};

function workspaceAt({ name, file, text }: AskedPosition) {
  const { workspace } = openedAs(name);
  if (workspace.files.get(file) !== text) workspace.edit(file, text);
  return workspace;
}

function placeOf({ file, span }: Occurrence): Place {
  return { file, span };
}

const readBefore = new WeakMap<Rulebook, readonly PolicyCase[]>();

function casesOf({ workspace }: Opened, rulebook: Rulebook): readonly PolicyCase[] {
  const known = readBefore.get(rulebook);
  if (known !== undefined) return known;
  const files = [...workspace.files].filter(([path]) => /^tests\/.*\.ya?ml$/.test(path));
  const cases = files.flatMap(([path, text]) => readCases(path, text, rulebook).cases);
  readBefore.set(rulebook, cases);
  return cases;
}

function touches({ rules, values }: Findings, touched: Touched): boolean {
  const applies = rules.some(({ rule, status, exceptions }) => {
    if (!touched.rules.includes(rule) || status === 'not_applicable') return false;
    return touched.exception === null || exceptions.includes(touched.exception);
  });
  return applies || values.some(({ name }) => touched.outputs.includes(name));
}

function tellResult(result: CaseResult): TouchingCase {
  const { name, origin } = result.case;
  const differences = result.kind === 'failed' ? result.differences : [];
  return {
    name,
    file: origin.file,
    offset: origin.start,
    result: result.kind,
    differences: differences.map(({ subject, expected, actual }) => ({ subject, expected, actual })),
  };
}
