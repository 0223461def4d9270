import type { Analysis, BoundVariable, DeclaredType } from '../analysis/analysis.ts';
import { emptySpanMemory, type SpanMemory } from '../analysis/memory.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Report, toDiagnostic } from '../diagnostics/unplaced-problem.ts';
import type { Consolidation } from '../editions/consolidated.ts';
import { type BrokenNames, isExplainedBy } from '../scope/broken-names.ts';
import { collectNames, type NameTable } from '../scope/names.ts';
import { resolveTargets } from '../scope/targets.ts';
import { checkVocabulary } from '../scope/vocabulary.ts';
import type * as ast from '../syntax/ast.ts';
import { inferBounds } from './bounds.ts';
import { inferDecision } from './decisions.ts';
import { inferDefinition } from './definitions.ts';
import { createInference } from './expressions.ts';
import type { Inference } from './inference.ts';
import { inferException, inferRule } from './norms.ts';

const nothingBroken: BrokenNames = { names: new Set(), unnamed: false };

/**
 * What every name means and of what type every expression is, in one consolidation, and all that is wrong with names,
 * types and units there. Each mistake is reported once, in order of kind of declaration; what follows from it is
 * silent, and so is what misses a declaration that is broken: one with a mistake in its syntax. Declarations that are
 * known to be without mistakes are passed over.
 */
export function analyse(
  consolidation: Consolidation,
  broken: BrokenNames = nothingBroken,
  memory: SpanMemory = emptySpanMemory(),
): { readonly analysis: Analysis; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  let reports = 0;
  const report: Report = (problem, file) => {
    reports += 1;
    if (!isExplainedBy(problem, broken)) diagnostics.push(toDiagnostic(problem, file));
  };
  const names = collectNames(consolidation, report, memory.definitions);
  const inference = createInference(names, memory, report);
  checkVocabulary(names, report);
  inferAllBounds(inference);
  inferDeclarations(inference, memory, (declaration, infer) => {
    if (memory.inferred.has(declaration)) return;
    const before = reports;
    infer();
    if (reports === before) memory.inferred.add(declaration);
  });
  const { types, meanings, arms, variables, targets } = inference;
  const analysis: Analysis = {
    consolidation,
    types,
    meanings,
    arms,
    variables,
    memory,
    targets,
    selves: collectSelves(names),
    declaredTypes: collectDeclaredTypes(names),
  };
  return { analysis, diagnostics };
}

function inferAllBounds(inference: Inference): void {
  const { fields, parameters } = inference.names;
  for (const ofRecord of fields.values()) {
    for (const { field, declared } of ofRecord.values()) inferBounds(inference, field.node, declared, field.file);
  }
  for (const { node, declared, file } of parameters.values()) inferBounds(inference, node, declared, file);
}

/** Infers something about a declaration, unless it is known to be without mistakes. */
type InferOnce = (declaration: ast.Declaration, infer: () => void) => void;

function inferDeclarations(inference: Inference, { definitions, scopes }: SpanMemory, once: InferOnce): void {
  const { consolidation } = inference.names;
  for (const definition of inference.names.definitions.values()) {
    const infer = (): void => inferDefinition(inference, definition);
    // One whose type is reported does not last: it is another with each analysis.
    if (definitions.has(definition.node)) once(definition.node, infer);
    else infer();
  }
  for (const rule of consolidation.rules) once(rule.node, () => scopes.set(rule.node, inferRule(inference, rule)));
  for (const resolved of resolveTargets(consolidation, inference.report)) {
    inference.targets.set(resolved.exception.node, resolved.target);
    once(resolved.exception.node, () => inferException(inference, resolved, scopes));
  }
  for (const decision of consolidation.decisions.values())
    once(decision.node, () => inferDecision(inference, decision));
}

function collectSelves({ definitions }: NameTable): Analysis['selves'] {
  const selves = new Map<ast.DefineDeclaration | ast.TableDeclaration, BoundVariable>();
  for (const { node, self } of definitions.values()) if (self !== null) selves.set(node, self);
  return selves;
}

function collectDeclaredTypes({ facts, fields, parameters, definitions, consolidation }: NameTable) {
  const declaredTypes = new Map<string, DeclaredType>();
  for (const [path, { declared }] of facts) declaredTypes.set(path, declared);
  for (const record of consolidation.records.keys()) {
    for (const [name, { declared }] of fields.get(record) ?? []) declaredTypes.set(`${record}.${name}`, declared);
  }
  for (const [name, { declared }] of parameters) declaredTypes.set(name, declared);
  for (const [name, { declared }] of definitions) declaredTypes.set(name, declared);
  return declaredTypes;
}
