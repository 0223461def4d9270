import type { CompiledDecision, Evaluator, RuleStatus, RuleTrace, Verdict } from '../../backend.ts';
import { hiddenOutputs } from '../../explain/sensitive.ts';
import type { Facts, Findings, Result, RuleFinding, Value } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Decision, Message } from '../../ir/ir.ts';
import { dateOf, listOutdated, supplyDate } from '../interpreter/decide.ts';
import { orderPaths } from '../interpreter/missing.ts';
import { absent, toResult } from '../interpreter/results.ts';
import type { Program as Declarations } from '../interpreter/scope.ts';
import { toRuleTrace, toStatus, toVerdict } from '../verdicts.ts';
import { type Conclusion, conclude, concludeBits } from './conclude.ts';
import { type Settled, settle, toFinding } from './findings.ts';
import { generate, type Program } from './generate.ts';
import { Layout } from './layout.ts';
import type { Context, OwnCase } from './objects.ts';
import type { Run } from './run.ts';
import { library } from './runtime/library.ts';
import { nothing, type Raw, toComputed, Unknown, unite, waitFor } from './runtime/unknown.ts';
import { spanAt, spansOf } from './spans.ts';
import type { Mode } from './unit.ts';

/** One decision, its code generated span by span when first needed. Not reentrant: one run at a time. */
export class DecisionProgram implements CompiledDecision {
  private readonly layout: Layout;
  private readonly decision: Decision;
  private readonly declarations: Declarations;
  private readonly reference: Evaluator;
  /** Whether rules say different things at different times, so that an unknown date leaves several to choose from. */
  private readonly datedRules: boolean;
  private readonly starts: readonly Day[];
  private readonly programs: Readonly<Record<Mode, (Program | undefined)[]>> = {
    verdict: [],
    masked: [],
    trace: [],
    closed: [],
    open: [],
  };
  /** For the unknown date: the open and the masked program. */
  private readonly undated = new Map<Mode, Program>();
  private readonly run: Run;
  private readonly main: Context;
  private mode: Mode = 'closed';
  private opened = 0;
  /** Above zero while cases with something missing are mostly decided by the closed program. */
  private credit = 0;
  private readonly unknownDate: Unknown;
  private readonly outputs: readonly { readonly name: string; readonly hidden: boolean }[];
  private readonly idle = new WeakMap<Program, readonly (RuleStatus | undefined)[]>();
  private readonly order: (waits: ReadonlySet<string>) => readonly string[];
  /** Copied for each verdict, so that all have one shape. */
  private readonly noValues: Verdict['values'];
  private readonly contexts = new Map<Day, Context>();

  constructor(declarations: Declarations, decision: Decision, reference: Evaluator) {
    this.reference = reference;
    this.declarations = declarations;
    this.decision = decision;
    this.layout = new Layout(declarations, decision);
    this.datedRules = decision.rules.some(({ versions }) => !declarations.undated.has(versions));
    this.starts = spansOf(this.layout);
    this.main = this.layout.objects.openContext();
    this.unknownDate = waitFor(decision.asOf);
    const hidden = hiddenOutputs(decision, declarations.rulebook);
    this.outputs = decision.outputs.map(({ name }) => ({ name, hidden: hidden.has(name) }));
    this.order = (waits) => orderPaths(waits, declarations.rulebook);
    this.noValues = Object.fromEntries(decision.outputs.map(({ name }) => [name, null]));
    this.run = {
      noted: [],
      count: 0,
      names: null,
      listed: true,
      statuses: [],
      open: { open_deny: nothing, refers_by_gap: nothing, open_refer: nothing },
      openDeny: 0,
      byGap: 0,
      openRefer: 0,
      waits: 0,
      outputs: decision.outputs.map(() => undefined),
      lists: new Map(),
      tells: false,
      outdated: new Map(),
      pathsOf: (mask) => pathsOf(mask, this.layout.waitable),
      violated: () => this.violatedRules(),
      contextOn: (day) => this.contextOn(day),
    };
  }

