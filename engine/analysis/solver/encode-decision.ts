import { invariant } from '../../ir/invariant.ts';
import type { Outcome, Rulebook, Type } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { hiddenOutputs } from '../../ir/sensitive.ts';
import { encode } from './encode-expressions.ts';
import { encodeRule, type Standing } from './encode-rules.ts';
import { readFact } from './facts.ts';
import type { Problem, Scope, Side } from './scope.ts';
import type { Truth } from './terms.ts';
import type { Encoded } from './values.ts';

/** A decision in every complete case at once. */
export interface EncodedDecision {
  readonly outcome: Readonly<Record<Outcome, Truth>>;
  /** By name; those that are never shown left out. */
  readonly outputs: ReadonlyMap<string, { readonly type: Type; readonly result: Encoded }>;
  /** When each rule is violated, by name. */
  readonly rules: ReadonlyMap<string, EncodedRule>;
  /** The dates besides the decision's own that values are taken as of. */
  readonly ownDates: readonly Encoded[];
}

export interface EncodedRule {
  readonly denies: Truth;
  readonly refers: Truth;
  readonly warns: Truth;
  /** That it is undecided through a gap of the rulebook, which refers. */
  readonly lacksValue: Truth;
  /** That it applies: to the case, or to some element. */
  readonly applies: Truth;
}

/** Encodes a decision of a rulebook over the case of a problem. */
export function encodeDecision(rulebook: Rulebook, name: string, problem: Problem): EncodedDecision {
  const decision = namesOf(rulebook).decisions.get(name);
  invariant(decision !== undefined, 'the decision is declared');
  const side: Side = { problem, rulebook, definitions: new Map(), undated: new Map(), ownDates: [] };
  const scope = openScope(side, decision.asOf);
  const hidden = hiddenOutputs(decision, rulebook);
  const outputs = decision.outputs
    .filter((output) => !hidden.has(output.name))
    .map(({ name: output, type, expression }) => [output, { type, result: encode(expression, scope) }] as const);
  const standings = decision.rules.map((rule) => ({ name: rule.name, standing: encodeRule(rule, scope) }));
  return {
    outcome: conclude(
      standings.map(({ standing }) => standing),
      problem.results.isKnown(scope.context.date),
      problem,
    ),
    outputs: new Map(outputs),
    rules: new Map(standings.map(({ name: rule, standing }) => [rule, violationsOf(standing, problem)])),
    ownDates: side.ownDates,
  };
}

/** Only an optional as-of fact may be left out of a complete case: the decision then waits for its date. */
function openScope(side: Side, asOf: string): Scope {
  const { store } = side.problem;
  const fact = readFact(asOf, side.problem);
  const date: Encoded = {
    ...fact,
    absent: store.false,
    unknown: store.or(fact.absent, fact.unknown),
    waits: fact.absent,
  };
  return { side, context: { key: '', date }, bindings: new Map() };
}

function conclude(standings: readonly Standing[], isDated: Truth, { store }: Problem): EncodedDecision['outcome'] {
  const occurs = (weight: keyof Standing) => store.or(...standings.map((standing) => standing[weight]));
  const denied = occurs('denies');
  const open = store.and(store.not(denied), store.or(occurs('open_deny'), store.not(isDated)));
  const settled = store.not(store.or(denied, open));
  const referred = store.and(settled, store.or(occurs('refers'), occurs('refers_by_gap')));
  const waiting = store.and(settled, store.not(referred), occurs('open_refer'));
  return {
    denied,
    referred,
    incomplete: store.or(open, waiting),
    approved: store.and(settled, store.not(referred), store.not(waiting)),
  };
}

/** The gravest weight is the rule's. */
function violationsOf(standing: Standing, { store }: Problem): EncodedRule {
  const {
    denies,
    open_deny: openDeny,
    refers,
    refers_by_gap: byGap,
    open_refer: openRefer,
    warns,
    satisfied,
  } = standing;
  const beforeRefer = store.or(denies, openDeny);
  const beforeWarn = store.or(beforeRefer, refers, byGap, openRefer);
  return {
    denies,
    refers: store.and(refers, store.not(beforeRefer)),
    warns: store.and(warns, store.not(beforeWarn)),
    lacksValue: byGap,
    applies: store.or(denies, refers, warns, satisfied),
  };
}
