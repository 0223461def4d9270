import { invariant } from '../../ir/invariant.ts';
import type { Rule, RuleVersion } from '../../ir/ir.ts';
import { type Assessment, assessWithin, isOpen } from './assessments.ts';
import { encode } from './encode-expressions.ts';
import { someElement } from './list-terms.ts';
import { type Binding, bind, hasBegun, type Scope, saysTheSameAlways } from './scope.ts';
import type { Truth } from './terms.ts';

/** What a rule means for the outcome, gravest first, and that it is satisfied. */
const weights = [
  'denies',
  'open_deny',
  'refers',
  'refers_by_gap',
  'open_refer',
  'warns',
  'open_warn',
  'satisfied',
] as const;
export type Weight = (typeof weights)[number];

/** When a rule, or an element it looks at, has each weight. Of several the gravest is the rule's. */
export type Standing = Readonly<Record<Weight, Truth>>;

/** Where a rule stands on the scope's date. One that has been repealed has no weight. */
export function encodeRule(rule: Rule, scope: Scope): Standing {
  const { store, results } = scope.side.problem;
  const [first] = rule.versions;
  invariant(first !== undefined, 'every rule has a version');
  const read = (version: RuleVersion | null) =>
    version === null ? mapWeights(() => store.false) : encodeVersion(version, scope);
  if (saysTheSameAlways(rule.versions, scope.side)) return read(first.value);
  const standings = rule.versions.map((entry) => ({ entry, standing: read(entry.value) }));
  const dated = standings.reduce(
    (earlier, { entry, standing }) => choose(hasBegun(entry, scope), standing, earlier, scope),
    read(first.value),
  );
  const { date } = scope.context;
  const isKnown = results.isKnown(date);
  if (isKnown === store.true) return dated;
  const between = standings.map(({ standing }) => standing);
  return choose(isKnown, dated, standBetween(between, store.and(date.unknown, date.waits), scope), scope);
}

function mapWeights(make: (weight: Weight) => Truth): Standing {
  return {
    denies: make('denies'),
    open_deny: make('open_deny'),
    refers: make('refers'),
    refers_by_gap: make('refers_by_gap'),
    open_refer: make('open_refer'),
    warns: make('warns'),
    open_warn: make('open_warn'),
    satisfied: make('satisfied'),
  };
}

function choose(condition: Truth, then: Standing, otherwise: Standing, { side }: Scope): Standing {
  return mapWeights((weight) => side.problem.store.choose(condition, then[weight], otherwise[weight]));
}

function encodeVersion(version: RuleVersion, scope: Scope): Standing {
  const { forEach } = version;
  const stand = (inner: Scope) => standOn(assessWithin(version, inner), inner);
  if (forEach === null) return stand(scope);
  const { problem } = scope.side;
  const list = encode(forEach.list, scope);
  const parts = list.value?.kind === 'list' ? list.value.parts : [];
  const known = new Map<Binding, Standing>();
  const standingOf = (value: Binding): Standing => {
    const standing = known.get(value) ?? stand(bind(scope, forEach.variable, value));
    known.set(value, standing);
    return standing;
  };
  const together = mapWeights((weight) => someElement(parts, (value) => standingOf(value)[weight], problem));
  const isKnown = problem.results.isKnown(list);
  if (isKnown === problem.store.true) return together;
  // Of a list left out, an element of which nothing is known stands for whatever may be in it.
  const unknown = standBetween([standingOf(null)], problem.store.and(list.unknown, list.waits), scope);
  return choose(isKnown, together, unknown, scope);
}

function standOn(assessment: Assessment, scope: Scope): Standing {
  const { store } = scope.side.problem;
  const { possible, waits } = assessment;
  const open = isOpen(assessment, scope);
  const settled = (truth: Truth) => store.and(truth, store.not(open));
  const deny = store.and(open, possible.deny);
  const refer = store.and(open, store.not(possible.deny), possible.refer);
  return {
    denies: settled(possible.deny),
    open_deny: store.and(deny, waits),
    refers: settled(possible.refer),
    refers_by_gap: store.and(store.or(deny, refer), store.not(waits)),
    open_refer: store.and(refer, waits),
    warns: settled(possible.warn),
    open_warn: store.and(open, store.not(possible.deny), store.not(possible.refer), possible.warn),
    satisfied: settled(possible.satisfied),
  };
}

/** Unknown which of these it will be: as grave as the gravest may be, but through gaps alone no graver than a referral. */
function standBetween(standings: readonly Standing[], waits: Truth, scope: Scope): Standing {
  const { store } = scope.side.problem;
  const occurs = (...any: readonly Weight[]) =>
    store.or(...standings.flatMap((standing) => any.map((weight) => standing[weight])));
  const open = store.or(waits, occurs('open_deny', 'open_refer', 'open_warn'));
  const deny = occurs('denies', 'open_deny');
  const refer = store.and(store.not(deny), occurs('refers', 'refers_by_gap', 'open_refer'));
  return {
    ...mapWeights(() => store.false),
    open_deny: store.and(deny, open),
    refers_by_gap: store.and(store.or(deny, refer), store.not(open)),
    open_refer: store.and(refer, open),
    open_warn: store.and(store.not(deny), store.not(refer), occurs('warns', 'open_warn')),
  };
}