  load(given: Facts, date: Day | null): OwnCase {
    const facts = supplyDate(this.declarations, this.decision, given, date);
    return this.layout.objects.load(facts, dateOf(this.decision, facts, date));
  }

  verdict(loaded: OwnCase): Verdict {
    const verdict = this.closedVerdict(loaded) ?? this.maskedVerdict(loaded);
    if (verdict !== null) return verdict;
    if (loaded.date !== null || !this.datedRules) return this.openVerdict(loaded);
    return toVerdict(this.declarations.rulebook, this.decision, this.findings(loaded));
  }

  /** The verdict where nothing that matters is missing; where something is missing, only if that has paid before. */
  private closedVerdict(loaded: OwnCase): Verdict | null {
    if (loaded.date === null || (loaded.missing !== 0 && this.credit < 0)) return null;
    const verdict = this.startOn(loaded.date, 'verdict').run(loaded, this.main, this.run) as Verdict | null;
    if (loaded.missing !== 0) this.credit = verdict === null ? this.credit - 2 : Math.min(this.credit + 1, mostCredit);
    return verdict;
  }

  /** The verdict whatever is missing; null where bits cannot tell it. */
  private maskedVerdict(loaded: OwnCase): Verdict | null {
    const { layout, main, run } = this;
    if (!layout.hasMasks || (loaded.date === null && this.datedRules)) return null;
    this.start('masked', false);
    run.openDeny = 0;
    run.byGap = 0;
    run.openRefer = 0;
    const program = this.programOf(loaded.date, 'masked');
    main.day = loaded.date ?? Number.NaN;
    main.waits = loaded.date === null ? layout.bitOf(this.decision.asOf) : 0;
    main.unit = program;
    const verdict = program.run(loaded, main, run) as Verdict | null;
    // Nothing was waited for: the closed program may have come to an end too.
    if (verdict !== null && verdict.missing === library.noNames && this.credit < 0) this.credit += 1;
    return verdict;
  }

  trace(loaded: OwnCase): RuleTrace {
    if (loaded.date !== null) {
      const program = this.startOn(loaded.date, 'trace');
      const { run } = this;
      run.statuses = this.idleStatuses(program).slice();
      const trace = program.run(loaded, this.main, run);
      if (trace !== null && typeof trace !== 'number') return this.withLists(trace as RuleTrace, program);
    }
    return toRuleTrace(this.declarations.rulebook, this.decision, this.findings(loaded));
  }

  /** Of rules that look at each element of a list only the elements are noted. */
  private withLists(trace: RuleTrace, program: Program): RuleTrace {
    const { statuses, lists } = this.run;
    if (lists.size > 0) {
      for (const { rule, standing } of settle(this.run, program)) {
        statuses[rule] = toStatus({ ...standing, rule: this.ruleAt(rule) });
      }
    }
    const complete = program.rules.size === this.decision.rules.length;
    return complete ? trace : { ...trace, rules: trace.rules.filter((status) => status !== undefined) };
  }

  /** What became of the rules that do not apply: all of them, before any has run. */
  private idleStatuses(program: Program): readonly (RuleStatus | undefined)[] {
    const before = this.idle.get(program);
    if (before !== undefined) return before;
    const idle = this.decision.rules.map((_, place) => {
      const rule = program.rules.get(place);
      return rule === undefined ? undefined : toStatus(program.idle(rule));
    });
    this.idle.set(program, idle);
    return idle;
  }

  findings(loaded: OwnCase): Findings {
    if (loaded.date === null && this.datedRules) return this.reference.decide(this.decision.name, loaded.facts, null);
    const closed = loaded.date === null ? null : this.startOn(loaded.date, 'closed');
    const bits = closed?.run(loaded, this.main, this.run);
    const program = closed === null || typeof bits !== 'number' || bits < 0 ? this.runOpen(loaded) : closed;
    const results = this.run.outputs.map(toValue);
    const settled = settle(this.run, program);
    const { outcome, open } = this.conclude(loaded, settled);
    // Made before `outdated` is read: messages too look values up.
    const rules = this.findRules(loaded, program, settled);
    return {
      decision: this.decision.name,
      date: loaded.date,
      outcome,
      values: this.decision.outputs.flatMap(({ name, type }, index) => {
        const result = results[index] ?? absent;
        return result.kind === 'absent' ? [] : [{ name, type, result }];
      }),
      rules,
      missing: open.paths(this.order),
      gaps: open.gaps,
      outdated: this.run.outdated.size === 0 ? [] : this.listOutdated(),
    };
  }

