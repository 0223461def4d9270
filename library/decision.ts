import type { AsyncEvaluator, CompiledDecision, LoadedCase } from '../engine/backend.ts';
import { prepareCaseReader } from '../engine/facts/case-reader.ts';
import type { Facts as ValidatedFacts } from '../engine/ir/findings.ts';
import type { Day, Decision, Rulebook, Type } from '../engine/ir/ir.ts';
import type { Language } from '../engine/ir/localized.ts';
import { factsOf } from '../engine/ir/reads.ts';
import { textIn } from '../engine/ir/texts.ts';
import { type JsonSchema, schemaOfFacts } from '../engine/schema/json-schema.ts';
import { ReadyCase } from './ready-case.ts';
import { type Detail, type FoundDetail, openPresenter, type Results, type UnusableFacts } from './results.ts';

/**
 * The facts of a case: a plain object, nested or by dotted names or both, as `JSON.parse` gives it, or the JSON text
 * itself. From a text every number is taken as it is written, and a key given twice is told. What is left out, `null`
 * or blank is not known; `case` may hold your own reference.
 */
export type GivenFacts<Facts extends object = object> = Facts | string;

/** How much is asked of a case. */
export interface DecideOptions<Asked extends Detail> {
  /** `answer` unless given. */
  readonly detail?: Asked;
}

/** What a decision gives besides its outcome. */
export interface OutputOfDecision {
  readonly name: string;
  /** Says how to read a value: a number is an integer, `value × 10^decimals`, in `unit`. */
  readonly type: Type;
  /** Whether the decision gives it: without it nothing is approved. Others are only reported where they are known. */
  readonly given: boolean;
}

/**
 * One decision of a rulebook, prepared for any number of cases. Each call is done when it returns, and keeps nothing of
 * its case; a decision belongs to the thread that opened it, which opens its own in each other thread.
 */
export interface DecisionOfRulebook<Facts extends object = object> {
  readonly name: string;
  /** In the language chosen. */
  readonly label: string;
  /** Paths of the facts the decision reads on any day: `client.birth_date`. */
  readonly facts: readonly string[];
  /** Names of its rules, in order. */
  readonly ruleNames: readonly string[];
  readonly outputs: readonly OutputOfDecision[];
  /** The JSON Schema, draft 2020-12, of the facts that the decision reads on any day; made at each call. */
  schema(): JsonSchema;

  /**
   * Decides a case, and makes as much of it as `detail` asks for. To `JSON.parse` of the facts a verdict or a trace takes
   * about a tenth, an answer three times as long, reasons three hundred times. Throws `RulebookUsageError` for a case that
   * another decision made ready.
   */
  decide<Asked extends Detail = 'answer'>(ready: ReadyCase, options?: DecideOptions<Asked>): Results[Asked];
  /** Reads the facts first; tells what is wrong with those that cannot be used. */
  decide<Asked extends Detail = 'answer'>(
    facts: GivenFacts<Facts> | ReadyCase,
    options?: DecideOptions<Asked>,
  ): Results[Asked] | UnusableFacts;
  /** Decides cases one by one as results are asked for, in their order, in constant memory. */
  decideMany<Asked extends Detail = 'answer'>(
    cases: Iterable<GivenFacts<Facts>>,
    options?: DecideOptions<Asked>,
  ): Generator<Results[Asked] | UnusableFacts, void>;
  /** Reads and validates facts once, to be decided any number of times; about as much work as `JSON.parse` of them. */
  read(facts: GivenFacts<Facts>): ReadyCase | UnusableFacts;
}

/** A decision as programs of ours open it, which have facts from forms and generators too. */
export interface OpenedDecision extends DecisionOfRulebook {
  /** Makes facts ready that are known to be sound. */
  ready(facts: ValidatedFacts): ReadyCase;
}

/** A decision by any engine: also by one that answers later. */
export interface AnyDecision {
  decide<Asked extends FoundDetail>(
    facts: GivenFacts,
    options: DecideOptions<Asked>,
  ): Results[Asked] | UnusableFacts | Promise<Results[Asked] | UnusableFacts>;
}

