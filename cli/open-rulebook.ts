import { relative } from 'node:path';
import { profileFile, type ReadProfile, readProfile } from '../dsl/caseload/read-profile.ts';
import { readCases } from '../dsl/cases/read-cases.ts';
import { compileRulebook } from '../dsl/compile/compile.ts';
import type { Diagnostic } from '../dsl/diagnostics/diagnostic.ts';
import type { RulebookSources, SourceFiles } from '../dsl/editions/consolidated.ts';
import type { Rulebook } from '../engine/ir/ir.ts';
import type { PolicyCase } from '../engine/ir/policy-case.ts';
import type { Invocation, Session } from './command.ts';
import type { Unusable } from './failure.ts';
import { findRulebook } from './find-rulebook.ts';
import { readRulebookFiles } from './read-rulebook.ts';

/** A rulebook read from its folder and checked. File paths start from the current folder, for readers and editors. */
export interface Opened {
  readonly kind: 'opened';
  readonly folder: string;
  /** The files as `compileRulebook` takes them, by path from the rulebook's folder. */
  readonly sources: SourceFiles;
  /** The rulebook's own cases, by shown path. */
  readonly cases: SourceFiles;
  /** Texts of all files by the paths that diagnostics name. */
  readonly shown: SourceFiles;
  /** Null where there are errors. */
  readonly rulebook: Rulebook | null;
  /** Its editions and what is in force in each span of days; null where the files cannot be read so far. */
  readonly consolidated: RulebookSources | null;
  readonly diagnostics: readonly Diagnostic[];
  /** A diagnostic of the rulebook with its paths as they are shown. */
  show(diagnostic: Diagnostic): Diagnostic;
}

/** Finds, reads and checks the rulebook a command is about. */
export function openRulebook(invocation: Invocation, { io }: Session): Opened | Unusable {
  const found = findRulebook(invocation.value('--rulebook'), io.cwd);
  if (found.kind === 'unusable') return found;
  const files = readRulebookFiles(found.folder);
  if (files.kind === 'unusable') return files;
  const { rulebook, sources, diagnostics } = compileRulebook(files.sources, { drafts: invocation.has('--drafts') });
  const path = shownPaths(found.folder, io.cwd);
  const cases = new Map([...files.cases].map(([name, text]) => [path(name), text]));
  return {
    kind: 'opened',
    folder: found.folder,
    sources: files.sources,
    cases,
    shown: new Map([...[...files.sources].map(([name, text]) => [path(name), text] as const), ...cases]),
    rulebook,
    consolidated: sources,
    diagnostics: diagnostics.map((diagnostic) => withPaths(diagnostic, path)),
    show: (diagnostic) => withPaths(diagnostic, path),
  };
}

/** How likely what is in generated cases; empty where the rulebook does not say. */
export function readCaseloadProfile({ sources, folder }: Opened, rulebook: Rulebook, { io }: Session): ReadProfile {
  const text = sources.get(profileFile);
  if (text === undefined) return { profile: new Map(), diagnostics: [] };
  return readProfile(shownPaths(folder, io.cwd)(profileFile), text, rulebook);
}

/** Reads files of policy cases against their rulebook. */
export function readCaseFiles(
  files: SourceFiles,
  rulebook: Rulebook,
): { readonly cases: readonly PolicyCase[]; readonly diagnostics: readonly Diagnostic[] } {
  const read = [...files].map(([path, text]) => readCases(path, text, rulebook));
  return {
    cases: read.flatMap(({ cases }) => cases),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

function shownPaths(folder: string, cwd: string): (path: string) => string {
  const prefix = relative(cwd, folder);
  return prefix === '' ? (path) => path : (path) => `${prefix}/${path}`;
}

function withPaths(diagnostic: Diagnostic, path: (path: string) => string): Diagnostic {
  return {
    ...diagnostic,
    file: path(diagnostic.file),
    labels: diagnostic.labels.map((label) => ({ ...label, file: path(label.file) })),
    ...(diagnostic.fix && { fix: { ...diagnostic.fix, file: path(diagnostic.fix.file) } }),
  };
}