  private startOn(date: Day, mode: Mode): Program {
    this.start(mode, mode === 'closed');
    const program = this.programOf(date, mode);
    this.main.day = date;
    this.main.unit = program;
    return program;
  }

  private runOpen(loaded: OwnCase): Program {
    const program = this.startOpen(loaded.date, true);
    program.run(loaded, this.main, this.run);
    return program;
  }

  private startOpen(date: Day | null, tells: boolean): Program {
    this.start('open', tells);
    const { main } = this;
    const { open } = this.run;
    open.open_deny = nothing;
    open.refers_by_gap = nothing;
    open.open_refer = nothing;
    const program = this.programOf(date, 'open');
    main.day = date ?? Number.NaN;
    main.date = date === null ? this.unknownDate : nothing;
    main.unit = program;
    return program;
  }

  private start(mode: Mode, tells: boolean): void {
    const { run, main } = this;
    this.mode = mode;
    this.opened += 1;
    main.k = this.opened;
    run.count = 0;
    run.tells = tells;
    run.names = null;
    run.listed = true;
    if (run.lists.size > 0) run.lists.clear();
    if (run.outdated.size > 0) run.outdated.clear();
    if (this.contexts.size > 0) this.contexts.clear();
  }

  private programOf(day: Day | null, mode: Mode): Program {
    if (day === null) {
      const before = this.undated.get(mode) ?? generate(this.layout, null, mode);
      this.undated.set(mode, before);
      return before;
    }
    const programs = this.programs[mode];
    const span = spanAt(this.starts, day);
    const before = programs[span];
    if (before !== undefined) return before;
    const start = span === 0 ? (this.starts[0] ?? day + 1) - 1 : (this.starts[span - 1] ?? day);
    const program = generate(this.layout, start, mode);
    programs[span] = program;
    return program;
  }

  /** The context of a definition's own date. The same one for the same day, so that nothing is computed twice. */
  private contextOn(day: Day | Unknown | undefined): Context {
    if (typeof day !== 'number') return this.openContext(null, day ?? nothing);
    const before = this.contexts.get(day);
    if (before !== undefined) return before;
    if (day === this.main.day) return this.main;
    const context = this.openContext(day, nothing);
    this.contexts.set(day, context);
    return context;
  }

  private openContext(day: Day | null, date: Unknown): Context {
    const context = this.layout.objects.openContext();
    this.opened += 1;
    context.k = this.opened;
    context.day = day ?? Number.NaN;
    context.date = date;
    context.unit = this.programOf(day, this.mode);
    return context;
  }

  /** Rules that ran by their guards, or for each element of a list, are brought into order here. */
  private violatedRules(): readonly string[] {
    const { alternatives } = this.main.unit as Program;
    const { noted, count, names } = this.run;
    const listed = new Set(names);
    const places = new Set<number>();
    for (const note of noted.slice(0, count)) places.add(alternatives.at(note as number).rule);
    for (const [place, { name }] of this.decision.rules.entries()) if (listed.has(name)) places.add(place);
    return this.namesOf(places);
  }

  private namesOf(places: ReadonlySet<number>): readonly string[] {
    return [...places].sort((left, right) => left - right).map((place) => this.ruleAt(place));
  }

  private ruleAt(place: number): string {
    const rule = this.decision.rules[place];
    invariant(rule !== undefined, 'notes name rules of the decision');
    return rule.name;
  }

