import type { CompiledDecision, Evaluator, RuleTrace, Steps, Verdict } from '../../backend.ts';
import type { Facts, Findings, Result } from '../../ir/findings.ts';
import type { Day, Decision, Expression } from '../../ir/ir.ts';
import { dateOf, supplyDate } from '../interpreter/decide.ts';
import type { Program as Declarations } from '../interpreter/scope.ts';
import { toRuleTrace, toStatus, toVerdict } from '../verdicts.ts';
import { Execution } from './execution.ts';
import { findAll, settle } from './findings.ts';
import type { Program } from './generate.ts';
import { Layout } from './layout.ts';
import { type OwnCase, resultOf } from './objects.ts';
import { hole, type Run } from './run.ts';
import { library } from './runtime/library.ts';

/** One decision, its code generated span by span when first needed. */
export class DecisionProgram implements CompiledDecision {
  private readonly decision: Decision;
  private readonly declarations: Declarations;
  private readonly reference: Evaluator;
  private readonly execution: Execution;
  /** Whether rules say different things at different times, so that an unknown date leaves several to choose from. */
  private readonly datedRules: boolean;
  private readonly hasMasks: boolean;
  /** Above zero while cases with something missing are mostly decided by a program that takes everything as known. */
  private credit = 0;

  constructor(declarations: Declarations, decision: Decision, reference: Evaluator) {
    this.reference = reference;
    this.declarations = declarations;
    this.decision = decision;
    const layout = new Layout(declarations, decision);
    this.execution = new Execution(layout);
    this.hasMasks = layout.hasMasks;
    this.datedRules = decision.rules.some(({ versions }) => !declarations.undated.has(versions));
  }

  load(given: Facts, date: Day | null): OwnCase {
    const facts = supplyDate(this.declarations, this.decision, given, date);
    return this.execution.layout.objects.load(facts, dateOf(this.decision, facts, date));
  }

  verdict(loaded: OwnCase): Verdict {
    const { date } = loaded;
    if (loaded.missing === 0 && date !== null) {
      const verdict = this.execution.decideComplete(loaded, date);
      if (verdict !== null) return verdict as Verdict;
    }
    return this.incompleteVerdict(loaded);
  }

  /** A verdict where something is missing, or where the rulebook itself has no value. */
  private incompleteVerdict(loaded: OwnCase): Verdict {
    const verdict = this.closedVerdict(loaded) ?? this.maskedVerdict(loaded);
    return verdict ?? toVerdict(this.declarations.rulebook, this.decision, this.findings(loaded));
  }

  /** Where nothing that matters is missing; tried only while that has paid. */
  private closedVerdict(loaded: OwnCase): Verdict | null {
    if (loaded.date === null || loaded.missing === 0 || this.credit < 0) return null;
    const verdict = this.execution.start(loaded, 'verdict').result as Verdict | null;
    this.credit = verdict === null ? this.credit - 2 : Math.min(this.credit + 1, mostCredit);
    return verdict;
  }

  /** Whatever is missing; null where bits cannot tell it. */
  private maskedVerdict(loaded: OwnCase): Verdict | null {
    if (!this.hasMasks || (loaded.date === null && this.datedRules)) return null;
    const verdict = this.execution.start(loaded, 'masked').result as Verdict | null;
    // Where nothing was waited for the other program might have come to an end too.
    if (verdict?.missing === library.noNames && this.credit < 0) this.credit += 1;
    return verdict;
  }

  trace(loaded: OwnCase): RuleTrace {
    if (loaded.date !== null) {
      const { execution } = this;
      const program = execution.prepare(loaded, 'trace');
      execution.run.statuses = program.idleStatuses.slice();
      const trace = execution.resume(loaded, program) as RuleTrace | null;
      if (trace !== null) return this.withLists(trace, program);
    }
    return toRuleTrace(this.declarations.rulebook, this.decision, this.findings(loaded));
  }

  steps(loaded: OwnCase): Steps {
    return new ReplayedSteps(this.execution, loaded);
  }

  /** Of rules that look at each element of a list only the elements are noted. */
  private withLists(trace: RuleTrace, program: Program): RuleTrace {
    const { statuses, lists } = this.execution.run;
    if (lists.size > 0) {
      for (const { rule, standing } of settle(this.execution.run, program)) {
        statuses[rule] = toStatus({ ...standing, rule: this.decision.rules[rule]?.name ?? '' });
      }
    }
    const complete = program.rules.size === this.decision.rules.length;
    return complete ? trace : { ...trace, rules: trace.rules.filter((status) => status !== undefined) };
  }

  findings(loaded: OwnCase): Findings {
    const { date, facts } = loaded;
    const found = date === null ? null : findAll(loaded, date, this.execution, this.declarations);
    return found ?? this.reference.decide(this.decision.name, facts, date);
  }
}

const mostCredit = 8;

/** Where the values of expressions stand, and the values. */
interface Kept {
  readonly places: ReadonlyMap<Expression, number>;
  readonly values: Run['steps'];
}

/**
 * The steps of a decision, worked out again from its case when the first is asked for: then their values are kept flat,
 * and results made of those that are asked for.
 */
class ReplayedSteps implements Steps {
  private readonly execution: Execution;
  private readonly loaded: OwnCase;
  private kept: Kept | null = null;

  constructor(execution: Execution, loaded: OwnCase) {
    this.execution = execution;
    this.loaded = loaded;
  }

  resultOf(expression: Expression): Result | null | undefined {
    this.kept ??= this.replay();
    const { places, values } = this.kept;
    const place = places.get(expression);
    const value = place === undefined ? hole : values[place];
    if (typeof value === 'symbol') return undefined;
    if (typeof value === 'bigint') return null;
    // Elements of records are the program's own objects.
    if (Array.isArray(value) && typeof value[0] === 'object') return undefined;
    return resultOf(value);
  }

  /** Up to where the program gives up, if it does. */
  private replay(): Kept {
    const { execution, loaded } = this;
    if (loaded.date === null) return { places: new Map(), values: [] };
    const program = execution.prepare(loaded, 'steps');
    const values = program.holes.slice();
    execution.run.statuses = program.idleStatuses.slice();
    execution.run.steps = values;
    execution.resume(loaded, program);
    return { places: program.steps, values };
  }
}
