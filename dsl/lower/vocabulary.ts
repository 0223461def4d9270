import type * as ir from '../../engine/ir/ir.ts';
import type { Consolidation } from '../editions/consolidated.ts';
import type { Type } from '../types/types.ts';
import { defaultBounds, defaultListLength } from '../types/units.ts';
import { grainOf } from './grain.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { lowerNumberLiteral } from './literals.ts';
import { refine } from './quantity.ts';
import { mergeDeclarations } from './timeline.ts';
import { lowerType } from './types.ts';
import type { Wording } from './wording.ts';

/** Units, over all spans. */
export function lowerUnits(spans: readonly Consolidation[], wording: Wording): readonly ir.UnitDeclaration[] {
  return [...mergeDeclarations(spans.map((span) => span.unitDeclarations))].map(([name, { node }]) => ({
    name,
    one: wording.label({ section: 'units', name }, node.label, name),
    many: wording.many({ section: 'units', name }, node.many ?? node.label, name),
  }));
}

/** Enums, over all spans. */
export function lowerEnums(spans: readonly Consolidation[], wording: Wording): readonly ir.Enum[] {
  return [...mergeDeclarations(spans.map((span) => span.enums))].map(([name, { node, members }]) => ({
    name,
    label: wording.label({ section: 'labels', name }, node.label, name),
    members: members.map(({ node: member }) => {
      const text = member.name.text;
      return { name: text, label: wording.label({ section: 'labels', name: `${name}.${text}` }, member.label, text) };
    }),
  }));
}

/** Records, over all spans, with the leaves that records within them have. */
export function lowerRecords(spans: readonly Consolidation[], wording: Wording): readonly ir.RecordType[] {
  return [...mergeDeclarations(spans.map((span) => span.records))].map(([name, { node }]) => ({
    name,
    label: wording.label({ section: 'labels', name }, node.label, name),
    fields: lowerFields(name, spans, wording),
  }));
}

/** Every leaf fact, over all spans: inputs in order of first appearance, and so their fields. */
export function lowerFacts(spans: readonly Consolidation[], wording: Wording): readonly ir.Fact[] {
  return [...mergeDeclarations(spans.map((span) => span.inputs))].flatMap(([input, { node }]) => {
    const inputLabel = wording.label({ section: 'labels', name: input }, node.label, input);
    return lowerFields(input, spans, wording).map((field) => {
      const path = `${input}.${field.name}`;
      return { ...field, name: path, path, input, inputLabel };
    });
  });
}

function lowerFields(owner: string, spans: readonly Consolidation[], wording: Wording): readonly ir.Field[] {
  const inSpans = spans.map((span) => new Map(leavesOf(owner, span).map((leaf) => [leaf.path, { leaf, span }])));
  return [...mergeDeclarations(inSpans).values()].map(({ leaf, span }) => lowerField(leaf, span, wording));
}

function lowerField(leaf: Leaf, span: Consolidation, wording: Wording): ir.Field {
  const { node } = leaf.field;
  const name = node.name.text;
  return {
    name: leaf.path,
    label: wording.label({ section: 'labels', name: `${leaf.owner}.${name}` }, node.label, name),
    type: lowerType(leaf.type),
    optional: leaf.optional,
    sensitive: leaf.sensitive,
    ...boundsOf(leaf, span),
    ...elementBoundsOf(leaf, span),
  };
}

/** Nothing can be declared of the elements of a list of numbers: they keep within what their unit has by default. */
function elementBoundsOf({ type }: Leaf, { units }: Consolidation): { elements?: ir.ElementBounds } {
  if (type.kind !== 'list' || type.element.kind !== 'number') return {};
  const { unit, decimals } = type.element;
  const scale = 10 ** (decimals ?? 0);
  const { minimum, maximum } = defaultBounds(unit, units);
  return { elements: { minimum: minimum * scale, maximum: maximum * scale } };
}

function boundsOf({ type, field }: Leaf, span: Consolidation): { minimum?: number; maximum?: number } {
  const { minimum, maximum } = field.node;
  const counted: Type = type.kind === 'list' ? { kind: 'number', unit: '', decimals: 0 } : type;
  if (counted.kind !== 'number') return {};
  const { unit } = counted;
  const decimals = counted.decimals ?? 0;
  const defaults = type.kind === 'list' ? { minimum: 0, maximum: defaultListLength } : defaultBounds(unit, span.units);
  const grain = grainOf(unit, decimals);
  const bound = (literal: typeof minimum, otherwise: number) =>
    literal === null ? otherwise * 10 ** decimals : readBound(refine(lowerNumberLiteral(literal), grain).expression);
  return { minimum: bound(minimum, defaults.minimum), maximum: bound(maximum, defaults.maximum) };
}

function readBound(expression: ir.Expression): number {
  return expression.kind === 'constant' ? Number(expression.value) : 0;
}

/** The most elements that a list has: one of these, or one that a parameter or an expression gives. */
export function longestList(fields: readonly ir.Field[]): bigint {
  const lengths = fields.map(({ type, maximum = 0 }) => (type.kind === 'list' ? maximum : 0));
  return BigInt(Math.max(defaultListLength, ...lengths));
}

/** Names of the records that stand in lists, directly or through other records. */
export function recordsInLists(fields: readonly ir.Field[], records: readonly ir.RecordType[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = ({ type }: ir.Field): void => {
    if (type.kind !== 'list' || type.element.kind !== 'record') return;
    const { record } = type.element;
    if (found.has(record)) return;
    found.add(record);
    for (const field of records.find(({ name }) => name === record)?.fields ?? []) visit(field);
  };
  for (const field of fields) visit(field);
  return found;
}
