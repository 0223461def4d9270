import { readCases } from '../../dsl/cases/read-cases.ts';
import { type Compiled, compileRulebook } from '../../dsl/compile/compile.ts';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import { toJson } from '../../dsl/diagnostics/render.ts';
import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import type { PolicyCase } from '../../engine/ir/policy-case.ts';
import { engines } from '../../library/engines.ts';
import { type LoadedRulebook, openRulebook } from '../../library/loaded-rulebook.ts';
import { Refusal } from '../refusals/refusal.ts';
import { revisionOf } from './revision.ts';
import { markFolder, readFolder } from './rulebook-folder.ts';

/** A rulebook as its files say it. What is costly is found out when first asked for. */
export interface RulebookState {
  /** All text files by path from the rulebook's folder, its cases among them. */
  readonly files: SourceFiles;
  /** Of the files. */
  readonly revision: string;
  readonly compiled: Compiled;
  /** Null where the rulebook has errors. */
  readonly loaded: LoadedRulebook | null;
  /** The rulebook's own cases, with what is wrong with their files; none where the rulebook has errors. */
  readonly cases: { readonly cases: readonly PolicyCase[]; readonly diagnostics: readonly Diagnostic[] };
}

/** A rulebook made of these files; drafts and proposals count where asked for. */
export function describeRulebook(files: SourceFiles, { drafts = false } = {}): RulebookState {
  const once = <Result>(find: () => Result): (() => Result) => {
    let found: { readonly result: Result } | null = null;
    return () => {
      found ??= { result: find() };
      return found.result;
    };
  };
  const compiled = once(() => compileRulebook(withoutCases(files), { drafts }));
  const loaded = once(() => {
    const { rulebook } = compiled();
    return rulebook === null ? null : openRulebook(rulebook, engines.javascript(rulebook));
  });
  const cases = once(() => readAllCases(files, compiled()));
  const revision = once(() => revisionOf(files));
  return {
    files,
    get revision() {
      return revision();
    },
    get compiled() {
      return compiled();
    },
    get loaded() {
      return loaded();
    },
    get cases() {
      return cases();
    },
  };
}

/** The rulebook of the state, or a refusal that says what is wrong with it. */
export function usable({ loaded, compiled, files }: RulebookState): LoadedRulebook {
  if (loaded !== null) return loaded;
  const problems = compiled.diagnostics.map((diagnostic) => toJson(diagnostic, files));
  throw new Refusal('rulebook-broken', { problems });
}

/** The rulebook of a folder as it is now. */
export interface CurrentRulebook {
  /** Refuses where the folder cannot be read. */
  state(): RulebookState;
}

/** Changes so fresh may be followed by another that the times of the disk do not tell apart. */
const freshFor = 1000;

/**
 * Keeps an eye on a rulebook's folder: each call looks at names, sizes and times of its files (a fraction of a
 * millisecond), and reads and compiles them again when something has changed, so that an edition merged into the
 * checkout is there with the next request. A watcher would be told later, and on network disks not at all.
 */
export function watchRulebook(folder: string): CurrentRulebook {
  let mark: string | null = null;
  let known: RulebookState | null = null;
  return {
    state() {
      const now = markFolder(folder);
      if (known !== null && mark === now.text) return known;
      const isSettled = Date.now() - now.changedAt > freshFor;
      const read = describeRulebook(readFolder(folder));
      mark = isSettled ? now.text : null;
      if (known === null || known.revision !== read.revision) known = read;
      return known;
    },
  };
}

function withoutCases(files: SourceFiles): SourceFiles {
  return new Map(
    [...files].filter(([path]) => !isCases(path)).map(([path, text]) => [path, text.replace(/^\ufeff/, '')]),
  );
}

function isCases(path: string): boolean {
  return path.startsWith('tests/');
}

function readAllCases(files: SourceFiles, { rulebook }: Compiled): RulebookState['cases'] {
  if (rulebook === null) return { cases: [], diagnostics: [] };
  const read = [...files].filter(([path]) => isCases(path)).map(([path, text]) => readCases(path, text, rulebook));
  return {
    cases: read.flatMap(({ cases }) => cases),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}
