import type { Effect, Expression, RuleException, RuleVersion } from '../../ir/ir.ts';
import { encode } from './encode-expressions.ts';
import type { Scope } from './scope.ts';
import type { Truth } from './terms.ts';
import type { Encoded } from './values.ts';

const verdicts = ['satisfied', 'not_applicable', 'deny', 'refer', 'warn'] as const;
type Verdict = (typeof verdicts)[number];

/** When each verdict of a rule is possible; where several are, whether they wait for the as-of date. */
export interface Assessment {
  readonly possible: Readonly<Record<Verdict, Truth>>;
  readonly waits: Truth;
}

/** A branch of a rule: the verdicts where `when` holds. */
interface Branch {
  readonly when: Encoded;
  readonly assessment: Assessment;
}

type Assessed = Pick<RuleException, 'requires' | 'otherwise' | 'exceptions'> & { readonly unconditional?: boolean };

/** The verdicts of a rule within which `when` it stands. */
export function assessWithin(version: RuleVersion, scope: Scope): Assessment {
  const assessment = assess(version, scope);
  if (version.when === null) return assessment;
  return consult([{ when: encode(version.when, scope), assessment }], certainly('not_applicable', scope), scope);
}

/** Whether more than one verdict is possible. */
export function isOpen({ possible }: Assessment, { side }: Scope): Truth {
  const { store } = side.problem;
  const pairs = verdicts.flatMap((one, index) =>
    verdicts.slice(index + 1).map((other) => store.and(possible[one], possible[other])),
  );
  return store.or(...pairs);
}

function assess(rule: Assessed, scope: Scope): Assessment {
  const branches = (mode: RuleException['mode']): readonly Branch[] =>
    rule.exceptions
      .filter((exception) => exception.mode === mode)
      .map((exception) => ({ when: encodeWhen(exception.when, scope), assessment: assess(exception, scope) }));
  const replaced = consult(branches('replace'), assessAlone(rule, scope), scope);
  return relieve(replaced, branches('relieve'), scope);
}

function encodeWhen(when: Expression | null, scope: Scope): Encoded {
  const { results, store } = scope.side.problem;
  return when === null ? results.truth(store.true) : encode(when, scope);
}

function assessAlone({ requires, unconditional, otherwise }: Assessed, scope: Scope): Assessment {
  const { results, store } = scope.side.problem;
  if (requires === null) return certainly(unconditional === true ? otherwise.effect : 'satisfied', scope);
  const required = encode(requires, scope);
  return {
    possible: {
      ...certainly('satisfied', scope).possible,
      satisfied: store.not(results.isFalse(required)),
      [otherwise.effect]: store.not(results.isTrue(required)),
    },
    waits: store.and(required.unknown, required.waits),
  };
}

function certainly(verdict: Verdict, { side }: Scope): Assessment {
  const { store } = side.problem;
  return { possible: mapVerdicts((one) => store.constant(one === verdict)), waits: store.false };
}

function mapVerdicts(make: (verdict: Verdict) => Truth): Assessment['possible'] {
  return {
    satisfied: make('satisfied'),
    not_applicable: make('not_applicable'),
    deny: make('deny'),
    refer: make('refer'),
    warn: make('warn'),
  };
}

/** The verdicts of the branch whose condition is known true; else of all that may be, and of the base. */
function consult(branches: readonly Branch[], base: Assessment, scope: Scope): Assessment {
  if (branches.length === 0) return base;
  const { results, store } = scope.side.problem;
  const left = branches.map(({ when, assessment }) => ({ isLeft: store.not(results.isKnown(when)), when, assessment }));
  const open = settle(
    mapVerdicts((verdict) =>
      store.or(
        base.possible[verdict],
        ...left.map(({ isLeft, assessment }) => store.and(isLeft, assessment.possible[verdict])),
      ),
    ),
    store.or(
      base.waits,
      ...left.map(({ isLeft, when, assessment }) =>
        store.and(isLeft, store.or(assessment.waits, store.and(when.unknown, when.waits))),
      ),
    ),
    scope,
  );
  return branches.reduceRight<Assessment>((rest, { when, assessment }) => {
    const isTrue = results.isTrue(when);
    return {
      possible: mapVerdicts((verdict) => store.choose(isTrue, assessment.possible[verdict], rest.possible[verdict])),
      waits: store.choose(isTrue, assessment.waits, rest.waits),
    };
  }, open);
}

/** A single verdict waits for nothing. */
function settle(possible: Assessment['possible'], waits: Truth, scope: Scope): Assessment {
  return { possible, waits: scope.side.problem.store.and(waits, isOpen({ possible, waits }, scope)) };
}

const violations: readonly Effect[] = ['deny', 'refer', 'warn'];

/** Reliefs stand in the place of violations only: a satisfied rule stays satisfied. */
function relieve(base: Assessment, reliefs: readonly Branch[], scope: Scope): Assessment {
  if (reliefs.length === 0) return base;
  const { store } = scope.side.problem;
  const isViolation = (verdict: Verdict) => verdict !== 'satisfied' && verdict !== 'not_applicable';
  const violated = mapVerdicts((verdict) => (isViolation(verdict) ? base.possible[verdict] : store.false));
  const mayBeViolated = store.or(...violations.map((effect) => base.possible[effect]));
  const relieved = consult(reliefs, { possible: violated, waits: base.waits }, scope);
  return settle(
    mapVerdicts((verdict) => {
      const within = store.and(mayBeViolated, relieved.possible[verdict]);
      return isViolation(verdict) ? within : store.or(base.possible[verdict], within);
    }),
    store.or(base.waits, store.and(mayBeViolated, relieved.waits)),
    scope,
  );
}
