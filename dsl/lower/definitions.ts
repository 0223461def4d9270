import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type * as ast from '../syntax/ast.ts';
import { store } from './arithmetic.ts';
import { type AstChoice, chooseAmount, chooseValue } from './choices.ts';
import { exceptionsTo } from './exceptions.ts';
import { createLowering } from './expressions.ts';
import { grainOf } from './grain.ts';
import { lowerRounding } from './literals.ts';
import { storedRange } from './names.ts';
import { lowerNorm } from './norms.ts';
import { clampRange, type Range, rangeOf, uniteRanges } from './range.ts';
import { round } from './rounding.ts';
import { createVariables, type Declarations, type Lowering } from './scope.ts';
import { lowerRowCondition } from './tables.ts';
import { buildTimeline, mergeDeclarations } from './timeline.ts';
import { lowerType } from './types.ts';
import type { Wording } from './wording.ts';

type DefinitionNode = ast.DefineDeclaration | ast.TableDeclaration;

interface Version {
  readonly value: ir.DefinitionVersion;
  readonly range: Range;
}

/** Every definition of a rulebook, lowered in every span. */
export interface Definitions {
  typeOf(name: string): ir.Type;
  rangeOf(name: string): Range;
  lower(): readonly ir.Definition[];
}

/**
 * Lowers the definitions, each after those it reads, since where a value lies depends on what they come to, in any
 * span: one with a date of its own may be read in another.
 */
export function createDefinitions(
  analyses: readonly Analysis[],
  declarations: Omit<Declarations, 'typeOfDefinition' | 'rangeOfDefinition'>,
  wording: Wording,
): Definitions {
  const declared = mergeDeclarations(analyses.map(({ consolidation }) => consolidation.definitions));
  const types = new Map([...declared.keys()].map((name) => [name, typeOfDefinition(name, analyses)]));
  const versions = new Map<string, readonly (Version | null)[]>();
  const open = new Set<string>();
  const known: Declarations = { ...declarations, typeOfDefinition: (name) => readType(name), rangeOfDefinition };

  function readType(name: string): ir.Type {
    const type = types.get(name);
    invariant(type !== undefined, 'a definition of a checked policy is declared');
    return type;
  }

  function versionsOf(name: string): readonly (Version | null)[] {
    const lowered = versions.get(name) ?? analyses.map((analysis) => lowerIn(name, analysis));
    versions.set(name, lowered);
    return lowered;
  }

  function lowerIn(name: string, analysis: Analysis): Version | null {
    const definition = analysis.consolidation.definitions.get(name);
    if (definition === undefined) return null;
    const scope = { analysis, declarations: known, variables: createVariables() };
    return lowerVersion(
      definition.node,
      readType(name),
      createLowering(scope),
      wording.on(analysis.consolidation.from),
    );
  }

  /** Two definitions may use each other in different spans; then nothing nearer is known than what fits. */
  function rangeOfDefinition(name: string): Range {
    if (open.has(name)) return storedRange;
    open.add(name);
    const ranges = versionsOf(name).flatMap((version) => (version === null ? [] : [version.range]));
    open.delete(name);
    return clampRange(uniteRanges(ranges), storedRange);
  }

  for (const name of orderByDependency(declared.keys(), analyses)) rangeOfDefinition(name);
  return {
    typeOf: readType,
    rangeOf: rangeOfDefinition,
    lower: () =>
      [...declared].map(([name, definition]) => ({
        ...lowerNorm(definition, { section: 'definitions', name }, wording),
        record: recordOf(name, analyses),
        type: readType(name),
        versions: buildTimeline(
          versionsOf(name).map((version, index) => ({
            from: analyses[index]?.consolidation.from ?? 0,
            value: version?.value ?? null,
          })),
        ),
      })),
  };
}

function typeOfDefinition(name: string, analyses: readonly Analysis[]): ir.Type {
  const latest = analyses.findLast((analysis) => analysis.consolidation.definitions.has(name));
  return lowerType(latest?.declaredTypes.get(name)?.type ?? { kind: 'error' });
}

/** The record whose derived field a definition is. */
function recordOf(name: string, analyses: readonly Analysis[]): string | null {
  for (const { consolidation, selves } of analyses) {
    const node = consolidation.definitions.get(name)?.node;
    const self = node === undefined ? undefined : selves.get(node);
    if (self?.type.kind === 'record') return self.type.record;
  }
  return null;
}

