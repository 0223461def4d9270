/** What the decisions of a consolidation use, directly or through what they use. */
import type { Analysis, Meaning } from '../analysis.ts';
import type * as ast from '../ast.ts';
import { visitParts } from '../prove/parts.ts';
import { startReading } from '../prove/scope.ts';
import { expressionsOf, type NormNode } from './norms.ts';

/** The nodes of declarations and of fields that a decision uses. */
export function collectUses(analysis: Analysis): ReadonlySet<object> {
  const uses: Uses = { analysis, used: new Set(), waiting: [], exceptions: startReading(analysis) };
  for (const { node } of analysis.consolidation.decisions.values()) {
    for (const name of [node.asOf, ...node.outputs]) useName(name.text, uses);
  }
  for (const { node } of analysis.consolidation.rules) useNorm(node, uses);
  return follow(uses);
}

/** The nodes that a definition uses, itself among them. */
export function collectUsesOf(node: ast.DefineDeclaration | ast.TableDeclaration, analysis: Analysis) {
  const uses: Uses = { analysis, used: new Set(), waiting: [], exceptions: startReading(analysis) };
  useNorm(node, uses);
  return follow(uses);
}

function follow(uses: Uses): ReadonlySet<object> {
  for (let next = uses.waiting.pop(); next !== undefined; next = uses.waiting.pop()) {
    for (const expression of expressionsOf(next)) useExpression(expression, uses);
  }
  return uses.used;
}

interface Uses {
  readonly analysis: Analysis;
  readonly used: Set<object>;
  /** Declarations whose expressions are still to be looked at. */
  readonly waiting: NormNode[];
  readonly exceptions: Pick<ReturnType<typeof startReading>, 'definitionExceptions' | 'exceptions'>;
}

/** A declaration with all exceptions to it. */
function useNorm(node: Exclude<NormNode, ast.ParameterDeclaration>, uses: Uses): void {
  if (uses.used.has(node)) return;
  uses.used.add(node);
  uses.waiting.push(node);
  if (node.kind === 'define' || node.kind === 'table') {
    useType(node.type.name.text, uses);
    if (node.kind === 'define' && node.rounding !== null) useExpression(node.rounding.step, uses);
    for (const exception of uses.exceptions.definitionExceptions.get(node.name.text) ?? []) useNorm(exception, uses);
  } else {
    for (const exception of uses.exceptions.exceptions.get(node) ?? []) useNorm(exception, uses);
  }
}

/** A fact or a definition that a decision names. */
function useName(name: string, uses: Uses): void {
  const { consolidation } = uses.analysis;
  const definition = consolidation.definitions.get(name)?.node;
  if (definition !== undefined) useNorm(definition, uses);
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
      if (node !== undefined) useNorm(node, uses);
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
  if (type?.kind === 'record') useFields(type.record, uses);
}

function useFields(record: string, uses: Uses): void {
  for (const { node } of uses.analysis.consolidation.records.get(record)?.fields ?? []) {
    if (uses.used.has(node)) continue;
    useField(node, uses);
    if (!node.type.list) useFields(node.type.name.text, uses);
  }
}

function useField(field: ast.Field, uses: Uses): void {
  uses.used.add(field);
  useType(field.type.name.text, uses);
}

function useParameter(name: string, uses: Uses): void {
  const node = uses.analysis.consolidation.parameters.get(name)?.node;
  if (node === undefined) return;
  uses.used.add(node);
  useType(node.type.name.text, uses);
  if (node.index !== null) useType(node.index.name.text, uses);
}

/** An enum, a set (with its enum), or the declared units of a quantity. */
function useType(name: string, uses: Uses): void {
  const { enums, sets, unitDeclarations } = uses.analysis.consolidation;
  const set = sets.get(name)?.node;
  for (const node of [set, enums.get(set?.enum.text ?? name)?.node]) if (node !== undefined) uses.used.add(node);
  for (const unit of name.split('/')) {
    const node = unitDeclarations.get(unit)?.node;
    if (node !== undefined) uses.used.add(node);
  }
}

function usePatterns(match: ast.Match, uses: Uses): void {
  for (const arm of match.arms) for (const pattern of arm.patterns ?? []) useType(pattern.text, uses);
}
