/** What the decisions of a consolidation use, directly or through what they use. */
import type { Analysis, Meaning } from '../analysis/analysis.ts';
import { note } from '../analysis/memory.ts';
import { visitParts } from '../prove/parts.ts';
import { type Reading, startReading } from '../prove/scope.ts';
import type * as ast from '../syntax/ast.ts';
import { expressionsOf, type NormNode } from './norms.ts';

/** A declaration that is used with all exceptions to it. */
export type UsedNorm = Exclude<NormNode, ast.ParameterDeclaration>;

/** The nodes of declarations and of fields that a decision uses. */
export function collectUses(analysis: Analysis): ReadonlySet<object> {
  const direct = startUses(analysis);
  for (const { node } of analysis.consolidation.decisions.values()) {
    for (const name of [node.asOf, ...node.gives, ...node.reports]) useName(name.text, direct);
  }
  for (const { node } of analysis.consolidation.rules) direct.norms.add(node);
  return follow(direct);
}

/** The nodes that a definition, a rule or an exception uses, itself and the exceptions to it among them. */
export function collectUsesOf(node: UsedNorm, analysis: Analysis): ReadonlySet<object> {
  const direct = startUses(analysis);
  direct.norms.add(node);
  return follow(direct);
}

/** What something uses itself. */
interface Uses {
  readonly analysis: Analysis;
  /** Declarations and fields that use nothing further. */
  readonly nodes: Set<object>;
  readonly norms: Set<UsedNorm>;
}

function startUses(analysis: Analysis): Uses {
  return { analysis, nodes: new Set(), norms: new Set() };
}

/** All that is used, step by step; a declaration with all exceptions to it. */
function follow({ analysis, nodes, norms }: Uses): ReadonlySet<object> {
  const reading = startReading(analysis);
  const used = new Set(nodes);
  const followed = new Set(norms);
  for (const norm of followed) {
    const direct = note(analysis.memory, norm, 'uses', () => usesOf(norm, analysis));
    for (const node of direct.nodes) used.add(node);
    for (const other of direct.norms) followed.add(other);
    for (const exception of exceptionsTo(norm, reading)) followed.add(exception);
  }
  for (const norm of followed) used.add(norm);
  return used;
}

function exceptionsTo(norm: UsedNorm, { definitionExceptions, exceptions }: Reading): readonly UsedNorm[] {
  if (norm.kind === 'define' || norm.kind === 'table') return definitionExceptions.get(norm.name.text) ?? [];
  return exceptions.get(norm) ?? [];
}

function usesOf(node: UsedNorm, analysis: Analysis): Pick<Uses, 'nodes' | 'norms'> {
  const uses = startUses(analysis);
  if (node.kind === 'define' || node.kind === 'table') useType(node.type.name.text, uses);
  if (node.kind === 'define' && node.rounding !== null) useExpression(node.rounding.step, uses);
  for (const expression of expressionsOf(node)) useExpression(expression, uses);
  return { nodes: uses.nodes, norms: uses.norms };
}

/** A fact or a definition that a decision names. */
function useName(name: string, uses: Uses): void {
  const definition = uses.analysis.consolidation.definitions.get(name)?.node;
  if (definition !== undefined) uses.norms.add(definition);
  else useFact(name, uses);
}

function useFact(path: string, uses: Uses): void {
  const { consolidation } = uses.analysis;
  const [input = '', ...steps] = path.split('.');
  let record = consolidation.inputs.get(input);
  for (const step of steps) {
    const field = record?.fields.find(({ node }) => node.name.text === step)?.node;
    if (field === undefined) return;
    useField(field, uses);
    record = consolidation.records.get(field.type.name.text);
  }
}

function useExpression(expression: ast.Expression, uses: Uses): void {
  visitParts(expression, (part) => {
    if (part.kind === 'reference') useReference(part, uses);
    else if (part.kind === 'lookup' || part.kind === 'by_brackets') useParameter(part.parameter.text, uses);
    else if (part.kind === 'number_literal') useType(part.unit?.text ?? '', uses);
    else if (part.kind === 'match') usePatterns(part, uses);
    else if (part.kind === 'not_given') for (const operand of part.operands) useWhole(operand, uses);
    return undefined;
  });
}

function useReference(reference: ast.Reference, uses: Uses): void {
  const meaning = uses.analysis.meanings.get(reference);
  if (meaning !== undefined) useMeaning(meaning, uses);
}

function useMeaning(meaning: Meaning, uses: Uses): void {
  switch (meaning.kind) {
    case 'fact':
    case 'field':
      for (const field of meaning.fields) useField(field.node, uses);
      return;
    case 'definition': {
      const node = uses.analysis.consolidation.definitions.get(meaning.name)?.node;
      if (node !== undefined) uses.norms.add(node);
      return;
    }
    case 'parameter':
      useParameter(meaning.name, uses);
      return;
    case 'set':
      useType(meaning.name, uses);
      return;
    case 'member':
      useType(meaning.enum, uses);
      return;
    case 'element':
  }
}

/** A record named as a whole stands for all its fields. */
function useWhole(operand: ast.Expression, uses: Uses): void {
  const type = uses.analysis.types.get(operand);
  if (type?.kind === 'record') useFields(type.record, uses, new Set());
}

function useFields(record: string, uses: Uses, within: Set<string>): void {
  if (within.has(record)) return;
  within.add(record);
  for (const { node } of uses.analysis.consolidation.records.get(record)?.fields ?? []) {
    useField(node, uses);
    if (!node.type.list) useFields(node.type.name.text, uses, within);
  }
}

function useField(field: ast.Field, uses: Uses): void {
  uses.nodes.add(field);
  useType(field.type.name.text, uses);
}

function useParameter(name: string, uses: Uses): void {
  const node = uses.analysis.consolidation.parameters.get(name)?.node;
  if (node === undefined) return;
  uses.nodes.add(node);
  useType(node.type.name.text, uses);
  if (node.index !== null) useType(node.index.name.text, uses);
}

/** An enum, a set (with its enum), or the declared units of a quantity. */
function useType(name: string, uses: Uses): void {
  const { enums, sets, unitDeclarations } = uses.analysis.consolidation;
  const set = sets.get(name)?.node;
  for (const node of [set, enums.get(set?.enum.text ?? name)?.node]) if (node !== undefined) uses.nodes.add(node);
  for (const unit of name.split('/')) {
    const node = unitDeclarations.get(unit)?.node;
    if (node !== undefined) uses.nodes.add(node);
  }
}

function usePatterns(match: ast.Match, uses: Uses): void {
  for (const arm of match.arms) for (const pattern of arm.patterns ?? []) useType(pattern.text, uses);
}
