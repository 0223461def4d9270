/** Text to checked syntax tree to IR: what other parts of the product, and other programs, use of it. */
export type { Analysis } from './analysis.ts';
export { type Compiled, compileRulebook } from './compile.ts';
export type { RulebookSources, SourceFiles } from './consolidated.ts';
export type { Diagnostic, Fix, Label, Span } from './diagnostic.ts';
export { type DiagnosticCode, diagnosticCodes } from './diagnostic-codes.ts';
export { formatPolicyText } from './format.ts';
export { writeLock } from './lock/lock.ts';
export { parsePolicy } from './parse.ts';
export { renderDiagnostic } from './render.ts';
export { openWorkspace, type Workspace } from './workspace/open-workspace.ts';
