/** Text to checked syntax tree to IR: what other parts of the product, and other programs, use of it. */
export type { Analysis } from './analysis/analysis.ts';
export { type Compiled, compileRulebook } from './compile/compile.ts';
export type { Diagnostic, Fix, Label, Span } from './diagnostics/diagnostic.ts';
export { type DiagnosticCode, diagnosticCodes } from './diagnostics/diagnostic-codes.ts';
export { renderDiagnostic } from './diagnostics/render.ts';
export type { RulebookSources, SourceFiles } from './editions/consolidated.ts';
export { formatPolicyText } from './format/format.ts';
export { parsePolicy } from './grammar/parse.ts';
export { writeLock } from './lock/lock.ts';
export { openWorkspace, type Workspace } from './workspace/open-workspace.ts';
