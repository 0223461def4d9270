import type * as ir from '../../engine/ir/ir.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { normsOf } from '../checks/norms.ts';
import type { Consolidation, Edition, RulebookSources } from '../editions/consolidated.ts';
import { expandRange } from '../editions/marks.ts';
import type { ParameterTimeline } from '../values/parameter-value.ts';
import { lowerDecisions } from './decisions.ts';
import { createDefinitions } from './definitions.ts';
import { lowerParameters } from './parameters.ts';
import type { Declarations } from './scope.ts';
import { buildTimeline, mergeOrder } from './timeline.ts';
import { longestList, lowerEnums, lowerFacts, lowerRecords, lowerUnits, recordsInLists } from './vocabulary.ts';
import type { Wording } from './wording.ts';

/** A rulebook that was checked and found without errors. */
export interface CheckedRulebook {
  readonly sources: RulebookSources;
  /** One a span. */
  readonly analyses: readonly Analysis[];
  readonly timelines: ReadonlyMap<string, ParameterTimeline>;
  readonly wording: Wording;
  /** One an edition: `sha256:…`. */
  readonly hashes: readonly string[];
}

/** The IR of a checked rulebook, frozen. */
export function lowerRulebook({ sources, analyses, timelines, wording, hashes }: CheckedRulebook): ir.Rulebook {
  const { identity, spans } = sources;
  const facts = lowerFacts(spans, wording);
  const records = lowerRecords(spans, wording);
  const parameters = lowerParameters(spans, timelines, wording);
  const named = {
    facts: byName(facts),
    records: byName(records),
    parameters: byName(parameters),
    longestList: longestList([...facts, ...records.flatMap(({ fields }) => fields)]),
  };
  const definitions = createDefinitions(analyses, named, wording);
  const declarations: Declarations = {
    ...named,
    typeOfDefinition: definitions.typeOf,
    rangeOfDefinition: definitions.rangeOf,
  };
  const loweredDefinitions = definitions.lower();
  const inLists = recordsInLists(facts, records);
  return freezeDeeply<ir.Rulebook>({
    format: 'rulebook-ir/1',
    id: identity.id,
    title: identity.title,
    authority: identity.authority,
    currency: identity.currency,
    languages: identity.languages,
    editions: lowerEditions(sources, hashes),
    units: lowerUnits(spans, wording),
    enums: lowerEnums(spans, wording),
    records: records.filter(
      ({ name }) => inLists.has(name) || loweredDefinitions.some(({ record }) => record === name),
    ),
    facts,
    parameters,
    definitions: loweredDefinitions,
    decisions: lowerDecisions(analyses, declarations, wording),
    provisions: lowerProvisions(sources),
  });
}

function lowerEditions({ editions }: RulebookSources, hashes: readonly string[]): readonly ir.Edition[] {
  return editions.map(({ date, status, statedFor }, index) => ({
    date,
    status,
    hash: hashes[index] ?? '',
    statedFor: statedFor.map(({ parameter, year }) => ({ parameter, year })),
  }));
}

function lowerProvisions({ spans, editions }: RulebookSources): readonly ir.Provision[] {
  const order = mergeOrder(spans.map(({ provisions }) => [...provisions.keys()]));
  const informative = spans.map((span, index) => decidesNothing(span, editions.slice(0, index + 1)));
  return order.map((mark) => ({
    mark,
    versions: buildTimeline(
      spans.map(({ from, provisions }, index) => {
        const texts = provisions.get(mark);
        if (texts === undefined) return { from, value: null };
        const text = Object.fromEntries([...texts].map(([language, given]) => [language, given.text ?? '']));
        return { from, value: { text, informative: informative[index]?.has(mark) ?? false } };
      }),
    ),
  }));
}

/** The provisions that were listed as informative by a span, but for those that a later edition cites after all. */
function decidesNothing(span: Consolidation, editions: readonly Edition[]): ReadonlySet<string> {
  const listed = new Map(editions.flatMap(({ date, informative }) => informative.map(({ mark }) => [mark, date])));
  for (const { node, edition } of normsOf(span)) {
    for (const mark of node.citations.flatMap(expandRange))
      if (edition > (listed.get(mark) ?? edition)) listed.delete(mark);
  }
  return new Set(listed.keys());
}

function byName<T extends { readonly name: string }>(declarations: readonly T[]): ReadonlyMap<string, T> {
  return new Map(declarations.map((declaration) => [declaration.name, declaration]));
}

/** The value with everything it holds, frozen: the IR is data that nothing changes. */
function freezeDeeply<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) freezeDeeply(inner);
  return value;
}
