/** Diagnostics for programs: JSON, SARIF and the annotations of GitHub Actions. Lines and columns start at 1. */
import type { Language, Localized } from '../../engine/ir/localized.ts';
import type { Place, SourceFiles } from '../editions/consolidated.ts';
import type { Diagnostic } from './diagnostic.ts';
import { createLineTable } from './line-table.ts';

/** A stretch of a file; columns count UTF-16 code units, the end is exclusive. */
export interface Region {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A diagnostic as plain data; its own region first. */
export interface DiagnosticJson extends Region {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: Localized;
  readonly labels: readonly (Region & { readonly message: Localized })[];
  readonly help: Localized | null;
  readonly fix: (Region & { readonly title: Localized; readonly text: string }) | null;
}

/** A diagnostic as plain data, in every language. */
export function toJson(diagnostic: Diagnostic, files: SourceFiles): DiagnosticJson {
  const { code, severity, message, labels, help, fix } = diagnostic;
  return {
    code,
    severity,
    ...regionOf(diagnostic, files),
    message,
    labels: labels.map((label) => ({ ...regionOf(label, files), message: label.message })),
    help: help ?? null,
    fix: fix === undefined ? null : { ...regionOf(fix, files), title: fix.title, text: fix.text },
  };
}

function regionOf({ file, span }: Place, files: SourceFiles): Region {
  const lines = createLineTable(files.get(file) ?? '');
  const from = lines.positionAt(span.start);
  const to = lines.positionAt(Math.max(span.start, span.end));
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** A workflow command of GitHub Actions that marks the place in a pull request. One line. */
export function toGithub(diagnostic: Diagnostic, files: SourceFiles, language: Language): string {
  const { file, line, column, endLine, endColumn } = regionOf(diagnostic, files);
  const text = [diagnostic.message, diagnostic.help].flatMap((part) => (part === undefined ? [] : [part[language]]));
  const properties = [
    `file=${escapeProperty(file)}`,
    `line=${line}`,
    `endLine=${endLine}`,
    // Columns of a stretch over several lines are refused by GitHub.
    ...(line === endLine ? [`col=${column}`, `endColumn=${endColumn}`] : []),
    `title=${escapeProperty(diagnostic.code)}`,
  ];
  return `::${diagnostic.severity} ${properties.join(',')}::${escapeCommand(text.join('\n'))}`;
}

function escapeCommand(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeCommand(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/** A SARIF 2.1.0 log (OASIS, 2020) of one run, as plain data. */
export function toSarif(diagnostics: readonly Diagnostic[], files: SourceFiles, language: Language = 'en'): object {
  const codes = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Rulebook', rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => sarifResult(diagnostic, files, language)),
      },
    ],
  };
}

function sarifResult(diagnostic: Diagnostic, files: SourceFiles, language: Language): object {
  const { code, severity, message, help, labels, fix } = diagnostic;
  const advice = help === undefined ? '' : `. ${help[language]}`;
  return {
    ruleId: code,
    level: severity,
    message: { text: `${message[language]}${advice}` },
    locations: [sarifLocation(diagnostic, files)],
    relatedLocations: labels.map((label, id) => ({
      id,
      ...sarifLocation(label, files),
      message: { text: label.message[language] },
    })),
    ...(fix === undefined ? {} : { fixes: [sarifFix(fix, files, language)] }),
  };
}

function sarifLocation(place: Place, files: SourceFiles): { readonly physicalLocation: object } {
  return { physicalLocation: { artifactLocation: { uri: encodeURI(place.file) }, region: sarifRegion(place, files) } };
}

function sarifRegion(place: Place, files: SourceFiles): object {
  const { line, column, endLine, endColumn } = regionOf(place, files);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function sarifFix(fix: NonNullable<Diagnostic['fix']>, files: SourceFiles, language: Language): object {
  const replacement = { deletedRegion: sarifRegion(fix, files), insertedContent: { text: fix.text } };
  return {
    description: { text: fix.title[language] },
    artifactChanges: [{ artifactLocation: { uri: encodeURI(fix.file) }, replacements: [replacement] }],
  };
}