/** What a decision is opened with. */
export interface DecisionParts {
  readonly rulebook: Rulebook;
  readonly decision: Decision;
  /** Stands in for an as-of fact that is left out. */
  readonly on: Day | null;
  readonly language: Language;
}

/** A decision behind its public face. */
export function openDecision(parts: DecisionParts, compiled: CompiledDecision): OpenedDecision {
  const { rulebook, decision, on, language } = parts;
  const { name } = decision;
  const { present } = openPresenter(rulebook, decision, language);
  const readFacts = prepareRead(parts);
  const foundOf = (ready: ReadyCase, loaded: LoadedCase) => ({
    case: ready.case,
    facts: ReadyCase.factsOf(ready),
    findings: compiled.findings(loaded),
    steps: () => compiled.steps(loaded),
  });
  function read(given: GivenFacts): ReadyCase | UnusableFacts {
    const { facts, case: reference, problems } = readFacts(given);
    if (problems.length > 0) return { kind: 'unusable', case: reference, problems };
    return new ReadyCase(compiled, reference, facts, compiled.load(facts, on));
  }
  function decide<Asked extends Detail = 'answer'>(ready: ReadyCase, options?: DecideOptions<Asked>): Results[Asked];
  function decide<Asked extends Detail = 'answer'>(
    given: GivenFacts | ReadyCase,
    options?: DecideOptions<Asked>,
  ): Results[Asked] | UnusableFacts;
  /** So short that it becomes a part of the loop that calls it: a verdict costs no more than the back end's own. */
  function decide(given: GivenFacts | ReadyCase, options?: DecideOptions<Detail>): Results[Detail] | UnusableFacts {
    return options?.detail === 'verdict' && given instanceof ReadyCase
      ? compiled.verdict(ReadyCase.loadedBy(compiled, given))
      : decideAs(given, options?.detail ?? 'answer');
  }
  function decideAs(given: GivenFacts | ReadyCase, detail: Detail): Results[Detail] | UnusableFacts {
    const ready = given instanceof ReadyCase ? given : read(given);
    if (ready.kind === 'unusable') return ready;
    const loaded = ReadyCase.loadedBy(compiled, ready);
    if (detail === 'verdict') return compiled.verdict(loaded);
    if (detail === 'trace') {
      // Field by field: to spread an object takes ten times as long.
      const { kind, outcome, missing, values, rules } = compiled.trace(loaded);
      const because = () => present(foundOf(ready, loaded), 'findings').because();
      return { kind, outcome, missing, values, rules, because };
    }
    return present(foundOf(ready, loaded), detail);
  }
  return {
    name,
    label: textIn(decision.label, language, rulebook),
    facts: factsOf(rulebook, name).map(({ path }) => path),
    ruleNames: decision.rules.map((rule) => rule.name),
    outputs: decision.outputs.map((output) => ({
      name: output.name,
      type: output.type,
      given: output.givenFrom !== null,
    })),
    schema: () => schemaOfFacts(rulebook, { decision: name, language }),
    decide,
    *decideMany(cases, options) {
      for (const facts of cases) yield decide(facts, options);
    },
    read,
    ready: (facts) => new ReadyCase(compiled, null, facts, compiled.load(facts, on)),
  };
}

/** A decision by an engine that answers later. */
export function openAsyncDecision(parts: DecisionParts, evaluator: AsyncEvaluator): AnyDecision {
  const { rulebook, decision, on, language } = parts;
  const { present } = openPresenter(rulebook, decision, language);
  const readFacts = prepareRead(parts);
  return {
    async decide<Asked extends FoundDetail>(given: GivenFacts, { detail }: DecideOptions<Asked>) {
      const { facts, case: reference, problems } = readFacts(given);
      if (problems.length > 0) return { kind: 'unusable' as const, case: reference, problems };
      const findings = await evaluator.decide(decision.name, facts, on);
      return present<FoundDetail>({ case: reference, facts, findings }, detail ?? 'answer') as Results[Asked];
    },
  };
}

function prepareRead({ rulebook, decision, on }: DecisionParts) {
  const reader = prepareCaseReader(rulebook, decision.name, on);
  return (given: GivenFacts) => (typeof given === 'string' ? reader.readText(given) : reader.readObject(given));
}
