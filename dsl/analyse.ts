import type { Analysis, BoundVariable, DeclaredType } from './analysis.ts';
import type * as ast from './ast.ts';
import type { Consolidation } from './consolidated.ts';
import type { Diagnostic } from './diagnostic.ts';
import { inferBounds } from './infer/bounds.ts';
import { inferDecision } from './infer/decisions.ts';
import { inferDefinition } from './infer/definitions.ts';
import { createInference } from './infer/expressions.ts';
import type { Inference } from './infer/inference.ts';
import { inferException, inferRule } from './infer/norms.ts';
import { type BrokenNames, isExplainedBy } from './scope/broken-names.ts';
import { collectNames, type NameTable } from './scope/names.ts';
import { type Report, toDiagnostic } from './scope/problem.ts';
import type { Scope } from './scope/resolve.ts';
import { resolveTargets } from './scope/targets.ts';
import { checkVocabulary } from './scope/vocabulary.ts';

const nothingBroken: BrokenNames = { names: new Set(), unnamed: false };

/**
 * What every name means and of what type every expression is, in one consolidation, and all that is wrong with names,
 * types and units there. Each mistake is reported once, in order of kind of declaration; what follows from it is
 * silent, and so is what misses a declaration that is broken: one with a mistake in its syntax.
 */
export function analyse(
  consolidation: Consolidation,
  broken: BrokenNames = nothingBroken,
): { readonly analysis: Analysis; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (problem, file) => {
    if (!isExplainedBy(problem, broken)) diagnostics.push(toDiagnostic(problem, file));
  };
  const names = collectNames(consolidation, report);
  const inference = createInference(names, report);
  checkVocabulary(names, report);
  inferAllBounds(inference);
  for (const definition of names.definitions.values()) inferDefinition(inference, definition);
  inferNorms(inference);
  for (const decision of consolidation.decisions.values()) inferDecision(inference, decision);
  const { types, meanings, arms, variables, targets } = inference;
  const analysis: Analysis = {
    consolidation,
    types,
    meanings,
    arms,
    variables,
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

function inferNorms(inference: Inference): void {
  const { consolidation } = inference.names;
  const scopes = new Map<ast.RuleDeclaration, Scope>();
  for (const rule of consolidation.rules) scopes.set(rule.node, inferRule(inference, rule));
  for (const target of resolveTargets(consolidation, inference.report)) inferException(inference, target, scopes);
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
