import { invariant } from '../../ir/invariant.ts';
import type { Decision, Outcome, Output, Rulebook, Type } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { hiddenOutputs } from '../../ir/sensitive.ts';
import { encode } from './encode-expressions.ts';
import { encodeRule, type Standing } from './encode-rules.ts';
import { readFact } from './facts.ts';
import { hasBegun, type Problem, type Scope, type Side } from './scope.ts';
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
  /** When each parameter that is looked up has no value, by its name. */
  readonly gaps: ReadonlyMap<string, readonly Truth[]>;
}

export interface EncodedRule {
  readonly denies: Truth;
  readonly refers: Truth;
  readonly warns: Truth;
  /** That it is undecided through a gap of the rulebook. */
  readonly lacksValue: Truth;
  /** That it applies: to the case, or to some element. */
  readonly applies: Truth;
}

/** Encodes a decision of a rulebook over the case of a problem. */
export function encodeDecision(rulebook: Rulebook, name: string, problem: Problem): EncodedDecision {
  const decision = namesOf(rulebook).decisions.get(name);
  invariant(decision !== undefined, 'the decision is declared');
  const side: Side = { problem, rulebook, definitions: new Map(), undated: new Map(), ownDates: [], gaps: new Map() };
  const scope = openScope(side, decision.asOf);
  const hidden = hiddenOutputs(decision, rulebook);
  const values = decision.outputs.map((output) => ({ ...output, result: encode(output.expression, scope) }));
  const outputs = values
    .filter((output) => !hidden.has(output.name))
    .map(({ name: output, type, result }) => [output, { type, result }] as const);
  const standings = decision.rules.map((rule) => ({ name: rule.name, standing: encodeRule(rule, scope) }));
  return {
    outcome: conclude(
      [...standings.map(({ standing }) => standing), ...standWithoutRules(decision, values, scope)],
      problem.results.isKnown(scope.context.date),
      problem,
    ),
    outputs: new Map(outputs),
    rules: new Map(standings.map(({ name: rule, standing }) => [rule, violationsOf(standing, problem)])),
    ownDates: side.ownDates,
    gaps: side.gaps,
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

/** What counts like rules that refer: as `standWithoutRules` of the interpreter. */
function standWithoutRules(
  { since }: Decision,
  values: readonly (Output & { readonly result: Encoded })[],
  scope: Scope,
): readonly OfOutcome[] {
  const { store } = scope.side.problem;
  const none = { denies: store.false, open_deny: store.false, refers: store.false, open_refer: store.false };
  const hasNoRules = store.not(hasBegun({ from: since, value: null }, scope));
  const unknown = values.flatMap(({ givenFrom, result }): OfOutcome[] => {
    if (givenFrom === null) return [];
    const counts = store.and(hasBegun({ from: givenFrom, value: null }, scope), result.unknown);
    return [
      {
        ...none,
        refers_by_gap: store.and(counts, store.not(result.waits)),
        open_refer: store.and(counts, result.waits),
      },
    ];
  });
  return [{ ...none, refers_by_gap: hasNoRules }, ...unknown];
}

/** What of a standing counts for the outcome. */
type OfOutcome = Pick<Standing, 'denies' | 'open_deny' | 'refers' | 'refers_by_gap' | 'open_refer'>;

function conclude(standings: readonly OfOutcome[], isDated: Truth, { store }: Problem): EncodedDecision['outcome'] {
  const occurs = (weight: keyof OfOutcome) => store.or(...standings.map((standing) => standing[weight]));
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
    open_warn: openWarn,
    satisfied,
  } = standing;
  const beforeRefer = store.or(denies, openDeny);
  const beforeWarn = store.or(beforeRefer, refers, byGap, openRefer);
  return {
    denies,
    refers: store.and(refers, store.not(beforeRefer)),
    warns: store.and(warns, store.not(beforeWarn)),
    lacksValue: store.or(byGap, store.and(openWarn, store.not(store.or(beforeWarn, warns)))),
    applies: store.or(denies, refers, warns, satisfied),
  };
}