  private openVerdict(loaded: OwnCase): Verdict {
    const program = this.startOpen(loaded.date, false);
    const bits = program.run(loaded, this.main, this.run) as number;
    const { outcome, open } =
      this.run.lists.size > 0
        ? this.conclude(loaded, settle(this.run, program))
        : this.withOutputs(concludeBits(bits, this.run.open, loaded.date !== null), loaded);
    const violated = (bits & 14) === 0 && this.run.lists.size === 0 ? noNames : this.violatedIn(program);
    return { outcome, violated, missing: open.paths(this.order), values: this.openValues() };
  }

  private violatedIn(program: Program): readonly string[] {
    const violated: string[] = [];
    for (const { rule, standing } of this.inOrder(settle(this.run, program))) {
      if (standing.status === 'violated') violated.push(this.ruleAt(rule));
    }
    return violated;
  }

  private openValues(): Verdict['values'] {
    const values: Record<string, Value | null> = { ...this.noValues };
    for (let position = 0; position < this.outputs.length; position += 1) {
      const output = this.outputs[position];
      const raw = this.run.outputs[position];
      if (output === undefined || output.hidden || raw === undefined || raw instanceof Unknown) continue;
      values[output.name] = raw as Value;
    }
    return values;
  }

  private conclude(loaded: OwnCase, settled: readonly Settled[]): Conclusion {
    return this.withOutputs(conclude(this.inOrder(settled), loaded.date !== null), loaded);
  }

  /** What the outcome and the outputs wait for together. */
  private withOutputs({ outcome, open }: Conclusion, { date }: OwnCase): Conclusion {
    let waiting = outcome === 'denied' || date !== null || this.layout.dateIsAnswered ? nothing : this.unknownDate;
    if (outcome !== 'denied') waiting = unite(waiting, open);
    for (const output of this.run.outputs) waiting = unite(waiting, output);
    return { outcome, open: waiting };
  }

  /** Rules with guards do not run in their order. */
  private inOrder(settled: readonly Settled[]): readonly Settled[] {
    return this.layout.runsInOrder ? settled : [...settled].sort((left, right) => left.rule - right.rule);
  }

  private listOutdated(): Findings['outdated'] {
    return listOutdated({ program: this.declarations, outdated: this.run.outdated });
  }

  private findRules(loaded: OwnCase, program: Program, settled: readonly Settled[]): readonly RuleFinding[] {
    const found = new Map(settled.map((one) => [one.rule, one]));
    const tell = (message: Message, element: Raw) => this.tell(message, element, loaded, program);
    return [...program.rules.values()].map((rule) => {
      const one = found.get(rule.place);
      return one === undefined ? program.idle(rule) : toFinding(one, rule, program, this.run, tell);
    });
  }

  /** The values a message tells; those the closed program does not know, the open one does. */
  private tell(message: Message, element: Raw, loaded: OwnCase, program: Program): readonly Raw[] {
    const telling = program.messages.get(message);
    // A message of words only tells no value.
    if (telling === undefined) return [];
    const told = telling(loaded, this.main, this.run, element);
    if (typeof told === 'object') return told;
    invariant(told === library.BAIL && loaded.date !== null, 'every message has a function');
    // What the closed program remembers of its own run is not asked again: it has told all it could.
    this.mode = 'open';
    this.contexts.clear();
    const context = this.openContext(loaded.date, nothing);
    // The main context is the closed program's: here this one stands for the same day.
    this.contexts.set(loaded.date, context);
    const retold = this.programOf(loaded.date, 'open').messages.get(message)?.(loaded, context, this.run, element);
    this.mode = 'closed';
    this.contexts.clear();
    invariant(typeof retold === 'object', 'every message has a function');
    return retold;
  }
}

function toValue(raw: Raw): Result {
  return toResult(toComputed(raw));
}

const noNames: readonly string[] = [];

const mostCredit = 8;

/** The paths whose places are bits of the mask, in order. */
function pathsOf(mask: number, waitable: readonly string[]): readonly string[] {
  const paths: string[] = [];
  for (let left = mask; left !== 0; left &= left - 1) paths.push(waitable[31 - Math.clz32(left & -left)] ?? '');
  return paths;
}
