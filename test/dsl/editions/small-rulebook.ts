/** A rulebook as a map of files, to be read without checking what its policies mean. */

import type { Diagnostic } from '../../../dsl/diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../../../dsl/diagnostics/render.ts';
import type { SourceFiles } from '../../../dsl/editions/consolidated.ts';
import { readRulebook } from '../../../dsl/editions/read-rulebook.ts';

export const identity = `id: test-rulebook
title: Koe
authority: Kunta
currency: EUR
languages: [fi]
holidays: FI
`;

export const inForce = `decided: 2019-10-25
decided_by: Kunta
record: § 1
status: in_force
`;

/**
 * Files of a rulebook: `rulebook.yaml` and each edition folder's `edition.yaml` are added where they are not given;
 * a file given as null is left out.
 */
export function filesOf(files: Readonly<Record<string, string | null>>): SourceFiles {
  const folders = new Set(Object.keys(files).flatMap((path) => /^(\d{4}-\d{2}-\d{2})\//.exec(path)?.[1] ?? []));
  const editions = [...folders].map((folder) => [`${folder}/edition.yaml`, inForce] as const);
  const all = { 'rulebook.yaml': identity, ...Object.fromEntries(editions), ...files };
  return new Map(Object.entries(all).flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
}

/** The sources of a rulebook that reads without mistakes. */
export function readSound(files: SourceFiles, options: { readonly drafts?: boolean } = {}) {
  const { sources, diagnostics } = readRulebook(files, options);
  if (sources === null || diagnostics.length > 0) throw new Error(renderAll(diagnostics, files));
  return sources;
}

/** Diagnostics as a person reads them. */
export function renderAll(diagnostics: readonly Diagnostic[], files: SourceFiles): string {
  return diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, files, { language: 'en' })).join('\n\n');
}
