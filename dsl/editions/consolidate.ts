import type { Day, Unit } from '../../engine/ir/ir.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import type { Consolidation, Declared, DeclaredEnum, DeclaredNorm, DeclaredRecord, Edition } from './consolidated.ts';
import { checkContinuity } from './continuity.ts';
import type { FileDecisions, PlacedDeclaration } from './declared-names.ts';
import { collectDeclarations, normKey } from './declared-names.ts';
import type { InForce, Norm } from './in-force.ts';
import { takeProvisions } from './provisions.ts';
import { repeal } from './repeal.ts';

/**
 * The rulebook in force in each span between two editions: every edition's repeals are taken out of what was in force
 * before, then its declarations are added or put in the place of those of the same name.
 */
export function consolidate(
  editions: readonly Edition[],
  currency: Unit,
  language: string,
): { readonly spans: readonly Consolidation[]; readonly diagnostics: readonly Diagnostic[] } {
  const inForce: InForce = {
    enums: new Map(),
    sets: new Map(),
    units: new Map(),
    records: new Map(),
    inputs: new Map(),
    parameters: new Map(),
    definitions: new Map(),
    decisions: new Map(),
    norms: new Map(),
    provisions: new Map(),
  };
  const diagnostics: Diagnostic[] = [];
  const spans: Consolidation[] = [];
  let decisions: FileDecisions = new Map();
  for (const [index, edition] of editions.entries()) {
    const collected = collectDeclarations(edition, decisions, currency);
    decisions = collected.decisions;
    diagnostics.push(...collected.diagnostics);
    for (const placed of collected.declarations) {
      if (placed.node.kind === 'repeal') diagnostics.push(...repeal(placed.node, placed, inForce));
    }
    for (const placed of collected.declarations) declare(placed, edition.date, inForce);
    const taken = takeProvisions(inForce.provisions, edition, language);
    inForce.provisions = taken.provisions;
    diagnostics.push(...taken.diagnostics);
    const next = editions[index + 1];
    spans.push(snapshot(inForce, edition.date, next === undefined ? null : next.date - 1, currency));
  }
  return { spans, diagnostics: [...diagnostics, ...checkContinuity(spans)] };
}

function declare({ node, file, decision }: PlacedDeclaration, edition: Day, inForce: InForce): void {
  const placed = { file, edition };
  switch (node.kind) {
    case 'enum':
      inForce.enums.set(node.name.text, mergeEnum(inForce.enums.get(node.name.text), { node, ...placed }));
      return;
    case 'record':
      inForce.records.set(node.name.text, mergeRecord(inForce.records.get(node.name.text), { node, ...placed }));
      return;
    case 'input':
      inForce.inputs.set(node.name.text, mergeRecord(inForce.inputs.get(node.name.text), { node, ...placed }));
      return;
    case 'set':
      inForce.sets.set(node.name.text, { node, ...placed });
      return;
    case 'unit':
      inForce.units.set(node.name.text, { node, ...placed });
      return;
    case 'parameter':
      inForce.parameters.set(node.name.text, { node, ...placed });
      return;
    case 'define':
    case 'table':
      inForce.definitions.set(node.name.text, { node, ...placed, decision });
      return;
    case 'decision':
      inForce.decisions.set(node.name.text, { node, ...placed });
      return;
    case 'rule':
    case 'exception':
    case 'relief':
      inForce.norms.set(normKey(decision, node.name.text), { node, ...placed, decision });
      return;
    case 'repeal':
      return;
  }
}

function mergeEnum(former: DeclaredEnum | undefined, given: Declared<ast.EnumDeclaration>): DeclaredEnum {
  const { node, file, edition } = given;
  return {
    ...chooseHead(former, given),
    name: node.name.text,
    members: mergeNamed(
      former?.members ?? [],
      node.members.map((member) => ({ node: member, file, edition })),
    ),
  };
}

function mergeRecord(
  former: DeclaredRecord | undefined,
  given: Declared<ast.RecordDeclaration | ast.InputDeclaration>,
): DeclaredRecord {
  const { node, file, edition } = given;
  return {
    ...chooseHead(former, given),
    name: node.name.text,
    fields: mergeNamed(
      former?.fields ?? [],
      node.fields.map((field) => ({ node: field, file, edition })),
    ),
  };
}

/** The head line in force: the latest one that has a label. */
function chooseHead<Node extends { readonly label: ast.Text | null }>(
  former: Declared<Node> | undefined,
  given: Declared<Node>,
): Declared<Node> {
  const { node, file, edition } = former !== undefined && given.node.label === null ? former : given;
  return { node, file, edition };
}

/** What was there, with what is given anew in its place, then what is new. Of two of a name in one the first counts. */
function mergeNamed<Node extends { readonly name: ast.Name }>(
  former: readonly Declared<Node>[],
  given: readonly Declared<Node>[],
): readonly Declared<Node>[] {
  const merged = new Map(former.map((declared) => [declared.node.name.text, declared]));
  const firsts = new Map(given.toReversed().map((declared) => [declared.node.name.text, declared]));
  for (const declared of given) {
    const name = declared.node.name.text;
    if (firsts.get(name) === declared) merged.set(name, declared);
  }
  return [...merged.values()];
}

function snapshot(inForce: InForce, from: Day, to: Day | null, currency: Unit): Consolidation {
  const norms = [...inForce.norms.values()];
  return {
    from,
    to,
    units: { currency, declared: new Set(inForce.units.keys()) },
    enums: new Map(inForce.enums),
    sets: new Map(inForce.sets),
    unitDeclarations: new Map(inForce.units),
    records: new Map(inForce.records),
    inputs: new Map(inForce.inputs),
    parameters: new Map(inForce.parameters),
    definitions: new Map(inForce.definitions),
    decisions: new Map(inForce.decisions),
    rules: norms.filter(isRule),
    exceptions: norms.filter(isException),
    provisions: inForce.provisions,
  };
}

function isRule(norm: Norm): norm is DeclaredNorm<ast.RuleDeclaration> {
  return norm.node.kind === 'rule';
}

function isException(norm: Norm): norm is DeclaredNorm<ast.ExceptionDeclaration | ast.ReliefDeclaration> {
  return norm.node.kind !== 'rule';
}