function lowerVersion(node: DefinitionNode, type: ir.Type, lowering: Lowering, wording: Wording): Version {
  const ranges: Range[] = [];
  const rounding = node.kind === 'define' ? node.rounding : null;
  const lowerBody = (body: AstBody): ir.Expression => {
    if (type.kind !== 'number') return isChoice(body) ? chooseValue(lowering, body) : lowering.value(body);
    const amount = isChoice(body) ? chooseAmount(lowering, body) : lowering.amount(body);
    const exact = rounding === null ? amount : round(amount, lowerRounding(rounding));
    const stored = store(exact, grainOf(type.unit, type.decimals));
    ranges.push(stored.range);
    return stored.expression;
  };
  const { asOf, when } = node;
  const value: ir.DefinitionVersion = {
    asOf: asOf === null ? null : lowering.value(asOf),
    when: when === null ? null : lowering.condition(when),
    body: lowerBody(node.kind === 'define' ? node.body : choiceOfTable(lowering, node)),
    exceptions: lowerExceptions(node, lowerBody, lowering, wording),
  };
  return { value, range: type.kind === 'number' ? uniteRanges(ranges) : rangeOf(0) };
}

type AstBody = ast.Expression | AstChoice;

function isChoice(body: AstBody): body is AstChoice {
  return 'branches' in body;
}

function choiceOfTable(lowering: Lowering, { columns, rows }: ast.TableDeclaration): AstChoice {
  return {
    branches: rows.flatMap(({ cells, value }) =>
      cells === null ? [] : [{ when: lowerRowCondition(lowering, columns, cells), then: value }],
    ),
    otherwise: rows.find((row) => row.cells === null)?.value ?? null,
    origin: 'table',
  };
}

function lowerExceptions(
  to: DefinitionNode | ast.ExceptionDeclaration | ast.ReliefDeclaration,
  lowerBody: (body: ast.Expression) => ir.Expression,
  lowering: Lowering,
  wording: Wording,
): readonly ir.DefinitionException[] {
  return exceptionsTo(to, lowering.scope.analysis).flatMap((exception) => {
    const { node } = exception;
    if (node.kind !== 'exception' || node.body === null) return [];
    return [
      {
        ...lowerNorm(exception, { section: 'exceptions', name: node.name.text }, wording),
        when: node.when === null ? always : lowering.condition(node.when),
        body: lowerBody(node.body),
        exceptions: lowerExceptions(node, lowerBody, lowering, wording),
      },
    ];
  });
}

const always: ir.Expression = { kind: 'constant', type: { kind: 'boolean' }, value: true };

/**
 * The names of all definitions, each after those it reads in any span (but for circles, which only spans together can
 * make). Lowered in this order, a long chain of definitions needs no deep recursion.
 */
function orderByDependency(names: Iterable<string>, analyses: readonly Analysis[]): readonly string[] {
  const order = new Set<string>();
  const entered = new Set<string>();
  for (const start of names) {
    const stack = [start];
    while (stack.length > 0) {
      const name = stack.at(-1) ?? '';
      if (order.has(name)) stack.pop();
      else if (entered.has(name)) {
        order.add(name);
        stack.pop();
      } else {
        entered.add(name);
        for (const read of definitionsReadBy(name, analyses)) if (!entered.has(read)) stack.push(read);
      }
    }
  }
  return [...order];
}

function definitionsReadBy(name: string, analyses: readonly Analysis[]): ReadonlySet<string> {
  const read = new Set<string>();
  for (const analysis of analyses) {
    const definition = analysis.consolidation.definitions.get(name)?.node;
    if (definition !== undefined) collectFrom(definition, analysis, read);
  }
  return read;
}

type WithExceptions = ast.DefineDeclaration | ast.TableDeclaration | ast.ExceptionDeclaration | ast.ReliefDeclaration;

function collectFrom(definition: WithExceptions, analysis: Analysis, read: Set<string>): void {
  const stack: unknown[] = [definition];
  const norms = [definition];
  for (let norm = norms.pop(); norm !== undefined; norm = norms.pop()) {
    const exceptions = exceptionsTo(norm, analysis).map(({ node }) => node);
    norms.push(...exceptions);
    stack.push(...exceptions);
  }
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    const meaning = analysis.meanings.get(part as ast.Reference);
    if (meaning?.kind === 'definition') read.add(meaning.name);
    else for (const inner of Object.values(part)) if (typeof inner === 'object' && inner !== null) stack.push(inner);
  }
}
