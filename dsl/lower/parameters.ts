import type * as ir from '../../engine/ir/ir.ts';
import type { Consolidation } from '../editions/consolidated.ts';
import { resolveParameterIndex, resolveTypeExpression } from '../scope/type-expressions.ts';
import type { GivenValue, ParameterTimeline } from '../values/parameter-value.ts';
import { lowerNorm } from './norms.ts';
import { mergeDeclarations } from './timeline.ts';
import { lowerType } from './types.ts';
import type { Wording } from './wording.ts';

/** Parameters over all spans, with their values over time. */
export function lowerParameters(
  spans: readonly Consolidation[],
  timelines: ReadonlyMap<string, ParameterTimeline>,
  wording: Wording,
): readonly ir.Parameter[] {
  const declared = mergeDeclarations(
    spans.map((span) => new Map([...span.parameters].map(([name, parameter]) => [name, { parameter, span }]))),
  );
  return [...declared].map(([name, { parameter, span }]) => {
    const resolved = resolveTypeExpression(parameter.node.type, span);
    return {
      ...lowerNorm(parameter, { section: 'parameters', name }, wording),
      type: lowerType('declared' in resolved ? resolved.declared.type : { kind: 'error' }),
      index: lowerIndex(parameter.node.index, span),
      values: (timelines.get(name)?.entries ?? []).map(({ from, value }) => ({
        from,
        value: value === null ? null : lowerValue(value),
      })),
      ...repealsOf(name, spans),
    };
  });
}

/** The days of the editions that repeal a parameter declared before. */
function repealsOf(name: string, spans: readonly Consolidation[]): Pick<ir.Parameter, 'repealed'> {
  const repealed = spans.flatMap(({ from, parameters }, place) =>
    !parameters.has(name) && spans[place - 1]?.parameters.has(name) === true ? [from] : [],
  );
  return repealed.length === 0 ? {} : { repealed };
}

function lowerIndex(index: Parameters<typeof resolveParameterIndex>[0] | null, span: Consolidation): ir.Index | null {
  const resolved = index === null ? null : resolveParameterIndex(index, span);
  if (resolved === null || 'problem' in resolved) return null;
  switch (resolved.index.kind) {
    case 'enum':
      return { kind: 'enum', enum: resolved.index.enum, members: resolved.index.members };
    case 'bands':
    case 'brackets': {
      const { unit, decimals } = resolved.index.number;
      return { kind: resolved.index.kind, unit, decimals };
    }
  }
}

function lowerValue(given: GivenValue): ir.ParameterValue {
  switch (given.kind) {
    case 'single':
      return { kind: 'single', value: given.value.value };
    case 'by_member':
      return {
        kind: 'by_member',
        values: Object.fromEntries([...given.values].map(([member, { value }]) => [member, value])),
      };
    case 'bands':
      return { kind: 'bands', bands: given.bands.map(({ from, to, value }) => ({ from, to, value: value.value })) };
    case 'brackets':
      return { kind: 'brackets', brackets: given.brackets.map(({ from, value }) => ({ from, value: value.value })) };
  }
}
